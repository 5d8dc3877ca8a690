"""Files that the reader names to write into: put whole, and never over what somebody else wrote.

Of each file the data folder remembers by a hash what newsread wrote last, so that an export that
is made anew every night takes the place of the last one, and what was edited since is left alone.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from errno import ENXIO
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Event
from typing import TYPE_CHECKING

from articles.confined import SECONDS
from articles.errors import ArticleError
from articles.places import data_folder, make_private
from articles.store.durable import write_whole
from articles.web.deadline import Deadline, under_way

if TYPE_CHECKING:
    from collections.abc import Iterable


REMEMBERED = 400 * 86_400
"""Seconds for which it is known what newsread wrote to a file."""


class OutputError(ArticleError):
    """A file that cannot be written, in one sentence; what was there is whole."""


class OthersFileError(OutputError):
    """A file that is there and would be lost; it could be replaced by force."""


def check_free(paths: Iterable[Path], *, by_force: bool = False) -> None:
    """Make sure that nothing is lost with what is under these names, unless that is wanted.

    Raises:
        OthersFileError: one is somebody else's, or newsread's with changes.
        OutputError: one cannot be read.
    """
    for path in () if by_force else paths:
        try:
            is_lost = not is_free(path)
        except OSError as error:
            raise OutputError(str(path), f"cannot be read ({error.strerror})") from error
        if is_lost:
            raise OthersFileError(
                str(path), "is there already, not as newsread wrote it; name another file"
            )


def put(path: Path, pieces: Iterable[bytes], *, is_ours: bool = True) -> None:
    """Put a whole file in the place of the old one, with its permissions; a new one is 0600.

    is_ours: whether nothing in it is somebody else's, so that it is free to be replaced next time.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        if is_stream(path):
            with os.fdopen(_once_read_from(path), "wb") as stream:
                stream.writelines(pieces)
            return
        path = path.resolve()
        with NamedTemporaryFile(dir=path.parent, prefix=".newsread-", delete=False) as file:
            _fill(Path(file.name), path, pieces)
        if is_ours:
            _remember(path)
    except OSError as error:
        raise OutputError(str(path), f"cannot be written ({error.strerror})") from error


def put_text(path: Path, pieces: Iterable[str], *, is_ours: bool = True) -> None:
    """`put` text as UTF-8; halves of characters are written as their escapes."""
    put(path, (piece.encode("utf-8", "backslashreplace") for piece in pieces), is_ours=is_ours)


def is_stream(path: Path) -> bool:
    """Whether it is a pipe or a device: that is written into, never read or replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _once_read_from(path: Path) -> int:
    """Descriptor of a pipe or device to write into, as soon as somebody reads from the pipe.

    Raises:
        OutputError: nobody did in `SECONDS`.
    """
    with under_way(stop := Event()):
        deadline = Deadline(SECONDS, stop)
        while True:
            try:
                descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            except OSError as error:
                if error.errno != ENXIO:
                    raise
            else:
                os.set_blocking(descriptor, True)
                return descriptor
            if deadline.is_over:
                raise OutputError(str(path), f"nothing has read from it in {SECONDS} seconds")
            stop.wait(0.02)


def _fill(temporary: Path, path: Path, pieces: Iterable[bytes]) -> None:
    try:
        with temporary.open("wb") as file:
            file.writelines(pieces)
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def is_free(path: Path) -> bool:
    """Whether nothing would be lost with the file: it is as newsread wrote it, empty or not there.

    What is wrong with a folder is told when it is written to.

    Raises:
        OSError: it cannot be read.
    """
    if is_stream(path) or not path.is_file() or not path.stat().st_size:
        return True
    try:
        written = _record(path).read_bytes()
    except OSError:
        return False
    return written == _digest(path)


def _remember(path: Path) -> None:
    """Note what newsread wrote. Where that cannot be kept, the file counts as somebody else's."""
    record = _record(path)
    with suppress(OSError):
        make_private(record.parent)
        if not record.exists():
            _forget_old(record.parent)
        write_whole(record, [_digest(path)], is_lasting=False)


def _forget_old(folder: Path) -> None:
    """Remove the notes on what was written long ago: a new name a day makes many."""
    for note in folder.iterdir():
        if note.stat().st_mtime < time.time() - REMEMBERED:
            note.unlink()


def _record(path: Path) -> Path:
    """Where what was written to a file is noted; its name is a hash, so that it tells no path."""
    name = sha256(os.fsencode(path.resolve())).hexdigest()
    return data_folder() / "written" / name


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest().encode()
