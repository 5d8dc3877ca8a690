"""The place, and at times the day and the agency, that open a report: LUNDBY, March 4 (NP) —"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_DASHES = frozenset({"—", "–", "--", "-"})
_FURTHEST = 5
"""Words behind the place in which the dash comes."""


def is_dateline(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the words from `start` up to `end` are the place of a dateline: in capitals, at the
    beginning of a line, before a dash, or before a comma or bracket and a dash soon after."""
    begins = not start or "\n" in words[start - 1]
    if not begins or not words[start].isupper():
        return False
    after = [*words[end : end + _FURTHEST], ""]
    return after[0] in _DASHES or (after[0] in "(," and not _DASHES.isdisjoint(after))
