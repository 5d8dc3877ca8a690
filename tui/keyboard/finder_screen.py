"""Finds a command by its key, name or purpose; Enter does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.commands.command import bindings
from tui.commands.dialogs import CHOICE
from tui.keyboard.finder import Offer, matches
from tui.widgets.picker import Choice, Picker
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

NOTHING = "No command is called so, or for that: fewer letters find more"


class Finder(Picker[Offer]):
    """Gives the command that was chosen, or None."""

    DEFAULT_CSS = """
    Finder {
        & > Vertical { width: 78; max-width: 100%; height: 90%; }
        Input, Input:focus { border: none; height: 1; background: $panel; }
        OptionList, OptionList:focus { border: none; height: 1fr; }
        OptionList { background: $surface; text-wrap: nowrap; text-overflow: ellipsis; }
        #says { height: auto; max-height: 3; padding: 0 1; border-top: solid $foreground 20%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(CHOICE)

    def __init__(self, offers: Sequence[Offer], recent: Sequence[str] = ()) -> None:
        line = SafeInput(
            placeholder="What would you like to do? A word, a key, :q or :e FILE", compact=True
        )
        self._says = Static(id="says", markup=False)
        super().__init__(self._fitting, line, below=self._says)
        self.offers, self.recent = offers, recent

    def _fitting(self, typed: str) -> list[Option]:
        words = typed.removeprefix(":")
        rows: list[Option] = [_row(offer) for offer in matches(self.offers, words, self.recent)]
        if not rows:
            self._says.update(NOTHING)
        return rows or [Option(NOTHING, disabled=True)]

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say in a sentence what the row does."""
        if isinstance(event.option, Choice):
            command = event.option.value.command
            where = f" ({command.when})" if command.when else ""
            self._says.update(f"{command.help}{where}")


def _row(offer: Offer) -> Choice[Offer]:
    command = offer.command
    named = " ".join([command.label, *map(str, command.arguments if not command.keys else ())])
    if not offer.is_here:
        return Choice(
            Content.assemble(
                (f"{offer.keys:<12} ", "$text-muted"), (f"{named:<34}", "$text-muted"),
                (f" {command.when}", "$text-muted italic"),
            ), offer,
        )  # fmt: skip
    return Choice(Content.assemble((f"{offer.keys:<12} ", "bold $text-accent"), named), offer)
