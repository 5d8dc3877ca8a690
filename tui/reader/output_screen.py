"""What a command has answered, as text and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from articles.safe import one_line, shown
from tui.commands.command import bindings, own_command
from tui.commands.lists import LIST, OUTPUT
from tui.widgets.key_screen import KeyScreen
from tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.terminal.pipe import Answer


class OutputText(VerticalScroll, can_focus=True):
    """The answer, which the keys of lists move through."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST[:-1])
    action_command = own_command


class OutputScreen(KeyScreen["str | None"]):
    """Shows the answer; dismisses with it if it is to be copied, else with nothing."""

    AUTO_FOCUS = "OutputText"
    DEFAULT_CSS = "OutputScreen { layout: vertical; & > OutputText { height: 1fr; } }"
    BINDINGS: ClassVar[list[BindingType]] = bindings(OUTPUT)

    def __init__(self, command: str, answer: Answer) -> None:
        super().__init__()
        self.command, self.answer = command, answer
        self._top = OneLine(id="summary")

    def compose(self) -> ComposeResult:
        """What was run, what it answered, and the keys."""
        yield self._top
        with OutputText():
            yield Static(Content(shown(self.answer.text.expandtabs())), markup=False)
        yield self.hints

    def on_mount(self) -> None:
        """Say what was run, and how it ended."""
        self._top.say(f"| {one_line(self.command)}", self.answer.ending)

    def action_copy(self) -> None:
        """Go back to the article with the text to copy."""
        self.dismiss(self.answer.text.rstrip("\n"))
