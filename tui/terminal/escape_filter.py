"""The last gate before the terminal: whatever a widget has drawn, nothing but text goes through.

Each widget shows text from outside by way of `articles.safe.shown`, which puts a sign where
something hostile stood. This gate is for what is forgotten there, and for Textual's own widgets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.filter import LineFilter

from articles.safe import HOSTILE, shown

if TYPE_CHECKING:
    from textual.color import Color


_NO_TEXT: Final = f"{HOSTILE}|[\t\n]"


class EscapeFilter(LineFilter):
    """Takes out of every line what can steer a terminal, and leaves every column where it is."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, nearly always as they are."""
        if not any(_is_hostile(segment.text) for segment in segments):
            return segments
        return [
            Segment(re.sub(_NO_TEXT, _as_wide, segment.text), segment.style, segment.control)
            for segment in segments
        ]


def _is_hostile(text: str) -> bool:
    return not text.isprintable() and re.search(_NO_TEXT, text) is not None


def _as_wide(match: re.Match[str]) -> str:
    """What stands for a hostile character: its sign where that is as wide, else only its width."""
    sign, width = shown(match[0]), cell_len(match[0])
    return sign if cell_len(sign) == width and not _is_hostile(sign) else " " * width
