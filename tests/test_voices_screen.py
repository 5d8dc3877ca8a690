"""The table of voices: what its rows say, how they are sorted, copied and chosen."""

from __future__ import annotations

import pytest

from annotators.findings import Findings
from articles.article import Span
from tests.support.reader_app import Reading, lines, press
from tests.support.readings import ARTICLE, CORVO, FINDINGS, HALE
from tui.reader.document.document import Document
from tui.reader.document.explain import LOOKING
from tui.reader.reader_screen import ReaderScreen
from tui.reader.voices.voices_rows import ORDERS, VoicesTable, headings, places, voice_row
from tui.reader.voices.voices_screen import VoicesScreen
from tui.terminal.graphemes import cells

TABLE = VoicesTable(Document.of(ARTICLE, FINDINGS))


def rows(width: int, order: str = "share") -> list[str]:
    """The rows of the table as they are read."""
    rows_drawn = (voice_row(TABLE, voice).draw(width) for voice in TABLE.ordered(order))
    return ["".join(words for words, _ in pieces) for pieces in rows_drawn]


def test_a_row_says_who_how_much_where_how_and_what_they_are() -> None:
    corvo = next(row for row in rows(100) if CORVO in row)
    letter, _, _, share, places_column, *counts, role = corvo.split()
    assert (letter, share, role) == ("C", "23%", "mayor")
    assert counts == ["1", "1", "·", "·", "·"]
    assert places_column.strip("·").count("█") > 3


@pytest.mark.parametrize("width", [30, 60, 78, 118, 198])
def test_a_row_is_as_wide_as_there_is_room_and_stands_under_its_headings(width: int) -> None:
    assert {cells(row) for row in rows(width)} == {max(width, 39)}
    assert headings(width).index("“") == headings(width).index("≈") - 3


@pytest.mark.parametrize(
    ("order", "first"),
    [("share", CORVO), ("first to speak", CORVO), ("denials", HALE), ("name", CORVO)],
)
def test_voices_are_sorted_as_asked(order: str, first: str) -> None:
    assert TABLE.ordered(order)[0].name == first


@pytest.mark.parametrize(
    ("spans", "row"),
    [
        ([], "····"),
        ([Span(0, 1)], "█···"),
        ([Span(24, 26)], "██··"),
        ([Span(0, 25), Span(75, 100)], "█··█"),
    ],
)
def test_where_somebody_speaks_is_seen_from_left_to_right(spans: list[Span], row: str) -> None:
    assert places(spans, 100, 4) == row


def test_what_is_copied_has_a_line_for_each_voice_in_words() -> None:
    title, summary, *voices = TABLE.as_text("first to speak").splitlines()
    assert title == ARTICLE.title
    assert summary == "3 voices · 5 claims · 52% of the text in others’ words"
    assert voices[:2] == [
        "Ines Corvo, mayor: 23% of the text, 1 exact, 1 reworded",
        "Tom Hale: 16% of the text, 1 denied, 1 demanded",
    ]
    assert voices[2].startswith("unnamed sources: ")


def test_without_findings_it_is_said_that_they_are_looked_for() -> None:
    table = VoicesTable(Document.of(ARTICLE))
    assert (table.summary, table.ordered("share")) == ("Looking for who said what …", [])


def test_while_findings_come_it_is_said_how_much_of_the_text_they_are_of() -> None:
    table = VoicesTable(Document.of(ARTICLE, FINDINGS, read=0.25))
    assert table.summary.startswith("25% looked through · ")


async def test_a_key_shows_the_voices_and_the_one_that_is_chosen_is_listed_alone() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(100, 24)) as pilot:
        await press(pilot, "]d]di")
        screen = pilot.app.screen
        assert isinstance(screen, VoicesScreen)
        assert screen.list.value is not None
        assert screen.list.value.name == HALE  # who speaks at the cursor
        await press(pilot, ["enter"])
        assert reader.desk.pane is not None
        assert reader.desk.pane.only.speakers == (HALE,)
        assert reader.desk.pane.has_focus_within
        assert ARTICLE.text[reader.position :].startswith("the “old lady”")


