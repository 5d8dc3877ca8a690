"""PolNeAR: who is reported to say, hold or want what, as flat labelled stretches.

Contents may nest, overlap or be in several parts; a transition system wants one label a token.
Each part is a stretch of its own; where two overlap, the outermost (longest) content wins over
inner ones, a source or cue over a content that surrounds it only when it lies at its edge.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotators.training.pipeline.documents import Piece
from annotators.training.pipeline.names import to_bio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

LABELS = ("SOURCE", "CUE", "CONTENT")
Stretch = tuple[int, int, str]


def read_articles(path: Path) -> Iterator[tuple[str, list[Stretch]]]:
    """Each article's text and its flat stretches (start, end, label) by character."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            yield article["text"], flatten(article["attributions"])


def flatten(attributions: list[dict[str, Any]]) -> list[Stretch]:
    """Stretches that do not overlap: outermost attributions first, then what still fits."""
    kept: list[Stretch] = []
    for attribution in sorted(attributions, key=_extent, reverse=True):
        stretches = [
            (start, end, label)
            for label in ("CONTENT", "CUE", "SOURCE")
            for start, end in attribution[label.lower()]
        ]
        if not any(_overlap(a, b) for a in stretches for b in kept):
            kept += _resolved(stretches)
    return sorted(kept)


def _extent(attribution: dict[str, Any]) -> int:
    return sum(end - start for start, end in attribution["content"])


def _resolved(stretches: list[Stretch]) -> list[Stretch]:
    kept: list[Stretch] = []
    for stretch in stretches[::-1]:
        if not any(_overlap(stretch, other) for other in kept):
            kept.append(stretch)
    return kept


def _overlap(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def to_piece(doc: Doc, stretches: list[Stretch]) -> Piece:
    """The article in our tokenizer's tokens; a stretch is cut at paragraph breaks."""
    found: list[Stretch] = []
    for start, end, label in stretches:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found += _within_paragraphs(doc, span.start, span.end, label)
    found.sort()
    runs = [run for i, run in enumerate(found) if i == 0 or run[0] >= found[i - 1][1]]
    return Piece(
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        entities=to_bio(len(doc), runs),
    )


def _within_paragraphs(doc: Doc, start: int, end: int, label: str) -> Iterator[Stretch]:
    begin = start
    for i in range(start, end):
        if doc[i].is_space:
            if begin < i:
                yield begin, i, label
            begin = i + 1
    if begin < end:
        yield begin, end, label


def read_pieces(path: Path, nlp: Language) -> list[Piece]:
    """Every article of a PolNeAR file as a piece."""
    return [to_piece(nlp.make_doc(text), stretches) for text, stretches in read_articles(path)]
