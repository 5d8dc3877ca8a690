"""Logins: used for asking, and kept, shown, copied, exported and logged nowhere."""

import json
from base64 import b64encode
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from articles import Article, ArticleError
from articles.feeds import Feed, Known, Subscriptions, opml
from articles.feeds.refreshing import look_up
from articles.library import Library
from articles.parsing.formats import read
from articles.parsing.source import Source
from articles.safe import without_login
from articles.web.download import download
from tests.support.web_server import Answer, Web, redirects, says
from tui.cli import main
from tui.session import sources

SECRET = "s3cret:pa@ss"
LOGIN = "ada:s3cret%3Apa%40ss@"
WORDS = "The ferry to Elmsey sails again on Monday, the harbour master said. " * 12
PAGE = f"<html><body><article><h1>Ferry sails</h1><p>{WORDS}</p></article></body></html>".encode()
RSS = (
    "<rss version='2.0'><channel><title>Elmsey Post</title><item><guid>one</guid><title>Ferry"
    f"</title><description>{WORDS}</description></item></channel></rss>"
).encode()


@pytest.fixture(autouse=True)
def netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the reader's netrc would be; there is none yet."""
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    return tmp_path / "netrc"


def wants_login(body: bytes, media_type: str = "text/html") -> Answer:
    expected = "Basic " + b64encode(f"ada:{SECRET}".encode()).decode()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        is_known = handler.headers["Authorization"] == expected
        says(body if is_known else b"", media_type, 200 if is_known else 401)(handler)

    return answer


def with_login(web: Web, path: str) -> str:
    """The address with the login in it."""
    return web.url.replace("//", f"//{LOGIN}") + path


