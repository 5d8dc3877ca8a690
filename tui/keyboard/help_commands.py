"""The command that shows what can be done, and does what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.keyboard.active_keys import commands
from tui.keyboard.help_screen import HelpScreen

if TYPE_CHECKING:
    from textual.app import App


async def show_help(app: App[None]) -> None:
    """Show what can be done on the screen that is shown, and do what is chosen."""
    if chosen := await app.push_screen_wait(HelpScreen(commands(app.screen))):
        await app.run_action(chosen.action, chosen.node)
