"""What the reader types into the search line, taken apart.

harbour bridge          both words, in any place; the last may be the beginning of one
"closed on Monday"      the words in this order
title:bridge            in the headline; also by:, source:
person:Lavrov           articles in which a person of that name speaks or is spoken of
tag:harbour             with that tag; also is:new, is:begun, is:read, is:unread, is:starred
since:2026-03           published (or else kept) in March 2026 or later; also until:, and
                        before: and after:, which leave out or take in that month itself
-ferry                  without that; works before each of the above
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from articles.flowing import flowing
from articles.safe import sound

Field = Literal["title", "by", "source", "person", "tag", "is", "since", "until", "before", "after"]
DATES = ("since", "until", "before", "after")
State = Literal["new", "begun", "read", "unread", "starred"]

COLUMNS = {"title": "title", "by": "byline", "source": "source"}
"""The fields that are columns of the full-text table."""

SHORTEST_BEGINNING = 2
"""Letters; one alone begins so many words that to look for them all takes seconds."""

_TERM = re.compile(
    r'(?P<minus>-?)(?:(?P<field>[a-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))'
)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_TOKEN = re.compile(r"\w")


class QueryError(Exception):
    """A query that cannot be meant; the message says in a sentence what would be right."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on what is known of an article; `is_not` turns it round."""

    field: Field
    value: str
    is_not: bool = False


UNFINISHED = Filter("after", "")
"""What every article passes: in place of a date or state of which the rest is still to be typed."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: FTS5 expressions for what the text must and must not hold, and filters."""

    having: str = ""
    lacking: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for, so that every article will do."""
        return not (self.having or self.lacking or self.filters)


def parse(typed: str) -> Query:
    """The query that was typed, perhaps not to its end.

    Raises:
        QueryError: a date or state that there is none of.
    """
    having: list[str] = []
    lacking: list[str] = []
    filters: list[Filter] = []
    typed = flowing(sound(typed)).text
    for match in _TERM.finditer(typed):
        field, value = match["field"], _value(match)
        if field and field not in (*COLUMNS, *get_args(Field)):
            field, value = None, f"{field} {value}"  # a colon as in any text
        is_not = bool(match["minus"])
        if field and field not in COLUMNS:
            if value:
                filters.append(_filter(field, value, is_not))
        elif expression := _expression(match, field, value, is_last=match.end() == len(typed)):
            (lacking if is_not else having).append(expression)
    return Query(" AND ".join(having), tuple(lacking), tuple(filters))


def _value(match: re.Match[str]) -> str:
    return match["word"] if match["phrase"] is None else match["phrase"]


def _expression(match: re.Match[str], field: str | None, value: str, *, is_last: bool) -> str:
    """The term in FTS5's language, where everything in double quotes is text and nothing else."""
    if not _TOKEN.search(value):
        return ""
    is_begun = is_last and match["phrase"] is None and not match["minus"]
    beginning = "*" if is_begun and len(value) >= SHORTEST_BEGINNING else ""
    words = '"' + value.replace('"', "").replace("\0", " ") + '"' + beginning
    return f"{COLUMNS[field]} : {words}" if field else words


def _filter(field: str, value: str, is_not: bool) -> Filter:
    if field in DATES and not _DATE.fullmatch(value):
        if not _DATE.fullmatch((value + "0000-01-01"[len(value) :])[:10]):
            raise QueryError(f"{field}:{value} is no date; {field}:2026-03-09 would be")
        return UNFINISHED
    if field == "is" and value not in get_args(State):
        if any(state.startswith(value) for state in get_args(State)):
            return UNFINISHED
        known = ", ".join(f"is:{state}" for state in get_args(State))
        raise QueryError(f"is:{value} is no state; there are {known}")
    return Filter(field, value, is_not)  # type: ignore[arg-type]
