"""Everything that is kept is searched as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.app import App

from annotators.findings import Claim, Findings, Person
from annotators.running.indexing import NOTHING, Known
from articles.article import Article, Span
from articles.library import Library
from articles.search import Hit, SearchIndex
from tests.support.pilots import press, text_of, until
from tests.support.sessions import reader, session
from tui.app import NewsReader
from tui.library.search_screen import SearchScreen, snippet
from tui.widgets.search_line import EntryPlace, PlaceWanted

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot


BRIDGE = Article(
    text="Bridge shut\n\n[red]The harbour bridge[/red] \x1b[31mclosed on Monday.",
    title="Bridge shut",
)
FERRY = Article(
    text="Ferries run\n\nThe ferry closed the gap at the harbour. " + "Words. " * 90,
    title="Ferries",
)


class Searching(App[None]):
    """An app that shows nothing but the search."""

    def __init__(self, library: Library, index: SearchIndex, known: Known = NOTHING) -> None:
        super().__init__()
        self.shown = SearchScreen(library, index, known=known)
        self.wanted: list[EntryPlace | None] = []
        self.said: list[str] = []

    def on_mount(self) -> None:
        self.push_screen(self.shown, self.wanted.append)

    def on_place_wanted(self, message: PlaceWanted) -> None:
        self.wanted.append(message.place)

    def notify(self, message: str, **_: object) -> None:
        self.said.append(message)

    def text(self) -> str:
        return text_of(self.shown.list)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    for article in (BRIDGE, FERRY):
        library.keep(article, "-")
    return library


@pytest.fixture
async def pilot(library: Library, tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    app = Searching(library, SearchIndex(tmp_path / "search.db"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        yield pilot


@pytest.fixture
def searching(pilot: Pilot[None]) -> Searching:
    assert isinstance(pilot.app, Searching)
    return pilot.app


def test_an_empty_line_says_what_can_be_typed(searching: Searching) -> None:
    assert "  by:sand         what somebody of this name says" in searching.text()


async def test_what_is_typed_is_found_with_the_words_around_it(
    pilot: Pilot[None], searching: Searching
) -> None:
    await press(
        pilot, "quotation_mark", *"on", "space", *"monday", "quotation_mark", "space", *"shut"
    )
    title, snippet = searching.text().splitlines()[:2]
    assert "Bridge shut" in title
    assert "[red]The harbour bridge[/red] [31mclosed on Monday." in snippet
    assert searching.shown._details.left[0][0] == "1 article found"


def test_a_snippet_that_is_cut_keeps_the_space_after_what_was_found() -> None:
    pieces = snippet(Hit("", "the bridge is shut", (Span(4, 10),)), 7 + 16)
    assert "".join(words for words, _ in pieces).strip() == "the bridge is s…"


def words_of(hit: Hit, columns: int) -> str:
    return "".join(words for words, _ in snippet(hit, 7 + columns))


@pytest.mark.parametrize("before", [0, 3, 10, 30, 300])
@pytest.mark.parametrize("columns", [20, 73, 200])
def test_what_was_found_is_seen_however_many_words_are_before_it(before: int, columns: int) -> None:
    text = f"{'word ' * before}bridge{' word' * 30}"
    words = words_of(Hit("", text, (Span(5 * before, 5 * before + 6),)), columns)

    assert "bridge" in words
    assert len(words) <= 7 + columns


def test_what_was_found_stands_in_the_middle() -> None:
    text = f"{'word ' * 30}bridge{' word' * 30}"
    words = words_of(Hit("", text, (Span(150, 156),)), 73)

    assert abs(words.index("bridge") - 6 - (73 - 6) // 2) < 6


async def test_it_is_opened_at_the_words_that_were_found(
    pilot: Pilot[None], searching: Searching
) -> None:
    await press(pilot, *"closed", "down", "enter")
    (place,) = searching.wanted
    assert place
    article = searching.shown.library.article(place.entry.id)
    assert place.offset is not None
    assert article.text[place.offset :].startswith("closed")


async def test_one_goes_on_typing_while_going_through_what_is_found(
    pilot: Pilot[None], searching: Searching
) -> None:
    await press(pilot, *"clos", "down", *"ed")
    assert searching.shown.words == "closed"
    await press(pilot, "escape")
    assert searching.wanted == [None]


async def test_keys_typed_ahead_are_all_searched_for(
    pilot: Pilot[None], searching: Searching
) -> None:
    for key in "ferry":
        searching.post_message(events.Key(key, key))
    await press(pilot)
    await press(pilot)
    assert "Ferries" in searching.text()
    assert "Bridge shut" not in searching.text()


async def test_who_is_known_to_speak_is_found(library: Library, tmp_path: Path) -> None:
    falk = Person(name="Ines Falk", label="PERSON", mentions=(Span(0, 3),))
    findings = {BRIDGE.id: Findings(people=(falk,))}
    app = Searching(library, SearchIndex(tmp_path / "search.db"), Known(findings.get))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *"person", "colon", *"falk")
        assert app.shown.list.value
        assert app.shown.list.value.entry.id == BRIDGE.id


async def test_samples_are_searched_too(pilot: Pilot[None], searching: Searching) -> None:
    await press(pilot, *"lighthouse")
    assert searching.shown.list.value
    assert searching.shown.list.value.entry.is_sample


async def test_what_cannot_be_meant_is_told(pilot: Pilot[None], searching: Searching) -> None:
    await press(pilot, *"is", "colon", *"green")
    caret, sentence, *_ = searching.text().splitlines()
    assert caret.index("^") == 1 + len("is:")  # as far in as the line is
    assert "is:green is none; there are denied, open," in sentence


async def test_where_there_can_be_no_index_a_sentence_says_so(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "search.db").mkdir()
    app = Searching(library, SearchIndex(tmp_path / "search.db"))
    async with app.run_test() as pilot:
        await press(pilot, *"ab", "enter", "pagedown")
    assert app.said
    assert all("cannot be used" in sentence for sentence in app.said)


async def test_the_library_searches_everything_and_opens_it_there(
    library: Library, tmp_path: Path, home: Path
) -> None:
    app = NewsReader(session(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot)
        await pilot.press("S")
        await until(pilot, lambda: isinstance(app.screen, SearchScreen))
        search = app.screen
        assert isinstance(search, SearchScreen)
        await pilot.press(*"monday")
        await until(pilot, lambda: search.list.value)
        await press(pilot, "enter")
        screen = reader(app)
        assert (screen.article.id, screen.position) == (BRIDGE.id, BRIDGE.text.index("Monday"))
        await press(pilot, "q")
        assert (app.screen, search.words) == (search, "monday")
        assert search.list.value


async def test_words_that_are_nowhere_get_advice(pilot: Pilot[None], searching: Searching) -> None:
    await press(pilot, *"zebra")
    assert "fewer words find more" in searching.text()


async def test_statements_are_found_by_who_makes_them_and_how_and_opened_there(
    library: Library, tmp_path: Path
) -> None:
    at = BRIDGE.text.index("harbour")
    claim = Claim(
        content=(Span(at, at + 14),), speaker="Ines Falk", form="indirect", polarity="denies"
    )
    falk = Person(name="Ines Falk", label="PERSON", mentions=())
    findings = {BRIDGE.id: Findings(people=(falk,), claims=(claim,))}
    app = Searching(library, SearchIndex(tmp_path / "search.db"), Known(findings.get))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.shown.line is not None
        app.shown.line.value = "by:falk denied"
        await until(pilot, lambda: "Ines Falk denied  harbour bridge" in app.text())
        assert app.shown._details.left[0][0] == "1 statement found · 1 of 2 articles not read yet"
        await press(pilot, "enter")
    assert [(place.entry.id, place.offset) for place in app.wanted if place] == [(BRIDGE.id, at)]
