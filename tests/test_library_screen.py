"""The list of everything that is kept, driven as a reader drives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from annotators.findings import Claim, Findings, Person
from annotators.running.indexing import Known
from articles.article import Article, Span
from articles.library import Library
from tests.support.listing import BRIDGE, FERRY, HOSTILE, LAST, Listing
from tests.support.pilots import press, settled, until
from tests.support.sessions import session
from tui.app import NewsReader
from tui.feeds.feeds_screen import FeedsScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    for article in (BRIDGE, FERRY, HOSTILE):
        library.keep(article, f"{article.id[:4]}.txt")
    return library


@pytest.fixture
async def pilot(library: Library) -> AsyncIterator[Pilot[None]]:
    app = Listing(library, {BRIDGE.id: 3})
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        yield pilot


@pytest.fixture
def listing(pilot: Pilot[None]) -> Listing:
    assert isinstance(pilot.app, Listing)
    return pilot.app


def test_a_line_tells_what_one_chooses_an_article_by(listing: Listing) -> None:
    bridge = next(row for row in listing.text().splitlines() if "Bridge" in row)
    assert bridge.split()[:3] == ["◐", "Bridge", "closes"]
    assert bridge.split()[-4:] == ["3", "min", "12", "✎3"]
    assert "Maren Post" in bridge


def test_the_last_that_came_is_first(listing: Listing) -> None:
    assert listing.titles() == [HOSTILE.title, FERRY.title, BRIDGE.title]


def test_text_from_outside_is_shown_as_text(listing: Listing) -> None:
    assert "[red]B[/red] ␛[31mred␛[0m ⁞gn" in listing.text()


async def test_enter_opens_what_the_cursor_is_on(pilot: Pilot[None], listing: Listing) -> None:
    await press(pilot, "j", "enter")
    assert listing.chosen == [FERRY.title]


async def test_one_key_goes_through_the_orders(pilot: Pilot[None], listing: Listing) -> None:
    titles = {}
    for _ in range(6):
        titles[listing.shown._sort.name] = [title.split()[-1] for title in listing.titles()]
        await press(pilot, "o")
    hostile, ferry, bridge = (
        article.title.split()[-1] for article in (HOSTILE, FERRY, BRIDGE) if article.title
    )
    assert titles == {
        "date added": [hostile, ferry, bridge],
        "date published": [ferry, bridge, hostile],
        "title": [ferry, bridge, hostile],
        "source": [hostile, bridge, ferry],
        "length": [hostile, ferry, bridge],
        "story": [ferry, bridge, hostile],
    }
    assert listing.shown._sort.name == "date added"


async def test_sorting_leaves_the_cursor_on_its_article(
    pilot: Pilot[None], listing: Listing
) -> None:
    await press(pilot, "j", "o", "o")
    assert listing.shown.list.value
    assert listing.shown.list.value.title == FERRY.title


async def test_the_list_follows_the_filter_as_it_is_typed(
    pilot: Pilot[None], listing: Listing
) -> None:
    await press(pilot, "slash", *"falk")
    assert listing.titles() == [BRIDGE.title]
    await press(pilot, "escape")
    assert len(listing.titles()) == 3


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("since:2026-06", [FERRY.title]),
        ("-source:wire is:begun until:2026", [HOSTILE.title, BRIDGE.title]),
        ("author:falk", [BRIDGE.title]),
        ("title:closes", [BRIDGE.title]),
    ],
)
async def test_the_filter_is_the_language_of_every_search(
    pilot: Pilot[None], listing: Listing, query: str, titles: list[str]
) -> None:
    await press(pilot, "slash")
    listing.shown.prompt.value = query
    await settled(pilot)
    assert listing.titles() == titles


async def test_a_mistake_in_the_filter_stands_under_its_place(
    pilot: Pilot[None], listing: Listing
) -> None:
    await press(pilot, "slash")
    listing.shown.prompt.value = "sea is:green"
    await settled(pilot)
    caret, sentence = listing.text().splitlines()[:2]
    assert caret.index("^") - caret.index("  ") >= len("sea is:")
    assert "is:green is none; there are" in sentence


@pytest.mark.usefixtures("home")
async def test_articles_are_found_by_what_somebody_says_in_them(library: Library) -> None:
    claim = Claim(content=(Span(0, 10),), speaker="Birgit Sand", form="indirect", polarity="denies")
    sand = Person(name="Birgit Sand", label="PERSON", mentions=())
    findings = {FERRY.id: Findings(people=(sand,), claims=(claim,))}
    app = Listing(library, known=Known(findings.get))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        for query in ("by:sand is:denied", "person:sand ferry"):
            app.shown.prompt.value = query
            await until(pilot, lambda: app.titles() == [FERRY.title])
        app.shown.prompt.value = "by:sand is:open"
        await until(pilot, lambda: app.titles() == [])


async def test_leaving_the_filter_takes_only_its_words_back(
    pilot: Pilot[None], listing: Listing
) -> None:
    await press(pilot, *LAST, "r", "f", "slash", *"ferry", "escape")
    assert listing.titles() == [HOSTILE.title, FERRY.title]


async def test_keys_typed_ahead_go_to_the_filter(pilot: Pilot[None], listing: Listing) -> None:
    for key in ("slash", *"dsr"):
        listing.post_message(events.Key(key, "/" if key == "slash" else key))
    await settled(pilot)
    await settled(pilot)
    assert listing.shown.words == "dsr"
    assert len(listing.shown.library.entries()) == 3


async def test_after_filtering_keys_are_commands_again(
    pilot: Pilot[None], listing: Listing
) -> None:
    await press(pilot, "slash", *"ferry", "enter", "s")
    assert [entry.is_starred for entry in listing.shown.library.entries()] == [False, True, False]
    assert listing.chosen == []


async def test_a_filter_that_nothing_passes_says_so(pilot: Pilot[None], listing: Listing) -> None:
    await press(pilot, "slash", *"zeppelin")
    assert "No article has “zeppelin”" in listing.text()
    await press(pilot, "enter", "enter", "x")
    assert (listing.chosen, listing.said) == ([], [])


async def test_a_star_and_what_was_read_have_signs(pilot: Pilot[None], listing: Listing) -> None:
    await press(pilot, *LAST, "s", "r")
    assert "✓ ★ Bridge closes" in listing.text()
    assert listing.shown.library.entry(BRIDGE.id).is_starred
    await press(pilot, "s", "r")
    assert "◐   Bridge closes" in listing.text()


async def test_only_the_unread_or_the_starred_can_be_listed(
    pilot: Pilot[None], listing: Listing
) -> None:
    await press(pilot, *LAST, "r", "k", "s", "f")
    assert listing.titles() == [HOSTILE.title, FERRY.title]
    await press(pilot, "f")
    assert listing.titles() == [FERRY.title]
    await press(pilot, "f")
    assert len(listing.titles()) == 3


async def test_tags_are_typed_with_commas(pilot: Pilot[None], listing: Listing) -> None:
    await press(pilot, *LAST, "t", *"port", "comma", *"sea", "enter")
    assert listing.shown.library.entry(BRIDGE.id).tags == ("port", "sea")
    await press(pilot, "t", "x", "escape", "slash", "number_sign", *"sea")
    assert listing.titles() == [BRIDGE.title]
    assert listing.shown.library.entry(BRIDGE.id).tags == ("port", "sea")


async def test_what_is_deleted_comes_back_with_undo(pilot: Pilot[None], listing: Listing) -> None:
    await press(pilot, *LAST, "s", "x")
    assert listing.titles() == [HOSTILE.title, FERRY.title]
    assert "3 own notes stay" in listing.said[0]
    await press(pilot, "u")
    assert listing.titles()[-1] == BRIDGE.title
    assert listing.shown.library.entry(BRIDGE.id).is_starred
    await press(pilot, "u", "u")
    assert not listing.shown.library.entry(BRIDGE.id).is_starred
    assert listing.said[-1] == "There is nothing to undo."


async def test_versions_of_an_article_can_be_compared_and_opened(
    pilot: Pilot[None], listing: Listing
) -> None:
    await press(pilot, "v")
    assert listing.said == ["Only one version of this article is kept."]
    for text in ("It closes.", "It opens."):
        listing.shown.library.keep(Article(text=text), "https://x.example/bridge")
    listing.shown.refresh_entries()
    await settled(pilot)
    await pilot.press("g", "g", "v")
    await until(pilot, lambda: listing.screen.query("ComparedPage"))
    await pilot.press("enter")
    await settled(pilot)
    assert listing.chosen == ["It opens."]


async def test_what_another_newsread_deleted_gets_a_sentence(
    pilot: Pilot[None], listing: Listing
) -> None:
    listing.shown.library._texts.path(HOSTILE.id).unlink()
    await press(pilot, "x", "u")
    assert listing.said[-1] == "This article is not in the library any more."


async def test_coming_back_shows_what_has_changed_and_moves_nothing(
    pilot: Pilot[None], listing: Listing
) -> None:
    await press(pilot, "j")
    listing.shown.library.mark_read(FERRY.id)
    listing.shown.library.keep(Article(text="News.", title="News"), "-")
    listing.shown.refresh_entries()
    await settled(pilot)
    assert listing.shown.list.value
    assert listing.shown.list.value.title == FERRY.title
    assert listing.titles()[0] == "News"
    assert "✓   “A ferry sails”" in listing.text()


async def test_a_first_start_offers_samples(tmp_path: Path) -> None:
    app = Listing(Library(tmp_path / "library"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app.text().splitlines()[0].strip().startswith("Samples")
        assert len(app.samples()) >= 6
        await press(pilot, "s", "x")
        assert not app.shown.library.entries()
        await press(pilot, "u")
        assert [entry.is_starred for entry in app.shown.library.entries()] == [True]


async def test_the_filter_looks_in_the_samples_too(pilot: Pilot[None], listing: Listing) -> None:
    await press(pilot, "slash", *"ferry")
    assert listing.titles() == [FERRY.title]
    assert listing.samples()
    assert all("erry" in title for title in listing.samples())


async def test_samples_stand_below_what_is_kept_until_they_are_opened(
    pilot: Pilot[None], listing: Listing
) -> None:
    lines = [line.strip() for line in listing.text().splitlines()]
    heading = next(n for n, line in enumerate(lines) if line.startswith("Samples"))
    assert heading > 3
    library = listing.shown.library
    first = library.samples()[0]
    library.keep(library.article(first.id), first.where)
    listing.shown.refresh_entries()
    await settled(pilot)
    assert first.title not in listing.samples()
    assert first.title in listing.titles()


async def test_an_empty_library_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "samples", lambda _: ())
    app = Listing(Library(tmp_path / "library"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "newsread FILE" in app.text()
        await press(pilot, "j", "enter", "x", "s", "u", "pagedown", "G")


async def test_a_library_that_cannot_be_read_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "library" / "catalogue.jsonl").mkdir(parents=True)
    app = Listing(Library(tmp_path / "library"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "cannot be read" in app.said[0]


@pytest.mark.parametrize("width", [20, 45, 80, 200])
async def test_lines_fit_any_width(library: Library, width: int) -> None:
    app = Listing(library)
    async with app.run_test(size=(width, 24)) as pilot:
        await settled(pilot)
        assert all(
            app.shown.list.render_line(y).cell_length == app.shown.list.size.width for y in range(4)
        )
        assert "Bri" in app.text()


async def test_the_articles_of_a_feed_are_listed_until_one_leaves(
    pilot: Pilot[None], listing: Listing
) -> None:
    listing.shown.show_only("The Herald", [FERRY.id])
    await settled(pilot)
    assert (listing.titles(), listing.samples()) == ([FERRY.title], [])
    await press(pilot, "escape")
    assert len(listing.titles()) == 3


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_one_key_goes_to_the_feeds_and_two_go_back(tmp_path: Path, key: str) -> None:
    app = NewsReader(session(tmp_path))
    async with app.run_test() as pilot:
        library = app.screen
        await pilot.press("F")
        await until(pilot, lambda: isinstance(app.screen, FeedsScreen))
        await press(pilot, key)
        assert app.screen is library


async def test_all_that_is_listed_is_read_with_one_key_and_as_it_was_with_another(
    pilot: Pilot[None], listing: Listing
) -> None:
    before = [entry.state for entry in listing.shown.library.entries()]
    await press(pilot, "slash", *"falk", "enter", "A")
    titles = [entry.title for entry in listing.shown.library.entries() if entry.is_read]
    assert titles == [BRIDGE.title]
    assert listing.said == ["1 article marked as read. u takes it back."]
    await press(pilot, "u")
    assert [entry.state for entry in listing.shown.library.entries()] == before


async def test_a_key_goes_to_the_next_article_that_nobody_opened(
    pilot: Pilot[None], listing: Listing
) -> None:
    await press(pilot, "n")
    assert listing.said == ["Nothing that is listed is unread."]
    unread = Article(text="A lighthouse is sold.", title="A lighthouse")
    listing.shown.library.keep(unread, "light.txt", is_opened=False)
    listing.shown.refresh_entries()
    await settled(pilot)
    await press(pilot, "G", "n")
    assert listing.shown.list.value
    assert listing.shown.list.value.id == unread.id


async def test_a_key_that_only_other_lists_have_says_so(
    pilot: Pilot[None], listing: Listing
) -> None:
    await press(pilot, "e")
    assert listing.shown.hints.left[0][0] == "e (Export list) is not for this list"
