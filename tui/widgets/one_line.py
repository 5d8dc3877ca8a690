"""A line of the screen with something on its left and its right: outside text shown as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.graphemes import cells, drawn

if TYPE_CHECKING:
    from rich.style import Style

Words = tuple[tuple[str, str], ...]
"""Pieces of the line, each with the component class that it is drawn in, or the empty string."""


class OneLine(Widget):
    """Shows `left` as far as it fits, and `right` whole."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    OneLine { height: 1; background: $panel; color: $foreground 80%; }
    """

    left: Words = ()
    right: str = ""

    @property
    def text(self) -> str:
        """What is said at the left, all of it."""
        return "".join(words for words, _ in self.left)

    @property
    def right_shown(self) -> str:
        """What is drawn at the right."""
        return self.right

    def say(self, left: str | Words, right: str | None = None) -> None:
        """Show this; nothing is painted if it is shown already."""
        words = ((left, ""),) if isinstance(left, str) else left
        right = self.right if right is None else right
        if (words, right) != (self.left, self.right):
            self.left, self.right = words, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line, a column in from either edge."""
        plain = self.rich_style
        right = self.right_shown
        room = max(0, self.size.width - cells(right) - 3)
        segments = [Segment(" ", plain)]
        for words, component in self.left:
            words = drawn(words)
            fitting = cut(words, room)
            segments.append(Segment(fitting, self._style(component, plain)))
            room -= cells(fitting)
            if fitting != words:
                break
        segments.append(Segment(" " * (room + 1) + drawn(right) + " ", plain))
        return Strip(segments, max(self.size.width, 3 + cells(right)))

    def _style(self, component: str, plain: Style) -> Style:
        return self.get_component_rich_style(component) if component else plain


def cut(words: str, width: int) -> str:
    """What is drawn of words in `width` columns; an ellipsis stands for what is left out."""
    if cells(words) <= width:
        return words
    return set_cell_size(words, width - 1) + "…" if width > 0 else ""
