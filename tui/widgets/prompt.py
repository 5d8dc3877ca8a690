"""A line to type in, which is only there when something is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.widgets import Input

from tui.commands.command import bindings
from tui.commands.lists import PROMPT
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from textual.binding import BindingType


class Prompt(SafeInput):
    """One line to type in, which is only there when it is wanted."""

    DEFAULT_CSS = """
    Prompt, Prompt:focus { display: none; background: $boost; border: none; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(PROMPT)

    @dataclass
    class Taken(Message):
        """The reader has typed what was asked for."""

        asked: str
        typed: str

    @dataclass
    class Left(Message):
        """The reader does not want to be asked."""

        asked: str

    def __init__(self) -> None:
        super().__init__(id="prompt", compact=True, select_on_focus=False)
        self.asks_for = ""
        """What is being asked for: `filter` or `tags`."""

    def ask(self, asks_for: str, value: str, placeholder: str) -> None:
        """Ask for something, beginning with a value."""
        self.asks_for, self.placeholder = asks_for, placeholder
        with self.prevent(Input.Changed):
            self.value = value
        self.cursor_position = len(value)
        self.display = True
        self.screen.set_focus(self)

    def close(self) -> None:
        """Hide the line; nothing is asked any more."""
        self.asks_for = ""
        self.display = False

    def action_take(self) -> None:
        """Say what was typed."""
        self.post_message(self.Taken(self.asks_for, self.value.strip()))

    def action_leave(self) -> None:
        """Say that nothing was."""
        self.post_message(self.Left(self.asks_for))
