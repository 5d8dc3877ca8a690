"""A file layer that fails on purpose, and one that forgets what was never synced.

As SQLite's tests do it: the n-th call for the system fails, for every n; or the power goes at the
n-th call, and what was not synced by then is lost.
"""

from __future__ import annotations

import io
import os
import shutil
import stat
from contextlib import contextmanager
from errno import EIO, ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

NAMED = ("open", "replace", "link", "unlink", "mkdir", "stat", "listdir", "scandir", "rmdir")
"""Calls whose first argument names a file."""
OPENED = ("write", "pwrite", "pread", "fsync", "ftruncate", "utime")
"""Calls whose first argument is a descriptor."""


class FileLayer:
    """Sees every call for the files below a folder before it is made."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.before: Callable[[str], None] = lambda _: None
        """Is told the name of the call; what it raises is what the call raises."""
        self.after: Callable[[str, Any], None] = lambda *_: None
        """Is told the name of the call and its first argument."""
        self._is_looking = False
        for name in (*NAMED, *OPENED):
            monkeypatch.setattr(os, name, self._seen(name, getattr(os, name)))
        monkeypatch.setattr(io, "open", self._seen("open", io.open))

    def _seen(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(first: Any = ".", *more: Any, **options: Any) -> Any:
            if self._is_looking or not self._is_ours(first):
                return real(first, *more, **options)
            self._look(self.before, name)
            # The tests do not cut the power of this machine.
            result = None if name == "fsync" else real(first, *more, **options)
            self._look(self.after, name, first)
            return result

        return call

    def _look(self, see: Callable[..., None], *what: Any) -> None:
        self._is_looking = True
        try:
            see(*what)
        finally:
            self._is_looking = False

    def _is_ours(self, first: Any) -> bool:
        try:
            if isinstance(first, int):
                first = Path(f"/proc/self/fd/{first}").readlink()
            return os.fsdecode(first).startswith(str(self.folder))
        except (OSError, TypeError):
            return False


class Faults(FileLayer):
    """Fails the n-th call."""

    called = 0

    @contextmanager
    def at(self, n: int, error: Exception) -> Iterator[None]:
        """Fail the n-th call inside, the first being 1."""
        self.called = 0

        def before(_: str) -> None:
            self.called += 1
            if self.called == n:
                raise error

        self.before = before
        try:
            yield
        finally:
            self.before = lambda _: None

    def each(self) -> Iterator[tuple[int, Exception]]:
        """Every n and error, for as long as the n-th call is made at all."""
        broken, full = (OSError(number, os.strerror(number)) for number in (EIO, ENOSPC))
        for error in (broken, full, MemoryError()):
            n = 0
            while not n or self.called >= n:
                n += 1
                yield n, error


class Disk(FileLayer):
    """Knows what would be on the disk if the power went now."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(folder, monkeypatch)
        self._contents: dict[int, bytes] = {}
        self._names: dict[int, dict[str, int]] = {}
        self._held: list[int] = []
        self.after = self._took_place

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for descriptor in self._held:
            os.close(descriptor)

    def _took_place(self, name: str, first: Any) -> None:
        if name != "fsync":
            return
        self._held.append(os.dup(first))  # or the number of its inode would be given again
        path, status = Path(f"/proc/self/fd/{first}").readlink(), os.fstat(first)
        if stat.S_ISDIR(status.st_mode):
            self._names[status.st_ino] = _names_in(path)
        else:
            self._contents[status.st_ino] = path.read_bytes()

    def after_power_cut(self, copy: Path, *, are_names_kept: bool) -> Path:
        """Make what would be there, and return it.

        Contents that were not synced are lost. So are names that were not, unless `are_names_kept`:
        a file system may write them at any time.
        """
        shutil.rmtree(copy, ignore_errors=True)
        self._look(self._restore, self.folder, copy, are_names_kept)
        return copy

    def _restore(self, folder: Path, copy: Path, are_names_kept: bool) -> None:
        copy.mkdir()
        names_before = self._names.get(folder.stat().st_ino, {})
        names = _names_in(folder) if are_names_kept else names_before
        for name, inode in names.items():
            path = folder / name
            if path.is_dir():
                self._restore(path, copy / name, are_names_kept)
            else:
                (copy / name).write_bytes(self._contents.get(inode, b""))


def _names_in(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in folder.iterdir()}