async def test_the_voices_are_left_for_the_place_one_came_from() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, "]c")
        before = reader.position
        await press(pilot, ["i", "escape"])
        assert pilot.app.screen is reader
        assert (reader.position, reader.desk.is_open) == (before, False)


async def test_the_order_is_said_and_the_cursor_stays_on_the_voice() -> None:
    async with Reading(ReaderScreen(ARTICLE, FINDINGS)).run_test() as pilot:
        await press(pilot, "]ci")
        for order in (*list(ORDERS)[1:], *list(ORDERS)[:1]):
            await press(pilot, "o")
            screen = pilot.app.screen
            assert isinstance(screen, VoicesScreen)
            assert lines(pilot.app.screen).splitlines()[0].endswith(f"by {order}")
            assert screen.list.value is not None
            assert screen.list.value.name == CORVO


async def test_voices_are_filtered_by_name_and_role() -> None:
    async with Reading(ReaderScreen(ARTICLE, FINDINGS)).run_test() as pilot:
        await press(pilot, ["i", "/", *"mayor"])
        screen = pilot.app.screen
        assert isinstance(screen, VoicesScreen)
        assert [row.value.name for row in screen.list.rows if row.value] == [CORVO]


async def test_voices_that_are_selected_are_read_together() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(100, 24)) as pilot:
        await press(pilot, ["i", "g", "g", "space", "space"])
        screen = pilot.app.screen
        assert isinstance(screen, VoicesScreen)
        assert screen.selected == {CORVO, HALE}
        assert "2 selected" in lines(screen).splitlines()[0]
        await press(pilot, ["enter"])
        assert reader.desk.pane is not None
        assert reader.desk.pane.only.speakers == (CORVO, HALE)
        assert f"Only by {CORVO} and " in lines(reader)
        assert "f: all" in lines(reader)


async def test_an_open_pane_comes_to_the_first_that_the_chosen_voices_say() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(120, 24)) as pilot:
        await press(pilot, "]di")
        await press(pilot, ["g", "g", "space", "space", "enter"])
        assert reader.desk.pane is not None
        first = next(claim for claim in FINDINGS.claims if claim.speaker == CORVO)
        assert reader.desk.pane.current == first


async def test_leaving_lets_what_is_selected_go_before_it_leaves() -> None:
    async with Reading(ReaderScreen(ARTICLE, FINDINGS)).run_test() as pilot:
        await press(pilot, ["i", "space", "escape"])
        screen = pilot.app.screen
        assert isinstance(screen, VoicesScreen)
        assert not screen.selected
        assert "●" not in lines(screen)


async def test_voices_that_are_found_while_the_table_is_open_come_into_it() -> None:
    reader = ReaderScreen(ARTICLE)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, "i")
        screen = pilot.app.screen
        assert isinstance(screen, VoicesScreen)
        assert not screen.list.rows
        reader.show_progress(1.0, FINDINGS)
        await pilot.pause()
        assert {row.value.name for row in screen.list.rows if row.value} >= {CORVO, HALE}


@pytest.mark.parametrize(
    ("share_read", "reason"), [(0.25, LOOKING), (1, "Nobody is quoted or reported")]
)
def test_that_nobody_speaks_is_only_said_when_all_was_looked_through(
    share_read: float, reason: str
) -> None:
    assert VoicesTable(Document.of(ARTICLE, Findings(), read=share_read)).nobody == reason


def test_of_quotations_that_nobody_looked_for_a_speaker_of_it_is_said_why() -> None:
    quotes = FINDINGS.quotes[:1]
    table = VoicesTable(Document.of(ARTICLE, Findings(language="de", quotes=quotes)))
    assert table.nobody == "1 quotation; who says them is found in English texts only"
    assert "0 claims · 1 quotation · " in table.summary


async def test_of_nobody_there_is_nothing_to_copy() -> None:
    async with Reading(ReaderScreen(ARTICLE)).run_test() as pilot:
        await press(pilot, "iy")
        assert "There is nobody to copy." in lines(pilot.app.screen)
