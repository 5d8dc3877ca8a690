"""Screens that close once, however often they are told to."""

from __future__ import annotations

from textual import events
from textual._context import active_message_pump
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen


class Closing(App[None]):
    """An application in which a screen that is gone takes no other with it.

    Of two Enters typed at once, or a double click, the second comes to a dialog that the first
    has closed; Textual would close the screen below it, or end with an error if that is the last.
    """

    def pop_screen(self) -> AwaitComplete:
        """Close the screen on top, unless one asks for it that was closed before."""
        asking = active_message_pump.get(None)  # private, and the only way to know who calls
        if isinstance(asking, Screen) and asking not in self.screen_stack:
            return AwaitComplete()
        closing = super().pop_screen()
        if focused := self.screen.focused:  # which has the terminal's own cursor again
            focused.post_message(events.Focus(from_app_focus=True))
        return closing
