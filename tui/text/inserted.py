"""Rows that hold nothing of the text: air and a rule round the head, notes under their paragraphs.

Offsets and words in, rows out, no widget. No offset of the text changes by them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tui.terminal.graphemes import drawn
from tui.text.layout import Inserted, lay_out
from tui.text.motions import paragraph_break

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.article import Part
    from tui.text.layout import Layout

HEAD: Final = 4
"""So many rows has the head at least, so that the text begins at one height in every article."""

MOST: Final = 6
"""So many rows of a note are shown in its place."""

_DATELINE: Final = 60
"""A last line of the head is no longer than this, in code points."""

_ABOVE: Final = 400
"""Code points that stand above a headline at most."""

AIR: Final = "air"
"""The kind of rows that are left empty."""


class Note(NamedTuple):
    """The reader's own words, and the offset of the words that they are on."""

    at: int
    """The last of the words that are marked."""
    words: str
    sign: str = "✎ "
    """What stands before them in the first row, and as much room in the others."""


def head_end(text: str, parts: Sequence[Part]) -> int:
    """Where the head of an article ends: headline, byline, a line of date and place; 0 without.

    What stands above the headline, a label or whom a press release is from, belongs to it.
    """
    starts = {part.start: part for part in parts if part.kind in ("headline", "byline")}
    at = next((part.start for part in parts if part.kind == "headline"), 0)
    at, end = at if at <= _ABOVE else 0, 0
    while at in starts:
        line_end = text.find("\n", starts[at].end)
        at = end = len(text) if line_end < 0 else line_end
        while at < len(text) and text[at] == "\n":
            at += 1
    paragraph_end = text.find("\n\n", end) if end else -1
    behind = text[end:paragraph_end] if paragraph_end >= 0 else ""
    is_last_line = behind.count("\n") == 1 and 1 < len(behind) <= _DATELINE
    return end + len(behind) if is_last_line else end


def head_rows(layout: Layout, text: str, end: int, rule: str = "─") -> list[Inserted]:
    """Air above a head that ends at `end`, which makes it as high as any, and a rule below.

    rule: what that is drawn with; empty, it is air too.
    """
    if not end:
        return []
    missing = HEAD - layout.row_at(end - 1) - 1
    is_apart = (
        text.startswith(paragraph_break(text), end) or text[end:].isspace() or end == len(text)
    )
    above = [Inserted(0, "", AIR)] * (1 + max(0, missing))
    below = [Inserted(end, rule * layout.width, "rule" if rule else AIR)]
    return [*above, *below, *([] if is_apart else [Inserted(end, "", AIR)])]


def note_rows(text: str, notes: Iterable[Note], width: int, head: int = 0) -> list[Inserted]:
    """Notes as rows behind the paragraphs that they belong to; notes on the head behind it.

    What the reader says of words stands behind who says them.
    """
    rows = ((below(text, note, head), note) for note in notes)
    ordered = sorted(rows, key=lambda row: (row[0], row[1].at, row[1].sign))
    return [Inserted(at, line, "own-words") for at, note in ordered for line in _lines(note, width)]


def below(text: str, note: Note, head: int = 0) -> int:
    """The offset that a note is shown at: the end of its paragraph, or of the head."""
    end = text.find(paragraph_break(text), note.at)
    return max(head, len(text.rstrip("\n")) if end < 0 else end)


def _lines(note: Note, width: int) -> Iterator[str]:
    words = drawn(" ".join(note.words.split()))
    indent = len(note.sign)
    layout = lay_out(words, max(2, width - indent))
    for row in range(min(MOST, len(layout))):
        line = words[slice(*layout.bounds(row))].rstrip()
        is_cut = row == MOST - 1 and len(layout) > MOST
        visible = f"{line[: max(0, width - indent - 2)]} …" if is_cut else line
        yield f"{note.sign if row == 0 else ' ' * indent}{visible}"
