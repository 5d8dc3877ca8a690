"""What is said in all articles, by its words: the candidates for the same words elsewhere.

`Quotations.like` finds sayings with pairs of words in common, however they are ordered or marked;
whether they are the same is for the caller to check (`annotators.across.sameness`). In ten
thousand articles that takes some milliseconds (`python -m tests.benchmarks.same`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.safe import sound
from articles.search.neighbours import neighbours
from articles.search.people import put_findings
from articles.search.sayings import NEWEST, POSITIONS, Saying, forget, read
from articles.search.shingles import content_of, wanted
from articles.search.words import plain

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from articles.search.people import Connection, Person

_PART: Final = 1_000
"""Pairs of statements that are read at once."""
_STATEMENTS: Final = f"kind NOT IN {POSITIONS}"
MOST_ALIKE: Final = 300
"""Candidates that are given, those with most in common first."""
MOST_OF_ONE: Final = 1_000
"""Sayings with one pair of words that are looked at: more have it by chance, or are copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """An article that another machine has read: what is known of it, and what was found."""

    id: str
    title: str | None
    source: str | None
    date: str
    url: str | None
    people: Sequence[Person]
    sayings: Sequence[Saying]
    places: Sequence[str]


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """What the index knows of an article beside its statements."""

    id: str
    title: str | None
    source: str | None
    date: str
    url: str | None
    is_kept: bool
    people: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Sayings that share words with others, oldest first."""

    sayings: tuple[Saying, ...]
    is_all: bool
    """Whether there may be no others: so many have such words that not all are given."""


class Quotations:
    """Everything that is said in the articles of the index.

    Args:
        reading: gives the index's database.
        changing: the same, for changes that are made as a whole or not at all.
        fingerprint: of what finds it.
    """

    def __init__(self, reading: Connection, changing: Connection, fingerprint: str) -> None:
        self._reading = reading
        self._changing = changing
        self._fingerprint = fingerprint

    def like(self, words: str, *, beside: str = "") -> Alike:
        """Sayings that share words with these; `MOST_ALIKE` at most.

        beside: the id of an article that is left out.
        """
        with self._reading() as database:
            numbers, is_all = _alike(database, sound(words))
            marks = ", ".join("?" * len(numbers))
            where = f"sayings.number IN ({marks}) AND articles.id <> ? AND {_STATEMENTS}"
            return Alike(read(database, where, (*numbers, beside)), is_all)

    def neighbours(self) -> Iterator[tuple[Saying, Saying]]:
        """Every two statements of different articles that may be the same words."""
        with self._reading() as database:
            pairs = neighbours(database)
            for part in (pairs[at : at + _PART] for at in range(0, len(pairs), _PART)):
                numbers = sorted({number for pair in part for number in pair}, reverse=True)
                where = f"sayings.number IN ({', '.join('?' * len(numbers))})"
                sayings = read(database, where, tuple(numbers), NEWEST)
                by_number = dict(zip(numbers, sayings, strict=True))
                both = ((by_number[first], by_number[second]) for first, second in part)
                yield from (pair for pair in both if _are_statements(*pair))

    def of(self, article: str) -> tuple[Saying, ...]:
        """Every quotation and claim of an article, in the order of its text."""
        with self._reading() as database:
            return read(database, f"articles.id = ? AND {_STATEMENTS}", (article,), "start, end")

    def indexed_article(self, article: str) -> IndexedArticle | None:
        """The article with this id; None if its people and sayings were not put yet."""
        sql = """SELECT number, title, source, published, url, is_kept FROM articles
                 WHERE id = ? AND looked_through IS NOT NULL"""
        with self._reading() as database:
            row = database.execute(sql, (article,)).fetchone()
            if row is None:
                return None
            number, title, source, date, url, is_kept = row
            people = _column(database, "SELECT name FROM people WHERE article = ?", number)
            places = _column(database, "SELECT name FROM places WHERE article = ?", number)
        return IndexedArticle(article, title, source, date, url, bool(is_kept), people, places)

    def roles(self, name: str) -> frozenset[str]:
        """What somebody is, in the words of any article."""
        sql = "SELECT DISTINCT role FROM people WHERE name = ? AND role <> ''"
        with self._reading() as database:
            return frozenset(row[0] for row in database.execute(sql, (name,)))

    def roles_in(self, article: str) -> dict[str, str]:
        """By the name of each person of an article what they are there, if it says so."""
        sql = """SELECT name, role FROM people WHERE role <> ''
                 AND article = (SELECT number FROM articles WHERE id = ?)"""
        with self._reading() as database:
            return dict(database.execute(sql, (article,)).fetchall())

    def naming(self, name: str, since: str, until: str) -> tuple[str, ...]:
        """The ids of articles of these days that name somebody or a place, `MOST_ALIKE` at most.

        since, until: days, ISO 8601, both included.
        """
        sql = f"""SELECT DISTINCT id FROM articles WHERE date BETWEEN ? AND ? AND number IN (
                    SELECT article FROM people WHERE folded = ?
                    UNION SELECT article FROM places WHERE name = ?) LIMIT {MOST_ALIKE}"""
        with self._reading() as database:
            rows = database.execute(sql, (since, until, plain(name), name))
            return tuple(row[0] for row in rows)

    def build(self, articles: Iterable[Built]) -> int:
        """Take in articles that another machine has read, as one change; returns how many.

        One that the library keeps stays kept, and has these findings until the fingerprint is
        another; the others have them until they are built again.
        """
        done, stamp = 0, f"{self._fingerprint} "
        with self._changing() as database:
            for article in articles:
                number = _number(database, article)
                forget(database, number)
                put_findings(
                    database, number, article.people, article.sayings, article.places, stamp
                )
                done += 1
        return done

    def optimize(self) -> None:
        """Merge the parts of the full-text index, which many additions leave slow to search."""
        with self._changing() as database:
            database.execute("INSERT INTO shingles (shingles) VALUES ('optimize')")

    def drop_built(self) -> int:
        """Take out all articles that the library does not keep; returns how many."""
        with self._changing() as database:
            gone = database.execute("SELECT number FROM articles WHERE NOT is_kept").fetchall()
            for (number,) in gone:
                forget(database, number)
            database.execute("DELETE FROM articles WHERE NOT is_kept")
        return len(gone)


def _are_statements(*sayings: Saying) -> bool:
    return all(saying.kind not in POSITIONS for saying in sayings)


def _column(database: sqlite3.Connection, sql: str, number: int) -> tuple[str, ...]:
    return tuple(row[0] for row in database.execute(sql, (number,)))


def _alike(database: sqlite3.Connection, words: str) -> tuple[list[int], bool]:
    """The numbers of the sayings with most shingles in common, and whether these are all."""
    pairs, wholes = wanted(content_of(words))
    counts = Counter[int]()
    full = 0
    for pair in pairs:
        numbers = _with(database, pair)
        full += len(numbers) >= MOST_OF_ONE
        counts.update(numbers)
    least = 2 if len(pairs) > 3 else 1
    for whole in wholes:
        counts.update(dict.fromkeys(_with(database, whole), least))
    alike = [(number, count) for number, count in counts.most_common() if count >= least]
    is_all = len(alike) <= MOST_ALIKE and full * 2 <= len(pairs)
    return [number for number, _ in alike[:MOST_ALIKE]], is_all


def _with(database: sqlite3.Connection, shingle: str) -> list[int]:
    """The numbers of sayings that have a shingle."""
    sql = f"SELECT rowid FROM shingles WHERE shingles MATCH ? LIMIT {MOST_OF_ONE}"
    return [row[0] for row in database.execute(sql, (f'"{shingle}"',))]


def _number(database: sqlite3.Connection, article: Built) -> int:
    sql = """INSERT INTO articles (id, source, date, published, state, is_starred, tags, title, url,
             layout, is_kept) VALUES (?, ?, ?, ?, 'new', 0, '', ?, ?, '', 0)
             ON CONFLICT (id) DO UPDATE SET looked_through = '' RETURNING number"""
    fields = (article.id, article.source, article.date, article.date, article.title, article.url)
    values = tuple(value if value is None else sound(value) for value in fields)
    return int(database.execute(sql, values).fetchone()[0])
