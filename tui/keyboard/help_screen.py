"""The keys that do something here, narrowed down by typing; Enter does what a row says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.commands.command import bindings
from tui.commands.dialogs import HELP
from tui.widgets.harmless import HarmlessInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.keyboard.active_keys import Command

SIGNS = (
    ("“Word for word”", "italic: a quotation"),
    ("in other words", "underlined: a paraphrased claim"),
    ("“so-called”", "faint: in marks, but nobody’s statement"),
    ("Ada Quill", "bold: a name"),
    ("marked", "with its number in the margin: your highlight"),
    ("noted", "✎ in the margin: your note"),
)


class HelpScreen(ModalScreen["Command | None"]):
    """Gives the command that was chosen, or None."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > Vertical {
            width: 76; max-width: 100%; height: 90%; background: $surface; padding: 0 1;
            border: round $primary;
        }
        Input, Input:focus { border: none; height: 1; background: $panel; }
        OptionList, OptionList:focus { border: none; height: 1fr; padding: 0; }
        OptionList { background: $surface; }
        #legend { height: auto; padding: 0 1; border-top: solid $foreground 20%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(HELP)

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self.commands = commands

    def compose(self) -> ComposeResult:
        """What to look for, over what there is, over the signs in the text."""
        with Vertical():
            yield HarmlessInput(placeholder="What would you like to do?", compact=True)
            yield OptionList(markup=False)
            yield Static(self._legend(), id="legend", markup=False)

    def on_mount(self) -> None:
        """List everything."""
        self._list("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what has the words that are typed."""
        self._list(event.value)

    def on_input_submitted(self) -> None:
        """Do the command that stands out."""
        row = self.query_one(OptionList).highlighted_option
        self.dismiss(row.command if isinstance(row, _Row) else None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do the command that was clicked on."""
        if isinstance(event.option, _Row):
            self.dismiss(event.option.command)

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss(None)

    def action_step(self, step: int) -> None:
        """Go to another row."""
        options = self.query_one(OptionList)
        move = options.action_cursor_down if step > 0 else options.action_cursor_up
        move()

    def _list(self, words: str) -> None:
        wanted = words.casefold().split()
        rows = [
            _Row(each)
            for each in self.commands
            if all(word in f"{each.what} {each.keys}".casefold() for word in wanted)
        ]
        options = self.query_one(OptionList)
        options.set_options(rows)
        options.highlighted = 0 if rows else None

    def _legend(self) -> Content:
        rows = (f"{words:<18}{what}" for words, what in SIGNS)
        return Content("\n".join(rows))


class _Row(Option):
    """A command with its keys. What is listed may change before a click on it comes."""

    def __init__(self, command: Command) -> None:
        self.command = command
        keys = (f"{command.keys:<14} ", "bold $text-accent")
        super().__init__(Content.assemble(keys, command.what))
