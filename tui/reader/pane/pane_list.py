"""The list of the pane: rows of several lines, of which any number costs the same to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands.article import PANE_LIST
from tui.commands.command import bindings
from tui.reader.pane.pane_lines import TONES, Listed, key_of, listed
from tui.terminal.hues import voice_rules
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType


class PaneList(LineList[object]):
    """Shows rows with a cursor on one of them, if there is one that it can be on."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(TONES.values())
    DEFAULT_CSS = """
    PaneList {
        height: 1fr;
        & > .list--heading { color: $text-primary; text-style: bold; }
        & > .list--cursor { background: $foreground 15%; }
        &.-elsewhere:blur > .list--cursor { background: $surface; }
        &:focus > .list--cursor { background: $primary 60%; text-style: bold; }
        & > .pane--exact { text-style: bold; }
        & > .pane--denied, & > .pane--open { color: $text-error; text-style: bold; }
        & > .pane--demanded { color: $text-warning; text-style: bold; }
    """ + "\n".join((voice_rules("pane--voice"), "}"))

    BINDINGS: ClassVar[list[BindingType]] = bindings(PANE_LIST)

    listed = listed((), 2)

    def fill(self, listed: Listed, things: Iterable[object]) -> None:
        """Show these, with the cursor on the first of the `things` that is listed.

        If none is, it stays on its line, or the nearest that it can be on.
        """
        self.listed, self.rows = listed, listed.lines
        self._measure()
        at = self.place_of(things)
        self.come_to(self._nearest(max(0, self.cursor), 1) if at is None else at)

    def place_of(self, things: Iterable[object]) -> int | None:
        """The line of the first of these that is listed."""
        places, keys = self.listed.places, map(key_of, things)
        return next((places[key] for key in keys if key in places), None)

    def come_to(self, line: int) -> None:
        """Put the cursor there without going anywhere; below zero, nowhere.

        A row that is not in sight comes to a third of the height, so that the next ones are, too:
        each time that the list scrolls takes 2 kB.
        """
        self.cursor = line
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not top < line or self._below(line) > top + height:
            self._scroll(max(0, line - height // 3))
        self._follow()

    def first_of(self, number: int) -> int:
        """The first line of the row that a line belongs to."""
        return self.listed.lines.firsts[number]
