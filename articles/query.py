"""The language in which a reader searches everything that is kept.

    bridge closes             both words; each finds what begins with it
    "harbour bridge"          these words in this order, and no others
    -ferry                    not this
    person:Lavrov             somebody of this name is named or speaks
    source: title: by: tag:   in the source, the title, the byline, a tag
    after:2026-05             published (or else added) in May 2026 or later
    before:2026-05-14         earlier than that day

Nothing that can be typed is an error. What makes no sense is left out, and a sentence says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS: Final = {
    "person": "people",
    "source": "source",
    "tag": "tags",
    "title": "title",
    "by": "byline",
}
"""What may stand before a colon, and the column of the index that it asks."""

DATES: Final = ("before", "after")

SHORTEST_BEGINNING = 4
"""Shorter words find only themselves: “art” is not meant to find “article”."""

SHORTEST_UNFINISHED = 2
"""The last word may be still being typed; from this length on it finds what begins with it."""

_MARKS = '"“”„«»'
_TERM = re.compile(rf"(-?)(?:(\w+):)?(?:[{_MARKS}]([^{_MARKS}]*)[{_MARKS}]?|(\S+))")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that an article must have in this order, or must not have."""

    words: str
    column: str | None = None
    """A column of the index; None for any."""
    is_exact: bool = False
    """Whether the last of the words is whole, or else the beginning of one."""
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for."""

    terms: tuple[Term, ...] = ()
    before: str | None = None
    after: str | None = None
    """ISO dates, or the beginnings of dates."""
    problems: tuple[str, ...] = field(default=(), compare=False)
    """A sentence for each part that makes no sense and is left out."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.terms or self.before or self.after)


def parse(text: str) -> Query:
    """The query that a reader has typed."""
    terms: list[Term] = []
    dates: dict[str, str] = {}
    problems: list[str] = []
    for match in _TERM.finditer(text):
        minus, name, quoted, word = match.groups()
        value = quoted if quoted is not None else word
        if name in DATES:
            if _DATE.fullmatch(value):
                dates[name] = value
            else:
                problems.append(f"“{name}:{value}” is no date; write {name}:2026-05-14.")
        elif name and name not in FIELDS:
            terms.append(Term(f"{name} {value}", None, True, bool(minus)))
        elif has_words(value):
            is_last = match.end() == len(text)
            is_exact = quoted is not None or not _is_beginning(value, is_last=is_last)
            terms.append(Term(value, FIELDS.get(name or ""), is_exact, bool(minus)))
        elif name:
            problems.append(f"“{name}:” needs a word after the colon.")
    return Query(tuple(terms), **dates, problems=tuple(problems))


def _is_beginning(word: str, *, is_last: bool) -> bool:
    return len(word) >= (SHORTEST_UNFINISHED if is_last else SHORTEST_BEGINNING)


def has_words(text: str) -> bool:
    """Whether there is anything in a text that the index knows: a letter or a digit."""
    return any(character.isalnum() for character in text)


def matches(terms: tuple[Term, ...]) -> Iterator[str]:
    """The terms in the language of SQLite's FTS5, where all that is quoted is harmless."""
    for term in terms:
        # Half a surrogate pair has no place in SQLite.
        words = term.words.encode("utf-8", "replace").decode()
        phrase = '"' + words.replace('"', " ").replace("\0", " ") + '"'
        column = f"{term.column} : " if term.column else ""
        yield f"{column}{phrase}{'' if term.is_exact else '*'}"
