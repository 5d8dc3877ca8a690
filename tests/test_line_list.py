from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App

from tui.widgets.line_list import LineList, Row, fitted


def rows(*values: int | None) -> list[Row[int]]:
    return [Row(lambda width: (("-" * width, ""),), value) for value in values]


@given(st.text(), st.integers(0, 30), st.booleans())
def test_a_fitted_text_has_exactly_its_width(text: str, width: int, is_right: bool) -> None:
    assert cell_len(fitted(text, width, right=is_right)) == width


@pytest.mark.parametrize(
    ("text", "fitting"),
    [
        ("bridge", "bridge"),
        ("sea", "sea   "),
        ("harbour", "harbo…"),
        ("two words", "two w…"),
        ("a \n b", "a b   "),
        ("日本語です", "日本 …"),
        ("\x1b[2J", "␛[2J  "),
    ],
)
def test_a_text_is_cut_with_an_ellipsis_or_filled_up(text: str, fitting: str) -> None:
    assert fitted(text, 6) == fitting


@pytest.mark.parametrize(
    ("values", "index", "nearest"),
    [
        ((None, 1, 2), 0, 1),
        ((1, None, 2), 1, 2),
        ((1, 2, None), 2, 1),
        ((None,), 0, -1),
        ((), 0, -1),
        ((1,), 99, 0),
    ],
)
def test_the_cursor_passes_over_what_cannot_be_chosen(
    values: tuple[int | None, ...], index: int, nearest: int
) -> None:
    line_list: LineList[int] = LineList()
    line_list.rows = rows(*values)
    assert line_list._nearest(index, 1) == nearest


async def test_a_list_that_was_just_filled_shows_the_row_of_its_cursor() -> None:
    app: App[None] = App()
    async with app.run_test(size=(40, 6)) as pilot:
        line_list: LineList[int] = LineList()
        await app.mount(line_list)
        await pilot.pause()
        line_list.show(rows(*range(50)), 30)
        assert 30 in range(
            line_list.scroll_offset.y, line_list.scroll_offset.y + line_list.size.height
        )
