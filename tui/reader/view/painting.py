"""One row of the article as a strip of the screen.

Every segment carries, as Textual's `offset` meta, where in the text it comes from: `y` is the
offset of its first character and `x` counts from there, so that a place on the screen is the
offset `y + max(0, x)` whatever the width of the column. (Textual only compares such pairs, first
by `y`, and hands them back.)
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.terminal.graphemes import INVISIBLE, cells, column_to_offset, drawn
from tui.text.layers import Layer, runs
from tui.text.layout import visible_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from textual.geometry import Offset

    from tui.text.layers import Run
    from tui.text.layout import Inserted, Layout

    StyleOf = Callable[[tuple[str, ...]], Style]


def source_offset(place: Offset) -> int:
    """The offset in the text of a place that a segment's meta gave."""
    return place.y + max(0, place.x)


class Sheet(NamedTuple):
    """The text laid out, and where its column stands in a view `width` columns wide."""

    text: str
    layout: Layout
    left: int
    width: int

    def strip(
        self,
        row: int,
        layers: Sequence[Layer],
        style_of: StyleOf,
        margin: Sequence[tuple[str, str]] = (),
        instead: Mapping[int, str] | None = None,
    ) -> Strip:
        """The row with its layers.

        margin: pieces for the columns left of the text, each with the kind of its style.
        instead: by the offset of a character of one cell, what is drawn in its place.
        """
        plain, raised = style_of(()), instead or {}
        start, _ = self.layout.bounds(row)
        if inserted := self.layout.inserted.get(row):
            return self._inserted(inserted, start, style_of)
        segments = [*self._margin(row, start, plain, style_of, margin)]
        used = self.left_of(row)
        for run in self._runs(row, layers, raised):
            style = style_of(run.kinds)
            for at, piece in self._pieces(run, raised):
                segments.append(Segment(piece, _from(style, 0, at)))
                used += cells(piece)
        if used < self.width:
            segments.append(Segment(" " * (self.width - used), plain))
        return Strip(segments, max(used, self.width))

    def _runs(self, row: int, layers: Sequence[Layer], raised: Mapping[int, str]) -> list[Run]:
        """The row cut where its look changes, and at each character that another is drawn for."""
        start, end = self.layout.bounds(row)
        numbers = [Layer.of("number", [(at, at + 1) for at in raised])] if raised else []
        return runs([*layers, *numbers], start, self._shows_to(layers, start, end))

    def _pieces(self, run: Run, raised: Mapping[int, str]) -> Iterable[tuple[int, str]]:
        """What is drawn of a run, each piece with the offset that it begins at."""
        if run.start in raised:
            return [(run.start, raised[run.start])]
        return _pieces(self.text, run.start, run.end)

    def _inserted(self, row: Inserted, start: int, style_of: StyleOf) -> Strip:
        """A row that holds nothing of the text; a click on it goes to what follows."""
        plain, words = style_of(()), row.words
        rest = " " * max(0, self.width - self.left - cells(words))
        pieces = ((" " * self.left, plain), (words, style_of((row.kind,))), (rest, plain))
        return Strip([Segment(piece, _from(style, 0, start)) for piece, style in pieces if piece])

    def left_of(self, row: int) -> int:
        """The column of the row's first character."""
        return self.left + self._indent(row)

    def place(self, offset: int) -> tuple[int, int]:
        """Where `offset` is drawn: column and row."""
        row = self.layout.row_at(offset)
        return self.left_of(row) + cells(self.text[self.layout.bounds(row)[0] : offset]), row

    def offset_at(self, row: int, column: int) -> int:
        """The offset of the character drawn there, or the nearest of the row."""
        start, end = self.layout.bounds(row)
        shows = self.text[start : visible_end(self.text, start, end)]
        return start + column_to_offset(shows, max(0, column - self.left_of(row)))

    def _shows_to(self, layers: Sequence[Layer], start: int, end: int) -> int:
        """The end of what the row shows: white space at its end only if the cursor is there."""
        visible = visible_end(self.text, start, end)
        cursor = (layer.within(visible, end) for layer in layers if layer.kind == "cursor")
        return max([visible, *(to for hits in cursor for _, to, _ in hits)])

    def _margin(
        self,
        row: int,
        start: int,
        plain: Style,
        style_of: StyleOf,
        margin: Sequence[tuple[str, str]],
    ) -> Iterator[Segment]:
        block = self.layout.block_of(row)
        before = self.left - sum(cells(words) for words, _ in margin)
        for words, kind in ((" " * before, ""), *margin):
            style = style_of((kind,)) if kind else plain
            yield Segment(words, _from(style, -self.left, start))
        if indent := self._indent(row):
            bar = (block.sign if block else "").ljust(indent)
            yield Segment(bar, _from(style_of(("bar",)), -indent, start))

    def _indent(self, row: int) -> int:
        block = self.layout.block_of(row)
        if block is None:
            return 0
        start = self.layout.bounds(row)[0]
        goes_on = start > 0 and self.text[start - 1] != "\n"
        return block.indent + (block.hang if goes_on else 0)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """What is drawn between two offsets, each piece with the offset that it begins at."""
    words = text[start:end]
    shows = drawn(words)
    if len(shows) == len(words):
        yield start, shows
        return
    for piece in _visible().finditer(words):
        yield start + piece.start(), drawn(piece[0])


@cache
def _visible() -> re.Pattern[str]:
    return re.compile(f"[^{INVISIBLE}]+")


def _from(style: Style, x: int, y: int) -> Style:
    return style + Style.from_meta({"offset": (x, y)})
