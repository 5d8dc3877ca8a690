"""Driving a whole app as a reader does: keys, and waiting until all they began is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.pilot import Pilot


async def settled(pilot: Pilot[None]) -> None:
    """Until every worker is done and what it said was heard."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another, and wait for what they do."""
    await pilot.press(*keys)
    await settled(pilot)
