"""The help of whatever screen is shown: what can be done there, and doing what is chosen."""

from __future__ import annotations

from textual import work

from tui.closing import Closing
from tui.typed_ahead import COMMAND, TypedAhead


class Helping(Closing, TypedAhead):
    """An application in which every screen has its help."""

    @work(group=COMMAND)
    async def action_help(self) -> None:
        """Show what can be done on the screen that is shown, and do what is chosen."""
        from tui.active_keys import commands
        from tui.help_screen import HelpScreen

        if chosen := await self.push_screen_wait(HelpScreen(commands(self.screen))):
            await self.run_action(chosen.action, chosen.node)
