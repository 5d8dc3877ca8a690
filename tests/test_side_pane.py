from __future__ import annotations

from dataclasses import replace

import pytest
from textual.color import Color

from annotators.findings import Claim, Findings
from articles.article import Article
from tests.support.pilots import until
from tests.support.reader_app import Reading, press
from tests.support.readings import ARTICLE, CORVO, FINDINGS, TEXT, span
from tui.reader.desk import NARROWEST_TEXT, pane_width
from tui.reader.pane.pane_list import PaneList
from tui.reader.pane.side_pane import PaneTabs, SidePane
from tui.reader.reader_screen import ReaderScreen

GERMAN = Findings(language="de")


def chosen(reader: ReaderScreen) -> object:
    assert isinstance(reader.desk.pane, SidePane)
    return reader.desk.pane.query_one(PaneList).value


async def test_choosing_a_claim_leads_to_its_words_and_lights_speaker_cue_and_content() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, ["p", "j", "j"])
        denial = FINDINGS.claims[2]
        assert reader.reading.chosen == denial
        assert reader.position == denial.content[0].start
        spans_by_kind = {
            kind: [s[:2] for s in reader.view.lit[kind].within(0, len(TEXT))] for kind in LIT
        }
        assert spans_by_kind == {
            "content": [(s.start, s.end) for s in denial.content],
            "source": [(s.start, s.end) for s in denial.source],
            "cue": [(s.start, s.end) for s in denial.cue],
        }
        status = reader.status.text
        assert "subject of “denied”" in status


LIT = ("content", "source", "cue")


@pytest.mark.parametrize("keys", [["p", "j", "j"], ["p", "j", "j", "tab"]], ids=["in", "out"])
async def test_what_the_cursor_of_the_pane_is_on_can_be_read(keys: list[str]) -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, keys)
        assert isinstance(reader.desk.pane, SidePane)
        pane = reader.desk.pane.query_one(PaneList)
        strip = pane.render_line(pane.cursor - pane.scroll_offset.y)
        styles = [s.style for s in strip if s.text.strip() and s.style]
        colors = [
            (Color.from_rich_color(x.color), Color.from_rich_color(x.bgcolor)) for x in styles
        ]
        assert min(abs(ink.brightness - paper.brightness) for ink, paper in colors) > 0.25


async def test_moving_in_the_text_follows_in_the_pane() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(120, 40)) as pilot:
        await press(pilot, ["]", "q"])
        await until(pilot, lambda: chosen(reader) == FINDINGS.claims[1])
        assert reader.view.has_focus


async def test_the_pane_is_there_from_the_first_where_there_is_room_for_it() -> None:
    for width, is_open in ((80, False), (120, True)):
        reader = ReaderScreen(ARTICLE, FINDINGS)
        async with Reading(reader).run_test(size=(width, 24)) as pilot:
            assert reader.desk.is_open == is_open
            await press(pilot, ["p"])
            assert reader.desk.is_open != is_open
            assert reader.desk.pane is not None
            assert reader.desk.pane.display != is_open


@pytest.mark.parametrize("width", [76, 80, 110, 300])
async def test_text_and_pane_share_the_screen_and_the_text_is_laid_out_for_its_part(
    width: int,
) -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(width, 24)) as pilot:
        await press(pilot, ["tab"])
        await pilot.pause()
        assert reader.desk.pane is not None
        view, pane = reader.view.region, reader.desk.pane.region
        assert (view.right, pane.right) == (pane.x, width)
        assert reader.view.sheet.width <= view.width


async def test_where_there_is_no_room_for_both_the_pane_takes_the_screen() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(75, 24)) as pilot:
        before = reader.view.sheet
        await press(pilot, ["p"])
        assert reader.desk.pane is not None
        assert reader.desk.pane.region.width == 75
        assert reader.view.sheet is before


async def test_a_pane_lies_over_the_text_only_while_it_has_the_keys() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, ["p", "tab"])
        pane = reader.desk.pane
        assert pane is not None
        await pilot.resize_terminal(60, 24)
        await until(pilot, lambda: not pane.display)
        assert reader.focused is reader.view
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: pane.display)
        await pilot.resize_terminal(60, 24)
        await until(pilot, lambda: not pane.display)
        for key, is_over in (("p", True), ("tab", False), ("tab", True), ("escape", False)):
            await press(pilot, [key])
            await until(pilot, lambda: pane.display is is_over)  # noqa: B023  (called at once)
            await until(pilot, lambda: reader.view.has_focus is not is_over)  # noqa: B023
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: reader.view.region.width == 80)
        assert not pane.display


