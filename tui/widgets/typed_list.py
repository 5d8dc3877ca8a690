"""A line to type in over a list of what is found, which the reader goes through while typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.screen import Screen
from textual.widgets import Input

from tui.commands.command import bindings
from tui.commands.lists import SEARCH
from tui.keyboard.key_hints import KeyHints
from tui.widgets.harmless import HarmlessInput
from tui.widgets.line_list import LineList
from tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from articles.library import Entry

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Found:
    """An article that was chosen, and the offset in it of what was looked for."""

    entry: Entry
    offset: int | None = None


class SearchLine(HarmlessInput):
    """Where the query is typed."""

    DEFAULT_CSS = """
    SearchLine, SearchLine:focus { height: 1; border: none; padding: 0 1; background: $panel; }
    """


class TypedList(Screen["Found | None"], Generic[Value]):
    """Finds what is typed; dismisses with what the reader wants to read of it."""

    AUTO_FOCUS = "SearchLine"
    DEFAULT_CSS = """
    TypedList { layout: vertical; & > LineList { height: 1fr; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(SEARCH)

    placeholder: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__()
        self.typed = ""
        self._line = SearchLine(placeholder=self.placeholder, select_on_focus=False, compact=True)
        self.list: LineList[Value] = LineList(id="found")
        self._said = OneLine(id="said")

    def compose(self) -> ComposeResult:
        """What is typed, what is found, how much that is, and the keys."""
        yield self._line
        yield self.list
        yield from self.below()
        yield self._said
        yield KeyHints(id="hints")

    def below(self) -> tuple[Widget, ...]:
        """What else stands under the list."""
        return ()

    def find(self, typed: str) -> object:
        """Show what is found for what is typed by now."""
        raise NotImplementedError

    def choose(self, value: Value) -> object:
        """The reader wants what the cursor is on."""
        raise NotImplementedError

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self.typed:
            self.typed = event.value
            self.find(event.value)

    def action_move(self, by: int) -> None:
        """Go to the next that was found, or the one before."""
        self.list.action_move(by)

    def action_page(self, by: int) -> None:
        """Go on by a page, or back."""
        self.list.action_page(by)

    def action_open(self) -> None:
        """Open what the cursor is on."""
        if self.list.value is not None:
            self.choose(self.list.value)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Open what was clicked twice."""
        self.action_open()

    def action_leave(self) -> None:
        """Open nothing."""
        self.dismiss(None)
