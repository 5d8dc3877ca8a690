"""Dates as people and programs write them, made ISO 8601; what can be read two ways is none."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
_WRITTEN = (
    rf"(?i)(?<!\d){_DAY}\.?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",  # 5 March 2024
    rf"(?i)(?<![a-z]){_MONTH}\s+{_DAY},?\s+{_YEAR}",  # March 5, 2024
    rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",  # 2024-03-05
)
_REDUCED = r"\d{4}(?:-(?:0[1-9]|1[0-2]))?"
"""A year, or a month of one: ISO 8601 has them, where nothing more is known."""


def iso_8601(text: str | None) -> str | None:
    """The date, or date and time, that a program wrote; None if it is none.

    Read are ISO 8601, a space for its T allowed, and the form of mail and RSS (RFC 5322). The first
    days of the calendar and of Unix are what programs write for no date.

    >>> iso_8601("Tue, 05 Mar 2024 22:30:00 -0500"), iso_8601("2024-02-30")
    ('2024-03-05T22:30:00-05:00', None)
    """
    text = " ".join((text or "").split())
    if not text or text.startswith(("0", "1970-01-01")):
        return None
    if re.fullmatch(_REDUCED, text):
        return text
    if re.match(r"\d{4}-?\d\d-?\d\d", text):
        return _iso(text)
    from email.utils import parsedate_to_datetime  # every start imports this module, few need it

    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def day_in(text: str) -> str | None:
    """The first day that is written out in a text, in English or as ISO 8601 has it.

    >>> day_in("Published on March 5th, 2024 by Ada Quill"), day_in("05/03/2024")
    ('2024-03-05', None)
    """
    matches = [match for pattern in _WRITTEN if (match := re.search(pattern, text))]
    for match in sorted(matches, key=lambda match: match.start()):
        month = match["month"]
        number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
        try:
            return date(int(match["year"]), number, int(match["day"])).isoformat()
        except ValueError:
            continue
    return None


def without_day(text: str) -> str:
    """The text less the days that are written out in it."""
    for pattern in _WRITTEN:
        text = re.sub(pattern, " ", text)
    return text


def _iso(text: str) -> str | None:
    """The text with a T before its time; only its day, if its time is no time."""
    written = re.sub(r"^(\d{4}-\d\d-\d\d) (?=\d)", r"\1T", text)
    written = re.sub(r" (?=[+-]\d\d:?\d\d$|Z$)| UTC$", "", written)
    for candidate in (written, written[:10]):
        try:
            datetime.fromisoformat(candidate)
        except ValueError:
            continue
        return candidate
    return None
