"""How far each article was read, in a tiny file each: what must be known before the first paint."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from articles.store import StoreError
from articles.store.durable import make_folder

if TYPE_CHECKING:
    from pathlib import Path

_WIDTH = 12
"""Every file has as many bytes, so that it is written over in one step and never half a number."""


class Positions:
    """A folder of offsets (code points) by id; they are written without waiting for the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of(cls, library: Path) -> Positions:
        """The reading positions in the library of this folder."""
        return cls(library / "positions")

    def get(self, id_: str) -> int:
        """The offset kept; 0 if there is none."""
        try:
            return max(0, int((self.folder / id_).read_bytes()))
        except (OSError, ValueError):
            return 0

    def put(self, id_: str, offset: int) -> None:
        """Keep an offset.

        Raises:
            StoreError: it cannot be written.
        """
        try:
            self._write(id_, b"%*d" % (_WIDTH, offset))
        except FileNotFoundError:
            make_folder(self.folder)
            self.put(id_, offset)
        except OSError as error:
            raise StoreError(
                f"{self.folder / id_}: the position could not be saved ({error.strerror})"
            ) from error

    def _write(self, id_: str, data: bytes) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        descriptor = os.open(self.folder / id_, flags, 0o600)
        try:
            os.pwrite(descriptor, data, 0)
        finally:
            os.close(descriptor)
