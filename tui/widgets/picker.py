"""Base dialog: a list of rows, narrowed down by typing, to choose one from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult
    from textual.visual import VisualType
    from textual.widget import Widget

Value = TypeVar("Value")


class Choice(Option, Generic[Value]):
    """A row and what it stands for; what is listed may change before a click on it comes."""

    def __init__(self, prompt: VisualType, value: Value) -> None:
        super().__init__(prompt)
        self.value = value


class Picker(ModalScreen["Value | None"], Generic[Value]):
    """Dismisses with the value of the row that was chosen, or None.

    `above` and `below` stand around the line and the rows.
    """

    DEFAULT_CSS = """
    Picker {
        align: center middle;
        & > Vertical { background: $surface; border: round $primary; padding: 0 1; }
        OptionList { border: none; padding: 0; }
    }
    """

    def __init__(
        self,
        choices: Callable[[str], Iterable[Option]],
        line: SafeInput,
        above: Widget | None = None,
        below: Widget | None = None,
    ) -> None:
        """Offer what `choices` gives for the words that are typed, in small letters."""
        super().__init__()
        self._choices, self._line = choices, line
        self._around = above, below
        self._list = OptionList(markup=False)

    def compose(self) -> ComposeResult:
        """A line to type in over the rows."""
        above, below = self._around
        with Vertical():
            yield from filter(None, (above, self._line, self._list, below))

    def on_mount(self) -> None:
        """Offer everything, ready to be typed in."""
        self._list.can_focus = False
        self._offer("")
        self._line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what has all words that were typed."""
        self._offer(event.value)

    def _offer(self, typed: str) -> None:
        rows = list(self._choices(typed))
        self._list.set_options(rows)
        self._list.highlighted = 0 if any(not row.disabled for row in rows) else None

    def on_input_submitted(self) -> None:
        """Give what is highlighted."""
        self._give(self._list.highlighted_option)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was clicked."""
        self._give(event.option)

    def _give(self, row: Option | None) -> None:
        if isinstance(row, Choice):
            self.dismiss(row.value)

    def action_step(self, by: int) -> None:
        """Highlight the next row, or the one before."""
        move = self._list.action_cursor_down if by > 0 else self._list.action_cursor_up
        move()

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def has_words(text: str, typed: str) -> bool:
    """Whether all words that were typed are in what is shown, in capitals or not."""
    return all(word in text.casefold() for word in typed.casefold().split())
