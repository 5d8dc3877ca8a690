"""How the parts of an article are set apart on the page: what is set in, and what is lit."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from tui.text.layers import Layer
from tui.text.layout import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.article import Part

INDENTS: Final = {
    "blockquote": (3, "▎", 0),
    "subhead": (2, "▪", 0),  # a bold line alone could be a name
    "item": (2, "", 2),
    "code": (2, "", 0),
}
"""The columns that a kind of part is set in by, the sign beside it, and how far its rows hang."""


LONGEST: Final = 200_000
"""No interview is longer, in code points: a book is not looked through for its questions."""

_TURN: Final = re.compile(r"^([^\W\d_][^:\n.?!“”\"]{0,40}):[ \t]+\S.*$", re.MULTILINE)
"""A paragraph that begins with who is speaking."""


def blocks(text: str, parts: Sequence[Part]) -> tuple[Block, ...]:
    """The set-in stretches of whole paragraphs; of two that overlap, the first counts."""
    disjoint: list[Block] = []
    for part in sorted(parts):
        if part.kind not in INDENTS:
            continue
        start = text.rfind("\n", 0, part.start) + 1
        end = text.find("\n", part.end - 1) + 1 or len(text)
        if start == part.start and (not disjoint or disjoint[-1].end <= start):
            disjoint.append(Block(start, end, *INDENTS[part.kind]))
    return tuple(disjoint)


def question_layer(text: str) -> Layer:
    """The questions of an interview, whose turns begin with a label such as `Q:` or a name.

    Two labels or more come again and again, and what stands behind the first ends, as often as
    not, with a question mark.
    """
    turns: dict[str, list[tuple[int, int]]] = {}
    for turn in _TURN.finditer(text) if len(text) <= LONGEST else ():
        turns.setdefault(turn[1], []).append(turn.span())
    again = {label: spans for label, spans in turns.items() if len(spans) > 1}
    for spans in list(again.values())[:1] if len(again) > 1 else ():
        questions = sum(text[start:end].rstrip().endswith("?") for start, end in spans)
        if 2 * questions >= len(spans):
            return Layer.of("question", spans)
    return Layer("question")


def part_layers(parts: Sequence[Part]) -> list[Layer]:
    """A layer for each kind of part, standing for the parts."""
    ordered = sorted(parts, key=lambda part: part.kind)
    groups = ((kind, list(group)) for kind, group in groupby(ordered, lambda part: part.kind))
    return [Layer.of(kind, group, group) for kind, group in groups]
