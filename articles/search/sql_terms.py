"""The terms of a query as what SQLite is asked of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.search.query import DATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from articles.search.query import Query, Term

Condition = tuple[str, list[object]]
"""SQL, and a value for each question mark in it."""

COLUMNS: Final[Mapping[str, str]] = {
    "": "", "title": "title : ", "author": "byline : ", "source": "source : "
}  # fmt: skip
"""The fields that are columns of the full-text table."""


def having(query: Query) -> str:
    """What the text must hold, in FTS5's language; empty if there is nothing."""
    return " AND ".join(_expression(term) for term in query.of(*COLUMNS) if not term.is_not)


def conditions(terms: Iterable[Term]) -> Condition:
    """What these terms ask of an article, as SQL that follows a condition."""
    parts: list[str] = []
    values: list[object] = []
    for term in terms:
        sql, parameters = _CONDITIONS[term.field](term)
        parts.append(f"NOT ({sql})" if term.is_not else sql)
        values.extend(parameters)
    return "".join(f" AND {part}" for part in parts), values


def _expression(term: Term) -> str:
    """The term in FTS5's language, where everything in double quotes is text and nothing else."""
    words = term.value.replace('"', "").replace("\0", " ")
    return f'{COLUMNS[term.field]}"{words}"{"*" if term.is_beginning else ""}'


def _words(term: Term) -> Condition:
    return "articles.number IN (SELECT rowid FROM texts WHERE texts MATCH ?)", [_expression(term)]


def _person(term: Term) -> Condition:
    sql = "articles.number IN (SELECT article FROM people WHERE instr(folded, ?))"
    return sql, [term.needle]


def _tag(term: Term) -> Condition:
    return "instr(articles.tags, ?)", [term.needle]


def _state(term: Term) -> Condition:
    if term.value == "starred":
        return "articles.is_starred = 1", []
    if term.value == "unread":
        return "articles.state <> 'read'", []
    return "articles.state = ?", [term.value]


def _date(term: Term) -> Condition:
    """By the date of publishing; an article without one passes no date."""
    sql, values = _DATES[term.field](term.value)
    return f"articles.published <> '' AND {sql}", values


_DATES: Final[Mapping[str, Callable[[str], Condition]]] = {
    "since": lambda value: ("articles.published >= ?", [value]),
    "after": lambda value: ("articles.published >= ?", [value]),
    "until": lambda value: ("substr(articles.published, 1, ?) <= ?", [len(value), value]),
    "before": lambda value: ("articles.published < ?", [value]),
}

_CONDITIONS: Final[Mapping[str, Callable[[Term], Condition]]] = {
    **dict.fromkeys(COLUMNS, _words),
    **dict.fromkeys(DATES, _date),
    "person": _person,
    "tag": _tag,
    "is": _state,
}
