from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.flowing import displayed
from tui.terminal.graphemes import cells, drawn
from tui.text.layout import Block, lay_out, visible_end


def rows(text: str, width: int) -> list[str]:
    layout = lay_out(text, width)
    bounds = (layout.bounds(row) for row in range(len(layout)))
    return [text[start : visible_end(text, start, end)] for start, end in bounds]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("one two\nthree", 8, ["one two", "", "three"]),
        ("one\ntwo\n\nthree", 8, ["one", "two", "", "three"]),
        ("one\n\n\n\ntwo", 8, ["one", "", "two"]),
        ("uninterrupted", 5, ["unint", "errup", "ted"]),
        ("well-known", 6, ["well-", "known"]),
        ("so—he said", 5, ["so—he", "said"]),
        ("漢字漢字漢", 5, ["漢字", "漢字", "漢"]),
        ("word 漢字 word", 9, ["word 漢字", "word"]),
        ("", 8, []),
    ],
)
def test_rows_end_where_a_line_may_break(text: str, width: int, expected: list[str]) -> None:
    assert rows(text, width) == expected


texts = st.text(st.sampled_from("ab é漢👍\u200d\u0301\u00ad-—“ \n\n\t"), max_size=80)


@given(texts, st.integers(2, 20))
def test_rows_cover_the_text_without_a_gap(text: str, width: int) -> None:
    layout = lay_out(text, width)
    bounds = [layout.bounds(row) for row in range(len(layout))]
    assert "".join(text[start:end] for start, end in bounds) == text
    assert all(start < end for start, end in bounds)


@given(texts, st.integers(2, 20))
def test_no_row_is_wider_than_the_column(text: str, width: int) -> None:
    assert all(cells(row) <= width for row in rows(text, width))


@given(texts.filter(bool), st.integers(2, 20), st.data())
def test_every_character_is_on_the_row_that_holds_it(
    text: str, width: int, data: st.DataObject
) -> None:
    layout = lay_out(text, width)
    offset = data.draw(st.integers(0, len(text) - 1))
    start, end = layout.bounds(layout.row_at(offset))
    assert start <= offset < end


def test_a_block_is_set_in() -> None:
    text = "one two three four\nfive six seven eight\nnine"
    quote = Block(19, 40, indent=3, sign="▎")
    layout = lay_out(text, 12, [quote])
    row = layout.row_at(20)
    assert layout.block_of(row) == quote
    assert layout.block_of(0) is None
    start, end = layout.bounds(row)
    assert text[start:end] == "five six "


def test_a_row_needs_room_for_a_wide_character() -> None:
    with pytest.raises(ValueError, match="at least 2 columns, not 1"):
        lay_out("a", 1)


PARAGRAPH = (
    "The miller of the lower town said on the day of the flood that nobody had told him of the "
    "agreement, and that he would go to law about the well-known wheel if it was not put back by "
    "the end of spring, when the water is low."
)


@pytest.mark.parametrize("width", [20, 38, 72])
@pytest.mark.parametrize("broken_at", [60, 70, 80])
def test_a_text_that_was_broken_at_some_width_has_the_rows_of_the_whole_one(
    width: int, broken_at: int
) -> None:
    broken = textwrap.fill(PARAGRAPH, broken_at).replace("agreement", "agree-\nment")

    def drawn_rows(text: str) -> list[str]:
        return [drawn(row) for row in rows(text, width)]

    assert drawn_rows(displayed(broken)) == drawn_rows(PARAGRAPH)
