"""The full-text index over everything kept."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from articles.article import Span
from articles.flowing import Flowing, flowing
from articles.search import voices
from articles.search.folding import stroked_words
from articles.search.people import NONE, People
from articles.search.quotations import Quotations
from articles.search.sayings import forget
from articles.search.schema import SCHEMA, VERSION
from articles.search.sql_terms import COLUMNS, conditions, having
from articles.search.words import plain
from articles.store import StoreError
from articles.store.sqlite_file import SqliteFile, storable

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from articles.article import Article
    from articles.library import Entry
    from articles.search.query import Query
    from articles.search.sayings import Saying

_OPEN, _CLOSE = "\ue000", "\ue001"  # private use: no article has them for a reason
SNIPPET_WORDS = 24
BATCH = 50
"""Articles that are indexed between two moments in which others may write."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found: its id, and a few words around what was looked for."""

    id: str
    snippet: str
    lit: tuple[Span, ...] = ()
    """Where in the snippet the words that were looked for are."""
    offset: int = 0
    """Where in the article's text the first of them is; 0 if they are not in it."""


class SearchIndex(SqliteFile):
    """What is kept, by the words in it. Safe to use from any thread.

    It holds nothing that cannot be had again: a damaged index, or one of another version, is
    thrown away, and `update` fills a new one.

    Args:
        path: the file.
        fingerprint: of what makes the findings that are put, without a space; what another has
            found is shown until it is replaced, see `People.outdated`.

    Raises:
        StoreError: from any method, in one sentence, when the disk keeps it from its work.
    """

    CALLED: ClassVar[str] = "the search index"

    def __init__(self, path: Path, fingerprint: str = "") -> None:
        super().__init__(path)
        self._fingerprint = fingerprint

    @property
    def people(self) -> People:
        """The people of all articles, and what they said."""
        return People(self._open, self._changing, self._fingerprint)

    @property
    def quotations(self) -> Quotations:
        """What is said in all articles, by its words."""
        return Quotations(self._open, self._changing, self._fingerprint)

    def update(
        self,
        entries: Iterable[Entry],
        article: Callable[[str], Article],
        stop: threading.Event | None = None,
    ) -> int:
        """Makes the index hold just these articles, as they are now; returns how many were new.

        Args:
            entries: everything kept, such as `Library.entries()`.
            article: gives the article of an id, such as `Library.article`; what it cannot give
                (`StoreError`) is left out.
            stop: set, it ends the work early; the next call goes on.
        """
        wanted = {entry.id: entry for entry in entries}
        with self._changing() as database:
            known = dict(_known(database))
            _forget(database, known.keys() - wanted.keys())
            _note(database, (e for e in wanted.values() if known.get(e.id, _about(e)) != _about(e)))
        new = [entry for entry in wanted.values() if entry.id not in known]
        done = 0
        for start in range(0, len(new), BATCH):
            if stop and stop.is_set():
                break
            done += self._add(new[start : start + BATCH], article)
        return done

    def add(self, entry: Entry, article: Article) -> None:
        """Make the index hold one more article, whatever else it should hold."""
        self._add([entry], lambda _: article)

    def search(self, query: Query, limit: int = 50) -> list[Hit]:
        """The articles that a query asks for, best first; newest first if it has no words."""
        with self._open() as database:
            numbers = [row[0] for row in _numbers(database, query, limit)]
            words = having(query)
            sql, parameters = (_SNIPPETS, [words]) if words else (_BEGINNINGS, [])
            marks = ", ".join("?" * len(numbers))
            rows = database.execute(sql.format(numbers=marks), [*parameters, *numbers]).fetchall()
        rows.sort(key=lambda row: numbers.index(row[0]))
        return [_hit(*row) for _, *row in rows]

    def statements(
        self, query: Query, limit: int = 50, aliases: Mapping[str, str] = NONE
    ) -> tuple[Saying, ...]:
        """The statements that a query asks for, newest first, undated ones last.

        What is in doubt is left out unless it is asked for. Words without a field are looked for in
        a statement and its verb. aliases: names that stand for others, by which these are found.
        """
        with self._open() as database:
            return voices.statements(database, query, limit, aliases)

    def articles_with(self, query: Query, aliases: Mapping[str, str] = NONE) -> set[str]:
        """The ids of the articles in which there is a statement that a query asks for.

        Of a query that asks for none only its `person:` counts: who speaks or is named.
        """
        if query.asks_for_statements:
            some, values = voices.articles_of(query.terms, aliases)
            where = f" AND number IN ({some})"
        else:
            where, values = conditions(query.of("person"))
        with self._open() as database:
            rows = database.execute(f"SELECT id FROM articles WHERE 1 {where}", values)
            return {row[0] for row in rows}

    def _add(self, entries: list[Entry], article_of: Callable[[str], Article]) -> int:
        articles = []
        for entry in entries:
            try:
                articles.append((entry, article_of(entry.id)))
            except (StoreError, KeyError):
                continue
        with self._changing() as database:
            for entry, article in articles:
                _put(database, entry, article)
        return len(articles)

    def _connected(self) -> sqlite3.Connection:
        try:
            return super()._connected()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise
            self._throw_away()
            return super()._connected()

    def _after_damage(self) -> str:
        self._throw_away()
        return "; it is made again when it is needed next"

    def _throw_away(self) -> None:
        for end in ("", "-wal", "-shm"):
            self.path.with_name(f"{self.path.name}{end}").unlink(missing_ok=True)

    def _prepare(self, database: sqlite3.Connection) -> None:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is made again
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, VERSION):
            raise sqlite3.DatabaseError(f"version {version}")
        if not version:
            database.executescript(f"BEGIN IMMEDIATE; {SCHEMA} COMMIT")
        database.execute("SELECT count(*) FROM (SELECT 1 FROM texts LIMIT 1)")


