"""One writer at a time, among threads and among processes."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from articles.store import StoreError
from articles.store.durable import make_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POLL = 0.004
"""Seconds between two tries."""

_AT_ONCE = fcntl.LOCK_EX | fcntl.LOCK_NB
_FILE = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


class Lock:
    """A lock file that holds off other threads and other newsreads; may be taken again inside.

    Databases that are changed together share one, so that nobody waits for himself. The folder of
    the file is locked too, so that nothing is lost if somebody takes the file away.
    """

    def __init__(self, path: Path, *, timeout: float = 5.0) -> None:
        self.path = path
        self.timeout = timeout
        """Seconds to wait before giving up."""
        self._threads = threading.RLock()
        self._depth = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it while inside.

        Raises:
            StoreError: another holds it for too long, or there can be no lock here.
        """
        with self._threads, ExitStack() as locks:
            if not self._depth:
                locks.enter_context(self._acquired())
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1

    def _acquired(self) -> ExitStack:
        end = time.monotonic() + self.timeout
        try:
            while (locks := self._tried()) is None:
                if time.monotonic() > end:
                    raise StoreError(
                        f"{self.path}: another newsread has been writing for {self.timeout:g} "
                        "seconds; close it, or try again"
                    )
                time.sleep(POLL)
        except OSError as error:
            raise StoreError(
                f"{self.path}: nothing can be saved here, for no lock can be had ({error.strerror})"
            ) from error
        return locks

    def _tried(self) -> ExitStack | None:
        """What ends the locks on the file and its folder; None if another has one of them."""
        make_folder(self.path.parent)
        with ExitStack() as locks, suppress(BlockingIOError, FileNotFoundError):
            file = _opened(locks, self.path, _FILE)
            _lock(locks, file)
            if not os.path.samestat(os.fstat(file), self.path.stat()):
                return None  # this one was taken away, and others will lock the next
            _lock_folder(locks, self.path.parent)
            return locks.pop_all()
        return None


def _opened(locks: ExitStack, path: Path, flags: int) -> int:
    descriptor = os.open(path, flags, 0o600)
    locks.callback(os.close, descriptor)
    return descriptor


def _lock(locks: ExitStack, descriptor: int) -> None:
    fcntl.flock(descriptor, _AT_ONCE)
    # Said, since a process that was forked meanwhile would keep the lock with its descriptor.
    locks.callback(fcntl.flock, descriptor, fcntl.LOCK_UN)


def _lock_folder(locks: ExitStack, folder: Path) -> None:
    try:
        _lock(locks, _opened(locks, folder, _FOLDER))
    except BlockingIOError:
        raise
    except OSError:
        return  # some network file systems lock no folders; the file's lock must do
