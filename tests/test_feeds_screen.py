"""The feeds that are followed, driven as a reader drives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles import Article
from articles.feeds import Feed, Known, Subscriptions
from articles.library import Library
from tests.support.feed_texts import RSS
from tests.support.pilots import press, settled, text_of
from tests.support.web_server import says, served
from tui.feeds.ahead_wanted import AheadWanted
from tui.feeds.feeds_screen import FeedsScreen
from tui.keyboard.keyboard_app import KeyboardApp
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.feeds.feeds_rows import Followed

OLD, NEW = Article(text="Old news."), Article(text="News.")
HERALD = Feed(
    url="https://herald.example/feed",
    title="[red]Herald[/red] \x1b[31m",
    site="https://herald.example/",
)
POST = Feed(url="https://post.example/feed", title="Post", error="post.example: no answer")


class Feeds(KeyboardApp):
    """An app that shows nothing but the feeds."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.library = Library(folder / "library")
        self.shown = FeedsScreen(self.library, Subscriptions(folder / "feeds.db"))
        self.chosen: list[Followed | None] = []
        self.wanted: list[tuple[str, ...] | None] = []
        self.said: list[str] = []
        self.shown.notify = self.notify  # type: ignore[method-assign]

    def on_mount(self) -> None:
        self.push_screen(self.shown, self.chosen.append)

    def on_ahead_wanted(self, message: AheadWanted) -> None:
        self.wanted.append(message.feeds)

    def notify(self, message: str, **options: object) -> None:
        assert options.get("markup") is False
        self.said.append(message)

    def text(self) -> str:
        return text_of(self.shown.list)


