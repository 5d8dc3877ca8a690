"""Offsets as JavaScript counts them: in UTF-16 code units, of which an emoji takes two.

Everything else in newsread counts code points; this is for what comes from a browser and what goes
to one.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """The two ways to count the same text."""

    def __init__(self, text: str) -> None:
        self._points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [point + before for before, point in enumerate(self._points)]

    def units(self, point: int) -> int:
        """The offset in code units of an offset in code points."""
        return point + bisect_left(self._points, point)

    def point(self, units: int) -> int:
        """The offset in code points of an offset in code units; half a character is its start."""
        return units - bisect_left(self._units, units)
