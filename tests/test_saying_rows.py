"""What somebody is reported to say, in one line of a list."""

from __future__ import annotations

import pytest

from articles.search import Saying
from tui.widgets.saying_rows import saying_row

LONG = Saying(
    speaker="Hedda Maria Lindqvist-Benítez",
    kind="says",
    polarity="open",
    verb="would not say whether",
    words="the harbour bridge will open before the summer",
    start=0,
    end=9,
    date="2026-03-03",
    source="Maren Post",
)


def text_of(saying: Saying, width: int, *, is_own: bool = False) -> str:
    return "".join(words for words, _ in saying_row(saying, "", is_own).draw(width))


@pytest.mark.parametrize("width", [60, 78, 118])
def test_the_verb_is_whole_where_the_name_is_cut(width: int) -> None:
    line = text_of(LONG, width)
    assert " would not say whether  " in line
    assert "Hedda" in line


def test_whose_words_are_in_doubt_has_a_sign() -> None:
    from dataclasses import replace

    in_doubt = replace(LONG, is_in_doubt=True, speaker="Ada", verb="said")
    assert " Ada? said  the" in text_of(in_doubt, 78)
    assert " ? said  the" in text_of(in_doubt, 78, is_own=True)


def test_nobody_is_made_up_where_nobody_is_named() -> None:
    from dataclasses import replace

    assert "nobody named said" in text_of(replace(LONG, speaker="unnamed", verb="said"), 78)
