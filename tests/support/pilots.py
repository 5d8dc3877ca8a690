"""Driving a whole app as a reader does: keys, and waiting until all they began is done."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.worker import WorkerCancelled

from tui.keyboard.keyboard_app import KeyboardApp

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot
    from textual.widget import Widget

LIMIT = 10
"""Seconds after which something that has not come to be is said not to."""


async def settled(pilot: Pilot[None]) -> None:
    """Until every key was given, every worker is done, and what it said was heard."""
    while isinstance(pilot.app, KeyboardApp) and pilot.app.key_queue.waiting:
        await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def finished(pilot: Pilot[None], *groups: str) -> None:
    """Until the workers of these groups are done; not those that wait for a screen's answer."""
    while workers := [worker for worker in pilot.app.workers if worker.group in groups]:
        for worker in workers:
            with suppress(WorkerCancelled):  # by the next one of its group, whose turn comes
                await worker.wait()
        await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another, and wait for what they do."""
    await pilot.press(*keys)
    await settled(pilot)


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Until something is so."""
    async with asyncio.timeout(LIMIT):
        while not holds():
            await pilot.pause()


def text_of(widget: Widget) -> str:
    """What is drawn of a widget that draws line by line, as a reader sees it."""
    lines = (widget.render_line(y).text for y in range(widget.size.height))
    return "\n".join(line.rstrip() for line in lines)
