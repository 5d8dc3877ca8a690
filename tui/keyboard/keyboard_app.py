"""An application that is driven by keys alone: none overtakes another, and all can be looked up."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen

from tui.commands.command import bindings, own_command
from tui.commands.everywhere import HELPING
from tui.commands.key_names import key_label
from tui.keyboard.key_queue import KeyQueue
from tui.terminal.hues import variables
from tui.terminal.textual_private import active_message_pump

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType


class KeyboardApp(App[None]):
    """An application in which every command can be found, and every screen closes once."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(HELPING)
    action_command = own_command
    ENABLE_COMMAND_PALETTE = False

    is_whole = False
    """Whether it has the commands that are there on every screen."""

    own_colors: Mapping[str, str] = MappingProxyType({})
    """By the names of variables for styles, the colours that the reader has chosen for them; set
    before Textual's own `__init__`, which asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.key_queue = KeyQueue(self, super().on_event)
        self.own_keys: Mapping[str, str] = {}
        """By the id of a command, the keys that the reader has given it."""
        self.recent: tuple[str, ...] = ()
        """The ids of the commands that were done by name, the last first."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the styles of our widgets may name beside what is Textual's."""
        return {**variables(self), **self.own_colors}

    async def on_event(self, event: events.Event) -> None:
        """Give keys to the queue, in which each waits for its turn."""
        await self.key_queue.take(event)

    async def push_screen_wait(self, screen: Any, *, mode: str | None = None) -> Any:
        """Ask something; what is typed from now on is for the screen that asks."""
        with self.key_queue.asking():
            return await super().push_screen_wait(screen, mode=mode)

    @property
    def top(self) -> Screen[Any] | None:
        """The screen on top; there is none before the first, and at the end."""
        return next(reversed(self.screen_stack), None)

    def pop_screen(self) -> AwaitComplete:
        """Close the screen on top, unless one asks for it that was closed before.

        Of two Enters typed at once, or a double click, the second comes to a dialog that the first
        has closed; Textual would close the screen below it, or end with an error if that is the
        last.
        """
        asking = active_message_pump.get(None)
        if isinstance(asking, Screen) and asking not in self.screen_stack:
            return AwaitComplete()
        closing = super().pop_screen()
        if focused := self.screen.focused:  # which has the terminal's own cursor again
            focused.post_message(events.Focus(from_app_focus=True))
        return closing

    async def action_back(self) -> None:
        """Go back to the screen below; from the first, leave."""
        if len(self.screen_stack) > 1:
            self.screen.dismiss(None)
        else:
            await self.action_quit()

    def action_help_quit(self) -> None:
        """Say which key leaves, to a reader who pressed ctrl+c for it."""
        bindings = self.active_bindings.items()
        keys = [key for key, active in bindings if active.binding.action in ("quit", "app.quit")]
        if keys:
            simple = [key for key in keys if len(key) != 2] or keys  # else two are to be pressed
            leaving = " or ".join(map(key_label, sorted(simple, key=len)))
            self.notify(f"{leaving} leaves newsread; all is kept.")