# FTS5 sorts by its own rank much faster than by a function; bare of a join, it need not read rows.
_RANKED = """
SELECT rowid FROM texts WHERE texts MATCH ? {where} ORDER BY rank LIMIT ?
"""
# The plus keeps SQLite from asking FTS5 row by row, which takes seconds.
_FILTERED = "AND +rowid IN (SELECT number FROM articles WHERE 1 {where})"
_DATED = "SELECT number FROM articles WHERE is_kept {where} ORDER BY date DESC, number DESC LIMIT ?"
# Snippets are what takes time, so they are made only for rows that are shown; in one pass, for
# every MATCH gathers anew where words that begin so are, which for two letters takes 14 ms.
_SNIPPETS = f"""
SELECT number, id, snippet(texts, 1, '{_OPEN}', '{_CLOSE}', '…', {SNIPPET_WORDS}), body, layout
FROM texts JOIN articles ON articles.number = texts.rowid
WHERE texts MATCH ? AND +texts.rowid IN ({{numbers}})
"""
_BEGINNINGS = """
SELECT number, id, substr(body, 1, 160) FROM articles JOIN texts ON texts.rowid = articles.number
WHERE articles.number IN ({numbers})
"""


def _numbers(database: sqlite3.Connection, query: Query, limit: int) -> list[tuple[int]]:
    words = having(query)
    rest = [term for term in query.terms if term.field not in COLUMNS or term.is_not]
    where, values = conditions(term for term in rest if not term.is_of_statement)
    if query.asks_for_statements:
        some, more = voices.articles_of(term for term in rest if term.is_of_statement)
        where, values = f"{where} AND number IN ({some})", [*values, *more]
    if not words:
        sql, parameters = _DATED.format(where=where), [*values, limit]
    else:
        filtered = _FILTERED.format(where=where) if where else ""
        sql, parameters = _RANKED.format(where=filtered), [words, *values, limit]
    return database.execute(sql, parameters).fetchall()


