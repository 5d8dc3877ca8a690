"""What the reader types to search, taken apart: one language for every list and for scripts.

A line is words and `field:value` pairs, with or without a minus before them. What each means is in
`FIELDS`, of which every page of help is made; which of them can be asked is told by a `Place`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from articles.flowing import flowing
from articles.safe import sound
from articles.search.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHORTEST_BEGINNING: Final = 2
"""Letters; one alone begins so many words that to look for them all takes seconds."""

FIELDS: Final[Mapping[str, str]] = {
    "by": "who says it",
    "said": "words of what is said",
    "about": "whom it is about",
    "person": "who speaks, or is spoken of",
    "title": "words of the headline",
    "author": "who wrote the article",
    "source": "who published it",
    "tag": "a tag of yours",
    "is": "how it is said, read or marked",
    "since": "when it was published, or later",
    "until": "when it was published, or earlier",
    "before": "what it was published before",
    "after": "when it was published, or later",
    "color": "the colour of your mark",
    "kind": "the kind of your mark, or of what it judges",
}
"""What can stand before a colon, and what its value is looked for in."""

SAME: Final[Mapping[str, str]] = {"in": "title", "speaker": "by", "colour": "color"}
"""Other words for fields."""

DATES: Final = ("since", "until", "before", "after")
VOICES: Final = ("by", "said", "about")
"""The fields that only a statement has."""

ARTICLE_STATES: Final = ("new", "begun", "read", "unread", "starred")
STATEMENT_STATES: Final = ("denied", "open", "demanded", "planned", "exact", "reworded", "doubtful")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one searches, and what can be asked for there."""

    name: str
    """What is searched, in a sentence: “your marks have no author:”."""
    fields: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]
    """By a field that has but these values."""


EVERYTHING: Final = Place(
    "articles and statements",
    ("by", "said", "about", "person", "title", "author", "source", "tag", "is", *DATES),
    {"is": (*STATEMENT_STATES, *ARTICLE_STATES)},
)
"""Articles and the statements in them."""


class QueryError(Exception):
    """A query that cannot be meant; the message says in a sentence what would be right.

    `at`: where in what was typed the mistake begins, in code points.
    """

    def __init__(self, sentence: str, at: int) -> None:
        super().__init__(sentence)
        self.at = at


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for: a word, words in their order, or a field's value."""

    value: str
    field: str = ""
    """Empty for words of whatever is listed."""
    is_not: bool = False
    is_exact: bool = False
    """Whether it stood in quotation marks: whole words, and not the beginning of the last."""
    at: int = 0
    """Where it begins in what was typed."""

    @property
    def needle(self) -> str:
        """What `plain` text has that passes, such as ` bri` or ` closed on monday `."""
        words = plain(self.value).rstrip()
        return words if self.is_beginning else f"{words} "

    @property
    def is_of_article(self) -> bool:
        """Whether it asks for a state of an article: `is:read`."""
        return self.field == "is" and self.value in ARTICLE_STATES

    @property
    def is_of_statement(self) -> bool:
        """Whether only a statement can pass it: `by:`, `is:denied`."""
        return self.field in VOICES or (self.field == "is" and self.value in STATEMENT_STATES)

    @property
    def is_beginning(self) -> bool:
        """Whether the last word may go on."""
        *_, last = plain(self.value).split() or [""]
        return not self.is_exact and len(last) >= SHORTEST_BEGINNING


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: all of these terms."""

    terms: tuple[Term, ...] = ()

    def of(self, *fields: str) -> tuple[Term, ...]:
        """The terms of these fields; of `""`, the words."""
        return tuple(term for term in self.terms if term.field in fields)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for, so that everything will do."""
        return not self.terms

    @property
    def asks_for_statements(self) -> bool:
        """Whether it is statements that it asks for, and not whole articles."""
        return any(term.is_of_statement for term in self.terms)

    @property
    def wants_doubtful(self) -> bool:
        """Whether what is in doubt is asked for: else it is left out."""
        return any(term.field == "is" and term.value == "doubtful" for term in self.terms)


