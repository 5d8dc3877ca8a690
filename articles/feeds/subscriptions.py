"""Which feeds the reader follows, and which of their entries have come already."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from articles.download import Validators
from articles.feeds.feed import Feed
from articles.safe import sound
from articles.store import ReadOnlyError, StoreError
from articles.store.durable import make_folder
from articles.store.transaction import transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

VERSION = 1
_SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY, title TEXT NOT NULL, site TEXT, added TEXT NOT NULL, checked TEXT,
    error TEXT, etag TEXT, last_modified TEXT
);
CREATE TABLE IF NOT EXISTS entries (
    feed TEXT NOT NULL REFERENCES feeds ON DELETE CASCADE, id TEXT NOT NULL, article TEXT,
    PRIMARY KEY (feed, id)
);
PRAGMA user_version = 1;
COMMIT
"""
PATIENCE = 10.0
"""Seconds to wait until another newsread has written."""


class Subscriptions:
    """The feeds that are followed, kept in one SQLite file for its owner alone.

    Safe to use from several threads and processes at once; whatever a method has returned from is
    on the disk.

    Raises:
        StoreError: from any method, in one sentence, when something cannot be kept or read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> Subscriptions:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file; the next method opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def feeds(self) -> list[Feed]:
        """Every feed, by title."""
        with self._open() as database:
            rows = database.execute("SELECT * FROM feeds ORDER BY lower(title), url").fetchall()
        return [_feed(row) for row in rows]

    def add(self, feeds: Iterable[Feed]) -> list[Feed]:
        """Follows these feeds; returns those that were not followed before."""
        with self._changing() as database:
            known = {row[0] for row in database.execute("SELECT url FROM feeds")}
            new = [replace(feed, added=_now()) for feed in feeds if feed.url not in known]
            database.executemany(
                "INSERT INTO feeds (url, title, site, added) VALUES (?, ?, ?, ?)",
                [tuple(map(_storable, (f.url, f.title, f.site, f.added))) for f in new],
            )
        return new

    def remove(self, url: str) -> Feed | None:
        """Follows a feed no longer, if it was followed; its articles stay in the library."""
        url = sound(url)
        with self._changing() as database:
            row = database.execute("SELECT * FROM feeds WHERE url = ?", (url,)).fetchone()
            database.execute("DELETE FROM feeds WHERE url = ?", (url,))
        return _feed(row) if row else None

    def put_back(self, feed: Feed, entries: Mapping[str, str | None]) -> None:
        """Follows a feed again that was removed, with the `entries` that had come of it."""
        self.add([feed])
        with self._changing() as database:
            database.executemany(
                "INSERT OR REPLACE INTO entries VALUES (?, ?, ?)",
                [(feed.url, id_, article) for id_, article in entries.items()],
            )
        self._note(feed, feed.checked)

    def entries(self, feed: Feed) -> dict[str, str | None]:
        """The entries that have come already by their ids, and which article each became."""
        with self._open() as database:
            sql = "SELECT id, article FROM entries WHERE feed = ?"
            return {row[0]: row[1] for row in database.execute(sql, (feed.url,))}

    def came(self, feed: Feed, entry: str, article: str | None) -> None:
        """Notes that an entry has come, and which article it became, if any."""
        with self._changing() as database:
            database.execute(
                "INSERT OR REPLACE INTO entries SELECT url, ?, ? FROM feeds WHERE url = ?",
                (_storable(entry), article, feed.url),
            )

    def checked(self, feed: Feed) -> None:
        """Notes what asking a feed gave: its title, validators and error as they are in `feed`."""
        self._note(feed, _now())

    def _note(self, feed: Feed, at: str | None) -> None:
        with self._changing() as database:
            known = feed.validators
            values = (feed.title, feed.site, feed.error, known.etag, known.last_modified, at)
            database.execute(
                "UPDATE feeds SET title = ?, site = ?, error = ?, etag = ?, last_modified = ?, "
                "checked = ? WHERE url = ?",
                tuple(map(_storable, (*values, feed.url))),
            )

    def articles(self) -> dict[str, list[str]]:
        """The ids of the articles that came from each feed, by its address."""
        found: dict[str, list[str]] = {feed.url: [] for feed in self.feeds()}
        with self._open() as database:
            sql = "SELECT feed, article FROM entries WHERE article IS NOT NULL"
            for feed, article in database.execute(sql):
                found.setdefault(feed, []).append(article)
        return found

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """A change that is made as a whole or not at all."""
        with self._open() as database, transaction(database):
            yield database

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = _connected(self.path)
                yield self._connection
            except (sqlite3.Error, OSError) as error:
                raise StoreError(
                    f"{self.path}: the list of feeds cannot be used: {error}"
                ) from error


def _connected(path: Path) -> sqlite3.Connection:
    make_folder(path.parent)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    database = sqlite3.connect(
        path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        _prepare(database, path)
    except BaseException:
        database.close()
        raise
    return database


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    database.row_factory = sqlite3.Row
    found = database.execute("PRAGMA user_version").fetchone()[0]
    if found > VERSION:
        raise ReadOnlyError(f"{path}: a newer newsread made this; update newsread to use it")
    if found < VERSION:
        database.executescript(_SCHEMA)
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA synchronous = FULL")


def _feed(row: sqlite3.Row) -> Feed:
    values = dict(row)
    etag, last_modified = values.pop("etag"), values.pop("last_modified")
    return Feed(**values, validators=Validators(etag=etag, last_modified=last_modified))


def _storable(value: object) -> object:
    return sound(value) if isinstance(value, str) else value


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