async def test_opening_the_pane_leaves_the_cursor_on_its_line_of_the_screen() -> None:
    reader = ReaderScreen(Article(text="\n\n".join(["Somebody said something. " * 9] * 9)))
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, [*"12j", "p"])
        line = reader.view.sheet.place(reader.position)[1] - reader.view.scroll_offset.y
        assert reader.view.sheet.layout.width < 72
        await press(pilot, ["p"])
        assert reader.view.sheet.place(reader.position)[1] - reader.view.scroll_offset.y == line


@pytest.mark.parametrize("screen", [40, 75, 76, 80, 110, 138, 160, 200, 300])
@pytest.mark.parametrize("wider", [-200, 0, 200])
def test_neither_text_nor_pane_is_ever_too_narrow(screen: int, wider: int) -> None:
    pane = pane_width(screen, wider)
    assert pane == screen if screen < 76 else 24 <= pane <= screen - NARROWEST_TEXT


def test_the_pane_is_as_wide_as_the_screen_allows() -> None:
    widths = (76, 80, 114, 120, 138, 200)
    assert [pane_width(screen) for screen in widths] == [36, 36, 36, 42, 60, 60]


async def test_the_pane_says_what_it_waits_for() -> None:
    reader = ReaderScreen(ARTICLE)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, ["p"])
        assert isinstance(reader.desk.pane, SidePane)
        assert reader.desk.pane.rows[0].words == "Looking for who said what …"
        reader.show_findings(FINDINGS)
        await pilot.pause()
        assert reader.desk.pane.rows[0].words == "Ines Corvo"


async def test_entering_reads_on_in_the_text() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, ["p", "j", "enter"])
        assert reader.view.has_focus
        assert reader.position == span("“We cannot").start


async def test_markup_in_an_article_is_shown_as_it_is() -> None:
    from articles.article import Span

    text = "[red]He[/red] said it rained."
    claim = Claim(content=(Span(0, len(text)),), speaker="[bold]x[/bold]", form="indirect")
    reader = ReaderScreen(replace(ARTICLE, text=text, parts=()), Findings(claims=(claim,)))
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, ["p"])
        assert isinstance(reader.desk.pane, SidePane)
        rows = [reader.desk.pane.query_one(PaneList).render_line(y).text for y in range(2)]
        assert rows[0].strip().startswith("b [bold]x[/bold]")
        assert "[red]He[/red] said" in rows[1]


@pytest.mark.parametrize(
    ("findings", "keys", "words"),
    [
        (None, ["p"], ["Looking for who said what …"]),
        (Findings(), ["p"], ["No claims found", "Select one, and mn adds it"]),
        (
            Findings(language="de"),
            ["p"],
            ["Claims need an English text", "Select one, and mn adds it"],
        ),
        (FINDINGS, ["p", "h"], ["No notes yet: a writes one"]),
    ],
)
async def test_a_list_without_rows_says_why_and_what_to_do(
    findings: Findings | None, keys: list[str], words: list[str]
) -> None:
    reader = ReaderScreen(ARTICLE, findings)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, keys)
        assert reader.desk.pane
        assert [row.words for row in reader.desk.pane.rows] == words


async def test_a_list_says_that_none_is_found_only_when_all_was_looked_through() -> None:
    reader = ReaderScreen(ARTICLE)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, ["p"])
        first_rows = []
        for share in (0.0, 0.5, 1.0):
            reader.show_progress(share, Findings())
            await pilot.pause()
            assert reader.desk.pane
            first_rows.append(reader.desk.pane.rows[0].words)
    assert first_rows == [
        "Looking for who said what …",
        "Looking for who said what …",
        "No claims found",
    ]


async def test_where_nothing_is_about_somebody_the_way_back_is_said_on_a_row_of_its_own() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, "pjb")
        assert reader.desk.pane
        rows = [row.words for row in reader.desk.pane.rows]
        assert rows == ["No claims about Ines Corvo", "f or b lists everything"]


async def test_a_speaker_is_corrected_with_one_key() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, ["p", "j", "j", "m", "s"])
        await pilot.press(*"Ines", "enter")
        await pilot.pause()
        assert reader.document.findings is not None
        (denial,) = [claim for claim in reader.document.findings.claims if claim.act == "denies"]
        assert (denial.speaker, denial.confidence) == (CORVO, 1.0)


async def test_the_border_of_the_pane_follows_the_mouse_that_holds_it() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        width = reader.desk.width
        border = 120 - width
        await pilot.mouse_down(offset=(border, 5))
        await pilot.hover(offset=(border - 10, 5))
        assert reader.desk.width == width + 10
        await pilot.mouse_up(offset=(border - 10, 5))
        await pilot.hover(offset=(border + 8, 5))
        assert reader.desk.width == width + 10


async def test_less_and_greater_make_the_pane_wider_and_narrower() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(pilot, ["tab", ">", ">", "<"])
        assert reader.desk.width == pane_width(120) + 4


