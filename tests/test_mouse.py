"""Reading with the mouse: what is clicked, dragged over and scrolled past."""

from __future__ import annotations

from articles.article import Article, Part, Span
from tests.support.pilots import until
from tests.support.reader_app import Reading, lines, press
from tests.support.readings import ARTICLE, FINDINGS, TEXT, span
from tui.reader.reader_screen import ReaderScreen
from tui.widgets.key_box import KeyBox


async def test_a_mouse_drag_selects_the_source_text_without_row_ends() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(60, 24)) as pilot:
        column, row = reader.view.sheet.place(span("The bridge over").start)
        await pilot.mouse_down(reader.view, offset=(column + 11, row))
        await pilot.hover(reader.view, offset=(column + 5, row + 1))
        await pilot.mouse_up(reader.view, offset=(column + 5, row + 1))
        span_selected = reader.view.selected
        assert span_selected is not None
        words = span_selected.of(TEXT)
        assert "\n" not in words
        assert words.startswith("over the Selde")
        assert reader.get_selected_text() == words


async def test_two_clicks_take_the_word_and_three_the_sentence() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        at = reader.view.sheet.place(span("bridge", 2).start)
        await pilot.click(reader.view, offset=at, times=2)
        assert reader.view.selected == span("bridge", 2)
        await pilot.click(reader.view, offset=at, times=3)
        assert reader.view.selected == span(
            "The bridge over the Selde will close in May, Mayor Ines Corvo said on Monday."
        )


async def test_a_headline_is_selected_without_the_sentence_below_it() -> None:
    headed = Article(text="Storm cuts power\nIt blew.\n\nOver.", parts=(Part(0, 16, "headline"),))
    reader = ReaderScreen(headed)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, "V")
        assert reader.view.selected == Span(0, 16)
        await pilot.press("escape")
        await pilot.click(reader.view, offset=(reader.view.sheet.left + 4, 0), times=3)
        assert reader.view.selected == Span(0, 16)


async def test_a_drag_goes_on_selecting_while_the_text_scrolls_under_it() -> None:
    text = "\n".join(f"Paragraph {n} is one of many here." for n in range(200))
    reader = ReaderScreen(Article(text=text))
    async with Reading(reader).run_test(size=(60, 20)) as pilot:
        column, bottom = reader.view.sheet.left, reader.view.size.height - 1
        await pilot.mouse_down(reader.view, offset=(column, 2))
        await pilot.hover(reader.view, offset=(column + 5, bottom))
        before = reader.view.selected
        reader.view.scroll_to(y=10, animate=False)
        await pilot.pause()
        longer = reader.view.selected
        await pilot.mouse_up(reader.view, offset=(column + 5, bottom))
        assert before is not None
        assert longer is not None
        assert longer.start == before.start == text.index("Paragraph 1 ")
        assert len(longer) > len(before) + 100
        assert not reader.view.is_drawing


async def test_the_wheel_takes_the_cursor_along() -> None:
    text = "\n".join(f"Paragraph {n} is one of many here." for n in range(200))
    reader = ReaderScreen(Article(text=text))
    async with Reading(reader).run_test(size=(60, 20)) as pilot:
        reader.view.scroll_to(y=100, animate=False)
        await pilot.pause()
        row = reader.view.sheet.layout.row_at(reader.position)
        assert 100 <= row < 100 + reader.view.size.height


async def test_a_way_on_from_the_first_key_of_two_can_be_clicked() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        await press(pilot, "]")
        await until(pilot, lambda: any("quotation" in line for line in box_lines(reader)))
        rows = box_lines(reader)
        row = next(n for n, line in enumerate(rows) if "q Go to next quotation" in line)
        await pilot.click(offset=(rows[row].index("q Go to next quotation") + 3, row))
        await until(pilot, lambda: reader.position == FINDINGS.quotes[0].start)
        assert not reader.query(KeyBox)


def box_lines(reader: ReaderScreen) -> list[str]:
    """The screen row by row, where the box is shown."""
    return lines(reader).splitlines() if reader.query(KeyBox) else []
