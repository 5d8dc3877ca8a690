"""A file of SQLite's: opened when first needed, one thread at a time, errors in a sentence."""

from __future__ import annotations

import os
import sqlite3
import threading
from abc import ABC, abstractmethod
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, ClassVar, Self

from articles.safe import sound
from articles.store import StoreError
from articles.store.durable import make_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
"""Never one that is there: closing it would end the locks that SQLite has on it in this process."""
PATIENCE = 10.0
"""Seconds to wait until another newsread has written."""


class SqliteFile(ABC):
    """A database in one file that only its owner can read. Safe to use from any thread.

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
        self._file: os.stat_result | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the next method opens it again."""
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None

    def _after_damage(self) -> str:
        """What is done with a closed file that is damaged, as the rest of a sentence that says so.

        Nothing is, if it may hold what cannot be had again.
        """
        return ""

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
            if not self._is_in_place():
                raise FileNotFoundError("it was taken away while it was written; try again")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                if self._database is not None and not self._database.in_transaction:
                    self._let_go_of_another()
                if self._database is None:
                    self._database = self._connected()
                    self._file = self.path.stat()
                yield self._database
            except (sqlite3.Error, OSError) as error:
                self.close()
                rest = self._after_damage() if _is_damage(error) else ""
                why = getattr(error, "strerror", None) or error
                raise StoreError(
                    f"{self.path}: {self.CALLED} cannot be used: {why}{rest}"
                ) from error

    def _let_go_of_another(self) -> None:
        """Close a file that has the name no more: what is written into it would be lost."""
        if not self._is_in_place():
            self.close()

    def _is_in_place(self) -> bool:
        try:
            return self._file is not None and os.path.samestat(self._file, self.path.stat())
        except FileNotFoundError:
            return False

    def _connected(self) -> sqlite3.Connection:
        make_folder(self.path.parent)
        if not self.path.exists():
            with suppress(FileExistsError):
                os.close(os.open(self.path, _NEW, 0o600))
        database = sqlite3.connect(
            self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        return checked(database, self._prepare)


def _is_damage(error: Exception) -> bool:
    """Whether it comes of what stands in the file, rather than of the disk or other programs."""
    if not isinstance(error, sqlite3.Error):
        return False
    code = (
        getattr(error, "sqlite_errorcode", 0) & 0xFF
    )  # of what Python cannot decode there is none
    is_text = str(error).startswith("Could not decode")
    return is_text or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def checked(
    database: sqlite3.Connection, check: Callable[[sqlite3.Connection], object]
) -> sqlite3.Connection:
    """The connection, if `check` raises nothing for it; else it is closed.

    Raises:
        sqlite3.Error: from `check`, or for a message of SQLite's that quotes damage, which Python
            cannot decode.
    """
    try:
        check(database)
    except BaseException as error:
        database.close()
        if isinstance(error, UnicodeError):
            raise sqlite3.DatabaseError("its description of itself is damaged") from error
        raise
    return database


def storable(value: Any) -> Any:
    """The value as SQLite can hold it: a text without half surrogate pairs, of the same length."""
    return sound(value) if isinstance(value, str) else value
