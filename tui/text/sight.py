"""Where to scroll so that what was jumped to is seen whole: rows in, a row out, no widget."""

from __future__ import annotations

from typing import Final

BELOW: Final = 3
"""Rows that should be in sight below what was jumped to, for one reads on there."""


def top_for(first: int, last: int, top: int, height: int) -> int:
    """The row that should be the uppermost in sight for the rows `first` to `last` to be read.

    top: the row that is the uppermost now, which stays if they are whole in sight with some rows
        below them.
    height: how many rows are in sight.

    They begin a third of the height down; if they are too many for that, higher up, so that as
    many as possible are seen, the first in any case.
    """
    below = min(BELOW, max(0, height - (last - first + 1)))
    if top <= first and last + below < top + height:
        return top
    return min(first, max(first - height // 3, last - height + 1))
