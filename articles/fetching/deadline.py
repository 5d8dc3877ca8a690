"""The moment by which something has to be over."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Deadline:
    """So many seconds from when it was made."""

    seconds: float
    _end: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_end", time.monotonic() + self.seconds)

    @property
    def is_over(self) -> bool:
        """Whether the moment has come."""
        return time.monotonic() >= self._end

    def within(self, seconds: float | None) -> float:
        """How long a wait may be that lasts `seconds` at most, or as long as there is time.

        Raises:
            TimeoutError: there is no time left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("there is no time left")
        return left if seconds is None else min(seconds, left)
