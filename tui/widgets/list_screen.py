"""Base screen: a list with a line that says more of it, and one to type in.

That is a prompt, which is there while something is asked, or a line that always is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.screen import Screen, ScreenResultType
from textual.widgets import Input

from tui.commands.command import perform
from tui.widgets.key_hints import KeyHints
from tui.widgets.line_list import LineList
from tui.widgets.one_line import OneLine
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from articles.search import Query

Value = TypeVar("Value")


class Headings(OneLine):
    """The names of the columns."""

    DEFAULT_CSS = "Headings { background: $surface; color: $foreground 60%; }"


class ListScreen(Screen[ScreenResultType], Generic[ScreenResultType, Value]):
    """Subclasses fill the list, say what it is, and take what is typed into the prompt."""

    FILTER: ClassVar[str] = ""
    """Placeholder of the prompt for words to filter by."""

    AUTO_FOCUS = "LineList"
    DEFAULT_CSS = "ListScreen { layout: vertical; & > LineList { height: 1fr; } }"

    def __init__(self, line: Input | None = None) -> None:
        """What is typed into `line` is looked for at once; without it there is a prompt."""
        super().__init__()
        self._line = line
        self._top = OneLine(id="summary")
        self._headings = Headings(id="headings")
        self.prompt = Prompt()
        self.list: LineList[Value] = LineList()
        self._details = OneLine(id="details")
        self.words = ""
        """What is listed has these."""

    def compose(self) -> ComposeResult:
        """The list between what it is, or the line, and what the cursor is on."""
        if self._line is not None:
            yield self._line
        else:
            yield self._top
            yield self._headings
            yield self.prompt
        yield self.list
        yield self._details
        yield KeyHints(id="hints")

    def action_command(self, name: str, arguments: tuple[object, ...]) -> None:
        """Do a command of the list."""
        perform(self, name, self, arguments)

    def taken(self, asked: str, typed: str) -> None:
        """Do what is to be done with what was typed."""

    def _show(self) -> None:
        """List what is wanted, which has `words`."""

    def asked(self) -> Query | None:
        """What is typed, as a query; None if it cannot be meant, which the list then tells."""
        from articles.search.query import QueryError, parse
        from tui.widgets.query_rows import mistake

        try:
            return parse(self.words)
        except QueryError as error:
            self.list.show(mistake(error, self.words))
            return None

    def action_filter(self) -> None:
        """Ask for words to filter by; the list follows as they are typed."""
        self.prompt.ask("filter", self.words, self.FILTER)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if self._line is not None and event.value != self.words:
            self._filter_by(event.value)
        elif self.prompt.asks_for == "filter":
            self._filter_by(event.value.strip())

    def _filter_by(self, words: str) -> None:
        self.words = words
        self._show()

    def on_prompt_taken(self, message: Prompt.Taken) -> None:
        """Go back to the list, and do it."""
        self.action_focus_list()
        self.taken(message.asked, message.typed)

    def on_prompt_left(self, message: Prompt.Left) -> None:
        """Go back to the list, and take words to filter by back."""
        self.action_focus_list()
        if message.asked == "filter":
            self._filter_by("")

    def action_focus_list(self) -> None:
        """Go from what is being typed to the rows."""
        self.set_focus(self.list)
        self.prompt.close()
