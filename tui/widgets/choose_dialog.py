"""Asks for one of several things, narrowed down by typing; or for something new."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from annotators.presentation.exact_words import clean
from tui.commands.command import bindings
from tui.commands.dialogs import CHOICE
from tui.widgets.picker import Choice, Picker, has_words
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App
    from textual.binding import BindingType

MOST_CHOICES = 100
"""Choices shown at once; typing brings the others."""

NOTHING = "Nothing here has these words"


class ChooseDialog(Picker[str]):
    """Gives the key of what was chosen, or with `may_be_new` what was typed; None for nothing."""

    DEFAULT_CSS = """
    ChooseDialog > Vertical { width: 70; max-width: 96%; height: auto; max-height: 80%; }
    ChooseDialog OptionList { height: auto; max-height: 14; }
    ChooseDialog Static { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(CHOICE)

    def __init__(
        self, question: str, choices: Mapping[str, str], *, may_be_new: bool = False
    ) -> None:
        new = ", or a new one" * may_be_new
        line = SafeInput(placeholder=f"type to narrow{new}; Enter takes it, Esc leaves")
        super().__init__(self._fitting, line, above=Static(question, markup=False))
        self.question = question
        self._offered, self._may_be_new = choices, may_be_new

    def _fitting(self, typed: str) -> list[Option]:
        fitting = (
            Choice(Content(clean(label)), key)
            for key, label in self._offered.items()
            if has_words(label, typed)
        )
        rows: list[Option] = list(islice(fitting, MOST_CHOICES))  # of maybe 20,000 marks
        new = clean(typed)
        if self._may_be_new and new and new not in self._offered:
            rows.append(Choice(Content(f"new: {new}"), new))
        return rows or [Option(NOTHING, disabled=True)]


async def choice(
    app: App[Any], question: str, choices: Mapping[str, str], *, may_be_new: bool = False
) -> str | None:
    """What the reader answers, as `ChooseDialog` gives it.

    choices: the label of each key.
    """
    dialog = ChooseDialog(question, choices, may_be_new=may_be_new)
    key: str | None = await app.push_screen_wait(dialog)
    return key
