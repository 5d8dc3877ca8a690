"""The ways on from the first key of two, all of them, in a box over the last lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets import Static

from tui.terminal.graphemes import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

GAP: Final = 2
"""Columns between two ways side by side."""


class KeyBox(Static):
    """Shows keys and what they do, in as many columns as there is room for."""

    DEFAULT_CSS = """
    KeyBox {
        layer: box; dock: bottom; height: auto; max-height: 100%; width: 100%; margin: 0 0 1 0;
        padding: 0 1;
        background: $panel; border-top: solid $foreground 40%;
    }
    """

    def __init__(self, ways: Sequence[tuple[str, str]], press: Callable[[str], None]) -> None:
        """press: what is done with the key of a way that is clicked."""
        super().__init__(markup=False)
        self._ways, self._press = ways, press

    def on_resize(self) -> None:
        """Set the ways in columns of the width that there is."""
        lines = [Content.assemble(*(piece for way in row for piece in _drawn(*way)))
                 for row in self._rows()]  # fmt: skip
        self.update(Content("\n").join(lines))

    def on_click(self, event: events.Click) -> None:
        """Press the key of the way that was clicked."""
        at, end = event.get_content_offset(self), 0
        for key, label in self._rows()[at.y] if at else ():
            end += cells(f"{key} {label}")
            if at and at.x < end:
                self._press(key)
                return

    def _rows(self) -> list[list[tuple[str, str]]]:
        return in_columns(self._ways, self.content_size.width)


def in_columns(ways: Sequence[tuple[str, str]], width: int) -> list[list[tuple[str, str]]]:
    """The ways row by row, read down each column; each is as wide as the widest, filled up."""
    widest = max((cells(key) + 1 + cells(label) for key, label in ways), default=0)
    columns = max(1, (width + GAP) // (widest + GAP))
    height = -(-len(ways) // columns)
    filled = [(key, label.ljust(widest - cells(key) - 1 + GAP)) for key, label in ways]
    return [filled[row::height] for row in range(height)]


def _drawn(key: str, label: str) -> tuple[tuple[str, str], str]:
    return (key, "bold $text-accent"), f" {label}"
