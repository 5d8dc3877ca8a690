"""The filters of a query as conditions of SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.search.people import escaped, spaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.search.query import Filter, Query

Condition = tuple[str, list[object]]
"""SQL, and a value for each question mark in it."""


def conditions(query: Query) -> Condition:
    """What a query asks of an article besides the words in it, as SQL that follows a condition."""
    parts: list[str] = []
    values: list[object] = []
    for expression in query.lacking:
        parts.append("articles.number NOT IN (SELECT rowid FROM texts WHERE texts MATCH ?)")
        values.append(expression)
    for each in query.filters:
        sql, own = _CONDITIONS[each.field](each)
        parts.append(f"NOT ({sql})" if each.is_not else sql)
        values.extend(own)
    return "".join(f" AND {part}" for part in parts), values


def _person(each: Filter) -> Condition:
    name = spaced(each.value)
    sql = "articles.number IN (SELECT article FROM people WHERE folded LIKE ? ESCAPE '\\')"
    return sql, [f"%{escaped(name)}%"]


def _tag(each: Filter) -> Condition:
    return "articles.tags LIKE ? ESCAPE '\\'", [f"%\n{escaped(each.value.casefold())}%"]


def _state(each: Filter) -> Condition:
    if each.value == "starred":
        return "articles.is_starred = 1", []
    if each.value == "unread":
        return "articles.state <> 'read'", []
    return "articles.state = ?", [each.value]


_CONDITIONS: dict[str, Callable[[Filter], Condition]] = {
    "person": _person,
    "tag": _tag,
    "is": _state,
    "before": lambda each: ("articles.date < ?", [each.value]),
    "since": lambda each: ("articles.date >= ?", [each.value]),
    "until": lambda each: ("substr(articles.date, 1, ?) <= ?", [len(each.value), each.value]),
    "after": lambda each: ("articles.date >= ?", [each.value]),
}
