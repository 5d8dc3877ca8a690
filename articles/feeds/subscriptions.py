"""Which feeds the reader follows, and which of their entries have come already."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from articles.feeds.feed import Feed
from articles.fetching.download import Validators
from articles.safe import sound
from articles.store import ReadOnlyError, sqlite_copies
from articles.store.recovery import forget_old_days
from articles.store.sqlite_file import SqliteFile, storable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

_logger = logging.getLogger(__name__)
VERSION = 1
_FEEDS = "SELECT url, title, site, added, checked, error, etag, last_modified FROM feeds"
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
            database.executemany(
                "INSERT INTO feeds (url, title, site, added) VALUES (?, ?, ?, ?)",
                [tuple(map(storable, (f.url, f.title, f.site, f.added))) for f in new],
            )
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
                (storable(entry), article, feed.url),
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
                tuple(map(storable, (*values, feed.url))),
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
        if found < VERSION:
            database.executescript(_SCHEMA)
        database.execute("PRAGMA foreign_keys = ON")
        # With FULL alone a power cut may bring the journal back, and with it what was before.
        database.execute("PRAGMA synchronous = EXTRA")


def _check(database: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError unless it is whole and has what is asked of it."""
    sqlite_copies.check_whole(database)
    database.text_factory = _text
    for sql in (_FEEDS, "SELECT feed, id, article FROM entries LIMIT 1"):
        for row in database.execute(sql):
            if not all(value is None or isinstance(value, str) for value in tuple(row)):
                raise sqlite3.DatabaseError("it has something else than text")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _feed(row: sqlite3.Row) -> Feed:
    values = dict(row)
    etag, last_modified = values.pop("etag"), values.pop("last_modified")
    return Feed(**values, validators=Validators(etag=etag, last_modified=last_modified))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
