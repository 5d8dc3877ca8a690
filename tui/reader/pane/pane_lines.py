"""The rows of the pane as lines of the screen: folded to its width, each piece with its look."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from annotators.findings import Claim, Position, Quote, place_of
from tui.reader.pane.pane_rows import Fold
from tui.terminal.graphemes import cells
from tui.text.layout import lay_out
from tui.widgets.line_list import Row as Line
from tui.widgets.one_line import cut

if TYPE_CHECKING:
    from tui.reader.pane.pane_rows import Row
    from tui.widgets.one_line import Words

Key = tuple[object, ...]

MOST: Final = 3
"""The most lines that a row has for its words, and for who says them."""

TONES: Final = {
    tone: f"pane--{tone}"
    for tone in (
        *("exact", "reworded", "denied", "open", "demanded", "scare"),
        *(f"voice-{hue}" for hue in range(7)),
    )
}
"""The component class of a sign; the sign says the same as its colour."""


class Lines(Sequence[Line[object]]):
    """The lines of rows, each of which is made when it is drawn: tens of thousands take no room."""

    def __init__(self, rows: Sequence[Row], width: int) -> None:
        self._rows = rows
        self._width = width
        self.firsts = array("I")
        """For each line the number of the first line of its row."""
        self._numbers = array("I")
        for number, row in enumerate(rows):
            high = len(_lines(row, width))
            self.firsts.extend([len(self.firsts)] * high)
            self._numbers.extend([number] * high)

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, at: int) -> Line[object]:  # type: ignore[override]  # no slices needed
        row, first = self._rows[self._numbers[at]], self.firsts[at]
        return Line(partial(self._words, at), row.thing if at == first else None)

    def _words(self, at: int, _: int) -> Words:
        return _lines(self._rows[self._numbers[at]], self._width)[at - self.firsts[at]]


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows as lines, of which the first of each row stands for what the row does."""

    rows: Sequence[Row]
    lines: Lines
    places: Mapping[Key, int]
    """The number of the first line of what is listed; of what is folded away, of its fold."""


def listed(rows: Sequence[Row], width: int) -> Listed:
    """The rows as lines of at most `width` columns."""
    lines = Lines(rows, width)
    places: dict[Key, int] = {}
    for at, row in zip(dict.fromkeys(lines.firsts), rows, strict=True):
        if isinstance(row.thing, Fold) and not row.thing.is_open:
            places |= {key_of(thing): at for thing in row.thing.things}
        if row.thing is not None:
            places.setdefault(key_of(row.thing), at)
    return Listed(rows, lines, places)


def key_of(thing: object) -> Key:
    """What a row is known by, when it has been found or judged anew as well."""
    if isinstance(thing, Claim | Position | Quote):
        place = place_of(thing)
        return (type(thing), place.start, place.end)
    return (type(thing), getattr(thing, "id", None))


def _lines(row: Row, width: int) -> list[Words]:
    if row.thing is None or isinstance(row.thing, Fold):
        letter = f"{row.sign} " if row.sign else ""
        words = cut(row.words, max(0, width - cells(letter) - cells(row.tail) - 1))
        gap = " " * max(1, width - cells(letter + words) - cells(row.tail))
        look = "" if row.thing else "list--heading"
        before = (letter, TONES.get(row.tone, look))
        return [(before, (words, look), (gap + row.tail, "list--faint"))]
    sign = f"{row.sign:<2} "
    blank, room = " " * len(sign), width - len(sign)
    first, *others = _folded(row.words, room)
    tail = _folded(f"— {row.tail}", room) if row.tail else []
    lines: list[Words] = [((sign, TONES.get(row.tone, "list--faint")), (first, ""))]
    lines += [((blank + line, ""),) for line in others]
    return lines + [((blank + line, "list--faint"),) for line in tail]


def _folded(words: str, room: int) -> list[str]:
    layout = lay_out(words, max(2, room))
    lines = [words[slice(*layout.bounds(at))].rstrip() for at in range(min(MOST, len(layout)))]
    if len(layout) > MOST:
        last = lines[-1]
        while cells(last) > room - 2:
            last = last.rpartition(" ")[0] or last[:-1]
        lines[-1] = f"{last} …"
    return lines or [""]
