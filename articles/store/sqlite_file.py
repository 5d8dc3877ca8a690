"""A file of SQLite's: opened when first needed, one thread at a time, errors in a sentence."""

from __future__ import annotations

import os
import sqlite3
import threading
from abc import ABC, abstractmethod
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Self

from articles.safe import sound
from articles.store import StoreError
from articles.store.durable import make_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 10.0
"""Seconds to wait until another newsread has written."""


class SqliteFile(ABC):
    """A database in one file, for its owner alone. Safe to use from any thread.

    Raises:
        StoreError: from any method of those who inherit it, in one sentence, when the file cannot
            be used.
    """

    CALLED: ClassVar[str]
    """What the file is, as it is called in a sentence."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._database: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file; the next method opens it again."""
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None

    @abstractmethod
    def _prepare(self, database: sqlite3.Connection) -> None:
        """Make a new connection ready for use, and an empty file ready to be filled."""

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """A change that is made as a whole or not at all."""
        with self._open() as database:
            database.execute("BEGIN IMMEDIATE")  # which holds off other writers
            try:
                yield database
            except BaseException:
                database.execute("ROLLBACK")
                raise
            database.execute("COMMIT")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                if self._database is None:
                    self._database = self._connected()
                yield self._database
            except (sqlite3.Error, OSError) as error:
                self.close()
                raise StoreError(f"{self.path}: {self.CALLED} cannot be used: {error}") from error

    def _connected(self) -> sqlite3.Connection:
        make_folder(self.path.parent)
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        database = sqlite3.connect(
            self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            self._prepare(database)
        except BaseException:
            database.close()
            raise
        return database


def storable(value: Any) -> Any:
    """The value as SQLite can hold it: a text without half surrogate pairs, of the same length."""
    return sound(value) if isinstance(value, str) else value
