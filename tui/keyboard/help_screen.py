"""The keys that do something here, narrowed down by typing; Enter does what a row says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from tui.commands.command import bindings
from tui.commands.dialogs import HELP
from tui.widgets.harmless import HarmlessInput
from tui.widgets.picker import Choice, Picker, has_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tui.keyboard.active_keys import Command

SIGNS = (
    ("A", "in the margin: who speaks; ? is not named or in doubt"),
    ("“ ≈ ✗ ○ !", "exact, reworded, denied, left open, demanded"),
    ("┊", "it goes on"),
    ("1 to 6, ✎", "in the margin: your highlight, your note"),
    ("¹ to ⁶", "before a word: where a highlight begins"),
)


class HelpScreen(Picker["Command"]):
    """Gives the command that was chosen, or None."""

    DEFAULT_CSS = """
    HelpScreen {
        & > Vertical { width: 76; max-width: 100%; height: 90%; }
        Input, Input:focus { border: none; height: 1; background: $panel; }
        OptionList, OptionList:focus { border: none; height: 1fr; }
        OptionList { background: $surface; }
        #legend { height: auto; padding: 0 1; border-top: solid $foreground 20%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(HELP)

    def __init__(self, commands: Sequence[Command]) -> None:
        line = HarmlessInput(placeholder="What would you like to do?", compact=True)
        super().__init__(self._fitting, line, below=Static(_legend(), id="legend", markup=False))
        self.commands = commands

    def _fitting(self, typed: str) -> list[Choice[Command]]:
        commands = self.commands
        return [_row(each) for each in commands if has_words(f"{each.what} {each.keys}", typed)]


def _row(command: Command) -> Choice[Command]:
    keys = (f"{command.keys:<14} ", "bold $text-accent")
    return Choice(Content.assemble(keys, command.what), command)


def _legend() -> Content:
    return Content("\n".join(f"{words:<18}{what}" for words, what in SIGNS))
