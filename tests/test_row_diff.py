import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.row_diff import Row, change, difference, divided, joined, pasted, width

LOOKS = st.sampled_from(["", "1", "3;38;2;1;2;3", "38;2;1;2;3;48;2;0;0;0", "7;31;42"])
GRAPHEMES = st.sampled_from(["a", "b", " ", "“", "é", "日", "👩‍👩‍👧", "e\u0301"])
TEXTS = st.lists(GRAPHEMES, min_size=1, max_size=6).map("".join)
rows = st.lists(st.tuples(LOOKS, TEXTS), max_size=6).map(joined)


def padded(row: Row, columns: int = 60) -> Row:
    """The row made as wide as the terminal."""
    return pasted(joined([("", " " * columns)]), 0, divided(row, columns)[0])


@given(rows, rows)
def test_what_differs_makes_the_one_row_the_other(first: Row, second: Row) -> None:
    before, now = padded(first), padded(second)
    column, pieces = difference(before, now)
    assert pasted(before, column, pieces) == now


@given(rows, st.integers(0, 40))
def test_a_divided_row_is_as_wide_as_before(row: Row, column: int) -> None:
    left, right = divided(row, column)
    assert width(left) == min(column, width(row))
    assert width(left) + width(right) == width(row)


def test_of_a_row_that_is_the_same_nothing_differs() -> None:
    assert difference((("1", "Ada"),), (("1", "Ada"),)) == (3, ())


def test_only_the_changed_letters_differ() -> None:
    before = joined([("", "the "), ("7", "b"), ("", "ridge stands")])
    now = joined([("", "the b"), ("7", "r"), ("", "idge stands")])
    assert difference(before, now) == (4, (("", "b"), ("7", "r")))


def test_a_letter_is_not_parted_from_its_accent() -> None:
    assert difference((("", "e "),), (("", "e\u0301 "),)) == (0, (("", "e\u0301"),))


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        ("", "1", "\x1b[1m"),
        ("38;2;1;2;3;48;5;4", "1;38;2;1;2;3;48;5;4", "\x1b[1m"),
        ("31;42", "31;44", "\x1b[44m"),
        ("38;5;9", "", "\x1b[0m"),
        ("1;31", "31", "\x1b[22m"),
        ("1;2;31", "2;31", "\x1b[22;2m"),
        ("4;7;38;2;1;2;3", "7;38;2;1;2;3", "\x1b[24m"),
        ("1", "", "\x1b[0m"),
        ("3", "3", ""),
        ("93;103", "92;102", "\x1b[92;102m"),
    ],
)
def test_a_look_is_changed_with_few_words(before: str, after: str, codes: str) -> None:
    assert change(before, after) == codes
