"""One row that is the article from left to right: who speaks where, and where the reader is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.reader.view.looks import look
from tui.reader.view.margins import strip_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from tui.reader.document.document import Document


class VoicesStrip(Widget):
    """Shows a letter for whoever speaks at a place, `·` for the article's own voice, and nothing
    where nothing is known yet; the place of the cursor is reversed. A click goes there."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "VoicesStrip { height: 1; background: $background; color: $foreground 60%; }"

    @dataclass
    class Picked(Message):
        """The reader wants to read on at an offset."""

        offset: int

    def __init__(self, document: Document, cursor: int = 0) -> None:
        super().__init__(id="voices")
        self._document, self._cursor = document, cursor
        self._cells: Sequence[tuple[str, str]] = ()

    @property
    def text(self) -> str:
        """The letters, as they are shown."""
        return "".join(letter for letter, _ in self._cells)

    def on_resize(self) -> None:
        """Show all of the article in the new width."""
        self._fill()

    def show(self, document: Document) -> None:
        """Show what is known of the article now."""
        self._document = document
        self._fill()

    def go(self, offset: int) -> None:
        """Show the reader there; only two cells are painted, and none while they are the same."""
        before, self._cursor = self.at, offset
        for cell in {before, self.at} if before != self.at else ():
            self.refresh(Region(cell, 0, 1, 1))

    @property
    def at(self) -> int:
        """The cell in which the reader is."""
        length = max(1, len(self._document.text))
        return min(self.size.width - 1, self._cursor * self.size.width // length)

    def _fill(self) -> None:
        layer = self._document.decorations.get("voices")
        length, read = len(self._document.text), self._document.read
        cells = strip_of(layer, length, self.size.width, read)
        if cells != self._cells:
            self._cells = cells
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line."""
        plain, at = self.rich_style, self.at
        segments = []
        pieces = groupby(enumerate(self._cells), lambda cell: (cell[1][1], cell[0] == at))
        for (kind, is_here), cells in pieces:
            words = "".join(letter for _, (letter, _) in cells)
            style = plain + look(self, kind or "own-voice").rich_style
            segments.append(Segment(words, style + Style(reverse=True) if is_here else style))
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def on_click(self, event: events.Click) -> None:
        """Go to what the mouse is on."""
        length = len(self._document.text)
        self.post_message(self.Picked(event.x * length // max(1, self.size.width)))
