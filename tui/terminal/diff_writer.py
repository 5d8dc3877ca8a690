"""What the terminal shows, row by row, so that of every update only what differs is written.

Textual paints regions: a row that scrolled is a row that changed. Here rows that only stand
elsewhere are moved by the terminal itself, as curses does (a scroll region and line feeds: VT100,
so that tmux and screen know it too), and of a row that changed only the stretch that did is
written. A line of 9,600 baud or a slow SSH connection carries a tenth of what it would have to.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS

from tui.terminal.ambiguous_width import is_unsure, placed, unwrapped
from tui.terminal.graphemes import cells
from tui.terminal.row_diff import Row, alike, change, difference, divided, joined, pasted, width
from tui.terminal.textual_private import ChopsUpdate, CompositorUpdate, LayoutUpdate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rich.console import Console
    from rich.style import Style
    from textual.strip import Strip

_FEWEST: Final = 3
"""So many rows must stand elsewhere for the terminal to move them."""

_SHARE: Final = 0.5
"""A row stands elsewhere if so much of it does, from the left; the rest, such as a scroll bar or
a pane beside the text, is written anew.

With the pane a line scrolled is 3.3 kB at 120x40 (2.0 at 80x24), all but 0.4 for the pane; without
moving rows it is 4.6 (1.9). Margins left and right (DECLRMM) would leave the pane where it is, but
tmux has none for what runs in it, and moves whole rows all the same."""


class DiffWriter:
    """Writes updates for a terminal, and remembers what it shows since."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._look = ""

    def written(self, update: CompositorUpdate, console: Console) -> str:
        """The sequences that make the terminal show this update.

        One of the whole screen is written whole where what the terminal shows is not known, or is
        of another size; else as what differs, for Textual makes one whenever a screen is laid out.
        """
        system = COLOR_SYSTEMS.get(console.color_system or "truecolor", ColorSystem.TRUECOLOR)
        if isinstance(update, LayoutUpdate):
            rows = [_row(strips, system) for strips in update.strips]
            if [width(row) for row in rows] != [width(row) for row in self.rows]:
                self.rows = rows
                return self._close("".join(self._at(y, 0, row) for y, row in enumerate(rows)))
            changed: Mapping[int, Row] = dict(enumerate(rows))
        elif isinstance(update, ChopsUpdate) and self.rows:
            changed = dict(self._changed(update, system))
        else:
            self.forget()
            return update.render_segments(console)
        moved = self._move(changed)
        return self._close(moved + "".join(self._part(y, row) for y, row in changed.items()))

    def forget(self) -> None:
        """Forget what the terminal shows: the next update of the whole screen is written whole."""
        self.rows = []

    def _changed(self, update: ChopsUpdate, system: ColorSystem) -> Iterator[tuple[int, Row]]:
        """The new look of the rows that may have changed."""
        rows: dict[int, Row] = {}
        for y, x1, x2 in update.spans:
            row = rows.get(y, self.rows[y])
            chops = zip(update.chop_ends[y], update.chops[y].items(), strict=False)
            changed = [(x, strip) for end, (x, strip) in chops if x <= x2 and end > x1]
            for x, strips in _side_by_side(changed):
                row = pasted(row, x, _row(strips, system))
            rows[y] = row
        yield from rows.items()

    def _move(self, changed: Mapping[int, Row]) -> str:
        """Have the terminal move the rows that stand elsewhere now, if there are enough."""
        if (block := moved(self.rows, changed)) is None:
            return ""
        top, bottom, up = block
        rows, blank = self.rows[top : bottom + 1], [()] * abs(up)
        self.rows[top : bottom + 1] = [*rows[up:], *blank] if up > 0 else [*blank, *rows[:up]]
        at, feed = (bottom, "\n" * up) if up > 0 else (top, "\x1bM" * -up)
        return f"\x1b[{top + 1};{bottom + 1}r\x1b[{at + 1};1H{feed}\x1b[r"

    def _part(self, y: int, row: Row) -> str:
        """Write what of a row differs from what is there."""
        before, self.rows[y] = self.rows[y], row
        if not before:
            return self._at(y, 0, row)
        column, pieces = difference(before, row)
        if any(is_unsure(text) for _, text in pieces):  # which may reach into what is behind
            pieces = divided(row, column)[1]
        return self._at(y, column, pieces) if pieces else ""

    def _at(self, y: int, column: int, pieces: Row) -> str:
        """What writes the pieces from a cell on: row `y` and `column`, both from 0."""
        output = [f"\x1b[{y + 1};{column + 1}H"]
        has_unsure = any(is_unsure(text) for _, text in pieces)
        for look, text in pieces:
            output += (change(self._look, look), placed(text, column) if has_unsure else text)
            self._look = look
            column += cells(text) if has_unsure else 0
        return unwrapped("".join(output)) if has_unsure else "".join(output)

    def _close(self, output: str) -> str:
        """The output, with a reset of the look behind it if the terminal would be left with one."""
        look, self._look = self._look, ""
        return f"{output}\x1b[0m" if look else output


def moved(before: list[Row], now: Mapping[int, Row]) -> tuple[int, int, int] | None:
    """The block of rows that stands elsewhere now: its first and last row, and how far up it went.

    All rows of the block are among those of `now`; below zero, it went down.
    """
    where: dict[Row, list[int]] = {}
    for y, row in enumerate(before):
        where.setdefault(_left(row), []).append(y)
    keys = {y: key for y, row in now.items() if (key := _left(row))}
    shifts = Counter(at - y for y, key in keys.items() for at in where.get(key, ()))
    best, votes = max(shifts.items(), key=lambda pair: (pair[1], -abs(pair[0])), default=(0, 0))
    if not best or votes < max(_FEWEST, len(keys) / 3):
        return None
    fitting = [y for y, row in now.items() if 0 <= y + best < len(before)]
    fitting = [y for y in fitting if alike(before[y + best], now[y]) >= _SHARE * width(now[y])]
    top = min(fitting[0], fitting[0] + best)
    bottom = max(fitting[-1], fitting[-1] + best)
    return (top, bottom, best) if all(y in now for y in range(top, bottom + 1)) else None


def _side_by_side(chops: Iterable[tuple[int, Strip | None]]) -> Iterator[tuple[int, list[Strip]]]:
    """Strips without a gap between them, and the column of the first."""
    strips: list[Strip] = []
    begin = end = 0
    for x, strip in chops:
        if strip is None:
            continue
        if x != end and strips:
            yield begin, strips
            strips = []
        begin, end = begin if strips else x, x + strip.cell_length
        strips.append(strip)
    if strips:
        yield begin, strips


@lru_cache(512)
def _left(row: Row) -> Row:
    """The half of a row by which it is known again; nothing where that is blank."""
    half = divided(row, int(_SHARE * width(row)))[0]
    return half if any(not text.isspace() for _, text in half) else ()


def _row(strips: Iterable[Strip], system: ColorSystem) -> Row:
    return joined(
        (_look(style, system) if style else "", text)
        for strip in strips
        for text, style, _ in strip
    )


def _look(style: Style, system: ColorSystem) -> str:
    """The codes of a style; Rich keeps what it worked out once. Links are not for the terminal."""
    style = style.update_link(None) if style.link else style
    return style.render("m", color_system=system).partition("m")[0][2:]
