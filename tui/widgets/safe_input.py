"""A line to write in whose text, pasted or from a file, cannot steer the terminal.

Textual writes the characters of its fields as they are, escape sequences included.
"""

from __future__ import annotations

from typing import Any

from rich.highlighter import Highlighter
from rich.text import Text
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from articles.safe import shown


class _SafeHighlighter(Highlighter):
    """Draws every character that could steer a terminal as another; what is written stays."""

    def highlight(self, text: Text) -> None:
        text.plain = shown(text.plain)


class SafeInput(Input):
    """A line to write in."""

    virtual_size = Reactive(Size(0, 0), layout=False)
    """However long what is written: the line stays as wide, and nothing is laid out anew."""

    def __init__(self, value: str | None = None, **options: Any) -> None:
        super().__init__(value, highlighter=_SafeHighlighter(), **options)
        self.cursor_blink = False
