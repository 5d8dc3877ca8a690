"""Which feeds the reader follows, and which of their entries have come already."""

from __future__ import annotations

import json
import logging
import sqlite3
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from articles.feeds.feed import Feed, FeedEntry, Known
from articles.safe import sound, without_login
from articles.store import ReadOnlyError, sqlite_copies
from articles.store.recovery import forget_old_days
from articles.store.sqlite_file import SqliteFile, storable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

_logger = logging.getLogger(__name__)
VERSION = 4
_WORDS = "SELECT url, title, site, added, checked, error FROM feeds"
_FEEDS = _WORDS.replace(" FROM", ", failures, failing_since, due, folder, is_given FROM")
_SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY, title TEXT NOT NULL, site TEXT, added TEXT NOT NULL, checked TEXT,
    error TEXT, failures INTEGER NOT NULL DEFAULT 0,
    failing_since TEXT, due TEXT, is_given INTEGER NOT NULL DEFAULT 1, folder TEXT
);
CREATE TABLE IF NOT EXISTS entries (
    feed TEXT NOT NULL REFERENCES feeds ON DELETE CASCADE, id TEXT NOT NULL, article TEXT,
    tries INTEGER NOT NULL DEFAULT 0, due TEXT, stamp TEXT, waiting TEXT, PRIMARY KEY (feed, id)
);
PRAGMA user_version = 4;
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
_FROM_2 = """
ALTER TABLE feeds ADD COLUMN folder TEXT;
ALTER TABLE entries ADD COLUMN stamp TEXT;
ALTER TABLE entries ADD COLUMN waiting TEXT;
PRAGMA user_version = 3
"""
_FROM_3 = "PRAGMA user_version = 4"
"""What servers gave to ask by is in `articles.web.validators` since; its columns stay, unused."""
_NEW = (
    "INSERT OR IGNORE INTO feeds (url, title, site, added, folder, is_given) "
    "VALUES (?, ?, ?, ?, ?, ?)"
)
_ENTRY_COLUMNS = "article, stamp, tries, due, waiting"


class Subscriptions(SqliteFile):
    """The feeds that are followed, in one SQLite file that only its owner can read.

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
        """Every feed, by folder and title; feeds in no folder come first."""
        with self._open() as database:
            sql = f"{_FEEDS} ORDER BY lower(coalesce(folder, '')), folder, lower(title), url"
            rows = database.execute(sql).fetchall()
        return [_feed(row) for row in rows]

    def add(self, feeds: Iterable[Feed]) -> list[Feed]:
        """Follow these feeds; returns the feeds that were not followed before.

        One that is followed, but kept in no folder, is put into the one that is named now.
        """
        with self._changing() as database:
            known = {row[0] for row in database.execute("SELECT url FROM feeds")}
            every = [replace(feed, added=_now()) for feed in feeds]
            new = [feed for feed in every if feed.url not in known]
            values = [
                (f.url, f.title, f.site, f.added, _written(f.folder), f.is_given) for f in new
            ]
            database.executemany(_NEW, [tuple(map(storable, row)) for row in values])
            database.executemany(
                "UPDATE feeds SET folder = ? WHERE url = ? AND folder IS NULL",
                [(storable(_written(feed.folder)), storable(feed.url)) for feed in every],
            )
        self._copy()
        return new

    def remove(self, url: str) -> Feed | None:
        """Follow a feed no longer; returns it as it was, or None if it was not followed.

        Its articles stay in the library.
        """
        url = sound(url)
        with self._changing() as database:
            row = database.execute(f"{_FEEDS} WHERE url = ?", (url,)).fetchone()
            database.execute("DELETE FROM feeds WHERE url = ?", (url,))
        self._copy()
        return _feed(row) if row else None

    def put_back(self, feed: Feed, entries: Mapping[str, Known]) -> None:
        """Follow a feed again that was removed, with the `entries` that had come of it."""
        self.add([feed])
        self.note(feed, entries)
        self._note(feed, feed.checked)

    def known(self, feed: Feed) -> dict[str, Known]:
        """What is remembered of the entries that were seen in a feed, by their ids."""
        with self._open() as database:
            sql = f"SELECT id, {_ENTRY_COLUMNS} FROM entries WHERE feed = ?"
            return {row["id"]: _known(row) for row in database.execute(sql, (feed.url,))}

    def note(self, feed: Feed, entries: Mapping[str, Known]) -> None:
        """Remember entries of a feed by their ids, if it is followed, in one step."""
        with self._changing() as database:
            database.executemany(
                f"INSERT OR REPLACE INTO entries (feed, id, {_ENTRY_COLUMNS}) "
                "SELECT url, ?, ?, ?, ?, ?, ? FROM feeds WHERE url = ?",
                [(storable(id_), *_values(entries[id_]), feed.url) for id_ in entries],
            )

    def moved(self, feed: Feed, to: Feed) -> None:
        """Follow a feed at its new address, with all that is known of it."""
        with self._changing() as database:
            _move(database, feed.url, to.url)
            database.execute(
                "UPDATE feeds SET is_given = ? WHERE url = ?", (to.is_given, sound(to.url))
            )
        self._copy()

    def checked(self, feed: Feed) -> None:
        """Keep what asking a feed gave: its title and error as they are in `feed`."""
        self._note(feed, _now())

    def _note(self, feed: Feed, at: str | None) -> None:
        with self._changing() as database:
            about = (feed.title, feed.site, feed.error)
            times = (feed.failures, feed.failing_since, feed.due, at)
            database.execute(
                "UPDATE feeds SET title = ?, site = ?, error = ?, failures = ?, failing_since = ?, "
                "due = ?, checked = ? WHERE url = ?",
                tuple(map(storable, (*about, *times, feed.url))),
            )

    def articles(self) -> dict[str, list[str]]:
        """The ids of the articles that came from each feed, by its address."""
        ids: dict[str, list[str]] = {feed.url: [] for feed in self.feeds()}
        with self._open() as database:
            sql = "SELECT feed, article FROM entries WHERE article IS NOT NULL"
            for feed, article in database.execute(sql):
                ids.setdefault(feed, []).append(article)
        return ids

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
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            path = self.path
            raise ReadOnlyError(f"{path}: a newer newsread made this; update newsread to use it")
        if version == 0:
            database.executescript(_SCHEMA)
        database.execute("PRAGMA foreign_keys = ON")
        if 0 < version < VERSION:
            _bring_up(database)
        # With FULL alone a power cut may bring the journal back, and with it what was before.
        database.execute("PRAGMA synchronous = EXTRA")


def _check(database: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError unless it is whole and has what is asked of it.

    A copy may be one of an earlier version, which is brought up when it has taken the file's place.
    """
    sqlite_copies.check_whole(database)
    database.text_factory = _text
    if database.execute("PRAGMA user_version").fetchone()[0] >= VERSION:
        database.execute(f"{_FEEDS} LIMIT 1")
    for sql in (_WORDS, "SELECT feed, id, article FROM entries LIMIT 1"):
        for row in database.execute(sql):
            if not all(value is None or isinstance(value, str) for value in tuple(row)):
                raise sqlite3.DatabaseError("it has something else than text")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _feed(row: sqlite3.Row) -> Feed:
    values = dict(row)
    values["is_given"] = bool(values["is_given"])
    values["folder"] = tuple((values["folder"] or "").split("\n")) if values["folder"] else ()
    return Feed(**values)