@pytest.fixture
async def pilot(tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    app = Feeds(tmp_path)
    app.library.keep(OLD, "-")
    app.library.keep(NEW, "-", is_opened=False)
    with Subscriptions(tmp_path / "feeds.db") as subscriptions:
        subscriptions.add([HERALD, POST])
        for feed in (HERALD, POST):
            subscriptions.checked(feed)
        for number, article in enumerate((OLD, NEW, Article(text="Deleted."))):
            subscriptions.note(HERALD, {f"entry {number}": Known(article=article.id)})
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        yield pilot


@pytest.fixture
def feeds(pilot: Pilot[None]) -> Feeds:
    assert isinstance(pilot.app, Feeds)
    return pilot.app


async def answer(pilot: Pilot[None], key: str, words: str) -> None:
    """Press a key, and put what it asks for into the line, as pasting does."""
    await pilot.press(key)
    pilot.app.screen.query_one(Prompt).value = words
    await press(pilot, "enter")


def test_a_line_tells_what_is_unread_and_what_is_wrong(feeds: Feeds) -> None:
    herald, post = feeds.text().splitlines()[:2]
    assert "[red]Herald[/red] ␛[31m" in herald
    assert herald.split()[-3:-1] == ["1", "2"]
    assert post.split()[:3] == ["!", "Post", "0"]
    assert feeds.shown._top.left[0][0] == (
        "Feeds   2 followed, 1 unread, 1 that could not be fetched"
    )


async def test_what_is_wrong_is_said_under_the_list(pilot: Pilot[None], feeds: Feeds) -> None:
    await press(pilot, "j")
    assert feeds.shown._details.left[0][0] == "post.example: no answer"


async def test_the_articles_of_a_feed_can_be_listed(pilot: Pilot[None], feeds: Feeds) -> None:
    await press(pilot, "j", "enter")
    assert "Nothing has come" in feeds.said[0]
    await press(pilot, "k", "enter")
    (chosen,) = feeds.chosen
    assert chosen and chosen.articles == (OLD.id, NEW.id)


async def test_a_feed_that_is_removed_comes_back_with_what_had_come(
    pilot: Pilot[None], feeds: Feeds
) -> None:
    before = feeds.shown.subscriptions.feeds()[0]
    await press(pilot, "x")
    assert [feed.title for feed in feeds.shown.subscriptions.feeds()] == ["Post"]
    assert "u brings it back" in feeds.said[0]
    await press(pilot, "u", "u")
    assert feeds.said[-1] == "There is nothing to undo."
    restored = feeds.shown.subscriptions.feeds()[0]
    assert (restored.url, restored.checked) == (before.url, before.checked)
    assert set(feeds.shown.subscriptions.known(restored)) == {"entry 0", "entry 1", "entry 2"}


async def test_one_feed_or_all_can_be_fetched(pilot: Pilot[None], feeds: Feeds) -> None:
    await press(pilot, "j", "r", "R")
    assert feeds.wanted == [(POST.url,), None]


async def test_a_page_that_links_to_a_feed_is_enough(pilot: Pilot[None], feeds: Feeds) -> None:
    link = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head>'
    answers = {"/": says(link), "/feed": says(RSS.encode(), "application/rss+xml")}
    with served(answers) as web:
        await answer(pilot, "a", f"{web.url}/")
        assert feeds.said == ["“The Herald” is now followed."]
        assert feeds.wanted == [(f"{web.url}/feed",)]
        await answer(pilot, "a", f"{web.url}/feed")
    assert feeds.said[-1] == "“The Herald” is already followed."


async def test_an_address_without_a_feed_gets_a_sentence(pilot: Pilot[None], feeds: Feeds) -> None:
    with served({"/": says(b"<html><body>Words.</body></html>")}) as web:
        await answer(pilot, "a", f"{web.url}/")
    assert "this page links to no feed" in feeds.said[0]
    await press(pilot, "a", "q", "escape")
    assert feeds.chosen == []


async def test_lists_of_feeds_go_out_and_come_in(
    pilot: Pilot[None], feeds: Feeds, tmp_path: Path
) -> None:
    path = str(tmp_path / "feeds.opml")
    own_file = tmp_path / "own.opml"
    own_file.write_text("mine")
    await answer(pilot, "e", path)
    await answer(pilot, "e", str(own_file))
    assert feeds.said[0].startswith("2 feeds were written to")
    assert "name another" in feeds.said[1]
    await press(pilot, "x")
    await answer(pilot, "i", path)
    assert feeds.said[-1] == "1 of 2 feeds is new."
    assert feeds.wanted == [(HERALD.url,)]
    await answer(pilot, "i", "gone")
    assert feeds.said[-1] == "gone: this list cannot be read: No such file or directory"


async def test_without_feeds_it_says_how_to_begin(tmp_path: Path) -> None:
    app = Feeds(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "a follows one" in app.text()
        await press(pilot, "j", "enter", "x", "r", "u")
        assert app.said == ["There is nothing to undo."]


async def test_all_articles_of_a_feed_are_read_with_one_key_and_unread_with_another(
    pilot: Pilot[None], feeds: Feeds
) -> None:
    await press(pilot, "A")
    assert feeds.said == ["2 articles marked as read. u takes it back."]
    assert {entry.state for entry in feeds.library.entries()} == {"read"}
    await press(pilot, "u")
    assert [entry.state for entry in feeds.library.entries()] == ["begun", "new"]


async def test_a_key_goes_to_the_next_feed_with_something_unread(
    pilot: Pilot[None], feeds: Feeds
) -> None:
    await press(pilot, "j", "n")
    assert feeds.shown.list.value
    assert feeds.shown.list.value.feed.url == HERALD.url
    await press(pilot, "A", "j", "n")
    assert feeds.said[-1] == "Nothing is unread in these feeds."


async def test_feeds_stand_under_the_names_of_their_folders(
    pilot: Pilot[None], feeds: Feeds
) -> None:
    feeds.shown.subscriptions.add(
        Feed(url=f"https://{name}.example", title=name, folder=folder)
        for name, folder in (("tides", ("Sea", "[b]Near[/b]")), ("gulls", ("Sea",)))
    )
    feeds.shown._load()
    await settled(pilot)
    cells = [row.strip("▌ ").split("  ")[0] for row in feeds.text().splitlines()[2:6]]
    assert cells == ["Sea", "gulls", "Sea / [b]Near[/b]", "tides"]
