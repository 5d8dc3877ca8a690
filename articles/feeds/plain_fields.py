"""What feeds write as they like, made plain: titles and names of people as text, dates in ISO 8601.

Pure functions of strings.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import TYPE_CHECKING

from articles.safe import sound

if TYPE_CHECKING:
    from collections.abc import Iterable

_OPENED = re.compile(
    r"(?i)<(a|abbr|b|big|cite|code|del|dfn|div|em|font|h[1-6]|i|ins|kbd|mark|p|q|s|small|span"
    r"|strike|strong|sub|sup|time|tt|u|var)(?:\s[^<>]*)?>"
)
_CLOSED = re.compile(r"</([A-Za-z][A-Za-z0-9]*)\s*>")
_LONE = re.compile(r"(?i)<(?:br|img|wbr)(?:\s[^<>]*)?/?>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")

_ADDRESS = re.compile(r"[^\s<>()@,;]+@[^\s<>()@,;]+")
_NAMED = re.compile(_ADDRESS.pattern + r"\s*\(([^()]*)\)?")
"""An address with the name behind it, as RSS has it."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?!\d)")
_DAY_MONTH = re.compile(r"(?i)(?:[a-z]+\.?,? )?(?P<d>\d{1,2})(?:st|nd|rd|th|\.)? (?P<m>[a-z]{3,9})"
                        r"\.?,? (?P<y>\d{4})(?!\d)")  # fmt: skip
_MONTH_DAY = re.compile(r"(?i)(?:[a-z]+\.?,? )?(?P<m>[a-z]{3,9})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?"
                        r",? (?P<y>\d{4})(?!\d)")  # fmt: skip


def line(text: object) -> str | None:
    """Text as one line, or nothing."""
    return (" ".join(sound(text).split()) or None) if isinstance(text, str) else None


def of_html(markup: object) -> str | None:
    """What a line of HTML says, without its tags."""
    return line(unescape(_TAG.sub(_gap, markup))) if isinstance(markup, str) else None


def of_perhaps_html(text: object) -> str | None:
    """What a line says that is text or HTML, as in RSS and JSON Feed, which do not tell which.

    Tags are taken for tags where one closes that was opened, or that needs no closing; so
    `Vec<T>` and `x < y` are left. A reference such as `&amp;` is the sign that it stands for.

    >>> of_perhaps_html("Smith &amp; <em>Sons</em>"), of_perhaps_html("Vec<T> is < 5")
    ('Smith & Sons', 'Vec<T> is < 5')
    """
    if not isinstance(text, str):
        return None
    return of_html(text) if _has_tags(text) else line(unescape(text))


def _has_tags(text: str) -> bool:
    closed = {name.lower() for name in _CLOSED.findall(text)}
    opened = (name.lower() for name in _OPENED.findall(text))
    return bool(_LONE.search(text)) or any(name in closed for name in opened)


def people(names: Iterable[object]) -> str | None:
    """A byline of the names, each once, without tags and without addresses of mail."""
    persons = dict.fromkeys(filter(None, map(_person, names)))
    return ", ".join(persons) or None


def _person(name: object) -> str | None:
    """
    >>> [_person(name) for name in ("ada@post.example (Ada Quill)", "Ada Quill <a@b.example>")]
    ['Ada Quill', 'Ada Quill']
    """
    if not isinstance(name, str):
        return None
    words = _ADDRESS.sub("", _NAMED.sub(r"\1", name))
    words = of_perhaps_html(re.sub(r"<\s*>|\(\s*\)", "", words)) or ""
    return line(words.strip(" ,;"))


def moment(text: object) -> str | None:
    """A date or time in ISO 8601, as it was stated, or nothing where that is not clear.

    A time without a zone is one of UTC, as most servers mean it. `3/4/2024` is no date: it is one
    day to some and another to others.
    """
    text = line(text)
    if text is None:
        return None
    if re.match(r"\d{4}-\d\d-\d\d", text):
        try:
            return _iso(text)
        except ValueError:
            pass
    return _mail_time(text) or _day(text)


def _iso(text: str) -> str:
    if len(text) == len("2024-03-05"):
        return date.fromisoformat(text).isoformat()
    return _in_zone(datetime.fromisoformat(text))


def _mail_time(text: str) -> str | None:
    """A time as RFC 5322 and RSS have it; seldom as they have it."""
    try:
        return _in_zone(parsedate_to_datetime(re.sub(r"(?i)\bsept\b", "Sep", text)))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _in_zone(time: datetime) -> str:
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).isoformat()


def _day(text: str) -> str | None:
    """Only the day, of a date that can be read in one way."""
    for pattern in (_YEAR_FIRST, _DOTTED, _DAY_MONTH, _MONTH_DAY):
        if match := pattern.match(text):
            month = match["m"]
            if not month.isdecimal() and month[:3].lower() not in _MONTHS:
                return None
            number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
            try:
                return date(int(match["y"]), number, int(match["d"])).isoformat()
            except ValueError:
                return None
    return None


def _gap(tag: re.Match[str]) -> str:
    """What stands in place of a tag: a space where a browser would begin a line."""
    return " " if re.match(r"(?i)</?(?:br|p|div|h\d|img)\b", tag[0]) else ""
