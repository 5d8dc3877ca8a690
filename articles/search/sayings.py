"""Every quotation and claim that was found in an article, as a row of the search index.

Also what is in doubt, left open or said by nobody who is named: `Saying.is_said` tells those apart
that a named speaker is reported to say or to deny for sure.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from articles.safe import sound
from articles.search.numbers import MOST_IN_ONE, number_of
from articles.search.shingles import content_of, shingles
from articles.search.words import plain

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

NOBODY: Final = "unnamed"
"""The speaker where the article names none."""
MOST: Final = MOST_IN_ONE
"""Rows that are read at once."""
OLDEST: Final = "articles.published = '', articles.published, articles.number, start"
"""How rows are sorted: those of no known date last."""
NEWEST: Final = "sayings.number DESC"
"""The other way round, but for those of no known date; in an article in the order of its text."""
POSITIONS: Final = ("wants", "supports", "opposes", "plans", "decides")
"""The kinds that are no statements, but what is reported to be wanted or done."""
BORDER: Final = "\ue000"
"""A word of its own on both sides of a name, for those who look for the whole of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words that an article gives as somebody's, or reports of them."""

    speaker: str
    """The name, or group in the article's words; `NOBODY` where there is none."""
    kind: str
    """The act: `quote` for a quotation in no claim, `denies` whenever the words are denied, else
    `says`, `holds`, `shows`, `demands`, or one of `POSITIONS`."""
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
    """The day it was published, ISO 8601, perhaps only its month or year; empty if not known."""
    source: str | None = None
    title: str | None = None
    url: str | None = None
    is_kept: bool = True
    """Whether the library has the article, so that it can be opened."""

    @property
    def is_said(self) -> bool:
        """Whether somebody who is named is reported to say or to deny it, for sure."""
        is_claim = self.polarity != "open" and self.kind not in POSITIONS
        return self.speaker != NOBODY and is_claim and not self.is_in_doubt

    @property
    def states(self) -> frozenset[str]:
        """What `is:` finds it by: `query.STATEMENT_STATES`."""
        return states_of(self.kind, self.polarity, self.form, is_in_doubt=self.is_in_doubt)

    @property
    def searchable_verb(self) -> str:
        """The verb, with “denied” added where the statement is denied in other words."""
        return f"{self.verb} denied" if self.polarity == "denies" else self.verb


@cache
def states_of(act: str, polarity: str, form: str, *, is_in_doubt: bool) -> frozenset[str]:
    """What `is:` finds a statement by: some of `query.STATEMENT_STATES`."""
    acts = {"demands": "demanded"} | dict.fromkeys(POSITIONS, "planned")
    stance = {"denies": "denied", "open": "open"}.get(polarity, acts.get(act, ""))
    words = "exact" if form == "direct" else "reworded"
    doubt = "doubtful" if is_in_doubt else ""
    return frozenset(filter(None, (stance, words, doubt)))


def put_all(
    database: sqlite3.Connection, article: int, published: str, sayings: Sequence[Saying]
) -> None:
    """Add the sayings of an article, by its number, in the order of its text.

    Of more than `MOST_IN_ONE` the rest is left out.
    """
    for place, saying in enumerate(sayings[:MOST_IN_ONE]):
        _put(database, article, number_of(published, article, place), saying)


def _put(database: sqlite3.Connection, article: int, number: int, saying: Saying) -> None:
    texts = (saying.speaker, saying.kind, saying.polarity, saying.verb, saying.words, saying.form)
    flags = (saying.is_in_doubt, saying.is_said, saying.start, saying.end)
    database.execute(
        """INSERT INTO sayings (number, article, speaker, kind, polarity, verb, words, form,
           is_in_doubt, is_said, start, end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (number, article, *map(sound, texts), *flags),
    )
    about = [(number, sound(name)) for name in saying.about]
    database.executemany("INSERT INTO about VALUES (?, ?)", about)
    if shingled := _shingled(sound(saying.words)):
        database.execute("INSERT INTO shingles (rowid, found) VALUES (?, ?)", (number, shingled))
    database.execute(
        "INSERT INTO voices (rowid, speaker, about, words, verb, states) VALUES (?, ?, ?, ?, ?, ?)",
        (number, *_voice(saying)),
    )


def forget(database: sqlite3.Connection, article: int) -> None:
    """Take away all that was found in an article, by its number."""
    sql = "SELECT number FROM sayings WHERE article = ? ORDER BY number DESC"
    numbers = [row[0] for row in database.execute(sql, (article,))]
    rows = read(database, "sayings.article = ?", (article,), NEWEST)
    gone = list(zip(numbers, rows, strict=True))
    indexed = ((number, _shingled(saying.words)) for number, saying in gone)
    database.executemany(
        "INSERT INTO shingles (shingles, rowid, found) VALUES ('delete', ?, ?)",
        [(number, shingled) for number, shingled in indexed if shingled],
    )
    database.executemany(
        "INSERT INTO voices (voices, rowid, speaker, about, words, verb, states) "
        "VALUES ('delete', ?, ?, ?, ?, ?, ?)",
        [(number, *_voice(saying)) for number, saying in gone],
    )
    database.execute(
        "DELETE FROM about WHERE saying IN (SELECT number FROM sayings WHERE article = ?)",
        (article,),
    )
    for table in ("sayings", "people", "places"):
        database.execute(f"DELETE FROM {table} WHERE article = ?", (article,))


def read(
    database: sqlite3.Connection,
    where: str,
    values: tuple[Any, ...],
    order: str = OLDEST,
    most: int = MOST,
) -> tuple[Saying, ...]:
    """The sayings for which a condition of SQL holds, of the tables `sayings` and `articles`."""
    sql = f"""SELECT speaker, kind, words, start, end, polarity, is_in_doubt, verb, form,
                     articles.id, articles.published, articles.source, title, url, is_kept,
                     (SELECT group_concat(name, char(10)) FROM about WHERE saying = sayings.number)
              FROM sayings JOIN articles ON articles.number = sayings.article
              WHERE {where} ORDER BY {order} LIMIT {most}"""
    return tuple(_saying(*row) for row in database.execute(sql, values))


def _saying(*row: Any) -> Saying:
    names = ("speaker", "kind", "words", "start", "end", "polarity", "is_in_doubt", "verb", "form")
    known = ("article", "date", "source", "title", "url", "is_kept")
    fields = dict(zip((*names, *known), row, strict=False))
    about = tuple(row[-1].split("\n")) if row[-1] else ()
    flags = {name: bool(fields[name]) for name in ("is_in_doubt", "is_kept")}
    return Saying(**{**fields, **flags}, about=about)


def _shingled(words: str) -> str:
    return " ".join(shingles(content_of(words)))


def _voice(saying: Saying) -> tuple[str, ...]:
    """The columns of `voices`, whose words are `plain` ones."""
    about = BORDER.join(plain(sound(name)) for name in saying.about)
    return (
        f"{BORDER}{plain(sound(saying.speaker))}{BORDER}",
        f"{BORDER}{about}{BORDER}",
        plain(sound(saying.words)),
        plain(sound(saying.searchable_verb)),
        " ".join(("any", *sorted(saying.states))),
    )
