"""What is jumped to is put where it can be read whole."""

import pytest

from tui.text.sight import top_for


@pytest.mark.parametrize(
    ("rows", "top"),
    [
        ((3, 5), 0),  # in sight with room below: nothing moves
        ((16, 16), 0),  # the last row with three rows after it
        ((17, 17), 11),  # one further down: at a third of the height
        ((60, 63), 54),
        ((60, 75), 56),  # too long for that, so it begins higher up
        ((60, 99), 60),  # longer than the screen: its beginning is seen
    ],
)
def test_it_begins_at_a_third_unless_it_is_in_sight(rows: tuple[int, int], top: int) -> None:
    assert top_for(*rows, 0, 20) == top


def test_going_back_brings_it_to_a_third_as_well() -> None:
    assert top_for(30, 31, 40, 21) == 23


@pytest.mark.parametrize("height", [1, 2, 3, 4, 7, 11])
@pytest.mark.parametrize("length", [1, 2, 3, 5, 10, 13])
def test_as_much_of_it_is_seen_as_fits(height: int, length: int) -> None:
    for top in range(60):
        first, last = 30, 29 + length
        new_top = top_for(first, last, top, height)
        assert new_top <= first < new_top + height
        assert min(last, new_top + height - 1) - first + 1 == min(length, height)
