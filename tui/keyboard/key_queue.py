"""Keys that are typed faster than they are done, as all are that arrive at once on a slow line.

Each is given to what has the keys once all is done that the key before it brought about: the words
typed behind `/` or `a` go to the line or dialog that these open, however long that takes to come.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable
from weakref import WeakSet

from textual import events
from textual.worker import get_current_worker

from tui.commands.command import COMMAND

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.app import App
    from textual.dom import DOMNode
    from textual.message_pump import MessagePump
    from textual.screen import Screen
    from textual.worker import Worker

PATIENCE: Final = 3.0
"""Seconds after which keys wait no longer for a command, for one of them may be to leave."""

_SOON: Final = 0.005
"""Seconds between two looks at whether a command that takes its time is done."""


@runtime_checkable
class Fills(Protocol):
    """A screen that lists what takes a moment to read."""

    def filling(self) -> list[Worker[Any]]:
        """The workers that list the first rows, which keys wait for; none once a row is there."""


class KeyQueue:
    """The keys of an application, none of which overtakes another.

    give: what Textual does with an event.
    """

    def __init__(self, app: App[None], give: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app, self._give = app, give
        self.waiting: deque[events.Event] = deque()
        self._giving: asyncio.Task[None] | None = None
        self._not_awaited: WeakSet[Worker[Any]] = WeakSet()
        """Commands that have asked something, and those that took too long."""

    def begin(self) -> None:
        """Hold keys that are typed before the first screen is there until it is."""
        self._giving = asyncio.create_task(self._give_others())

    async def take(self, event: events.Event) -> None:
        """Give an event to Textual: a key only once the keys before it are done."""
        is_typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if is_typed and self._giving is not None and not self._giving.done():
            self.waiting.append(event)
            return
        await self._give(event)
        if is_typed:
            self._giving = asyncio.create_task(self._give_others())

    @contextmanager
    def asking(self) -> Iterator[None]:
        """A context in which keys do not wait for the command, but go to the dialog it opened."""
        worker = get_current_worker()
        self._not_awaited.add(worker)
        try:
            yield
        finally:
            self._not_awaited.discard(worker)

    def forget(self) -> None:
        """Drop the keys that still wait: they were meant for a place that was not reached."""
        self.waiting.clear()

    async def _give_others(self) -> None:
        await self._done()
        while self.waiting:
            self._app.call_later(self._give, self.waiting.popleft())
            await self._done()

    async def _done(self) -> None:
        """Wait until all that the last key began is done, `PATIENCE` seconds at most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self._all_handled()
                while self._awaited() or not self._app.screen.is_mounted:
                    await asyncio.sleep(_SOON)
                    await self._all_handled()
        self._not_awaited.update(self._awaited())

    def _awaited(self) -> list[Worker[Any]]:
        """The workers that keys wait for: commands that ask nothing, and what fills a list."""
        running = [
            worker
            for worker in self._app.workers
            if worker.group == COMMAND and not worker.is_finished
        ]
        screen = self._app.screen
        running += screen.filling() if isinstance(screen, Fills) else []
        return [worker for worker in running if worker not in self._not_awaited]

    async def _all_handled(self) -> None:
        """Follow messages from what has the keys up to the app, until they bring no others.

        Those of what closes are handled no more: to wait for them would let nothing else run.
        """
        is_quiet = False
        while not is_quiet:
            around = (self._app, *self._with_keys.ancestors_with_self)
            nodes = [node for node in around if await _has_handled(node)]
            is_quiet = not any(node.message_queue_size for node in nodes)

    @property
    def _with_keys(self) -> DOMNode:
        here: Screen[Any] = self._app.screen
        return here.focused or here


async def _has_handled(pump: MessagePump) -> bool:
    """Wait until a node has handled the messages that it has now; False if it closes instead."""
    handled = asyncio.Event()
    is_open = pump.call_later(handled.set)
    if is_open:
        await handled.wait()
    return is_open
