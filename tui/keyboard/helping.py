"""The help of whatever screen is shown: what can be done there, and doing what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import work

from tui.commands.command import bindings
from tui.commands.everywhere import HELPING
from tui.keyboard.typed_ahead import COMMAND, TypedAhead
from tui.widgets.closing import Closing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import SystemCommand
    from textual.binding import BindingType
    from textual.screen import Screen


class Helping(Closing, TypedAhead):
    """An application in which every screen has its help."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(HELPING)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Of Textual's own commands those that newsread has no others for."""
        own = super().get_system_commands(screen)
        return (each for each in own if each.title in ("Theme", "Screenshot"))

    def action_command_palette(self) -> None:
        """Show everything that can be done, by name."""
        from tui.keyboard.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_help_quit(self) -> None:
        """Say which key leaves, to whoever pressed ctrl+c for it."""
        found = self.active_bindings.items()
        keys = [key for key, each in found if each.binding.action in ("quit", "app.quit")]
        if keys:
            self.notify(f"{' or '.join(sorted(keys, key=len))} leaves newsread; all is kept.")

    @work(group=COMMAND)
    async def action_help(self) -> None:
        """Show what can be done on the screen that is shown, and do what is chosen."""
        from tui.keyboard.active_keys import commands
        from tui.keyboard.help_screen import HelpScreen

        if chosen := await self.push_screen_wait(HelpScreen(commands(self.screen))):
            await self.run_action(chosen.action, chosen.node)
