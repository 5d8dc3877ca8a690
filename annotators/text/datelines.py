"""The place, and at times the day and the agency, that open a report: LUNDBY, March 4 (NP) —"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_DASHES = frozenset({"—", "–", "--", "-"})
_FURTHEST = 5
"""Words behind the place in which the dash comes."""
_PLACE = r"(?=[^\W\d_a-z]{2}[^:.,(\n]{2})[^\W\d_a-z]+(?:[ ’'-][^\W\d_a-z]+){0,3}"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?(?: \d{1,2})?|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_STOPPED: Final = re.compile(
    rf"^[ \t]*{_PLACE}(?:, {_DAY})?(?: ?\([\w. ]{{2,30}}\))?(?P<stop>[:.]) (?=[A-Z])", re.MULTILINE
)
"""LUNDBY: The mayor said …; LUNDBY, March 4 (NP). The mayor said …"""


def with_dash(text: str) -> str:
    """The text, as long as it is, with a dash for the colon or full stop behind the place that
    opens the report, alone or below its headline; names before the turns of a talk come again."""
    matches = list(islice(_STOPPED.finditer(text), 2))
    if len(matches) != 1:
        return text
    start, stop = matches[0].start(), matches[0].start("stop")
    is_below_text = "." in text[:start].strip().partition("\n")[2]
    return text if is_below_text else f"{text[:stop]}—{text[stop + 1 :]}"


def is_dateline(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the words from `start` up to `end` are the place of a dateline: in capitals, at the
    beginning of a line, before a dash, or before a comma or bracket and a dash or stop soon after.
    """
    begins = not start or "\n" in words[start - 1]
    if not begins or not words[start].isupper():
        return False
    after = [*words[end : end + _FURTHEST], ""]
    return after[0] in _DASHES or (after[0] in "(," and not {*_DASHES, "."}.isdisjoint(after))
