"""Reading a database whatever has happened to its file, and keeping copies for that day.

A damaged file is moved aside, never deleted, and read from the first of these that is whole: its
own beginning (a writer in place leaves garbage behind the new content), the version before it
(`.bak`), and the copies of the last days, newest first.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from articles.store import any_json
from articles.store.durable import keep_as, make_folder, replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Tables = dict[str, dict[str, Any]]
"""Name of table -> id of document -> document, as TinyDB has it."""

KEPT_DAYS = 7


class DamagedError(Exception):
    """The bytes are not those of a database."""


def decode(data: bytes) -> Tables:
    """The tables written in `data`.

    Raises:
        DamagedError: it is not JSON, or not of the shape of a database.
    """
    try:
        return _checked(any_json.loads(data))
    except ValueError as error:
        raise DamagedError(str(error)) from error


def _checked(found: object) -> Tables:
    if isinstance(found, dict) and all(isinstance(table, dict) for table in found.values()):
        return cast("Tables", found)
    raise DamagedError("it is JSON, but no database")


def decode_beginning(data: bytes) -> Tables:
    """The tables at the beginning of `data`, whatever follows them.

    Raises:
        DamagedError: it does not begin with a whole database.
    """
    try:
        found, _ = json.JSONDecoder().raw_decode(data.decode(errors="replace"))
    except ValueError as error:
        raise DamagedError(str(error)) from error
    return _checked(found)


def backup_of(path: Path) -> Path:
    """Where the version before the last is kept."""
    return path.with_name(path.name + ".bak")


def dated_copies(path: Path) -> list[Path]:
    """The copies of the last days, newest first."""
    return sorted(path.parent.glob(f"backups/*/{path.name}"), reverse=True)


def salvage(path: Path) -> tuple[Tables, str] | None:
    """What can be read in place of a damaged file, and where it was found, in words."""
    return next(_survivors(path), None)


def _survivors(path: Path) -> Iterator[tuple[Tables, str]]:
    with suppress(DamagedError, OSError):
        yield decode_beginning(path.read_bytes()), "what was whole of it"
    for copy in [backup_of(path), *dated_copies(path)]:
        with suppress(DamagedError, OSError):
            yield decode(copy.read_bytes()), f"the copy {copy}"


def repair(path: Path) -> tuple[Tables | None, str]:
    """Put what can be read in place of a damaged or missing file, which is kept aside.

    Returns what was found, and a sentence for the reader; that is empty if nothing was wrong after
    all. Hold the lock while calling.
    """
    with suppress(DamagedError, FileNotFoundError):
        return decode(path.read_bytes()), ""  # another process was faster
    found = salvage(path)
    is_kept = path.exists() and path.stat().st_size > 0
    aside = f"; the damaged file is kept as {_move_aside(path)}" if is_kept else ""
    if found is None:
        return None, f"{path}: cannot be read, and there is no copy{aside}" if aside else ""
    replace(path, any_json.dumps(found[0]))
    return found[0], f"{path}: was damaged or gone, and is restored from {found[1]}{aside}"


def _move_aside(path: Path) -> Path:
    aside = path.with_name(f"{path.name}.corrupt-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    path.replace(aside)
    return aside


def keep_previous(path: Path) -> None:
    """Keep the file as it is now, as `.bak` and as the copy of the day; forget old days."""
    if not path.exists():
        return
    keep_as(path, backup_of(path))
    today = path.parent / "backups" / f"{datetime.now(UTC):%Y-%m-%d}"
    if not today.exists():
        make_folder(today)
        _forget_old_days(today.parent)
    if not (today / path.name).exists():
        keep_as(path, today / path.name)


def _forget_old_days(backups: Path) -> None:
    days = sorted(day for day in backups.iterdir() if day.is_dir())
    for day in days[:-KEPT_DAYS]:
        shutil.rmtree(day, ignore_errors=True)
