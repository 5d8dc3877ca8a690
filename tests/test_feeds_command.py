"""`newsread feeds`, as it is typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.library import Library
from tests.support.feed_texts import ATOM, RSS
from tests.support.web_server import Web, says, served
from tui.cli import main


@pytest.fixture
def web(home: Path) -> Iterator[Web]:
    with served({"/feed": says(RSS.encode(), "application/rss+xml")}) as web:
        yield web


def feeds(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["feeds", *arguments])
    output = capsys.readouterr()
    return status, output.out, output.err


def test_a_feed_is_added_with_what_it_has(
    web: Web, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = feeds(capsys, "add", web.url + "/feed")

    assert status == 0
    assert out.splitlines() == [
        f"The Herald  {web.url}/feed is now followed.",
        f"    1 new  The Herald  {web.url}/feed",
    ]
    (entry,) = Library(home / "data" / "library").entries()
    assert (entry.title, entry.state) == ("Bridge shut", "new")


def test_a_feed_is_not_added_twice(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    feeds(capsys, "add", web.url + "/feed")

    assert "already followed" in feeds(capsys, "add", web.url + "/feed")[1]


def test_the_list_counts_what_is_unread(
    web: Web, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feeds(capsys, "add", web.url + "/feed")
    assert feeds(capsys, "list")[1].startswith("    1 unread  The Herald")

    library = Library(home / "data" / "library")
    library.mark_read(library.entries()[0].id)
    assert feeds(capsys, "list")[1].startswith("    0 unread  The Herald")


@pytest.mark.usefixtures("web")
def test_an_empty_list_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    assert "newsread feeds add URL" in feeds(capsys, "list")[1]


def test_a_feed_is_removed_and_its_articles_stay(
    web: Web, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feeds(capsys, "add", web.url + "/feed")

    assert "no longer followed" in feeds(capsys, "remove", web.url + "/feed")[1]
    assert feeds(capsys, "remove", web.url + "/feed")[0] == 1
    assert len(Library(home / "data" / "library").entries()) == 1


def test_refreshing_brings_what_is_new(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    feeds(capsys, "add", web.url + "/feed")
    web.answers["/feed"] = says(
        ATOM.replace(">one<", ">two<").replace("Yes", "No").encode(), "application/atom+xml"
    )

    assert feeds(capsys, "refresh")[1].startswith("    1 new")
    assert feeds(capsys, "refresh")[1].startswith("    0 new")


def test_what_goes_wrong_is_told_and_makes_the_status_1(
    web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    feeds(capsys, "add", web.url + "/feed")
    web.answers["/feed"] = says(b"", status=503)

    status, out, err = feeds(capsys, "refresh")

    assert (status, out) == (1, "")
    assert err.startswith(f"newsread: {web.url}/feed: the server failed (HTTP 503); failed once")
    assert "(HTTP 503)" in feeds(capsys, "list")[1]


def test_a_feed_whose_address_is_none_is_told_and_the_others_are_asked(
    web: Web, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    feeds = "".join(f'<outline xmlUrl="{url}"/>' for url in ("http://[x/", f"{web.url}/feed"))
    (tmp_path / "list.opml").write_text(f"<opml><body>{feeds}</body></opml>")
    main(["feeds", "import", str(tmp_path / "list.opml")])
    capfd.readouterr()

    assert main(["feeds", "refresh"]) == 1
    output = capfd.readouterr()
    assert output.out == f"    1 new  The Herald  {web.url}/feed\n"
    assert output.err.startswith("newsread: http://[x/: this is no valid address; failed once, on")


def test_a_feed_that_is_not_followed_is_named(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = feeds(capsys, "refresh", "https://a.example/f")

    assert status == 1
    assert "this feed is not followed" in err


def test_a_list_goes_out_and_comes_in(
    web: Web, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feeds(capsys, "add", web.url + "/feed")
    assert feeds(capsys, "export", str(tmp_path / "list.opml"))[0] == 0
    feeds(capsys, "remove", web.url + "/feed")

    assert feeds(capsys, "import", str(tmp_path / "list.opml"))[1].startswith("1 of 1 feed is new.")
    assert "The Herald" in feeds(capsys, "list")[1]


def test_a_list_goes_over_no_file_of_somebody_elses(
    web: Web, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feeds(capsys, "add", web.url + "/feed")
    path = tmp_path / "list.opml"
    path.write_text("mine")
    status, _, err = feeds(capsys, "export", str(path))
    assert (status, path.read_text()) == (1, "mine")
    assert err.endswith("name another file, or replace it with --force.\n")
    assert feeds(capsys, "export", str(path), "--force")[0] == 0
    assert "The Herald" in path.read_text()


def test_a_list_that_cannot_be_read_is_told(
    web: Web, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = feeds(capsys, "import", str(tmp_path / "none.opml"))

    assert status == 1
    reason = "this list cannot be read: No such file or directory"
    assert err == f"newsread: {tmp_path}/none.opml: {reason}\n"


def test_a_title_that_steers_a_terminal_is_shown_as_text(
    web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web.answers["/feed"] = says(
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "A\\u001b[31m\\u202eB"}',
        "application/feed+json",
    )

    out = feeds(capsys, "add", web.url + "/feed")[1]

    assert out.isprintable() or set(filter(lambda c: not c.isprintable(), out)) == {"\n"}


@pytest.mark.parametrize("arguments", [["dance"], ["add"]])
def test_a_wrong_command_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(["feeds", *arguments])

    assert exit_info.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_feeds_are_listed_under_their_folders(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outlines = "<outline text='Sea'><outline text='Tides' xmlUrl='https://a.example/f'/></outline>"
    outlines += "<outline text='Land' xmlUrl='https://b.example/f'/><outline type='rss' text='X'/>"
    (tmp_path / "list.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    output = feeds(capsys, "import", str(tmp_path / "list.opml"))[1]
    assert output.startswith("2 of 2 feeds are new. Left out, for want of an https:// address: X.")
    output = feeds(capsys, "import", str(tmp_path / "list.opml"))[1]
    assert output == "No feed in it is new. Left out, for want of an https:// address: X.\n"
    assert feeds(capsys, "list")[1].splitlines() == [
        "    0 unread  Land  https://b.example/f",
        "Sea:",
        "    0 unread  Tides  https://a.example/f",
    ]
