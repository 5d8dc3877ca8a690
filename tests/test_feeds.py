"""Feeds, read and followed, against a real server on the loopback interface."""

import gzip
import stat
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from articles import Article, ArticleError
from articles.feeds import Feed, FeedDocument, FeedEntry, Known, Refreshed, Subscriptions, refresh
from articles.feeds.entries import from_entry
from articles.feeds.parsing import parse
from articles.feeds.refreshing import Fetching, look_up
from articles.store import StoreError
from articles.web.download import Download, Limits
from articles.web.validators import ValidatorTable
from tests.support.feed_texts import ATOM, LONG, RSS
from tests.support.web_server import Web, redirects, says

QUICK = Fetching(Limits(seconds=5, silence=2))


@pytest.fixture
def subscriptions(tmp_path: Path) -> Iterator[Subscriptions]:
    with Subscriptions(tmp_path / "own" / "feeds.db") as subscriptions:
        yield subscriptions


def follow(subscriptions: Subscriptions, *urls: str) -> list[Feed]:
    return subscriptions.add(Feed(url=url, title=url) for url in urls)


def refreshed(
    subscriptions: Subscriptions, articles: list[Article] | None = None, **options: object
) -> dict[str, Refreshed]:
    articles = [] if articles is None else articles
    fetching = replace(QUICK, answers=ValidatorTable(subscriptions.path.parent / "answers"))
    keep = lambda article, *_: articles.append(article)  # noqa: E731
    results = refresh(subscriptions.feeds(), subscriptions, keep, fetching)
    return {result.feed.url.rpartition("/")[2]: result for result in results}


# Adding


def test_a_feed_is_added_by_its_own_address(web: Web) -> None:
    web.answers["/feed"] = says(RSS.encode(), "application/rss+xml")

    assert look_up(web.url + "/feed") == Feed(
        url=web.url + "/feed", title="The Herald", site="https://herald.example/"
    )


def test_a_feed_is_added_by_a_page_that_links_to_it(web: Web) -> None:
    link = '<link rel="alternate" type="application/atom+xml" href="feed">'
    web.answers["/news/"] = says(f"<html><head>{link}</head></html>".encode())
    web.answers["/news/feed"] = says(ATOM.encode(), "application/atom+xml")

    assert look_up(web.url + "/news/").url == web.url + "/news/feed"


def test_a_page_without_a_feed_is_told(web: Web) -> None:
    web.answers["/"] = says(b"<html><body>Nothing</body></html>")

    with pytest.raises(ArticleError, match="this page links to no feed"):
        look_up(web.url + "/")


def test_a_page_may_not_point_into_a_private_network(web: Web) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="http://127.0.0.1:9/">'
    web.answers["/"] = says(f"<html><head>{link}</head></html>".encode())

    with pytest.raises(ArticleError, match="private network"):
        look_up(web.url + "/")


# Following


def test_follows_each_feed_once(subscriptions: Subscriptions) -> None:
    assert len(follow(subscriptions, "https://b", "https://a")) == 2
    assert follow(subscriptions, "https://a") == []
    assert [feed.url for feed in subscriptions.feeds()] == ["https://a", "https://b"]


def test_follows_a_feed_no_longer(subscriptions: Subscriptions) -> None:
    (feed,) = follow(subscriptions, "https://a")
    subscriptions.note(feed, {"one": Known(article="id")})

    assert subscriptions.remove("https://a")
    assert subscriptions.remove("https://a") is None
    assert subscriptions.feeds() == []
    assert subscriptions.articles() == {}


