"""Which feeds the reader follows, and which of their entries have come already."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from articles.feeds.feed import Feed
from articles.fetching.download import Validators
from articles.safe import sound, without_login
from articles.store import ReadOnlyError, sqlite_copies
from articles.store.recovery import forget_old_days
from articles.store.sqlite_file import SqliteFile, storable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

_logger = logging.getLogger(__name__)
VERSION = 2
_WORDS = "SELECT url, title, site, added, checked, error, etag, last_modified FROM feeds"
_FEEDS = _WORDS.replace(" FROM", ", failures, failing_since, due, is_given FROM")
_SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY, title TEXT NOT NULL, site TEXT, added TEXT NOT NULL, checked TEXT,
    error TEXT, etag TEXT, last_modified TEXT, failures INTEGER NOT NULL DEFAULT 0,
    failing_since TEXT, due TEXT, is_given INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE IF NOT EXISTS entries (
    feed TEXT NOT NULL REFERENCES feeds ON DELETE CASCADE, id TEXT NOT NULL, article TEXT,
    tries INTEGER NOT NULL DEFAULT 0, due TEXT, PRIMARY KEY (feed, id)
);
PRAGMA user_version = 2;
COMMIT
"""
_FROM_1 = """
ALTER TABLE feeds ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN failing_since TEXT;
ALTER TABLE feeds ADD COLUMN due TEXT;
ALTER TABLE feeds ADD COLUMN is_given INTEGER NOT NULL DEFAULT 1;
ALTER TABLE entries ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entries ADD COLUMN due TEXT;
PRAGMA user_version = 2
"""
_NEW = "INSERT OR IGNORE INTO feeds (url, title, site, added, is_given) VALUES (?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry whose page could not be had: how often that was, and when it is tried again."""

    tries: int
    due: str | None
    """In ISO 8601 and UTC; None if it was given up."""


class Subscriptions(SqliteFile):
    """The feeds that are followed, kept in one SQLite file for its owner alone.

    Safe to use from several threads and processes at once; whatever a method has returned from is
    on the disk. `tell` is given a sentence for the reader when a copy took the place of a damaged
    file. The last copy has every feed that was followed, if not every entry that has come since.

    Raises:
        StoreError: from any method, in one sentence, when something cannot be kept or read.
    """

    CALLED: ClassVar[str] = "the list of feeds"

    def __init__(self, path: Path, *, tell: Callable[[str], None] | None = None) -> None:
        super().__init__(path)
        self._tell = tell or _logger.warning

    def feeds(self) -> list[Feed]:
        """Every feed, by title."""
        with self._open() as database:
            rows = database.execute(f"{_FEEDS} ORDER BY lower(title), url").fetchall()
        return [_feed(row) for row in rows]

    def add(self, feeds: Iterable[Feed]) -> list[Feed]:
        """Follows these feeds; returns those that were not followed before."""
        with self._changing() as database:
            known = {row[0] for row in database.execute("SELECT url FROM feeds")}
            new = [replace(feed, added=_now()) for feed in feeds if feed.url not in known]
            values = [(f.url, f.title, f.site, f.added, f.is_given) for f in new]
            database.executemany(_NEW, [tuple(map(storable, each)) for each in values])
        self._copy()
        return new

    def remove(self, url: str) -> Feed | None:
        """Follows a feed no longer, if it was followed; its articles stay in the library."""
        url = sound(url)
        with self._changing() as database:
            row = database.execute(f"{_FEEDS} WHERE url = ?", (url,)).fetchone()
            database.execute("DELETE FROM feeds WHERE url = ?", (url,))
        self._copy()
        return _feed(row) if row else None

    def put_back(self, feed: Feed, entries: Mapping[str, str | None]) -> None:
        """Follows a feed again that was removed, with the `entries` that had come of it."""
        self.add([feed])
        with self._changing() as database:
            database.executemany(
                "INSERT OR REPLACE INTO entries (feed, id, article) VALUES (?, ?, ?)",
                [(feed.url, id_, article) for id_, article in entries.items()],
            )
        self._note(feed, feed.checked)

    def entries(self, feed: Feed) -> dict[str, str | None]:
        """The entries that have come already by their ids, and which article each became."""
        with self._open() as database:
            sql = "SELECT id, article FROM entries WHERE feed = ? AND tries = 0"
            return {row[0]: row[1] for row in database.execute(sql, (feed.url,))}

    def waiting(self, feed: Feed) -> dict[str, Waiting]:
        """The entries whose page could not be had, by their ids."""
        with self._open() as database:
            sql = "SELECT id, tries, due FROM entries WHERE feed = ? AND tries > 0"
            return {row[0]: Waiting(row[1], row[2]) for row in database.execute(sql, (feed.url,))}

    def failed(self, feed: Feed, entry: str, waiting: Waiting) -> None:
        """Notes that the page of an entry could not be had."""
        with self._changing() as database:
            database.execute(
                "INSERT OR REPLACE INTO entries (feed, id, tries, due) "
                "SELECT url, ?, ?, ? FROM feeds WHERE url = ?",
                (storable(entry), waiting.tries, waiting.due, feed.url),
            )

    def moved(self, feed: Feed, to: Feed) -> None:
        """Follows a feed at its new address, with all that is known of it."""
        with self._changing() as database:
            _move(database, feed.url, to.url)
            database.execute(
                "UPDATE feeds SET is_given = ? WHERE url = ?", (to.is_given, sound(to.url))
            )
        self._copy()

    def came(self, feed: Feed, entry: str, article: str | None) -> None:
        """Notes that an entry has come, and which article it became, if any."""
        with self._changing() as database:
            database.execute(
                "INSERT OR REPLACE INTO entries (feed, id, article) "
                "SELECT url, ?, ? FROM feeds WHERE url = ?",
                (storable(entry), article, feed.url),
            )

    def checked(self, feed: Feed) -> None:
        """Notes what asking a feed gave: its title, validators and error as they are in `feed`."""
        self._note(feed, _now())

    def _note(self, feed: Feed, at: str | None) -> None:
        with self._changing() as database:
            known = feed.validators
            about = (feed.title, feed.site, feed.error, known.etag, known.last_modified)
            times = (feed.failures, feed.failing_since, feed.due, at)
            database.execute(
                "UPDATE feeds SET title = ?, site = ?, error = ?, etag = ?, last_modified = ?, "
                "failures = ?, failing_since = ?, due = ?, checked = ? WHERE url = ?",
                tuple(map(storable, (*about, *times, feed.url))),
            )

    def articles(self) -> dict[str, list[str]]:
        """The ids of the articles that came from each feed, by its address."""
        found: dict[str, list[str]] = {feed.url: [] for feed in self.feeds()}
        with self._open() as database:
            sql = "SELECT feed, article FROM entries WHERE article IS NOT NULL"
            for feed, article in database.execute(sql):
                found.setdefault(feed, []).append(article)
        return found

    def _copy(self) -> None:
        with self._open() as database:
            sqlite_copies.keep_copy(database, self.path)

    def _connected(self) -> sqlite3.Connection:
        forget_old_days(self.path.parent)
        database = sqlite_copies.opened(self.path, super()._connected, _check, self._tell)
        if not sqlite_copies.is_copied(self.path):
            sqlite_copies.keep_copy(database, self.path)
        return database

    def _prepare(self, database: sqlite3.Connection) -> None:
        database.row_factory = sqlite3.Row
        database.text_factory = _text
        found = database.execute("PRAGMA user_version").fetchone()[0]
        if found > VERSION:
            path = self.path
            raise ReadOnlyError(f"{path}: a newer newsread made this; update newsread to use it")
        if found == 0:
            database.executescript(_SCHEMA)
        database.execute("PRAGMA foreign_keys = ON")
        if found == 1:
            _bring_up(database)
        # With FULL alone a power cut may bring the journal back, and with it what was before.
        database.execute("PRAGMA synchronous = EXTRA")


