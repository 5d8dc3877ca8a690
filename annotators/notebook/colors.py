"""The colours of highlighters, in the order of their numbers, 1 to 6."""

from __future__ import annotations

from typing import Literal, get_args

Color = Literal["yellow", "green", "blue", "pink", "orange", "purple"]
COLORS: tuple[Color, ...] = get_args(Color)
STYLES = {
    "yellow": "#fff3a3",
    "green": "#c8f0c0",
    "blue": "#c2e0ff",
    "pink": "#ffd0e4",
    "orange": "#ffdcb0",
    "purple": "#e2d0ff",
}
"""What the colours look like on a page."""