def test_remembers_between_two_starts(tmp_path: Path) -> None:
    path = tmp_path / "own" / "feeds.db"
    with Subscriptions(path) as first:
        follow(first, "https://a")
    with Subscriptions(path) as second:
        assert [feed.url for feed in second.feeds()] == ["https://a"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_damaged_list_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "feeds.db"
    path.write_bytes(b"not a database " * 100)

    with pytest.raises(StoreError, match=r"feeds\.db: the list of feeds cannot be used"):
        Subscriptions(path).feeds()
    assert path.read_bytes() == b"not a database " * 100


# Refreshing


def test_what_is_new_is_kept_with_what_the_feed_says_of_it(
    web: Web, subscriptions: Subscriptions
) -> None:
    web.answers["/feed"] = says(RSS.encode(), "application/rss+xml")
    follow(subscriptions, web.url + "/feed")
    articles: list[Article] = []

    refreshed(subscriptions, articles)

    (article,) = articles
    assert article.text.startswith("Bridge shut\n\n“Yes.” The council met")
    assert (article.title, article.byline, article.source) == (
        "Bridge shut",
        "Ann Lee",
        "The Herald",
    )
    assert subscriptions.articles() == {web.url + "/feed": [article.id]}
    assert subscriptions.feeds()[0].title == "The Herald"


def test_what_has_come_does_not_come_again(web: Web, subscriptions: Subscriptions) -> None:
    web.answers["/feed"] = says(RSS.encode(), "application/rss+xml")
    follow(subscriptions, web.url + "/feed")

    assert len(refreshed(subscriptions)["feed"].new) == 1
    assert refreshed(subscriptions)["feed"].new == ()


def test_a_feed_that_has_not_changed_is_not_sent_again(
    web: Web, subscriptions: Subscriptions
) -> None:
    tags: list[str | None] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        tags.append(handler.headers["If-None-Match"])
        known = tags[-1] == '"v1"'
        status = 304 if known else 200
        says(b"" if known else RSS.encode(), "application/rss+xml", status, ETag='"v1"')(handler)

    web.answers["/feed"] = answer
    follow(subscriptions, web.url + "/feed")

    refreshed(subscriptions)
    refreshed(subscriptions)

    assert tags == [None, '"v1"']


def stub_feed(link: str) -> bytes:
    return RSS.replace(LONG, "Cut …").replace("https://herald.example/1", link).encode()


def test_the_page_is_fetched_where_the_feed_gives_a_stub(
    web: Web, subscriptions: Subscriptions
) -> None:
    page = (
        f"<html><body><article><h1>Bridge shut</h1><p>All of it. {LONG}</p></article></body></html>"
    )
    web.answers["/feed"] = says(stub_feed(web.url + "/page"), "application/rss+xml")
    web.answers["/page"] = says(page.encode())
    follow(subscriptions, web.url + "/feed")

    (article,) = refreshed(subscriptions)["feed"].new

    assert "All of it." in article.text
    assert (article.byline, article.published) == ("Ann Lee", "2026-03-09T07:00:00+00:00")
    assert article.source == "The Herald"


def test_a_stub_is_kept_where_the_page_cannot_be_had(
    web: Web, subscriptions: Subscriptions
) -> None:
    web.answers["/feed"] = says(stub_feed("http://127.0.0.1:9/private"), "application/rss+xml")
    follow(subscriptions, web.url + "/feed")

    (article,) = refreshed(subscriptions)["feed"].new

    assert article.text == "Bridge shut\n\n“Yes.” Cut …"


def test_one_broken_feed_hurts_no_other(web: Web, subscriptions: Subscriptions) -> None:
    web.answers = {
        "/good": says(RSS.encode(), "application/rss+xml"),
        "/packed": says(gzip.compress(ATOM.encode()), Content_Encoding="gzip"),
        "/moved": redirects("/good"),
        "/malformed": says(b"<rss version='2.0'><chan", "application/rss+xml"),
        "/lies": says(RSS.encode(), Content_Length="99999"),
        "/drops": lambda handler: handler.connection.close(),
        "/fails": says(b"", status=500),
    }
    follow(subscriptions, *(web.url + path for path in web.answers))

    results = refreshed(subscriptions)

    assert {name for name, result in results.items() if result.new} == {"good", "packed", "moved"}
    assert results["fails"].errors == (f"{web.url}/fails: the server failed (HTTP 500)",)
    failed = {feed.url.rpartition("/")[2] for feed in subscriptions.feeds() if feed.error}
    assert failed == {"malformed", "lies", "drops", "fails"}


BROKEN = {
    "surrogates": "<title>Ferry &#55357;&#56832; sails</title>",
    "beyond unicode": "<title>&#x110000;</title>",
    "beyond a word": "<title>&#xffffffff;</title>",
    "one surrogate": "<description>&#xD800;</description>",
}


@pytest.mark.parametrize("item", BROKEN.values(), ids=BROKEN)
def test_a_feed_that_breaks_its_parser_hurts_no_other(
    web: Web, subscriptions: Subscriptions, item: str
) -> None:
    broken = f"<rss version='2.0'><channel><title>T</title><item>{item}<guid>1</guid></item>"
    web.answers = {
        "/broken": says(f"{broken}</channel></rss>".encode(), "application/rss+xml"),
        "/good": says(RSS.encode(), "application/rss+xml"),
    }
    follow(subscriptions, *(web.url + path for path in web.answers))

    results = refreshed(subscriptions)

    assert len(results["good"].new) == 1
    assert len(results["broken"].errors) <= 1


@pytest.mark.parametrize("error", [ValueError, RecursionError, MemoryError, KeyError, TypeError])
def test_whatever_a_feed_raises_is_one_sentence_kept_with_it(
    web: Web,
    subscriptions: Subscriptions,
    error: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(answer: Download) -> FeedDocument:
        if answer.url.endswith("/broken"):
            raise error("no\nway")
        return parse(answer)

    monkeypatch.setattr("articles.feeds.refreshing.parse", fails)
    answer = says(RSS.encode(), "application/rss+xml")
    web.answers = {"/broken": answer, "/good": answer}
    follow(subscriptions, *(web.url + path for path in web.answers))

    results = refreshed(subscriptions)

    (sentence,) = results["broken"].errors
    assert sentence.startswith(f"{web.url}/broken: this feed ")
    assert "\n" not in sentence
    assert {feed.error for feed in subscriptions.feeds()} == {sentence, None}
    assert len(results["good"].new) == 1


def test_an_entry_that_cannot_be_read_hurts_no_other(
    web: Web, subscriptions: Subscriptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(entry: FeedEntry, source: str | None) -> Article:
        if entry.id.endswith("one"):
            raise OverflowError("too large")
        return from_entry(entry, source)

    monkeypatch.setattr("articles.feeds.entries.from_entry", fails)
    item = RSS[RSS.index("<item>") : RSS.index("</channel>")]
    two = RSS.replace(item, item + item.replace("one", "two"))
    web.answers["/feed"] = says(two.encode(), "application/rss+xml")
    follow(subscriptions, web.url + "/feed")

    result = refreshed(subscriptions)["feed"]

    assert len(result.new) == 1
    (sentence,) = result.errors
    assert sentence.startswith("https://herald.example/1: this entry of a feed holds what")


def test_a_list_of_feeds_that_cannot_be_written_is_told_by_each_feed(
    web: Web, subscriptions: Subscriptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("feeds.db: the list of feeds cannot be used: disk full")

    monkeypatch.setattr(subscriptions, "checked", full)
    web.answers["/feed"] = says(RSS.encode(), "application/rss+xml")
    follow(subscriptions, web.url + "/feed")

    sentence = "feeds.db: the list of feeds cannot be used: disk full"
    assert refreshed(subscriptions)["feed"].errors == (sentence,)


def test_a_slow_feed_is_given_up(web: Web, subscriptions: Subscriptions) -> None:
    done = threading.Event()

    def wait(_: BaseHTTPRequestHandler) -> None:
        done.wait(5)

    web.answers["/slow"] = wait
    follow(subscriptions, web.url + "/slow")
    quick = Fetching(Limits(silence=0.05))

    (result,) = refresh(subscriptions.feeds(), subscriptions, lambda *_: None, quick)
    done.set()

    assert "did not answer within 0.05 seconds" in result.errors[0]


def test_a_host_is_asked_for_few_things_at_once(web: Web, subscriptions: Subscriptions) -> None:
    lock, now, most = threading.Lock(), 0, 0
    pair = threading.Barrier(2)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        pair.wait(5)  # two are let in together, and never a third
        with lock:
            now -= 1
        says(RSS.encode(), "application/rss+xml")(handler)

    web.answers = {f"/{n}": answer for n in range(6)}
    follow(subscriptions, *(web.url + path for path in web.answers))

    assert len(refreshed(subscriptions)) == 6
    assert most == 2


def test_a_stop_ends_the_work_and_loses_nothing(web: Web, subscriptions: Subscriptions) -> None:
    web.answers = {f"/{n}": says(RSS.encode(), "application/rss+xml") for n in range(20)}
    follow(subscriptions, *(web.url + path for path in web.answers))
    stop = threading.Event()
    stop.set()

    results = refresh(subscriptions.feeds(), subscriptions, lambda *_: None, QUICK, stop)

    assert not any(result.new or result.errors for result in results)
    assert sum(len(result.new) for result in refreshed(subscriptions).values()) == 20
