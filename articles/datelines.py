"""Where a story from the wire says that it comes from: `HARBOUR CITY, March 3 (Agency) — …`."""

from __future__ import annotations

import re

from articles.dates import day_in

DATELINE = re.compile(
    r"(?=[^\W\d_a-z])(?:[^\W\d_]|[ .,’'-]){2,40}?"  # HARBOUR CITY, or Aldersby, Northmark
    r"(?:(?:,| ?[—–-])? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
    # , March 3 or – 3 March 2031
    r"(?: ?\((?P<agency>[^\W\d_][\w. ]{1,30})\))?"  # (Agency)
    r" ?(?:—|–|--| -) "
)
_PLACED = re.compile(r"(?!\w+ \w+day\b)[^\d,–—]+(?:,[^\d,–—]+)?(?:,| ?[–—-]) (?=\w+ \d|\d)")
"""A place before a date, each set off; no `On Monday, 3 June 2031`."""
AGENCY = re.compile(r"\((?P<agency>[A-Z][\w. ]{1,30})\) (?=\S)")


def dateline_end(text: str, place: int) -> int | None:
    """Offset behind the dateline that begins at `place`, or None if none does.

    Code points of `text`; the white space behind it is not counted in. `(AGENCY)` alone is one.
    """
    match = DATELINE.match(text, place) or AGENCY.match(text, place)
    return place + len(match[0].rstrip()) if match and _is_dateline(match[0]) else None


def _is_dateline(words: str) -> bool:
    """A place in capitals or before a whole date, or an agency in brackets: a clause before a dash
    has none of them."""
    if "(" in words:
        return True
    is_place = re.search(r"[^\W\d_a-z]{3}", words) or (_PLACED.match(words) and day_in(words))
    return bool(is_place) and not re.search(r"[a-z] [a-z]", words)
