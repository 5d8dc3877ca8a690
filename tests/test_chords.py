from __future__ import annotations

import pytest

from tui.commands.chords import Typed


def test_digits_make_a_count() -> None:
    assert Typed().digit("1").digit("2").count == 12


def test_a_count_has_an_end() -> None:
    assert Typed(count=9_999).digit("9").count == 10_000


@pytest.mark.parametrize(
    ("typed", "key", "is_count"),
    [
        (Typed(), "1", True),
        (Typed(), "0", False),
        (Typed(count=1), "0", True),
        (Typed(prefix="c"), "1", False),
        (Typed(), "a", False),
        (Typed(), "²", False),
        (Typed(), "f1", False),
    ],
)
def test_a_count_begins_with_a_digit_that_is_not_nought(
    typed: Typed, key: str, is_count: bool
) -> None:
    assert typed.is_count(key) == is_count


def test_what_was_typed_is_shown_as_it_was() -> None:
    assert str(Typed(count=3, prefix="]")) == "3]"
