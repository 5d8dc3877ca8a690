"""Asks for one of several things, narrowed down by typing; or for something new."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from annotators.presentation.exact_words import clean
from tui.commands.command import bindings
from tui.commands.dialogs import CHOICE
from tui.widgets.harmless import HarmlessInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

SHOWN = 100
"""Choices shown at once; typing brings the others."""

NOTHING = "Nothing here has these words"


class ChooseDialog(ModalScreen[str | None]):
    """Gives the key of what was chosen, or with `may_be_new` what was typed; None for nothing."""

    DEFAULT_CSS = """
    ChooseDialog { align: center middle; }
    ChooseDialog > Vertical {
        width: 70; max-width: 96%; height: auto; max-height: 80%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    ChooseDialog OptionList { height: auto; max-height: 14; border: none; padding: 0; }
    ChooseDialog Static { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(CHOICE)

    def __init__(
        self, question: str, choices: Mapping[str, str], *, may_be_new: bool = False
    ) -> None:
        super().__init__()
        self._question, self._choices, self._may_be_new = question, choices, may_be_new
        self._list = OptionList(markup=False)

    def compose(self) -> ComposeResult:
        """The question, a line to type in, and the choices."""
        with Vertical():
            yield Static(self._question, markup=False)
            new = ", or a new one" * self._may_be_new
            yield HarmlessInput(placeholder=f"type to narrow{new}; Enter takes it, Esc leaves")
            yield self._list

    def on_mount(self) -> None:
        """Offer everything, ready to be typed in."""
        self._list.can_focus = False
        self._offer("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what has all words that were typed."""
        self._offer(event.value)

    def _offer(self, typed: str) -> None:
        words = typed.casefold().split()
        fitting = (
            Option(Content(clean(shown)), id=key)
            for key, shown in self._choices.items()
            if all(word in shown.casefold() for word in words)
        )
        found = list(islice(fitting, SHOWN))  # there may be a mark for each of 20,000
        new = clean(typed)
        if self._may_be_new and new and new not in self._choices:
            found.append(Option(Content(f"new: {new}"), id=new))
        self._list.clear_options().add_options(found or [Option(NOTHING, disabled=True)])
        self._list.highlighted = 0 if found else None

    def on_input_submitted(self) -> None:
        """Give what is highlighted."""
        if (option := self._list.highlighted_option) is not None:
            self.dismiss(option.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was clicked."""
        self.dismiss(event.option.id)

    def action_step(self, by: int) -> None:
        """Highlight the next, or the one before."""
        if by > 0:
            self._list.action_cursor_down()
        else:
            self._list.action_cursor_up()

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
