"""Base screen: a list with a line that says more of it, and one to type in.

That is a prompt, which is there while something is asked, or a line that always is. The keys are
the same in every list: what one does on a screen, its `DOES` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import on
from textual.screen import ScreenResultType
from textual.widgets import Input

from tui.commands.command import bindings, own_command, perform
from tui.commands.lists import LIST_SCREEN
from tui.widgets.key_screen import KeyScreen
from tui.widgets.line_list import LineList
from tui.widgets.one_line import OneLine
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.worker import Worker

    from articles.search import Query

Value = TypeVar("Value")


class Headings(OneLine):
    """The names of the columns."""

    DEFAULT_CSS = "Headings { background: $surface; color: $foreground 60%; }"


class ListScreen(KeyScreen[ScreenResultType], Generic[ScreenResultType, Value]):
    """Subclasses fill the list, say what it is, and take what is typed into the prompt."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST_SCREEN)
    action_command = own_command

    FILTER: ClassVar[str] = ""
    """Placeholder of the prompt for words to filter by."""

    DOES: ClassVar[Mapping[str, str]] = {}
    """By what a key of every list is for, such as `delete`, the function that does it here."""

    AUTO_FOCUS = "LineList"
    DEFAULT_CSS = "ListScreen { layout: vertical; & > LineList { height: 1fr; } }"

    def __init__(self, line: Input | None = None) -> None:
        """What is typed into `line` is looked for at once; without it there is a prompt."""
        super().__init__()
        self.line = line
        """What is typed into it is looked for at once; None where words are asked for."""
        self._top = OneLine(id="summary")
        self._headings = Headings(id="headings")
        self.prompt = Prompt()
        self.list: LineList[Value] = LineList()
        self._details = OneLine(id="details")
        self.words = ""
        """The words that the listed rows have."""

    def compose(self) -> ComposeResult:
        """The list between what it is, or the line, and what the cursor is on."""
        if self.line is not None:
            yield self.line
        else:
            yield self._top
            yield self._headings
            yield self.prompt
        yield self.list
        yield from self.below()
        yield self._details
        yield self.hints

    def below(self) -> ComposeResult:
        """What stands between the list and the line that says more."""
        yield from ()

    def accept_answer(self, asked: str, typed: str) -> None:
        """Act on what was typed into the prompt; subclasses that ask do.

        asked: what the prompt asked for, such as `tags`.
        """

    def _show(self) -> None:
        """List the rows that have `words`; subclasses do."""

    def has_work(self, group: str) -> bool:
        """Whether a worker of this group is at work for this screen, and will list what comes."""
        return any(worker.group == group and worker.node is self for worker in self.workers)

    def filling(self) -> list[Worker[Any]]:
        """The workers of this screen, as long as its list has the keys and no row yet."""
        if self.list.rows or not self.list.has_focus:
            return []
        return [worker for worker in self.workers if worker.node is self and not worker.is_finished]

    def typed_query(self) -> Query | None:
        """What is typed as a query; None if it is none, and then the list shows why."""
        from articles.search.query import QueryError, parse
        from tui.widgets.query_rows import mistake

        try:
            return parse(self.words)
        except QueryError as error:
            self.list.show(mistake(error, self.words))
            return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done: of those that every list has a key for, some here."""
        if action == "do":
            return True if parameters[0] in self.DOES else None
        return True

    def action_do(self, name: str) -> None:
        """Do what this list has for a key of every list."""
        perform(self, self.DOES[name], self, ())

    def action_leave(self) -> None:
        """Leave what is typed, what is filtered or selected; without any, the list."""
        if self.line is not None and self.line.has_focus:
            self.action_focus_list()
        elif not self.list_all():
            self.go_back()

    def ask_for_words(self) -> None:
        """Ask for words to filter by; the list follows as they are typed."""
        if self.line is not None:
            self.set_focus(self.line)
        else:
            self.prompt.ask("filter", self.words, self.FILTER)

    def list_all(self) -> bool:
        """List everything again; whether less was listed."""
        is_less = bool(self.words)
        if is_less:
            self.look_for("")
        return is_less

    def look_for(self, words: str) -> None:
        """List what has these words, as if they had been typed."""
        if self.line is not None:
            with self.prevent(Input.Changed):
                self.line.value = words
        self._filter_by(words)

    @on(Input.Changed)
    def _line_changed(self, event: Input.Changed) -> None:
        if self.line is not None and event.value != self.words:
            self._filter_by(event.value)
        elif self.prompt.asks_for == "filter":
            self._filter_by(event.value.strip())

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_focus_list()

    def _filter_by(self, words: str) -> None:
        self.words = words
        self._show()

    def on_prompt_taken(self, message: Prompt.Taken) -> None:
        """Go back to the list, and do it."""
        self.action_focus_list()
        self.accept_answer(message.asked, message.typed)

    def on_prompt_left(self, message: Prompt.Left) -> None:
        """Go back to the list, and take words to filter by back."""
        self.action_focus_list()
        if message.asked == "filter":
            self._filter_by("")

    def action_focus_list(self) -> None:
        """Go from what is being typed to the rows."""
        self.set_focus(self.list)
        self.prompt.close()
