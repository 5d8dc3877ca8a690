"""The numbers of sayings: their date, their article and their place in it, as digits.

So the newest come first as FTS5 walks its list backwards, dates are a range of numbers, and neither
needs a row to be read: the first results cost the same among a thousand sayings and a million.
"""

from __future__ import annotations

from typing import Final

ARTICLE_BITS: Final = 24
PLACE_BITS: Final = 17
MOST_IN_ONE: Final = 1 << PLACE_BITS
"""Sayings of one article; a book of 20 MB has a third of it."""
FIRST_DAY: Final = 416
"""The number of the first day that there is; what has no date has 0."""


def day_number(date: str) -> int:
    """The place of an ISO 8601 date, or of its beginning, among all; 0 if it is none.

    A year comes before its months, and a month before its days.
    """
    parts = date[:10].split("-")
    if not all(part.isdecimal() and part.isascii() for part in parts) or len(parts[0]) != 4:
        return 0
    year, month, day = (*map(int, parts), 0, 0)[:3]
    return (year * 13 + min(month, 12)) * 32 + min(day, 31)


def day_after(date: str) -> int:
    """The number of the day after all those that begin so."""
    last = {4: "-12-31", 7: "-31"}.get(len(date), "")
    return day_number(date + last) + 1


def number_of(date: str, article: int, place: int) -> int:
    """The number of a saying: of the newest article the highest, and in it of the first."""
    day = day_number(date) << ARTICLE_BITS
    return ((day | article) << PLACE_BITS) | (MOST_IN_ONE - 1 - place)
