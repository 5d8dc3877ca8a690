"""Every quotation and claim that was found in an article, as a row of the search index.

Also what is in doubt, left open or said by nobody who is named: `Saying.is_said` tells those apart
that a named speaker is reported to say or to deny for sure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from articles.safe import sound
from articles.search.shingles import content_of, shingles

if TYPE_CHECKING:
    import sqlite3

NOBODY: Final = "unnamed"
"""The speaker where the article names none."""
MOST: Final = 100_000
"""Rows that are read at once."""
OLDEST: Final = "articles.date = '', articles.date, articles.number, start"
"""How rows are sorted: those of no known date last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words that an article gives as somebody's, or reports of them."""

    speaker: str
    """The name, or group in the article's words; `NOBODY` where there is none."""
    kind: str
    """The act: `quote` for a quotation in no claim, `denies` whenever the words are denied, else
    `says`, `holds`, `shows` or `demands`."""
    words: str
    """Exact words in one pair of quotation marks, reworded ones as the article has them."""
    start: int
    """Offsets in the article's text (code points), half-open."""
    end: int
    polarity: str = "affirms"
    """`affirms`, `denies` or `open`."""
    is_in_doubt: bool = False
    """Whether it is not sure that words and speaker are both right."""
    verb: str = ""
    """What the article says was done with the words, such as `denied`."""
    form: str = "indirect"
    """`direct`, `mixed` or `indirect`: whether the words are the speaker's own."""
    about: tuple[str, ...] = ()
    article: str = ""
    """The id of the article; empty in what is given to `People.put`, as is all that follows."""
    date: str = ""
    """The day it was published, else the one it was kept, ISO 8601; empty if neither is known."""
    source: str | None = None
    title: str | None = None
    url: str | None = None
    is_kept: bool = True
    """Whether the library has the article, so that it can be opened."""

    @property
    def is_said(self) -> bool:
        """Whether somebody who is named is reported to say or to deny it, for sure."""
        return self.speaker != NOBODY and self.polarity != "open" and not self.is_in_doubt


def put(database: sqlite3.Connection, article: int, saying: Saying) -> None:
    """Add a saying of an article, by its number."""
    texts = (saying.speaker, saying.kind, saying.polarity, saying.verb, saying.words, saying.form)
    row = database.execute(
        """INSERT INTO sayings (article, speaker, kind, polarity, verb, words, form, is_in_doubt,
           is_said, start, end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (article, *map(sound, texts), saying.is_in_doubt, saying.is_said, saying.start, saying.end),
    ).lastrowid
    about = [(row, sound(name)) for name in saying.about]
    database.executemany("INSERT INTO about VALUES (?, ?)", about)
    if found := _shingled(sound(saying.words)):
        database.execute("INSERT INTO shingles (rowid, found) VALUES (?, ?)", (row, found))


def forget(database: sqlite3.Connection, article: int) -> None:
    """Take away all that was found in an article, by its number."""
    sql = "SELECT number, words FROM sayings WHERE article = ?"
    gone = [(row, _shingled(words)) for row, words in database.execute(sql, (article,))]
    database.executemany(
        "INSERT INTO shingles (shingles, rowid, found) VALUES ('delete', ?, ?)",
        [each for each in gone if each[1]],
    )
    database.execute(
        "DELETE FROM about WHERE saying IN (SELECT number FROM sayings WHERE article = ?)",
        (article,),
    )
    for table in ("sayings", "people", "places"):
        database.execute(f"DELETE FROM {table} WHERE article = ?", (article,))


def read(
    database: sqlite3.Connection, where: str, values: tuple[Any, ...], order: str = OLDEST
) -> tuple[Saying, ...]:
    """The sayings for which a condition of SQL holds, of the tables `sayings` and `articles`."""
    sql = f"""SELECT speaker, kind, words, start, end, polarity, is_in_doubt, verb, form,
                     articles.id, articles.date, articles.source, title, url, is_kept,
                     (SELECT group_concat(name, char(10)) FROM about WHERE saying = sayings.number)
              FROM sayings JOIN articles ON articles.number = sayings.article
              WHERE {where} ORDER BY {order} LIMIT {MOST}"""
    return tuple(_saying(*row) for row in database.execute(sql, values))


def _saying(*row: Any) -> Saying:
    names = ("speaker", "kind", "words", "start", "end", "polarity", "is_in_doubt", "verb", "form")
    known = ("article", "date", "source", "title", "url", "is_kept")
    given = dict(zip((*names, *known), row, strict=False))
    about = tuple(row[-1].split("\n")) if row[-1] else ()
    flags = {name: bool(given[name]) for name in ("is_in_doubt", "is_kept")}
    return Saying(**{**given, **flags}, about=about)


def _shingled(words: str) -> str:
    return " ".join(shingles(content_of(words)))
