"""Using the notebook from a screen: one thing after the other, and never in the way of keys."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from articles.safe import one_line
from tui.keyboard.chord_screen import ChordScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

Answer = TypeVar("Answer")


class InTurn(ChordScreen):
    """A screen that has one thread for all that it does with the notebook."""

    def __init__(self) -> None:
        super().__init__()
        # Not a worker: what was changed is still saved when the screen goes or newsread ends.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="notebook")
        self._is_gone = False
        self._unreadable = ""

    def begun(self, do: Callable[[], Answer]) -> Future[Answer]:
        """What `do` will return, which is done after all that was begun before it.

        What comes when the screen is gone is done all the same, in a thread of its own.
        """
        if not self._is_gone:
            return self._thread.submit(do)
        thread = ThreadPoolExecutor(1, thread_name_prefix="notebook")
        late = thread.submit(do)
        thread.shutdown(wait=False)
        return late

    async def in_turn(self, do: Callable[[], Answer]) -> Answer:
        """What `do` returns, done after all that was begun before it."""
        return await asyncio.shield(asyncio.wrap_future(self.begun(do)))

    def tell_unreadable(self, sentence: str) -> None:
        """Say why the notebook cannot be read: once, however often that is tried; "" if it can."""
        if sentence and sentence != self._unreadable:
            self.notify(one_line(sentence), severity="error", markup=False, timeout=10)
        self._unreadable = sentence

    def on_unmount(self) -> None:
        """Let the thread end when it has saved everything."""
        self._is_gone = True
        self._thread.shutdown(wait=False)