def parse(typed: str, place: Place = EVERYTHING, *, is_whole: bool = False) -> Query:
    """The query that was typed.

    is_whole: whether it is typed to its end; else what may still become right is passed over.

    Raises:
        QueryError: there is no such field or value in this place. Nothing else is ever raised.
    """
    terms: dict[Term, Term] = {}
    for match in _pieces(typed):
        try:
            term = _term(match, place)
        except _UnfinishedError as error:
            if is_whole or match.end() < len(typed):
                raise QueryError(str(error), error.at) from None
        else:
            if plain(term.value).strip():
                terms.setdefault(replace(term, at=0), term)  # what is asked twice is asked once
    return Query(tuple(terms.values()))


class _UnfinishedError(QueryError):
    """What is wrong, but may be right as soon as more is typed."""


_PIECE: Final = re.compile(
    r"(?P<minus>-?)(?:(?P<field>[A-Za-z]+):(?!//)(?P<gap>\s*))?"
    r"(?:[\"“„](?P<phrase>[^\"“”]*)[\"“”]?|(?P<word>[^\s\"“”„]*))"
)
_DATE: Final = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_BEGUN: Final = re.compile(r"\d{1,4}|\d{4}-[01]?|\d{4}-\d\d-[0-3]?", re.ASCII)
"""A date of which the rest is still to be typed."""


def _pieces(typed: str) -> Iterator[re.Match[str]]:
    """The words and fields, one after another; a known field has the next word behind a space."""
    at = 0
    while at < len(typed):
        match = _PIECE.match(typed, at)
        if match and match["gap"] and _field(match["field"]) not in FIELDS:
            match = _PIECE.match(typed, at, match.start("gap"))  # a colon as in any text
        if match and match[0].strip():
            yield match
        at = max(at + 1, match.end() if match else 0)


def _field(written: str | None) -> str:
    name = (written or "").lower()
    return SAME.get(name, name)


def _term(match: re.Match[str], place: Place) -> Term:
    """What a piece asks for, of which perhaps no letter or digit is typed yet."""
    field, value = _field(match["field"]), match["word"]
    is_exact = value is None
    value = flowing(sound(match["phrase"] if value is None else value)).text
    at = match.start("field") if field else match.start()
    if field and not value.strip() and field not in FIELDS:  # a colon as in any text
        return Term(match["field"], "", bool(match["minus"]), is_exact, at)
    if field and field not in place.fields:
        raise QueryError(_no_field(match[0].strip(), field, place), at)
    if field and not plain(value).strip():
        raise _UnfinishedError(f"{field}: wants a word behind it: {FIELDS[field]}", at)
    if field in place.values:
        value = _known(field, value, place.values[field], match.end("field") + 1)
    elif field in DATES:
        _check_date(field, value, match.end("field") + 1)
    return Term(value, field, bool(match["minus"]), is_exact, at)


def _no_field(typed: str, field: str, place: Place) -> str:
    if field in FIELDS:
        return f"{place.name} have no {field}:"
    near = get_close_matches(field, [*FIELDS, *SAME], 1, 0.7)
    meant = f" but {near[0]}:" if near else ""
    quoted = typed.removeprefix("-").replace('"', "")
    return f'there is no {field}:{meant}; in quotation marks ("{quoted}") it is words'


def _known(field: str, value: str, values: tuple[str, ...], at: int) -> str:
    """One of the values that a field has."""
    value = value.casefold().replace("-", " ")
    if value in values:
        return value
    would_be = ", ".join(choice.replace(" ", "-") for choice in values)
    kind = _UnfinishedError if any(choice.startswith(value) for choice in values) else QueryError
    raise kind(f"{field}:{value} is none; there are {would_be}", at)


def _check_date(field: str, value: str, at: int) -> None:
    if _DATE.fullmatch(value) and _is_day(value):
        return
    kind = _UnfinishedError if _BEGUN.fullmatch(value) else QueryError
    would_be = " or ".join(f"{field}:{example}" for example in ("2026", "2026-03", "2026-03-09"))
    raise kind(f"{field}:{value} is no date; {would_be} would be", at)


def _is_day(value: str) -> bool:
    """Whether there is such a day, or such a month or year."""
    try:
        date.fromisoformat(value + "-01" * (2 - value.count("-")))
    except ValueError:
        return False
    return True
