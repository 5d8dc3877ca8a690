"""One writer at a time, among threads and among processes."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from articles.store import StoreError
from articles.store.durable import make_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from filelock import BaseFileLock


class Lock:
    """A lock file that holds off other threads and other newsreads; may be taken again inside.

    Databases that are changed together share one, so that nobody waits for himself.
    """

    def __init__(self, path: Path, *, timeout: float = 5.0) -> None:
        self.path = path
        self.timeout = timeout
        """Seconds to wait before giving up."""
        self._threads = threading.RLock()
        self._depth = 0
        self._file: BaseFileLock | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it while inside.

        Raises:
            StoreError: another holds it for too long, or there can be no lock here.
        """
        with self._threads:
            if not self._depth:
                self._acquire()
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if not self._depth and self._file is not None:
                    self._file.release()

    def _acquire(self) -> None:
        from filelock import FileLock, Timeout

        make_folder(self.path.parent)
        if self._file is None:
            self._file = FileLock(self.path, mode=0o600, thread_local=False, poll_interval=0.004)
        try:
            self._file.acquire(timeout=self.timeout)
        except Timeout as error:
            raise StoreError(
                f"{self.path}: another newsread has been writing for {self.timeout:g} seconds; "
                "close it, or try again"
            ) from error
        except (OSError, NotImplementedError) as error:
            reason = getattr(error, "strerror", None) or error
            raise StoreError(
                f"{self.path}: nothing can be saved here, for no lock can be had ({reason})"
            ) from error
