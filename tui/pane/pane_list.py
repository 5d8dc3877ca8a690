"""The list of the pane: rows of several lines, of which any number costs the same to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.pane.pane_lines import TONES, Listed, listed
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    pass


class PaneList(LineList[object]):
    """Shows rows with a cursor on one of them, or on none."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(TONES.values())
    DEFAULT_CSS = """
    PaneList {
        height: 1fr;
        & > .list--heading { color: $text-primary; text-style: bold; }
        & > .list--cursor { background: $foreground 15%; }
        &:focus > .list--cursor { background: $primary 60%; text-style: bold; }
        & > .pane--direct { color: $text-success; text-style: bold; }
        & > .pane--indirect { color: $text-secondary; text-style: bold; }
        & > .pane--denied { color: $text-error; text-style: bold; }
        & > .pane--demand { color: $text-warning; text-style: bold; }
        & > .pane--scare { color: $text-warning; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Go there", id="pane-go", tooltip="Read on in the text there"),
    ]

    listed = listed((), 2)

    def fill(self, listed: Listed) -> None:
        """Show these; the cursor stays on what it is on, if that is still there."""
        before = self.value
        self.listed, self.rows = listed, listed.lines
        self._measure()
        self.come_to(listed.places.get(id(before), -1))

    def come_to(self, line: int) -> None:
        """Put the cursor there without going anywhere; below zero, nowhere."""
        self.cursor = line
        with self.prevent(LineList.Reached):
            self._follow()

    def first_of(self, number: int) -> int:
        """The first line of the row that a line belongs to."""
        return self.listed.lines.firsts[number]
