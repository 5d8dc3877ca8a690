"""Which stretch of the text goes on which row, for a width: offsets only, no widget.

Rows follow each other without a gap: a row begins where the one before ends. A break between
paragraphs is a row of its own, which holds the line ends and shows nothing.

A pattern with one greedy run of at most a row's characters, cut back to the last place where a
line may break, wraps ten million characters in a few hundredths of a second, so that the whole
text is laid out at once and a row's number never changes under the reader.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.terminal.graphemes import graphemes_within, next_unusual
from tui.text.motions import paragraph_break

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

BREAK_AFTER: Final = "-–—/"
"""A word may be cut behind these, as well as at a space."""

_SPACES: Final = 8
"""How many spaces at the end of a row are looked at."""

_TAIL = re.compile(r"\s+\Z")


class Block(NamedTuple):
    """A stretch of whole paragraphs that is set in from the left by `indent` columns.

    Rows that go on with a paragraph are set in by `hang` columns more.
    """

    start: int
    end: int
    indent: int = 0
    sign: str = ""
    """Drawn in the indent of every row, such as the bar beside a block quotation."""
    hang: int = 0


class Inserted(NamedTuple):
    """A row that holds nothing of the text, above the row that holds the offset `at`."""

    at: int
    words: str
    kind: str
    """By which its look is chosen."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of a text for one width."""

    width: int
    starts: array[int]
    length: int
    blocks: tuple[Block, ...] = ()
    inserted: Mapping[int, Inserted] = field(default_factory=dict)
    """By their numbers, the rows that hold nothing of the text; each begins where the next does."""

    def __len__(self) -> int:
        return len(self.starts)

    def row_at(self, offset: int) -> int:
        """The number of the row that holds `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def bounds(self, row: int) -> tuple[int, int]:
        """Where the row begins and ends; white space at its end is included."""
        if not 0 <= row < len(self.starts):
            return self.length, self.length
        after = self.starts[row + 1] if row + 1 < len(self.starts) else self.length
        return self.starts[row], after

    def with_rows(self, inserted: Sequence[Inserted]) -> Layout:
        """The layout with more rows; rows at one offset keep the order given."""
        if not inserted:
            return self
        starts: array[int] = array("I")
        numbers: dict[int, Inserted] = {}
        next_number = 0
        for row in sorted(inserted, key=lambda row: row.at):
            below = bisect_left(self.starts, row.at)
            starts.extend(self.starts[next_number:below])
            numbers[len(starts)] = row
            starts.append(self.starts[below] if below < len(self.starts) else self.length)
            next_number = below
        starts.extend(self.starts[next_number:])
        return replace(self, starts=starts, inserted=numbers)

    def block_of(self, row: int) -> Block | None:
        """The set-in block that the row belongs to."""
        start = self.bounds(row)[0]
        at = bisect_right(self.blocks, start, key=lambda block: block.start) - 1
        return self.blocks[at] if at >= 0 and start < self.blocks[at].end else None


def lay_out(text: str, width: int, blocks: Sequence[Block] = ()) -> Layout:
    """The rows of `text`, none wider than `width` columns; `blocks` are sorted and do not overlap.

    Raises:
        ValueError: no character fits in `width`.
    """
    if width < 2:
        raise ValueError(f"a row needs at least 2 columns, not {width}")
    starts: array[int] = array("I")
    is_spaced = paragraph_break(text) == "\n\n"
    for start, end, columns in _stretches(len(text), width, blocks):
        for from_, to, is_simple in _paragraphs_by_difficulty(text, start, end):
            wrap = _wrap_plain if is_simple else _wrap_any
            starts.extend(wrap(text, from_, to, columns, is_spaced))
    return Layout(width, starts, len(text), tuple(blocks))


def visible_end(text: str, start: int, end: int) -> int:
    """Where the row from `start` to `end` stops showing anything."""
    tail = _TAIL.search(text[start:end])
    return start + tail.start() if tail else end


def _stretches(length: int, width: int, blocks: Sequence[Block]) -> Iterator[tuple[int, int, int]]:
    """The text cut at its blocks: start, end, columns."""
    at = 0
    for block in blocks:
        if at < block.start:
            yield at, block.start, width
        yield block.start, block.end, max(2, width - block.indent - block.hang)
        at = block.end
    if at < length:
        yield at, length, width


def _paragraphs_by_difficulty(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Stretches of whole paragraphs: start, end, and whether all in it is one cell wide."""
    if text.isascii():
        yield start, end, True
        return
    at = start
    while (offset := next_unusual(text, at, end)) is not None:
        first = max(at, text.rfind("\n", at, offset) + 1)
        last = text.find("\n", offset, end)
        last = end if last < 0 else last
        while last < end and text[last] == "\n":
            last += 1
        if at < first:
            yield at, first, True
        yield first, last, False
        at = last
    if at < end:
        yield at, end, True


@cache
def _row_pattern(width: int, is_spaced: bool) -> re.Pattern[str]:
    """One row: as much as fits up to a break, or a break between paragraphs.

    Where paragraphs are set apart by an empty line, a single line end only ends a row.
    """
    line_end = r"[ \t]*\n(?!\s*\n)|" if is_spaced else ""
    behind = f"(?<=[{re.escape(BREAK_AFTER)}])(?=\\w)"
    return re.compile(
        rf"(?:.{{1,{width}}}(?:{line_end}[ \t]+|$|{behind})|.{{1,{width}}})|\n\s*(?:\n|\Z)|\n",
        re.MULTILINE,
    )


def _wrap_plain(text: str, start: int, end: int, width: int, is_spaced: bool) -> Iterator[int]:
    rows = _row_pattern(width, is_spaced).finditer(text, start, end)
    return (row.start() for row in rows)


def _wrap_any(text: str, start: int, end: int, width: int, is_spaced: bool) -> Iterator[int]:
    """Rows of paragraphs with wide or invisible characters, which are measured piece by piece."""
    at = start
    while at < end:
        yield at
        row = _row_pattern(width * 2, is_spaced).match(text, at, end)
        to = row.end() if row else end
        fitting = _fitting(text, at, to, width)
        at = to if fitting >= to else _break_before(text, at, fitting)


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """The end of the longest run of graphemes from `start` that fits into `width` columns."""
    shows_to = visible_end(text, start, end)
    if shows_to - start <= width // 2:
        return end
    row = text[start:shows_to]
    length = graphemes_within(row, width)
    return end if length == len(row) else start + length


@cache
def _breaks() -> re.Pattern[str]:
    """Where a row may end: at a space, behind a dash, and anywhere in Chinese and Japanese."""
    ideographs = "\u2e80-\u9fff\uff00-\uffef"
    return re.compile(rf"[ \t]+|(?<=[{BREAK_AFTER}])(?=\w)|(?<=[{ideographs}])(?=[^，。、」』）])")


def _break_before(text: str, start: int, limit: int) -> int:
    """The last place after `start` and not after `limit` where a row may end, or `limit`."""
    if at_limit := _breaks().match(text, limit):
        return at_limit.end()
    best = limit
    for match in _breaks().finditer(text[start : limit + _SPACES]):
        if 0 < match.start() <= limit - start:
            best = start + match.end()
    return best
