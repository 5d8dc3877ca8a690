"""Reading a database whatever has happened to its file, and keeping copies for that day.

A damaged file is moved aside, never deleted, and read from the first of these that is whole: its
own beginning (a writer in place leaves garbage behind the new content), the version before it
(`.bak`), and the copies of the last days, newest first. Whole is what says of itself that it is a
database, as all that was ever kept does; if there is nothing such, anything that can be read.
"""

from __future__ import annotations

import json
import shutil
import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from articles.store import any_json
from articles.store.durable import keep_as, make_folder, replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Tables = dict[str, dict[str, Any]]
"""Name of table -> id of document -> document, as TinyDB has it."""

META = "_meta"
"""The table in which a database says of itself what it is."""
RETENTION = timedelta(days=7)
"""How long a copy of a day is kept."""


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


def _checked(value: object) -> Tables:
    if isinstance(value, dict) and value and all(isinstance(t, dict) for t in value.values()):
        return cast("Tables", value)
    raise DamagedError("it is JSON, but no database")


def decode_beginning(data: bytes) -> Tables:
    """The tables at the beginning of `data`, whatever follows them.

    Raises:
        DamagedError: it does not begin with a whole database.
    """
    try:
        value, _ = json.JSONDecoder().raw_decode(data.decode(errors="replace"))
    except ValueError as error:
        raise DamagedError(str(error)) from error
    return _checked(value)


def backup_of(path: Path) -> Path:
    """Where the version before the last is kept."""
    return path.with_name(path.name + ".bak")


def dated_copies(path: Path) -> list[Path]:
    """The copies of the last days, newest first."""
    return sorted(path.parent.glob(f"backups/*/{path.name}"), reverse=True)


def copies(path: Path) -> list[Path]:
    """Where copies of the file may be, the newest first."""
    return [backup_of(path), *dated_copies(path)]


def salvage(path: Path) -> tuple[Tables, str] | None:
    """What can be read in place of a damaged file, and where it was found, in words."""
    return next(_survivors(path), None)


def _survivors(path: Path) -> Iterator[tuple[Tables, str]]:
    beginning = None
    with suppress(DamagedError, OSError):
        beginning = decode_beginning(path.read_bytes())
    if beginning and META in beginning:
        yield beginning, "what was whole of it"
    for copy in copies(path):
        with suppress(DamagedError, OSError):
            yield decode(copy.read_bytes()), f"the copy {copy}"
    if beginning:
        yield beginning, "what could be read of it"


def repair(path: Path) -> tuple[Tables | None, str]:
    """Put what can be read in place of a damaged or missing file, which is kept aside.

    Returns what was found, and a sentence for the reader; that is empty if nothing was wrong after
    all. Hold the lock while calling.
    """
    with suppress(DamagedError, FileNotFoundError):
        return decode(path.read_bytes()), ""  # another process was faster
    salvaged = salvage(path)
    is_kept = path.exists() and path.stat().st_size > 0
    aside = f"; the damaged file is kept as {move_aside(path)}" if is_kept else ""
    if salvaged is None:
        return None, f"{path}: cannot be read, and there is no copy{aside}" if aside else ""
    replace(path, any_json.dumps(salvaged[0]))
    return salvaged[0], f"{path}: was damaged or gone, and is restored from {salvaged[1]}{aside}"


def move_aside(path: Path) -> Path:
    """Give a damaged file another name, under which it is kept, and return that."""
    aside = path.with_name(f"{path.name}.corrupt-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    path.replace(aside)
    return aside


def keep_previous(path: Path) -> None:
    """Keep the file as it is now, as `.bak` and as the copy of the day."""
    if path.exists():
        keep_as(path, backup_of(path))
        keep_of_day(path, path)


def keep_of_day(path: Path, version: Path) -> None:
    """Keep a version of the file as the copy of the day, unless there is one; forget old days."""
    today = path.parent / "backups" / f"{datetime.now(UTC):%Y-%m-%d}"
    if not today.exists():
        make_folder(today)
        forget_old_days(path.parent)
        _forget_unfinished(path.parent)
    if not (today / path.name).exists():
        keep_as(version, today / path.name)


def forget_old_days(folder: Path) -> None:
    """Remove the copies of days that are long past of all files in the folder.

    Those of days to come stay, for it may be today's date that is wrong.
    """
    first = (datetime.now(UTC) - RETENTION).date()
    with suppress(OSError):  # what cannot be removed now is looked at again at the next opening
        for day in (folder / "backups").iterdir():
            if (dated := _date(day.name)) and dated < first:
                shutil.rmtree(day, ignore_errors=True)


def _forget_unfinished(folder: Path) -> None:
    """Remove what writers left that were killed before today."""
    first = time.time() - timedelta(days=1).total_seconds()
    with suppress(OSError):
        for file in folder.glob(".*.tmp"):
            if file.stat().st_mtime < first:
                file.unlink()


def _date(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


def forget_copies(path: Path) -> None:
    """Remove every copy of the file, and have its last version as it is now.

    What was set aside as damaged stays: nobody can say what is in it. Hold the lock while calling.

    Raises:
        OSError, StoreError: one cannot be removed or written.
    """
    older = path.parent.glob(f"{path.name}.pre-v*")
    unfinished = path.parent.glob(f".{path.name}*.tmp")
    for copy in [*dated_copies(path), *older, *unfinished, backup_of(path)]:
        copy.unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        # Not a hard link: whatever spoils the file in its place would spoil the only copy.
        replace(backup_of(path), path.read_bytes())


def set_aside(folder: Path) -> list[Path]:
    """The damaged files that were set aside in a folder, which only the reader may delete."""
    return sorted(folder.glob("*.corrupt-*"))
