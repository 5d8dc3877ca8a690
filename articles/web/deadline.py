"""The moment by which something has to be over, unless it is stopped before."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
