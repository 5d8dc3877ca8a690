"""Records that are changed by appending a line: what is written is never written over.

A line is a JSON object with the id of a record and the fields that are new. Reading them in order
gives the records; a line that cannot be read costs what it said and no more.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any

from articles.places import sync_folder
from articles.store import StoreError
from articles.store.any_json import dumps, loads
from articles.store.durable import keep_as, replace

if TYPE_CHECKING:
    from pathlib import Path

Record = dict[str, Any]

_APPEND = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW
SPARE_LINES = 2_000
"""How many lines more than twice its records a journal may have before it is written anew."""


class Journal:
    """Records by id, read from and appended to one file.

    A writer must hold the library's lock. Readers take none: they see whole lines only. Safe to
    use from several threads.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = 0
        """How many lines could not be read."""
        self._records: dict[str, Record] = {}
        self._lines = self._read = self._inode = 0
        self._guard = threading.Lock()

    def records(self) -> dict[str, Record]:
        """Every record as it is now. They are not to be changed.

        Raises:
            StoreError: the file cannot be read.
        """
        with self._guard:
            try:
                self._catch_up()
            except FileNotFoundError:
                self._forget(0)
            except OSError as error:
                raise StoreError(f"{self.path}: cannot be read ({error.strerror})") from error
            return dict(self._records)

    @property
    def read_up_to(self) -> tuple[int, int]:
        """Changes when more was read: the file's inode, and how many bytes of it were read."""
        return self._inode, self._read

    def append(self, id_: str, fields: Record, *, is_lasting: bool = True) -> None:
        """Add what is new of a record; if `is_lasting`, it is on the disk when this returns.

        Raises:
            StoreError: it cannot be saved. What was there before is whole.
        """
        line = dumps({"id": id_, **fields}) + b"\n"
        try:
            descriptor = os.open(self.path, _APPEND, 0o600)
            try:
                size = os.lseek(descriptor, 0, os.SEEK_END)
                # A writer that was killed may have left half a line, which ours must not join.
                if size and os.pread(descriptor, 1, size - 1) != b"\n":
                    line = b"\n" + line
                _append(descriptor, line, size)
                if is_lasting:
                    os.fsync(descriptor)
                    if not size:  # it may have been made just now
                        sync_folder(self.path.parent)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise StoreError(
                f"{self.path}: could not be saved ({error.strerror}); "
                "what was saved before is whole"
            ) from error

    def is_long(self) -> bool:
        """Whether most of its lines are of no use any more."""
        return self._lines > 2 * len(self._records) + SPARE_LINES

    def write_anew(self, records: dict[str, Record], keep: str = "~") -> None:
        """Replace it by one line for each of `records`; the old file keeps its name and `keep`.

        Raises:
            StoreError: it cannot be saved. What was there before is whole.
        """
        lines = (dumps({"id": id_, **record}) + b"\n" for id_, record in records.items())
        if self.path.exists():
            keep_as(self.path, self.path.with_name(self.path.name + keep))
        replace(self.path, b"".join(lines))

    def _catch_up(self) -> None:
        with self.path.open("rb") as file:
            state = os.fstat(file.fileno())
            if state.st_ino != self._inode or state.st_size < self._read:
                self._forget(state.st_ino)
            file.seek(self._read)
            whole, newline, _ = file.read().rpartition(b"\n")
        self._read += len(whole) + len(newline)
        for line in whole.split(b"\n"):
            if line:
                self._lines += 1
                self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            fields = loads(line)
            self._records.setdefault(fields.pop("id"), {}).update(fields)
        except (ValueError, TypeError, KeyError, AttributeError):
            self.damaged += 1

    def _forget(self, inode: int) -> None:
        self._records = {}
        self._lines = self._read = self.damaged = 0
        self._inode = inode


def _append(descriptor: int, line: bytes, size: int) -> None:
    """Write a whole line, or take away what there was room for of it."""
    try:
        if os.write(descriptor, line) != len(line):
            raise OSError(28, "No space left on device")
    except OSError:
        os.ftruncate(descriptor, size)
        raise
