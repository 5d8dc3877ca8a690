"""Textual's list of commands by name, at rest while nothing is typed."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.widgets import Input, LoadingIndicator


class Palette(CommandPalette):
    """The list of commands: nothing blinks or turns in it, which would write for ever."""

    def on_mount(self) -> None:
        """Stop what goes on by itself."""
        self.query_one(Input).cursor_blink = False
        self.query_one(LoadingIndicator).auto_refresh = None