def _check(database: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError unless it is whole and has what is asked of it.

    A copy may be one of version 1, which is brought up when it has taken the file's place.
    """
    sqlite_copies.check_whole(database)
    database.text_factory = _text
    if database.execute("PRAGMA user_version").fetchone()[0] > 1:
        database.execute(f"{_FEEDS} LIMIT 1")
    for sql in (_WORDS, "SELECT feed, id, article FROM entries LIMIT 1"):
        for row in database.execute(sql):
            if not all(value is None or isinstance(value, str) for value in tuple(row)):
                raise sqlite3.DatabaseError("it has something else than text")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _feed(row: sqlite3.Row) -> Feed:
    values = dict(row)
    etag, last_modified = values.pop("etag"), values.pop("last_modified")
    values["is_given"] = bool(values["is_given"])
    return Feed(**values, validators=Validators(etag=etag, last_modified=last_modified))


def _bring_up(database: sqlite3.Connection) -> None:
    """Make a list of version 1 one of version 2, in which no address has a login any more."""
    database.execute("PRAGMA secure_delete = ON")
    database.execute("BEGIN IMMEDIATE")
    if database.execute("PRAGMA user_version").fetchone()[0] == 1:  # no other was quicker
        for statement in _FROM_1.split(";"):
            database.execute(statement)
        for (url,) in database.execute("SELECT url FROM feeds WHERE url LIKE '%@%'").fetchall():
            if without_login(url) != url:
                _move(database, url, without_login(url))
                database.execute(
                    "UPDATE feeds SET title = iif(title = ?1, ?2, title), error = NULL "
                    "WHERE url = ?2",
                    (url, without_login(url)),
                )
    database.execute("COMMIT")


def _move(database: sqlite3.Connection, old: str, new: str) -> None:
    """Put a feed at another address; into the feed that is there, if there is one."""
    old, new = sound(old), sound(new)
    columns = "title, site, added, checked, error, etag, last_modified, failures, failing_since"
    columns = f"{columns}, due, is_given"
    database.execute(
        f"INSERT OR IGNORE INTO feeds (url, {columns}) SELECT ?, {columns} FROM feeds "
        "WHERE url = ?",
        (new, old),
    )
    database.execute("UPDATE OR IGNORE entries SET feed = ? WHERE feed = ?", (new, old))
    database.execute("DELETE FROM feeds WHERE url = ?", (old,))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
