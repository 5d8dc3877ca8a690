"""What something without a screen says to the reader: that a file was repaired."""

from __future__ import annotations

import logging
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_logger = logging.getLogger(__name__)


class Notices:
    """Takes sentences from any thread, and keeps them until there is somebody to say them."""

    def __init__(self) -> None:
        self._say: Callable[[str], object] | None = None
        self._waiting: list[str] = []
        self._lock = Lock()

    def __call__(self, sentence: str) -> None:
        """Say a sentence, or keep it for later; it is in the log in any case."""
        _logger.warning("%s", sentence)
        with self._lock:
            if self._say is None:
                self._waiting.append(sentence)
                return
        self._say(sentence)

    def begin(self, say: Callable[[str], object]) -> None:
        """Say what has waited, and from now on all else at once, with this function."""
        with self._lock:
            self._say, waiting, self._waiting = say, self._waiting, []
        for sentence in waiting:
            say(sentence)
