"""The rows of the pane as lines of the screen: folded to its width, each piece with its look."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from annotators.annotation import Person
from tui.graphemes import cells
from tui.layout import lay_out
from tui.line_list import Row as Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.one_line import Words
    from tui.pane_rows import Row

MOST: Final = 3
"""So many lines of its words does a row show."""

TONES: Final = {
    tone: f"pane--{tone}" for tone in ("direct", "indirect", "denied", "demand", "scare")
}
"""The component class of a sign; the sign says the same as its colour."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows as lines, of which the first of each row stands for what the row does."""

    rows: Sequence[Row] = ()
    lines: Sequence[Line[object]] = ()
    owners: Sequence[int] = ()
    """For each line the number of the first line of its row."""
    places: Mapping[int, int] = field(default_factory=dict)
    """The number of the first line of what is listed, by its identity."""


def listed(rows: Sequence[Row], width: int) -> Listed:
    """The rows as lines of at most `width` columns."""
    lines: list[Line[object]] = []
    owners: list[int] = []
    places: dict[int, int] = {}
    for row in rows:
        first = len(lines)
        words, *others = _lines(row, width)
        lines.append(Line(partial(_said, words), row.thing))
        lines += (Line(partial(_said, each)) for each in others)
        owners += [first] * (1 + len(others))
        if row.thing is not None:
            places[id(row.thing)] = first
    return Listed(rows, lines, owners, places)


def _said(words: Words, _: int) -> Words:
    return words


def _lines(row: Row, width: int) -> list[Words]:
    if row.thing is None or isinstance(row.thing, Person):
        gap = " " * max(1, width - cells(row.words) - cells(row.tail))
        return [
            ((row.words, "" if row.thing else "list--heading"), (gap + row.tail, "list--faint"))
        ]
    sign = f"{row.sign:<2} "
    first, *others = _folded(row.words, width - len(sign))
    blank = " " * len(sign)
    lines: list[Words] = [((sign, TONES.get(row.tone, "list--faint")), (first, ""))]
    lines += [((blank + each, ""),) for each in others]
    return [*lines, ((f"{blank}— {row.tail}", "list--faint"),)] if row.tail else lines


def _folded(words: str, room: int) -> list[str]:
    layout = lay_out(words, max(2, room))
    lines = [words[slice(*layout.bounds(at))].rstrip() for at in range(min(MOST, len(layout)))]
    if len(layout) > MOST:
        lines[-1] = lines[-1][: room - 2] + " …"
    return lines or [""]
