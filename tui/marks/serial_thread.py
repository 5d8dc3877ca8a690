"""A thread that uses the notebook, one call after the other, so that keys never wait for it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

Answer = TypeVar("Answer")


class SerialThread:
    """Calls functions in one thread, one after the other, in the order in which they were begun."""

    def __init__(self) -> None:
        # Not a worker: what was changed is still saved when the screen goes or newsread ends.
        self._thread = _pool()
        self._is_closed = False

    def begin(self, do: Callable[[], Answer]) -> Future[Answer]:
        """The future result of `do`, which is called after all that was begun before it.

        After `close` it is called all the same, in a thread of its own.
        """
        if not self._is_closed:
            return self._thread.submit(do)
        thread = _pool()
        late = thread.submit(do)
        thread.shutdown(wait=False)
        return late

    async def result(self, do: Callable[[], Answer]) -> Answer:
        """What `do` returns, called after all that was begun before it."""
        return await asyncio.shield(asyncio.wrap_future(self.begin(do)))

    def close(self) -> None:
        """Let the thread end when it has done everything that was begun."""
        self._is_closed = True
        self._thread.shutdown(wait=False)


class Complaint:
    """Passes a reason why something fails on to `tell`, once however often it is tried."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        self._tell = tell
        self._last = ""

    def say(self, sentence: str) -> None:
        """Tell this, unless it was told last; the empty string says that it works again."""
        if sentence and sentence != self._last:
            self._tell(sentence)
        self._last = sentence


def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="notebook")
