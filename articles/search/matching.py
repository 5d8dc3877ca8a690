"""Whether something passes a query, by plain facts of it: what lists in memory are filtered by.

What SQLite is asked for the same query (`sql_terms`, `voices`) finds the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from articles.search.query import DATES

if TYPE_CHECKING:
    from articles.search.query import Query, Term


@dataclass(frozen=True, slots=True)
class Facts:
    """What can be asked of one thing that is listed; texts as `words.plain` has them."""

    words: str = ""
    """In which words without a field are looked for."""
    fields: Mapping[str, str] = field(default_factory=dict)
    states: frozenset[str] = frozenset()
    """The values of `is:` that are true of it."""
    date: str = ""
    """ISO 8601, perhaps only a year or month; what has none passes no date."""


def holds(query: Query, facts: Facts) -> bool:
    """Whether every term of a query is true of something."""
    return all(term.is_not is not _is_true(term, facts) for term in query.terms)


def is_in_time(field: str, value: str, date: str) -> bool:
    """Whether a date is on the right side of another, by as much of both as is known."""
    return bool(date) and _SIDES[field](date, value)


def _is_true(term: Term, facts: Facts) -> bool:
    if term.field == "is":
        return term.value in facts.states
    if term.field in DATES:
        return is_in_time(term.field, term.value, facts.date)
    text = facts.fields.get(term.field, "") if term.field else facts.words
    return term.needle in text


_SIDES: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "since": lambda date, value: date[:10] >= value,
    "after": lambda date, value: date[:10] >= value,
    "until": lambda date, value: date[: len(value)] <= value,
    "before": lambda date, value: date[:10] < value,
}
