"""What is said in all articles, by its words: the candidates for the same words elsewhere.

`Quotations.like` finds sayings with pairs of words in common, however they are ordered or marked;
whether they are the same is for whoever asks to check (`annotators.sameness`). What it finds in a
file of ten thousand articles takes some milliseconds (`python -m tests.benchmarks.same`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.safe import sound
from articles.search.people import put_found
from articles.search.sayings import Saying, forget, read
from articles.search.shingles import content_of, sampled, shingles

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from articles.search.people import Connection, Person

MOST_ALIKE: Final = 300
"""Candidates that are given, those with most in common first."""
MOST_OF_ONE: Final = 3_000
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


class Quotations:
    """Everything that is said in the articles of the index.

    Args:
        reading: gives the index's database.
        changing: the same, for changes that are made as a whole or not at all.
    """

    def __init__(self, reading: Connection, changing: Connection) -> None:
        self._reading = reading
        self._changing = changing

    def like(self, words: str, *, beside: str = "") -> tuple[Saying, ...]:
        """Sayings that share words with these, oldest first; `MOST_ALIKE` at most.

        beside: the id of an article that is left out.
        """
        with self._reading() as database:
            numbers = _alike(database, sound(words))
            marks = ", ".join("?" * len(numbers))
            where = f"sayings.number IN ({marks}) AND articles.id <> ?"
            return read(database, where, (*numbers, beside))

    def of(self, article: str) -> tuple[Saying, ...]:
        """Everything that is said in an article, in the order of its text."""
        with self._reading() as database:
            return read(database, "articles.id = ?", (article,), "start, end")

    def build(self, articles: Iterable[Built]) -> int:
        """Take in articles that another machine has read, as one change; returns how many.

        One that the library keeps stays kept, and has these findings from now on.
        """
        done = 0
        with self._changing() as database:
            for each in articles:
                number = _number(database, each)
                forget(database, number)
                put_found(database, number, each.people, each.sayings, each.places)
                done += 1
        return done

    def drop_built(self) -> int:
        """Take out all articles that the library does not keep; returns how many."""
        with self._changing() as database:
            gone = database.execute("SELECT number FROM articles WHERE NOT is_kept").fetchall()
            for (number,) in gone:
                forget(database, number)
            database.execute("DELETE FROM articles WHERE NOT is_kept")
        return len(gone)


def _alike(database: sqlite3.Connection, words: str) -> list[int]:
    """The numbers of the sayings with most shingles in common."""
    wanted = sampled(shingles(content_of(words)))
    counts = Counter[int]()
    for each in wanted:
        sql = f"SELECT rowid FROM shingles WHERE shingles MATCH ? LIMIT {MOST_OF_ONE}"
        counts.update(row[0] for row in database.execute(sql, (f'"{each}"',)))
    least = 2 if len(wanted) > 3 else 1
    return [number for number, count in counts.most_common(MOST_ALIKE) if count >= least]


def _number(database: sqlite3.Connection, each: Built) -> int:
    sql = """INSERT INTO articles (id, source, date, published, state, is_starred, tags, title, url,
             layout, is_kept) VALUES (?, ?, ?, ?, 'new', 0, '', ?, ?, '', 0)
             ON CONFLICT (id) DO UPDATE SET looked_through = '' RETURNING number"""
    told = (each.id, each.source, each.date, each.date, each.title, each.url)
    values = tuple(value if value is None else sound(value) for value in told)
    return int(database.execute(sql, values).fetchone()[0])
