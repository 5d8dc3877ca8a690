"""When a wait has to be over: at some moment, or as soon as it, or every wait, is stopped."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Event


@dataclass(frozen=True, slots=True)
class Deadline:
    """So many seconds from when it was made; or when `stop` is set, if that is sooner."""

    seconds: float
    stop: Event | None = None
    _end: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_end", time.monotonic() + self.seconds)

    @property
    def is_over(self) -> bool:
        """Whether the moment has come."""
        return self._left() <= 0

    def within(self, seconds: float | None) -> float:
        """How long a wait may be that lasts `seconds` at most, or as long as there is time.

        Raises:
            TimeoutError: there is no time left.
        """
        left = self._left()
        if left <= 0:
            raise TimeoutError("there is no time left")
        return left if seconds is None else min(seconds, left)

    def _left(self) -> float:
        return 0.0 if self.stop and self.stop.is_set() else self._end - time.monotonic()


def end_all() -> None:
    """Stop every fetch or pipe under way, whose answer nobody waits for any more."""
    for stop in _running:
        stop.set()


_running: list[Event] = []
"""What stops each of those under way; some may have it in common."""


@contextmanager
def under_way(stop: Event) -> Iterator[None]:
    """While the block runs, `end_all` sets what stops it."""
    _running.append(stop)
    try:
        yield
    finally:
        _running.remove(stop)
