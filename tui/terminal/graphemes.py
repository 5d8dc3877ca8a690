"""Characters as a reader sees them: what is drawn of a text, how wide, and where the next one is.

An offset counts code points, a cell is a column of the terminal, and a grapheme is what a person
calls a character: a letter with its accents, a flag, a family of emoji (Unicode Standard Annex
#29). Most news is made of characters where all three agree, and takes the short way here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, get_character_cell_size

from articles.safe import shown

if TYPE_CHECKING:
    import regex

PLAIN: Final = (
    "\\x20-\\x7e\\n\\t\\xa0-\\xac\\xae-\u02ff\u0370-\u0482\u2010-\u2027\u20a0-\u20bf"
    "\u2190-\u22ff\u2500-\u259f"  # arrows, mathematical signs, boxes and blocks
)
"""Characters that are one grapheme and, once `shown`, one cell: as the inside of a `[...]`."""

SIGNS: Final = "\u2030-\u205e\u2074-\u207e\u2400-\u2426\u25a0-\u25fc\u2605\u2606\u2713\u2717\u270e"
"""Punctuation, raised digits, shapes and the signs of our lists: one grapheme each."""

WIDE: Final = "\u3000-\u3029\u3041-\u3096\u309b-\ua66e\uac00-\ud7a3\uff01-\uff60"
"""Characters that are one grapheme and two cells on every terminal."""

_REACH = 64
"""How far a grapheme may stretch, in code points; longer ones are cut (Zalgo text)."""

INVISIBLE: Final = "\u00ad\u200b\u2060\ufeff"
"""Characters that are left out of what is drawn: soft hyphens, zero-width spaces and joiners."""

_WITHOUT_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))
_AS_SPACE = str.maketrans("\n\t", "  ")


@cache
def _unusual() -> re.Pattern[str]:
    return re.compile(f"[^{PLAIN}]")


def is_plain(text: str) -> bool:
    """Whether every character of `text` is one grapheme and one cell."""
    return (text.isascii() and text.isprintable()) or _unusual().search(text) is None


def next_unusual(text: str, start: int, end: int) -> int | None:
    """The first offset from `start` to `end` whose character may not be one grapheme and cell."""
    match = _unusual().search(text, start, end)
    return match.start() if match else None


def drawn(text: str) -> str:
    """What the terminal is given for `text`: nothing that steers it, and nothing invisible.

    Not of the same length: soft hyphens and zero-width spaces are gone.
    """
    if text.isascii() and text.isprintable():
        return text
    return shown(text.translate(_WITHOUT_INVISIBLE)).translate(_AS_SPACE)


def cells(text: str) -> int:
    """How many columns `text` takes when it is drawn."""
    return len(text) if is_plain(text) else cell_len(drawn(text))


def graphemes(text: str) -> list[int]:
    """The offset in `text` at which each grapheme begins."""
    if _stands_apart(text):
        return list(range(len(text)))
    return [match.start() for match in _clusters().finditer(text)]


def after(text: str, offset: int) -> int:
    """Where the grapheme that begins at `offset` ends; the end of the text is its own answer."""
    if offset >= len(text):
        return len(text)
    near = text[offset : offset + _REACH]
    if _stands_apart(near[:2]):
        return offset + 1
    match = _clusters().match(near)
    return offset + (match.end() if match else 1)


def before(text: str, offset: int) -> int:
    """Where the grapheme that ends at `offset` begins; the start of the text is its own answer."""
    if offset <= 0:
        return 0
    near = text[max(0, offset - _REACH) : offset]
    if _stands_apart(near[-2:]):
        return offset - 1
    return offset - len(near) + graphemes(near)[-1]


def start_of(text: str, offset: int) -> int:
    """The start of the grapheme that `offset` lies in."""
    return before(text, after(text, offset)) if 0 < offset < len(text) else max(0, offset)


def column_to_offset(row: str, column: int) -> int:
    """The offset in `row` of the grapheme drawn at `column`, at most `len(row)`."""
    return min(column, len(row)) if is_plain(row) else _graphemes_before(row, column)


def graphemes_within(row: str, width: int) -> int:
    """The offset behind the last grapheme of `row` that fits in `width` columns, at least one."""
    return max(_graphemes_before(row, width), after(row, 0))


def _graphemes_before(row: str, column: int) -> int:
    """The start of the first grapheme that reaches beyond `column`."""
    if _stands_apart(row):
        used = list(accumulate(get_character_cell_size(c) for c in row.translate(_AS_SPACE)))
        return bisect_right(used, column)
    starts = [*graphemes(row), len(row)]
    used = list(accumulate(cells(row[a:b]) for a, b in pairwise(starts)))
    return starts[bisect_right(used, column)]


def _stands_apart(text: str) -> bool:
    """Whether every character of `text` is one grapheme, and drawn as it is written."""
    return is_plain(text) or _joining().search(text) is None


@cache
def _joining() -> re.Pattern[str]:
    """Characters that join others, or are drawn otherwise than they are written."""
    return re.compile(f"[^{PLAIN}{SIGNS}{WIDE}]")


@cache
def _clusters() -> regex.Pattern[str]:
    """The pattern of one grapheme. Imported when a text first needs it: `regex` takes 70 ms."""
    import regex

    return regex.compile(r"\X", regex.DOTALL)