def _about(entry: Entry) -> tuple[object, ...]:
    """The columns of `articles` from `source` to `url`, in the order of the table."""
    date = (entry.published or entry.added)[:10]
    tags = "\n".join(map(plain, entry.tags))
    published = (entry.published or "")[:10]
    state, starred = entry.state, int(entry.is_starred)
    source, title, url = map(storable, (entry.source, entry.title, entry.url))
    return (source, date, published, state, starred, storable(tags), title, url)


def _known(database: sqlite3.Connection) -> Iterator[tuple[str, tuple[object, ...]]]:
    sql = """SELECT id, source, date, published, state, is_starred, tags, title, url
             FROM articles WHERE is_kept"""
    for id_, *about in database.execute(sql):
        yield id_, tuple(about)


def _forget(database: sqlite3.Connection, ids: Iterable[str]) -> None:
    for id_ in ids:
        number = database.execute("SELECT number FROM articles WHERE id = ?", (id_,)).fetchone()
        forget(database, number[0])
        database.execute("DELETE FROM texts WHERE rowid = ?", number)
        database.execute("DELETE FROM articles WHERE number = ?", number)


def _note(database: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Update the rows of entries; sayings are forgotten, to be found anew, if the date changed."""
    for entry in entries:
        old = "SELECT number, published FROM articles WHERE id = ?"
        number, published = database.execute(old, (entry.id,)).fetchone()
        about = _about(entry)
        database.execute(
            """UPDATE articles SET source = ?, date = ?, published = ?, state = ?, is_starred = ?,
               tags = ?, title = ?, url = ? WHERE number = ?""",
            (*about, number),
        )
        if published != about[2]:
            forget(database, number)
            unread = "UPDATE articles SET looked_through = NULL WHERE number = ?"
            database.execute(unread, (number,))


def _put(database: sqlite3.Connection, entry: Entry, article: Article) -> None:
    sql = """INSERT INTO articles
             (id, source, date, published, state, is_starred, tags, title, url, layout)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
             (source, date, state, is_starred, tags, title, url, layout, is_kept)
             = (excluded.source, excluded.date, excluded.state, excluded.is_starred, excluded.tags,
                excluded.title, excluded.url, excluded.layout, 1)
             WHERE NOT is_kept RETURNING number"""
    body = flowing(article.text)
    layout = json.dumps((body.borders, body.places)) if body.borders else ""
    put = database.execute(sql, (entry.id, *_about(entry), layout)).fetchone()
    if put is None:
        return  # another newsread was faster
    title = flowing(entry.title).text
    source, byline = (_both_ways(name or "") for name in (article.source, article.byline))
    words = (_both_ways(title), body.text, source, byline)
    stroked = stroked_words(f"{title} {body.text} {article.byline}")
    database.execute(
        "INSERT INTO texts (rowid, title, body, source, byline, stroked) VALUES (?, ?, ?, ?, ?, ?)",
        (put[0], *map(storable, (*words, stroked))),
    )


def _both_ways(text: str) -> str:
    """The text, and behind it its words with strokes in plain letters: a column that none sees."""
    return f"{text} {stroked_words(text)}".rstrip()


def _hit(id_: str, marked: str, body: str = "", layout: str = "") -> Hit:
    """The words around a hit, on one line, and where in them the hit is.

    layout: JSON of where the body's characters stand in the article's text, if that is another.
    """
    pieces = " ".join(marked.split()).split(_OPEN)
    text, lit = pieces[0], []
    for piece in pieces[1:]:
        inside, _, after = piece.partition(_CLOSE)
        if inside:
            lit.append(Span(len(text), len(text) + len(inside)))
        text += inside + after
    offset = _first_lit(marked, body)
    if layout:
        offset = Flowing(body, *json.loads(layout)).source(Span(offset, offset + 1)).start
    return Hit(id_, text, tuple(lit), offset)


def _first_lit(marked: str, body: str) -> int:
    """The offset in the body of the first words that are marked in a snippet of it."""
    before, mark, after = marked.partition(_OPEN)
    before = before.removeprefix("…")
    words = before + after.removesuffix("…").replace(_OPEN, "").replace(_CLOSE, "")
    start = body.find(words) if mark else -1
    return start + len(before) if start >= 0 else 0
