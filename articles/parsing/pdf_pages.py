"""The text on the pages of a PDF: its paragraphs, without page heads and page numbers.

A PDF knows where letters are put and nothing of paragraphs, so these are told by the gaps between
lines, by indents, and by lines that end although the next word would have had room.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from articles.hyphens import whole_words
from articles.line_ends import begins_story, goes_on, is_item, is_parted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EDGE: Final = 2
"""Lines at the top and at the bottom of a page among which heads and page numbers are."""

GAP: Final = 1.25
"""Of the usual distance between lines: more, and a paragraph begins."""

LOOSE: Final = 1.9
"""Of the height of the letters: lines that lie farther apart than this are paragraphs."""

ROOM: Final = 0.8
"""Of the width of a full line, in characters: a line that the next word would not fill so far has
ended; letters are of different widths, so that a full line may have fewer of them than others."""

_NUMBER = re.compile(
    r"(?i)\W*(?:page|seite|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|/)\s*\d+)?\W*"
)


class Line(NamedTuple):
    """A line of a page: where its first letter is put, and how high its letters are, in points."""

    text: str
    x: float
    y: float
    height: float


def lines_of(page: Any) -> list[Line]:
    """The lines of a page of pypdf, in the order in which its producer put them."""
    lines: list[Line] = []
    begun: list[Line] = []

    def visit(text: str, matrix: list[float], at: list[float], _font: Any, size: float) -> None:
        x = at[4] * matrix[0] + at[5] * matrix[2] + matrix[4]
        y = at[4] * matrix[1] + at[5] * matrix[3] + matrix[5]
        height = abs(size * (at[3] or 1) * (matrix[3] or 1))
        for number, piece in enumerate(text.split("\n")):
            if number and begun:
                lines.append(_whole(begun))
                begun.clear()
            if piece:
                begun.append(Line(piece, x, y, height))

    page.extract_text(visitor_text=visit)
    if begun:
        lines.append(_whole(begun))
    return [line for line in lines if line.text]


def _whole(pieces: Sequence[Line]) -> Line:
    first = next((piece for piece in pieces if piece.text.strip()), pieces[0])
    return first._replace(text="".join(piece.text for piece in pieces).strip())


def text_of(pages: Sequence[Sequence[Line]]) -> str:
    """The text of all pages, a paragraph a line with an empty one between two."""
    bodies = [body for body in without_heads(pages) if body]
    if not bodies:
        return ""
    lines = [line for body in bodies for line in body]
    leading = _usual(above.y - below.y for body in bodies for above, below in pairwise(body))
    full = sorted(len(line.text) for line in lines)[int(0.9 * (len(lines) - 1))]
    pieces = [lines[0].text]
    for number, (above, below) in enumerate(pairwise(lines)):
        is_new = _begins_paragraph(above, below, leading, full, is_first=number < EDGE)
        pieces += ["\n\n" if is_new else "\n", below.text]
    return re.sub(r"(?<!\n)\n(?!\n)", " ", whole_words("".join(pieces)))


def _begins_paragraph(
    above: Line, below: Line, leading: float, full: int, *, is_first: bool
) -> bool:
    """Whether the line below is no part of the paragraph of the line above it."""
    down = above.y - below.y
    is_on = goes_on(above.text, below.text)
    if is_on and is_parted(above.text):
        return False
    if is_item(below.text) or (is_first and begins_story(below.text)):
        return True
    if abs(above.height - below.height) > 0.15 * above.height and not is_on:
        return True
    if down <= 0:  # the next column or page
        return bool(re.search(r"[.!?…:][\"'”’»)\]]*$", above.text)) and not is_on
    if down > GAP * leading or (down > LOOSE * above.height and not is_on):
        return True
    is_indented = 0.5 * below.height < below.x - above.x < 5 * below.height
    has_room = len(above.text) + 1 + len(below.text.split(maxsplit=1)[0]) < ROOM * full
    return has_room or (is_indented and not is_on)


def _usual(distances: Iterator[float]) -> float:
    """The distance that most lines have, in points."""
    counted = Counter(round(distance, 1) for distance in distances if distance > 0)
    return max(counted, key=lambda distance: (counted[distance], -distance), default=12.0)


def without_heads(pages: Sequence[Sequence[Line]]) -> list[Sequence[Line]]:
    """The pages without the lines at their edges that stand at one place on several pages, the
    numbers in them aside, and without page numbers."""
    heads = Counter(_head(line) for page in pages for line in {*page[:EDGE], *page[-EDGE:]})
    return [_body(page, heads) for page in pages]


def _body(page: Sequence[Line], heads: Counter[tuple[str, int]]) -> Sequence[Line]:
    start, end = 0, len(page)
    while start < min(EDGE, end) and _is_furniture(page[start], heads):
        start += 1
    while end > max(start, len(page) - EDGE) and _is_furniture(page[end - 1], heads):
        end -= 1
    return page[start:end] or [line for line in page if not _NUMBER.fullmatch(line.text)]


def _is_furniture(line: Line, heads: Counter[tuple[str, int]]) -> bool:
    return heads[_head(line)] > 1 or _NUMBER.fullmatch(line.text) is not None


def _head(line: Line) -> tuple[str, int]:
    """What is the same of a page head on every page: its words and its height on the page."""
    return re.sub(r"\d+", "#", " ".join(line.text.split())), round(line.y)
