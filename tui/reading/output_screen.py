"""What a command has answered, as text and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from articles.safe import one_line, shown
from tui.commands.command import bindings
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

    def action_move(self, by: int) -> None:
        """Go down by some rows, or up."""
        self.scroll_relative(y=by, animate=False)

    def action_page(self, pages: float) -> None:
        """Go down by some pages, or up."""
        self.scroll_relative(y=round(pages * max(1, self.size.height - 1)), animate=False)

    def action_end(self, is_last: bool) -> None:
        """Go to the first or the last row."""
        self.scroll_to(y=self.max_scroll_y if is_last else 0, animate=False)


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
        """Go back to the article with what is to be copied."""
        self.dismiss(self.answer.text.rstrip("\n"))

    def action_leave(self) -> None:
        """Go back to the article."""
        self.dismiss(None)
