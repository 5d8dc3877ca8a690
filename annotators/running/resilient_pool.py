"""A pool of processes that outlasts the death of one of them."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Executor, Future
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class LastingPool(Executor):
    """Work that was lost when a process died (no memory, killed) is done again, by itself.

    Alone, so that work which ends its process takes nothing else with it.
    """

    def __init__(
        self, begin: Callable[[int], Executor], workers: int, lost: Callable[..., Any]
    ) -> None:
        """`begin` gives a pool of so many processes; `lost`, what stands for work lost twice."""
        self._begin = begin
        self._lost = lost
        self._workers = workers
        self._pool = begin(workers)

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Submit work to the pool; to a new pool, if the last one is broken."""
        try:
            first = self._pool.submit(fn, *args, **kwargs)
        except BrokenExecutor:
            self._pool.shutdown(wait=False)
            self._pool = self._begin(self._workers)
            first = self._pool.submit(fn, *args, **kwargs)
        return _Again(first, lambda: self._alone(fn, *args, **kwargs))

    def _alone(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        with self._begin(1) as pool:
            try:
                return pool.submit(fn, *args, **kwargs).result()
            except BrokenExecutor:
                return self._lost(*args, **kwargs)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Wait for what is worked on; at an error, end it."""
        self.shutdown(wait=kind is None, cancel_futures=kind is not None)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes."""
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


class _Again(Future[Any]):
    """A result that is worked for a second time if the process dies that was to give it."""

    def __init__(self, first: Future[Any], again: Callable[[], Any]) -> None:
        super().__init__()
        self._first = first
        self._second = again

    def result(self, timeout: float | None = None) -> Any:
        """What came of it."""
        try:
            return self._first.result(timeout)
        except BrokenExecutor:
            return self._second()
