"""How many words of some kinds a range has, without counting them each time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.text.tokens import Tokens

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


@dataclass(frozen=True, slots=True)
class Counts:
    """For each word of a text, and its end, how many words of a kind stand before it."""

    finite: list[int]
    """Verbs with a tense, in quotation marks and out of them."""
    quoted: list[int]
    """Tokens in quotation marks."""
    verbs: list[int]
    """Verbs outside quotation marks; so with marks and names."""
    marks: list[int]
    """Commas, semicolons, colons and dashes."""
    names: list[int]
    """Names and pronouns."""

    @classmethod
    def of(cls, words: Tokens) -> Counts:
        """Counted through once, after the quotations have been marked."""
        free = [number < 0 for number in words.quote_of]
        outside = [pos if out else "" for pos, out in zip(words.pos, free, strict=True)]
        forms = zip(words.form, free, strict=True)
        return cls(
            finite=_running([tag in _FINITE for tag in words.tag]),
            quoted=_running([not out for out in free]),
            verbs=_running([pos == "VERB" for pos in outside]),
            marks=_running([out and form in ",;:—–-" for form, out in forms]),
            names=_running([pos in ("PROPN", "PRON") for pos in outside]),
        )


def _running(truths: Iterable[bool]) -> list[int]:
    return list(accumulate(truths, initial=0))


def within(before: list[int], ranges: Iterable[tuple[int, int]]) -> int:
    """How many words of one of these kinds the ranges have."""
    count = 0
    for start, end in ranges:
        count += before[end] - before[start]
    return count
