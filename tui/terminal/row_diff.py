"""A row of the terminal as pieces of text with their looks, and what differs between two rows.

A look is what stands between `ESC [` and `m` after everything was reset: `1;38;2;224;224;224`.
Columns are cells of the terminal.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.terminal.graphemes import after, cells, column_to_offset, is_plain, start_of

if TYPE_CHECKING:
    from collections.abc import Iterable

Piece = tuple[str, str]
"""A look and the text that has it."""

Row = tuple[Piece, ...]


def joined(pieces: Iterable[Piece]) -> Row:
    """The row with neighbours of one look put together, so that equal rows compare as equal."""
    row: list[Piece] = []
    for look, text in pieces:
        if text and row and row[-1][0] == look:
            row[-1] = look, row[-1][1] + text
        elif text:
            row.append((look, text))
    return tuple(row)


def beside(left: Row, right: Row) -> Row:
    """Two rows as one."""
    if left and right and left[-1][0] == right[0][0]:
        look, text = right[0]
        return (*left[:-1], (look, left[-1][1] + text), *right[1:])
    return left + right


def width(row: Row) -> int:
    """How many columns the row takes."""
    return sum(cells(text) for _, text in row)


def divided(row: Row, column: int) -> tuple[Row, Row]:
    """What stands before a column and what from it on; a character cut in two leaves spaces."""
    used = 0
    for number, (look, text) in enumerate(row):
        wide = cells(text)
        if used + wide > column:
            left, right = _cut(text, column - used)
            before = (*row[:number], (look, left)) if left else row[:number]
            return before, ((look, right), *row[number + 1 :])
        used += wide
    return row, ()


def pasted(row: Row, column: int, pieces: Row) -> Row:
    """The row with other pieces from a column on, as far as these reach."""
    behind = divided(row, column + width(pieces))[1]
    return beside(beside(divided(row, column)[0], pieces), behind)


def difference(before: Row, now: Row) -> tuple[int, Row]:
    """The column from which `before` must be written over to become `now`, and with what.

    Both are of the same width. Without a difference, nothing is to be written.
    """
    if before == now:
        return width(now), ()
    begin = alike(before, now)
    end = alike(before, now, from_right=True)
    rest = divided(now, begin)[1]
    return begin, divided(rest, max(0, width(now) - end - begin))[0]


@lru_cache(maxsize=4096)
def change(look: str, to: str) -> str:
    """What is written to go from one look to another: only what differs, when that is enough."""
    if look == to:
        return ""
    (flags, ink, paper), (new_flags, new_ink, new_paper) = _parts(look), _parts(to)
    anew = f"\x1b[{';'.join(filter(None, ('0', to)))}m"
    if not flags - new_flags <= _OFF.keys():
        return anew
    off = {_OFF[flag] for flag in flags - new_flags}
    ended = {flag for flag in flags if _OFF.get(flag) in off}
    codes = [*sorted(off), *sorted(new_flags - (flags - ended))]
    codes += [new_ink or "39"] if new_ink != ink else []
    codes += [new_paper or "49"] if new_paper != paper else []
    return min(f"\x1b[{';'.join(codes)}m", anew, key=len)


_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29"}
"""What ends an attribute (ECMA-48): bold and dim end together."""


def _cut(text: str, column: int) -> tuple[str, str]:
    if is_plain(text):
        return text[:column], text[column:]
    at = column_to_offset(text, column)
    left, right = text[:at], text[at:]
    if (short := column - cells(left)) > 0:
        behind = after(text, at)
        right = " " * (cells(text[at:behind]) - short) + text[behind:]
    return left + " " * short, right


def alike(before: Row, now: Row, *, from_right: bool = False) -> int:
    """How many columns of two rows are the same from one side on."""
    columns = 0
    step = -1 if from_right else 1
    for (look, text), (other_look, other) in zip(before[::step], now[::step], strict=False):
        if look != other_look:
            break
        if text != other:
            return columns + (_common_end if from_right else _common_start)(text, other)
        columns += cells(text)
    return columns


def _common_start(text: str, other: str) -> int:
    """The columns that two texts begin with in common, by whole graphemes."""
    size = _common(text, other)
    return cells(text[: min(start_of(text, size), start_of(other, size))])


def _common_end(text: str, other: str) -> int:
    """The columns that two texts end with in common, by whole graphemes."""
    size = _common(text[::-1], other[::-1])
    while size and not all(start_of(t, len(t) - size) == len(t) - size for t in (text, other)):
        size -= 1
    return cells(text[len(text) - size :])


def _common(text: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = enumerate(zip(text, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(text), len(other)))


@lru_cache(maxsize=1024)
def _parts(look: str) -> tuple[frozenset[str], str, str]:
    """The attributes of a look, the colour of its ink and that of its paper."""
    flags, ink, paper = set(), "", ""
    codes = iter(look.split(";") if look else ())
    for code in codes:
        if code in ("38", "48"):
            kind = next(codes)
            numbers = [next(codes) for _ in range(3 if kind == "2" else 1)]
            code = ";".join((code, kind, *numbers))
        if code.startswith("38") or (code[0] in "39" and len(code) == 2):
            ink = code
        elif code.startswith("48") or (len(code) > 1 and code.startswith(("4", "10"))):
            paper = code
        else:
            flags.add(code)
    return frozenset(flags), ink, paper
