"""Text whose width terminals do not agree on, put where it belongs on every one of them.

A family of four is two cells wide for one terminal and eight for another, a heart one or two.
Whatever stands behind such a grapheme is put at its own column, so that a terminal which takes
another width shows that grapheme worse, and every other one where it is.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from tui.terminal.graphemes import PLAIN, WIDE, cells, graphemes, is_plain

_AGREED: Final = (
    f"{PLAIN}{WIDE}\u0300-\u036f\u0483-\u06ff\u1e00-\u1fff\u2010-\u2027"  # letters, accents
    "\u2400-\u2426\u2713\u2717\u270e"  # our own signs
)


@cache
def _unsure() -> re.Pattern[str]:
    return re.compile(f"[^{_AGREED}]")  # which takes as long as to import five modules


def is_unsure(text: str) -> bool:
    """Whether a terminal may take another width for `text` than we do."""
    return not text.isascii() and not is_plain(text) and _unsure().search(text) is not None


def placed(text: str, column: int) -> str:
    """What writes `text` from a column on (the first is 0), each unsure grapheme on blank cells."""
    pieces = []
    for start, end in pairwise([*graphemes(text), len(text)]):
        grapheme, width = text[start:end], cells(text[start:end])
        if is_unsure(grapheme):
            grapheme = f"{' ' * width}\x1b[{column + 1}G{grapheme}\x1b[{column + width + 1}G"
        pieces.append(grapheme)
        column += width
    return "".join(pieces)


def unwrapped(output: str) -> str:
    """The output, never going on in the next row if it is too long for the terminal (DECAWM)."""
    return f"\x1b[?7l{output}\x1b[?7h"
