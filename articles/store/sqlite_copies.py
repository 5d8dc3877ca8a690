"""Copies of a SQLite file, and what becomes of it when it is damaged or gone.

As with every file of ours (see `recovery`): the damaged file is kept aside, the newest whole copy
takes its place, and the reader is told. Where no copy is whole it stays as it is.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from articles.store import StoreError
from articles.store.durable import replace
from articles.store.lock import Lock
from articles.store.recovery import backup_of, copies, keep_of_day, move_aside
from articles.store.sqlite_file import checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Connect = Callable[[], sqlite3.Connection]
    Check = Callable[[sqlite3.Connection], object]

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
"""What SQLite answers for a file that is none of its own, or has other tables than it should."""

_logger = logging.getLogger(__name__)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether it tells of what is in the file, rather than of the disk or of another writer."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return (code & 0xFF) in _DAMAGE


def check_whole(database: sqlite3.Connection) -> None:
    """Look through the whole file.

    Raises:
        sqlite3.DatabaseError: it is damaged, or cannot be read.
    """
    answers = [str(row[0]) for row in database.execute("PRAGMA integrity_check")]
    if answers != ["ok"]:
        raise sqlite3.DatabaseError(answers[0] if answers else "no answer")


def keep_copy(database: sqlite3.Connection, path: Path) -> None:
    """Keep what is in the database now as `.bak`, and as the copy of the day if there is none.

    A failure is logged and no more: the database itself is whole.
    """
    try:
        with _lock(path).held():
            replace(backup_of(path), database.serialize())
            keep_of_day(path, backup_of(path))
    except (StoreError, OSError, sqlite3.Error) as error:
        _logger.warning("%s: no copy could be kept: %s", path, error)


def is_copied(path: Path) -> bool:
    """Whether the last copy is as new as the file."""
    with suppress(OSError):
        return backup_of(path).stat().st_mtime_ns >= path.stat().st_mtime_ns
    return False


def opened(
    path: Path, connect: Connect, check: Check, tell: Callable[[str], None]
) -> sqlite3.Connection:
    """What `connect` gives if the file is whole, else the same with a copy in the file's place.

    `check` raises sqlite3.DatabaseError for what is no database of this kind.

    Raises:
        sqlite3.Error: the file cannot be used, and no copy is whole.
        StoreError, OSError: no copy can be put in its place.
    """
    if not is_lost(path):
        with _unless_damaged():
            return checked(connect(), check)
    with _lock(path).held():
        if not is_lost(path):
            with _unless_damaged():
                return checked(connect(), check)  # another process was faster
        if (copy := _whole_copy(path, check)) is not None:
            tell(_put_in_place(path, copy))
        return checked(connect(), check)


@contextmanager
def _unless_damaged() -> Iterator[None]:
    """Go on after an error that tells of damage, and after no other."""
    try:
        yield
    except sqlite3.Error as error:
        if not is_damage(error):
            raise


def is_lost(path: Path) -> bool:
    """Whether the file is gone or empty though there is a copy of it."""
    try:
        return not path.stat().st_size and any(copy.exists() for copy in copies(path))
    except FileNotFoundError:
        return any(copy.exists() for copy in copies(path))


def _whole_copy(path: Path, check: Check) -> Path | None:
    for copy in copies(path):
        if copy.exists() and copy.stat().st_size:
            address = f"{copy.absolute().as_uri()}?mode=ro&immutable=1"
            with (
                suppress(sqlite3.Error),
                closing(checked(sqlite3.connect(address, uri=True), check)),
            ):
                return copy
    return None


def _put_in_place(path: Path, copy: Path) -> str:
    """Put a copy in the file's place; returns what is said of it."""
    aside = ""
    # The unfinished change of the damaged file is no change of the copy's.
    for file in (path.with_name(f"{path.name}-journal"), path):
        if file.exists() and file.stat().st_size:
            aside = f"; the damaged file is kept as {move_aside(file)}"
    replace(path, copy.read_bytes())
    return f"{path}: was damaged or gone, and is restored from the copy {copy}{aside}"


def _lock(path: Path) -> Lock:
    return Lock(path.with_name(f"{path.name}.lock"))