def _written(folder: tuple[str, ...]) -> str | None:
    return "\n".join(" ".join(name.split()) for name in folder) or None


def _known(row: sqlite3.Row) -> Known:
    values = {name: row[name] for name in ("article", "stamp", "tries", "due")}
    try:
        waiting = FeedEntry(**json.loads(row["waiting"])) if row["waiting"] else None
    except (ValueError, TypeError):  # of a newer newsread, or damaged: then the feed tells it
        waiting = None
    return Known(**values, waiting=waiting)


def _values(known: Known) -> tuple[str | int | None, ...]:
    waiting = json.dumps(asdict(known.waiting)) if known.waiting else None
    return known.article, known.stamp, known.tries, known.due, waiting


def _bring_up(database: sqlite3.Connection) -> None:
    """Make a list of an earlier version one of this; since version 2 no address has a login."""
    database.execute("PRAGMA secure_delete = ON")
    database.execute("BEGIN IMMEDIATE")
    if _version(database) == 1:  # no other was quicker
        _run(database, _FROM_1)
        _without_logins(database)
    if _version(database) == 2:
        _run(database, _FROM_2)
    if _version(database) == 3:
        _run(database, _FROM_3)
    database.execute("COMMIT")


def _version(database: sqlite3.Connection) -> int:
    version: int = database.execute("PRAGMA user_version").fetchone()[0]
    return version


def _run(database: sqlite3.Connection, script: str) -> None:
    for statement in script.split(";"):
        database.execute(statement)


def _without_logins(database: sqlite3.Connection) -> None:
    for (url,) in database.execute("SELECT url FROM feeds WHERE url LIKE '%@%'").fetchall():
        if without_login(url) != url:
            _move(database, url, without_login(url), of=_COLUMNS_2)
            database.execute(
                "UPDATE feeds SET title = iif(title = ?1, ?2, title), error = NULL WHERE url = ?2",
                (url, without_login(url)),
            )


_COLUMNS_2 = "title, site, added, checked, error, failures, failing_since, due, is_given"
_COLUMNS = f"{_COLUMNS_2}, folder"


def _move(database: sqlite3.Connection, old: str, new: str, of: str = _COLUMNS) -> None:
    """Put a feed at another address; into the feed that is there, if there is one."""
    old, new = sound(old), sound(new)
    database.execute(
        f"INSERT OR IGNORE INTO feeds (url, {of}) SELECT ?, {of} FROM feeds WHERE url = ?",
        (new, old),
    )
    database.execute("UPDATE OR IGNORE entries SET feed = ? WHERE feed = ?", (new, old))
    database.execute("DELETE FROM feeds WHERE url = ?", (old,))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
