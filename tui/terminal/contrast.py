"""A filter that keeps text legible on its ground, in any theme and under any tint.

The measure is the contrast of WCAG 2.2, 1.4.3: relative luminances, 4.5 to 1 at least.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

    Rgb = tuple[int, int, int]

LEAST: Final = 4.5
"""The contrast that WCAG asks for at level AA."""

_DIM: Final = 0.6
"""The share of its own colour that is left to dim text; terminals dim it each in their way."""

_WORDS: Final = re.compile(r"[^\s\u2500-\u259f]")
"""Any character but blanks, lines and blocks, which are not read."""

_BLACK: Final = (0, 0, 0)
_WHITE: Final = (255, 255, 255)


def luminance(color: Rgb) -> float:
    """The relative luminance of a colour of sRGB, 0 to 1 (WCAG 2.2, relative luminance)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(color: Rgb, other: Rgb) -> float:
    """How much two colours differ in luminance, 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((luminance(color), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(text: Rgb, ground: Rgb) -> Rgb:
    """The colour itself if it can be read there; else no lighter, or darker, than is needed."""
    if contrast(text, ground) >= LEAST:
        return text
    end = max(_BLACK, _WHITE, key=lambda color: contrast(color, ground))
    steps = (mixed(text, end, step / 32) for step in range(1, 33))
    return next(color for color in steps if contrast(color, ground) >= LEAST)


def mixed(color: Rgb, other: Rgb, share: float) -> Rgb:
    """A colour between two; `share` is that of the other, 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(color, other, strict=True))
    return red, green, blue


class Legible(LineFilter):
    """Gives words another lightness where they could not be read; lines and blocks stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, nearly always as they are."""
        return [_legible(segment, background) for segment in segments]


def _legible(segment: Segment, background: Color) -> Segment:
    words, style, control = segment
    if style is None or style.color is None:
        return segment
    change = _change(style.color, style.bgcolor or background.rich_color, bool(style.dim))
    return Segment(words, style + change, control) if change and _WORDS.search(words) else segment


@lru_cache(4096)
def _change(text: RichColor, ground: RichColor, is_dim: bool) -> Style | None:
    """What makes it legible; None if it is, or if the terminal chooses the colours."""
    if text.triplet is None or ground.triplet is None:
        return None
    paper, ink = ground.triplet, text.triplet
    color = legible(mixed(paper, ink, _DIM) if is_dim else ink, paper)
    return None if color == ink else Style(color=RichColor.from_rgb(*color), dim=False)
