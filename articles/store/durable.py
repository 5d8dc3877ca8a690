"""Replacing a file as a whole, so that it is the old one or the new one and never half of each."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from articles.places import make_private, sync_folder
from articles.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Signature = tuple[int, int, int]
"""Inode, size and modification time in nanoseconds: changes whenever the file is replaced."""

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW


def signature(path: Path) -> Signature | None:
    """What tells this version of the file from any other; None if that cannot be had."""
    try:
        state = path.stat()
    except OSError:
        return None  # reading the file then says why
    return state.st_ino, state.st_size, state.st_mtime_ns


def make_folder(folder: Path) -> None:
    """Make the folder and its missing parents, open to nobody but their owner.

    Raises:
        StoreError: it cannot be made.
    """
    try:
        make_private(folder)
    except OSError as error:
        raise StoreError(f"{folder}: this folder cannot be made ({error.strerror})") from error


def replace(path: Path, data: bytes | Iterable[bytes]) -> Signature:
    """Put `data`, which may come in parts, in place of the file.

    When this returns, the new file is on the disk.

    Of several writers at once the last one is right: hold a `Lock` where what is written depends on
    what was there. A writer that is killed leaves a temporary file, `.NAME.*.tmp`.

    Raises:
        StoreError: it could not be written; the old file is as it was, no temporary file is left.
    """
    try:
        write_whole(path, [data] if isinstance(data, bytes) else data)
        sync_folder(path.parent)
        state = path.stat()
    except OSError as error:
        raise StoreError(
            f"{path}: could not be saved ({error.strerror}); what was saved before is whole"
        ) from error
    return state.st_ino, state.st_size, state.st_mtime_ns


def write_whole(path: Path, parts: Iterable[bytes], *, is_lasting: bool = True) -> None:
    """Write these parts as the file, whole or not at all, also beside another writer.

    If `is_lasting`, what is in it outlives a power cut once its name does: see `sync_folder`.

    Raises:
        OSError: it could not be written; the old file is as it was, no temporary file is left.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(8).hex()}.tmp")
    with _removed_on_error(temporary):
        descriptor = os.open(temporary, _CREATE, 0o600)
        try:
            for part in parts:
                _write(descriptor, part)
            # File systems count time in steps of some milliseconds, too coarse to tell two quick
            # versions apart; a time set by hand is exact.
            os.utime(descriptor, ns=(now := time.time_ns(), now))
            if is_lasting:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        temporary.replace(path)


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


@contextmanager
def _removed_on_error(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def keep_as(path: Path, copy: Path) -> None:
    """Let `copy` name this version of the file too, at no cost where hard links are to be had.

    Never writes through `copy`: whatever had that name before is replaced.
    """
    temporary = copy.with_name(f".{copy.name}.tmp")
    with suppress(FileNotFoundError):
        temporary.unlink()
    try:
        os.link(path, temporary)
    except FileNotFoundError:
        return
    except OSError:  # FAT and some network file systems have no hard links
        shutil.copyfile(path, temporary)
    # Renaming one hard link over another of the same file does nothing and leaves both.
    temporary.replace(copy)
    with suppress(FileNotFoundError):
        temporary.unlink()
