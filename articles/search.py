"""Searching the full text of everything that is kept, with SQLite's FTS5.

The index lies in the cache: it can be deleted at any time and is made anew from the texts.
Ranking is BM25 (Robertson & Zaragoza 2009), in which a word of the title counts ten times.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from articles.query import Query, Term, matches, parse
from articles.store import StoreError
from articles.store.durable import make_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from articles.library import Entry, Library

SCHEMA: Final = 1
AT_ONCE: Final = 50
"""Articles that are indexed in one transaction: what is found grows as the index does."""

SNIPPET_WORDS: Final = 24
_BEGIN, _END = "\ufdd0", "\ufdd1"  # code points that no text is allowed to hold

_TABLES = """
CREATE TABLE articles(
    row INTEGER PRIMARY KEY, id TEXT UNIQUE, about TEXT, date TEXT, has_people INTEGER DEFAULT 0
);
CREATE VIRTUAL TABLE texts USING fts5(
    title, text, source, byline, tags, people,
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4'
);
INSERT INTO texts(texts, rank) VALUES('rank', 'bm25(10, 1, 2, 2, 5, 2)');
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, and where in it."""

    id: str
    offset: int
    """Where the first of the words is in the text, in code points; 0 if they are elsewhere."""
    snippet: tuple[tuple[str, bool], ...] = ()
    """The words around it in pieces; True marks what was searched for."""


class SearchIndex:
    """The full-text index of a library, in one SQLite file that can be lost.

    Safe to use from several threads and several processes. Every method reads the disk: call them
    off the event loop.

    Raises:
        StoreError: from any method, in one sentence, when there can be no index.
    """

    def __init__(self, file: Path, library: Library) -> None:
        self.file = file
        self.library = library
        self._guard = threading.RLock()
        self._database: sqlite3.Connection | None = None

    # -- finding

    def find(self, query: str | Query, limit: int = 100) -> tuple[Hit, ...]:
        """What a query finds, the best first; without words to rank by, the latest first."""
        asked = parse(query) if isinstance(query, str) else query
        if asked.is_empty:
            return ()
        match = " AND ".join(matches(_ranked(asked)))
        conditions, values = _conditions(asked)
        if match:
            conditions, values = ["texts MATCH ?", *conditions], [match, *values]
        with self._used() as database:
            found = database.execute(
                f"SELECT id, text, snippet(texts, 1, ?, ?, '', {SNIPPET_WORDS}) "
                "FROM texts JOIN articles ON articles.row = texts.rowid "
                f"WHERE {' AND '.join(conditions)} ORDER BY {'rank' if match else 'date DESC'} "
                "LIMIT ?",
                [_BEGIN, _END, *values, limit],
            )
            return tuple(_hit(*row) for row in found)

    # -- keeping up with the library

    def update(self, tell: Callable[[int, int], bool] | None = None) -> None:
        """Take in what came to the library, and let go of what was deleted.

        `tell` is given how many articles of how many are done, and answers whether to go on.
        """
        kept = {entry.id: entry for entry in self.library.entries()}
        with self._used() as database:
            known = dict(database.execute("SELECT id, about FROM articles"))
        new = [entry for id_, entry in kept.items() if known.get(id_) != _about(entry)]
        gone = [id_ for id_ in known if id_ not in kept]
        for start in range(0, max(len(new), len(gone)), AT_ONCE):
            with self._used() as database, _transaction(database):
                for id_ in gone[start : start + AT_ONCE]:
                    _remove(database, id_)
                for entry in new[start : start + AT_ONCE]:
                    self._put(database, entry, is_known=entry.id in known)
            if tell and not tell(min(len(new), start + AT_ONCE), len(new)):
                return

    def set_people(self, id_: str, names: Iterable[str]) -> None:
        """Say who is named or speaks in an article, in every form of the name that may be typed."""
        with self._used() as database, _transaction(database):
            row = database.execute("SELECT row FROM articles WHERE id = ?", [id_]).fetchone()
            if row is None:
                with suppress(KeyError):
                    self._put(database, self.library.entry(id_), is_known=False)
                row = database.execute("SELECT row FROM articles WHERE id = ?", [id_]).fetchone()
            if row is not None:
                people = "\n".join(names)
                database.execute("UPDATE texts SET people = ? WHERE rowid = ?", [people, *row])
                database.execute("UPDATE articles SET has_people = 1 WHERE row = ?", row)

    def without_people(self) -> tuple[str, ...]:
        """The ids of the articles of which it was not yet said who is in them."""
        with self._used() as database:
            return tuple(
                id_ for (id_,) in database.execute("SELECT id FROM articles WHERE NOT has_people")
            )

    def _put(self, database: sqlite3.Connection, entry: Entry, *, is_known: bool) -> None:
        about = (entry.title, entry.source, entry.byline, "\n".join(entry.tags))
        date = entry.published or entry.added
        if is_known:
            database.execute(
                "UPDATE texts SET title = ?, source = ?, byline = ?, tags = ? "
                "WHERE rowid = (SELECT row FROM articles WHERE id = ?)",
                [*map(_clean, about), entry.id],
            )
            database.execute(
                "UPDATE articles SET about = ?, date = ? WHERE id = ?",
                [_about(entry), date, entry.id],
            )
            return
        try:
            text = self.library.article(entry.id).text
        except (KeyError, StoreError):
            text = ""  # what cannot be read is told of when it is opened
        row = database.execute(
            "INSERT OR IGNORE INTO articles(id, about, date) VALUES(?, ?, ?)",
            [entry.id, _about(entry), date],
        )
        if row.rowcount:  # or another newsread was faster
            database.execute(
                "INSERT INTO texts(rowid, title, source, byline, tags, text) VALUES(?,?,?,?,?,?)",
                [row.lastrowid, *map(_clean, about), _clean(text)],
            )

    # -- the file

    @contextmanager
    def _used(self) -> Iterator[sqlite3.Connection]:
        """The open database; one that is damaged or of another schema is made anew."""
        with self._guard:
            try:
                yield self._opened()
            except sqlite3.DatabaseError as error:
                self.close()
                if _is_damaged(error):
                    self.file.unlink(missing_ok=True)
                raise StoreError(
                    f"{self.file}: the search index cannot be used ({error}); try again, or delete "
                    "this file, which is made anew"
                ) from error

    def _opened(self) -> sqlite3.Connection:
        if self._database is None:
            make_folder(self.file.parent)
            try:
                self._database = _open(self.file)
            except sqlite3.DatabaseError as error:
                if not _is_damaged(error):
                    raise
                self.file.unlink(missing_ok=True)
                self._database = _open(self.file)
        return self._database

    def close(self) -> None:
        """Let the file go; it is opened again when it is next wanted."""
        with self._guard:
            if self._database is not None:
                self._database.close()
                self._database = None


def _open(file: Path) -> sqlite3.Connection:
    file.touch(mode=0o600)
    database = sqlite3.connect(file, timeout=5, isolation_level=None, check_same_thread=False)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = OFF")  # it can be lost: see above
        database.execute("PRAGMA cache_size = -16000")
        (schema,) = database.execute("PRAGMA user_version").fetchone()
        if schema not in (0, SCHEMA):
            raise _OtherSchemaError(f"schema {schema}")
        if schema != SCHEMA:
            with _transaction(database):
                if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    for statement in _TABLES.split(";\n"):
                        database.execute(statement)
                    database.execute(f"PRAGMA user_version = {SCHEMA}")
    except BaseException:
        database.close()
        raise
    return database


class _OtherSchemaError(sqlite3.DatabaseError):
    """The file was made by another version of newsread."""


def _is_damaged(error: sqlite3.DatabaseError) -> bool:
    """Whether the file itself is at fault, rather than the disk, a lock or our own statement."""
    damaged = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
    name: str = getattr(error, "sqlite_errorname", "")
    return isinstance(error, _OtherSchemaError) or name.startswith(damaged)


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise


def _remove(database: sqlite3.Connection, id_: str) -> None:
    where = "(SELECT row FROM articles WHERE id = ?)"
    database.execute(f"DELETE FROM texts WHERE rowid = {where}", [id_])
    database.execute("DELETE FROM articles WHERE id = ?", [id_])


def _about(entry: Entry) -> str:
    """What is indexed of an entry, by which it is known whether it has changed."""
    about = (entry.title, entry.source, entry.byline, entry.published, *entry.tags)
    return _clean("\n".join(each or "" for each in about))


def _clean(text: str | None) -> str:
    """The text as SQLite can keep it: half a surrogate pair is no character there.

    Each is replaced by one character, so that offsets stay.
    """
    return (text or "").encode("utf-8", "replace").decode().replace("\0", " ")


def _ranked(query: Query) -> tuple[Term, ...]:
    """The terms that an article is ranked by: those that must be in it, save for people."""
    return tuple(t for t in query.terms if not t.is_excluded and t.column != "people")


def _conditions(query: Query) -> tuple[list[str], list[Any]]:
    """What else must hold of an article, as SQL."""
    conditions, values = [], []
    inside = "texts.rowid IN (SELECT rowid FROM texts WHERE texts MATCH ?)"
    for term in query.terms:
        (match,) = matches((term,))
        if term.column == "people":
            # Of whom it is not yet known who is in it, the whole text is asked.
            (anywhere,) = matches((Term(term.words, None, is_exact=True),))
            condition = f"({inside} OR (NOT has_people AND {inside}))"
            conditions.append(f"NOT {condition}" if term.is_excluded else condition)
            values += [match, anywhere]
        elif term.is_excluded:
            conditions.append(f"NOT {inside}")
            values.append(match)
    for date, comparison in ((query.before, "date < ?"), (query.after, "date >= ?")):
        if date:
            conditions.append(comparison)
            values.append(date)
    return conditions, values


def _hit(id_: str, text: str, snippet: str) -> Hit:
    plain = snippet.replace(_BEGIN, "").replace(_END, "")
    before, mark, _ = snippet.partition(_BEGIN)
    start = text.find(plain)
    offset = start + len(before) if mark and start >= 0 else 0
    return Hit(id_, offset, tuple(_pieces(snippet)))


def _pieces(snippet: str) -> Iterator[tuple[str, bool]]:
    first, *rest = snippet.split(_BEGIN)
    if first:
        yield first, False
    for each in rest:
        found, _, after = each.partition(_END)
        yield found, True
        if after:
            yield after, False
