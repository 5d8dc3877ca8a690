"""What is reported of whom, by speaker, words, act, subject and date: searched as one types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from articles.search.numbers import ARTICLE_BITS, FIRST_DAY, PLACE_BITS, day_after, day_number
from articles.search.query import DATES, Query
from articles.search.sayings import BORDER, NEWEST, Saying, read
from articles.search.sql_terms import conditions
from articles.search.words import plain

if TYPE_CHECKING:
    import sqlite3

    from articles.search.query import Term

NOBODY: Final[Mapping[str, str]] = {}
_ARTICLE = f"((voices.rowid >> {PLACE_BITS}) & {(1 << ARTICLE_BITS) - 1})"
_COLUMNS: Final[Mapping[str, str]] = {
    "": "{verb words}", "by": "speaker", "said": "words", "about": "about",
    "person": "{speaker about}", "is": "states",
}  # fmt: skip
NAMES: Final = ("by", "about", "person")
"""The fields in which somebody is looked for by their other names too."""


def statements(
    database: sqlite3.Connection,
    query: Query,
    limit: int,
    aliases: Mapping[str, str],
) -> tuple[Saying, ...]:
    """The statements that a query asks for, newest first."""
    condition, values = asked(query, aliases)
    inner = f"SELECT rowid FROM voices WHERE {condition} ORDER BY rowid DESC LIMIT ?"
    return read(database, f"sayings.number IN ({inner})", (*values, limit), NEWEST, limit)


def articles_of(
    terms: Iterable[Term], aliases: Mapping[str, str] = NOBODY
) -> tuple[str, list[object]]:
    """The numbers of the articles in which one statement passes all of these, as SQL."""
    condition, values = asked(Query(tuple(terms)), aliases)
    return f"SELECT {_ARTICLE} FROM voices WHERE {condition}", values


def asked(query: Query, aliases: Mapping[str, str]) -> tuple[str, list[object]]:
    """What a query asks of statements, as a condition on `voices`."""
    statement_terms = [
        term for term in query.terms if term.field in _COLUMNS and not term.is_of_article
    ]
    dates = query.of(*DATES)
    rest = [term for term in query.terms if term not in statement_terms and term not in dates]
    parts = ["voices MATCH ?"]
    values: list[object] = [_expression(statement_terms, query.wants_doubtful, aliases)]
    for term in dates:
        sql, between = _days(term)
        parts.append(sql)
        values += between
    if rest:
        sql, more = conditions(rest)
        parts.append(f"{_ARTICLE} IN (SELECT number FROM articles WHERE 1 {sql})")
        values += more
    return " AND ".join(parts), values


def _expression(terms: Iterable[Term], wants_doubtful: bool, aliases: Mapping[str, str]) -> str:
    """The terms in FTS5's language."""
    having = [_term_expression(term, aliases) for term in terms if not term.is_not]
    lacking = [_term_expression(term, aliases) for term in terms if term.is_not]
    if not wants_doubtful:
        lacking.append('states : "doubtful"')
    wanted = " AND ".join(having or ['states : "any"'])
    return f"({wanted}) NOT ({' OR '.join(lacking)})" if lacking else wanted


def _term_expression(term: Term, aliases: Mapping[str, str]) -> str:
    """A term in FTS5's language; a name that was joined with others matches any of them."""
    column = _COLUMNS[term.field]
    words = f'"{term.needle.strip()}"{" *" if term.is_beginning else ""}'
    names = group_of(term.needle, aliases) if term.field in NAMES else ()
    whole = (f'"{BORDER} {plain(name).strip()} {BORDER}"' for name in names)
    return f"({' OR '.join(f'{column} : {phrase}' for phrase in (words, *whole))})"


def group_of(needle: str, aliases: Mapping[str, str]) -> set[str]:
    """All joined names of the people who have a name with `needle` in it."""
    group = {
        canonical
        for name, canonical in aliases.items()
        if needle in plain(name) or needle in plain(canonical)
    }
    return group | {name for name, canonical in aliases.items() if canonical in group}


def _days(term: Term) -> tuple[str, list[object]]:
    """A date as a range of numbers."""
    first, last = {
        "since": (day_number(term.value), None),
        "after": (day_number(term.value), None),
        "until": (FIRST_DAY, day_after(term.value)),
        "before": (FIRST_DAY, day_number(term.value)),
    }[term.field]
    bits = ARTICLE_BITS + PLACE_BITS
    sql = "rowid >= ?" if last is None else "rowid >= ? AND rowid < ?"
    values: list[object] = [day << bits for day in (first, last) if day is not None]
    return (f"NOT ({sql})" if term.is_not else sql), values