def anywhere(folder: Path) -> list[Path]:
    """The files below that hold something of the password."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if b"s3cret" in path.read_bytes()]


@pytest.mark.parametrize(
    ("url", "without"),
    [
        ("https://ada:secret@news.example/a", "https://news.example/a"),
        ("HTTP://ada@news.example:81", "HTTP://news.example:81"),
        ("https://a@b@news.example/", "https://news.example/"),
        ("https://news.example/@ada", "https://news.example/@ada"),
        ("https://news.example?to=ada@b.example", "https://news.example?to=ada@b.example"),
        ("https://news.example#ada@b", "https://news.example#ada@b"),
        ("notes/ada@home.txt", "notes/ada@home.txt"),
        ("", ""),
    ],
)
def test_an_address_loses_its_login_and_nothing_else(url: str, without: str) -> None:
    assert without_login(url) == without


def test_a_page_is_asked_for_with_the_login_and_known_without(web: Web) -> None:
    web.answers["/a"] = wants_login(PAGE)
    answer = download(with_login(web, "/a"))
    assert (answer.url, answer.data) == (web.url + "/a", PAGE)


def test_nothing_that_is_extracted_has_the_login(
    web: Web, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    web.answers["/a"] = wants_login(PAGE)
    assert main(["extract", "--format", "json", with_login(web, "/a")]) == 0
    output = capsys.readouterr()
    assert json.loads(output.out)["url"] == web.url + "/a"
    assert "s3cret" not in output.out + output.err
    assert not anywhere(home)


@pytest.mark.usefixtures("home")
def test_a_failure_is_told_without_the_login(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    main(["extract", with_login(web, "/gone"), LOGIN.join(("http://", "127.0.0.1:1/x"))])
    output = capsys.readouterr()
    assert "(HTTP 404)" in output.err
    assert "s3cret" not in output.out + output.err


def test_what_is_opened_and_kept_has_no_login(web: Web, home: Path) -> None:
    web.answers["/a"] = wants_login(PAGE)
    source = sources.load_article(with_login(web, "/a"))
    Library(home / "data" / "library").keep(source.article, source.where)

    assert (source.where, source.article.url) == (web.url + "/a", web.url + "/a")
    assert "s3cret" not in str(source.article)
    assert not anywhere(home)


def test_no_link_of_an_article_has_a_login() -> None:
    page = b"<p>The harbour is <a href='https://ada:s3cret@news.example/1'>open</a> again.</p>"
    source = Source(name="it", data=page, url="https://ada:s3cret@news.example/")
    assert [part.href for part in read(source, suffix=".html").parts] == ["https://news.example/1"]


def test_an_article_has_no_login_wherever_its_address_comes_from() -> None:
    assert Article(text="x", url="https://ada:secret@news.example/").url == "https://news.example/"


# Redirects


def test_the_login_goes_where_the_same_place_leads_to(web: Web) -> None:
    web.answers = {"/old": redirects("/a"), "/a": wants_login(PAGE)}
    assert download(with_login(web, "/old")).data == PAGE


def test_the_login_goes_to_no_other_place(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    logins: list[str | None] = []
    monkeypatch.setattr("articles.web.connections.is_public_address", lambda _: True)
    elsewhere = web.url.replace("127.0.0.1", "localhost")

    def answer(handler: BaseHTTPRequestHandler) -> None:
        logins.append(handler.headers["Authorization"])
        says(b"words")(handler)

    web.answers = {"/a": redirects(elsewhere + "/b"), "/b": answer}
    download(with_login(web, "/a"))
    assert logins == [None]


def test_a_login_that_a_server_puts_into_an_address_is_not_used(web: Web) -> None:
    web.answers = {"/a": redirects(with_login(web, "/b")), "/b": wants_login(PAGE)}
    with pytest.raises(ArticleError, match="wants a login") as error:
        download(web.url + "/a")
    assert "s3cret" not in str(error.value)


# netrc


def test_a_line_in_netrc_gives_the_login(web: Web, netrc: Path) -> None:
    netrc.write_text(f"machine 127.0.0.1 login ada password {SECRET}\n")
    web.answers["/a"] = wants_login(PAGE)
    assert download(web.url + "/a").data == PAGE


def test_netrc_is_not_for_where_a_page_leads_to(
    web: Web, netrc: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc.write_text(f"machine 127.0.0.1 login ada password {SECRET}\n")
    monkeypatch.setattr("articles.web.connections.is_public_address", lambda _: True)
    web.answers["/a"] = wants_login(PAGE)
    with pytest.raises(ArticleError, match="wants a login"):
        download(web.url + "/a", typed=False)


def test_who_has_no_login_is_told_how_to_give_one(web: Web) -> None:
    web.answers["/a"] = wants_login(PAGE)
    with pytest.raises(ArticleError, match=r"a line for 127\.0\.0\.1 in ~/\.netrc gives it"):
        download(web.url + "/a")


def test_a_netrc_that_cannot_be_read_matters_only_where_it_is_needed(web: Web, netrc: Path) -> None:
    netrc.write_text("machine 127.0.0.1 nonsense\n")
    web.answers = {"/free": says(b"words"), "/a": wants_login(PAGE)}
    assert download(web.url + "/free").data == b"words"
    with pytest.raises(ArticleError, match=r"netrc cannot be read: "):
        download(web.url + "/a")


# Feeds


def test_a_feed_is_added_with_a_login_that_is_not_kept(
    web: Web, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    web.answers["/feed"] = wants_login(RSS, "application/rss+xml")

    assert main(["feeds", "add", with_login(web, "/feed")]) == 0
    output = capsys.readouterr()
    assert f"    1 new  Elmsey Post  {web.url}/feed" in output.out
    assert "The login for 127.0.0.1 is not kept" in output.err

    assert main(["feeds", "refresh"]) == 1
    assert main(["feeds", "list"]) == 0
    assert main(["feeds", "export"]) == 0
    output = capsys.readouterr()
    assert "the server wants a login" in output.err
    assert "s3cret" not in output.out + output.err
    assert not anywhere(home)


def test_a_feed_is_named_with_its_login_or_without(
    web: Web, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    web.answers["/feed"] = wants_login(RSS, "application/rss+xml")
    main(["feeds", "add", with_login(web, "/feed")])

    assert main(["feeds", "refresh", with_login(web, "/feed")]) == 0
    assert main(["feeds", "remove", with_login(web, "/feed")]) == 0
    assert "s3cret" not in "".join(capsys.readouterr())
    assert not anywhere(home)


def test_a_feed_that_netrc_has_the_login_for_says_nothing_of_it(
    web: Web, home: Path, netrc: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    netrc.write_text(f"machine 127.0.0.1 login ada password {SECRET}\n")
    web.answers["/feed"] = wants_login(RSS, "application/rss+xml")
    main(["feeds", "add", with_login(web, "/feed")])
    assert main(["feeds", "refresh"]) == 0
    assert capsys.readouterr().err == ""
    assert not anywhere(home)


def test_a_page_that_links_to_its_feed_gives_it_the_login(web: Web) -> None:
    link = b'<link rel="alternate" type="application/rss+xml" href="feed">'
    web.answers["/"] = wants_login(b"<html><head>" + link + b"</head></html>")
    web.answers["/feed"] = wants_login(RSS, "application/rss+xml")
    assert look_up(with_login(web, "/")).url == web.url + "/feed"


def test_a_list_of_feeds_brings_no_login_and_takes_none_away() -> None:
    outlines = (
        '<opml><body><outline xmlUrl="https://ada:s3cret@a.example/f" title=""/></body></opml>'
    )
    (feed,) = opml.read(outlines.encode(), "list").feeds
    assert (feed.url, feed.title) == ("https://a.example/f", "https://a.example/f")
    assert b"s3cret" not in opml.write([feed, Feed(url="https://ada:s3cret@b.example/", title="B")])


def test_a_list_of_an_older_newsread_loses_its_logins(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    older(path, "https://ada:s3cret@a.example/f", "https://b.example/f")

    with Subscriptions(path) as subscriptions:
        feeds = subscriptions.feeds()
        assert [feed.url for feed in feeds] == ["https://a.example/f", "https://b.example/f"]
        assert subscriptions.known(feeds[0]) == {"one": Known(article="id")}
    assert not anywhere(tmp_path)


def older(path: Path, *urls: str) -> None:
    """A list of feeds as version 1 kept it, each with an entry."""
    import sqlite3

    database = sqlite3.connect(path)
    database.executescript(
        "CREATE TABLE feeds (url TEXT PRIMARY KEY, title TEXT NOT NULL, site TEXT, "
        "added TEXT NOT NULL, checked TEXT, error TEXT, etag TEXT, last_modified TEXT);"
        "CREATE TABLE entries (feed TEXT NOT NULL REFERENCES feeds ON DELETE CASCADE, "
        "id TEXT NOT NULL, article TEXT, PRIMARY KEY (feed, id)); PRAGMA user_version = 1;"
    )
    for url in urls:
        error = f"{url}: the server failed"
        database.execute(
            "INSERT INTO feeds (url, title, added, error) VALUES (?, ?, 'then', ?)",
            (url, url, error),
        )
        database.execute("INSERT INTO entries VALUES (?, 'one', 'id')", (url,))
    database.commit()
    database.close()