async def test_a_click_on_any_line_of_a_row_goes_to_the_row() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(120, 40)) as pilot:
        await press(pilot, "")
        rows = reader.query_one(PaneList)
        while not rows.rows:  # they are folded when it is known how wide they are
            await pilot.pause()
        second = next(n for n in range(len(rows.rows)) if rows.first_of(n) < n)
        await pilot.click(rows, offset=(3, second))
        assert rows.cursor == rows.first_of(second)
        assert rows.value is not None


DOUBTED = replace(
    FINDINGS,
    claims=tuple(replace(c, confidence=0.3) if c.act == "denies" else c for c in FINDINGS.claims),
)
DENIAL = DOUBTED.claims[2]


def current(reader: ReaderScreen) -> str:
    """What the row of the pane's cursor says first."""
    assert isinstance(reader.desk.pane, SidePane)
    rows = reader.desk.pane.query_one(PaneList)
    return rows.render_line(rows.cursor - rows.scroll_offset.y).text.strip("▌ ")


async def test_what_is_in_doubt_is_unfolded_and_folded_without_a_jump() -> None:
    reader = ReaderScreen(ARTICLE, DOUBTED)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, "pG")
        before = reader.position
        assert current(reader) == "▸ in doubt (1)"
        await press(pilot, ["enter"])
        assert current(reader) == "▾ in doubt (1)"
        await press(pilot, ["enter"])
        assert (current(reader), reader.position) == ("▸ in doubt (1)", before)


async def test_the_fold_is_the_row_of_the_words_that_are_folded_away() -> None:
    reader = ReaderScreen(ARTICLE, DOUBTED)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        reader.position = DENIAL.content[0].start
        await press(pilot, "p")
        assert current(reader) == "▸ in doubt (1)"
        await press(pilot, ["enter", "j"])
        assert chosen(reader) is DENIAL


async def test_what_is_in_doubt_is_not_counted_in_the_name_of_the_list() -> None:
    reader = ReaderScreen(ARTICLE, DOUBTED)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, "p")
        tabs = "".join(words for words, _ in reader.query_one(PaneTabs).left)
        assert "Claims 4 " in tabs


@pytest.mark.parametrize("keys", ["p", "plll", "phhh", "pl", "phh"])
async def test_the_pane_always_has_a_current_row(keys: str) -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, keys)
        assert chosen(reader) is not None


async def test_coming_back_to_a_list_is_coming_back_to_its_row() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, "pjjlll")
        assert chosen(reader) is FINDINGS.claims[2]


async def test_the_pane_opens_at_what_the_cursor_of_the_text_is_on() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, "p")
        await press(pilot, ["p", "]", "d", "p"])
        assert chosen(reader) is FINDINGS.claims[2]


async def test_a_correction_leaves_the_pane_on_its_row_and_the_text_where_it_is() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, "pjj")
        before = reader.position, reader.view.scroll_offset
        await press(pilot, "ms")
        await pilot.press(*"Zoe Marr", "enter")
        await pilot.pause()
        row = chosen(reader)
        assert isinstance(row, Claim)
        assert (row.speaker, row.content) == ("Zoe Marr", FINDINGS.claims[2].content)
        assert reader.reading.chosen is row
        assert (reader.position, reader.view.scroll_offset) == before


async def test_what_is_judged_in_the_pane_is_its_current_row() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, "pms")
        await pilot.press(*"Zoe Marr", "enter")
        await pilot.pause()
        assert reader.document.findings is not None
        speakers = [claim.speaker for claim in reader.document.findings.claims]
        assert speakers == ["Zoe Marr", *(claim.speaker for claim in FINDINGS.claims[1:])]


async def test_where_the_text_is_in_no_claim_no_row_is_lit_as_if_it_were() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(120, 40)) as pilot:
        await press(pilot, ["]", "q"])
        await until(pilot, lambda: chosen(reader) == FINDINGS.claims[1])
        assert reader.desk.pane is not None
        rows = reader.desk.pane.query_one(PaneList)
        color = rows.get_component_styles("list--cursor").background
        await press(pilot, ["g", "g"])
        await until(pilot, lambda: rows.has_class("-elsewhere"))
        assert rows.get_component_styles("list--cursor").background != color
        assert chosen(reader) == FINDINGS.claims[1]  # which keys in the pane go on from


async def test_a_cursor_that_rests_while_the_pane_is_being_made_disturbs_nothing() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(80, 24)):
        desk = reader.desk
        desk.pane, desk.is_open = SidePane(desk.document.text, desk._things_here), True
        mounting = desk.mount(desk.pane)
        desk.come_along()
        await mounting
        desk.come_along()
