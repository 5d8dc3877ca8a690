"""One article on the screen it is read on, without the rest of the application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.keyboard.keyboard_app import KeyboardApp
from tui.reader.reader_screen import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot
    from textual.screen import Screen


class Reading(KeyboardApp):
    """Five lines that show one article."""

    def __init__(self, screen: ReaderScreen) -> None:
        super().__init__()
        self.reader = screen

    def get_default_screen(self) -> ReaderScreen:
        return self.reader


async def press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


def lines(screen: Screen[Any]) -> str:
    """What is on the screen, without trailing spaces."""
    size = screen.size
    strips = screen._compositor.render_strips(size)
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"
