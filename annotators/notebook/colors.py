"""The colours of highlighters, in the order of their numbers, 1 to 6."""

from __future__ import annotations

from typing import Literal, get_args

Color = Literal["yellow", "green", "blue", "pink", "orange", "purple"]
COLORS: tuple[Color, ...] = get_args(Color)
