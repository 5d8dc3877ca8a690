"""A line to type in, which is only there when something is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Input

from tui.harmless import HarmlessInput

if TYPE_CHECKING:
    from textual.binding import BindingType


class Prompt(HarmlessInput):
    """One line to type in, which is only there when it is wanted."""

    DEFAULT_CSS = "Prompt { display: none; background: $boost; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.focus_list", "To the list", show=False, id="prompt-to-list",
                tooltip="To the rows below, as they are"),
    ]  # fmt: skip

    asks_for = ""
    """What is being asked for: `filter` or `tags`."""

    def ask(self, what: str, value: str, placeholder: str) -> None:
        """Ask for something, beginning with a value."""
        self.asks_for, self.placeholder = what, placeholder
        with self.prevent(Input.Changed):
            self.value = value
        self.cursor_position = len(value)
        self.display = True
        # At once, not when the queue is empty: keys typed ahead are meant for here.
        self.screen.set_focus(self)

    def close(self) -> None:
        """Be gone."""
        self.asks_for = ""
        self.display = False
