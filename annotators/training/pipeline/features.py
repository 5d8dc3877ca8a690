"""Pieces as the teacher reads them: subwords, shapes, and what each head should answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch

from annotators.training.pipeline.names import LABELS as NAMES
from annotators.training.pipeline.teacher import Labels, shape_of

if TYPE_CHECKING:
    from annotators.training.pipeline.corpus import Source
    from annotators.training.pipeline.documents import Piece

LONGEST = 500
"""Subwords in a piece; the encoder knows 512 places."""
MOST_OF_A_WORD = 8
"""Subwords of a word that are read: an address may have a hundred."""
MISSING = -100
"""A target that nothing is learnt from."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A piece as numbers."""

    ids: list[int]
    shapes: list[int]
    firsts: list[int]
    piece: Piece
    open_names: frozenset[str]
    """Labels that the source does not annotate: its "O" may be one of them."""

    def __len__(self) -> int:
        return len(self.ids)


def labels_of(sources: list[Source]) -> Labels:
    """Everything that the sources' pieces are labelled with, in order."""
    pieces = [piece for source in sources for piece in source.pieces]
    return Labels(
        tags=sorted({tag for piece in pieces for tag in piece.tags or ()}),
        morphs=sorted({morph for piece in pieces for morph in morphs_of(piece)}),
        deps=sorted({dep for piece in pieces for dep in piece.deps or ()}),
        names=["O"] + [f"{prefix}-{label}" for label in NAMES for prefix in "BI"],
    )


def morphs_of(piece: Piece) -> list[str]:
    """Part of speech and features of each word as one label; none without them."""
    if piece.pos is None or piece.morphs is None:
        return []
    return [f"{pos} {morph}" for pos, morph in zip(piece.pos, piece.morphs, strict=True)]


class Reader:
    """Turns pieces into lessons, and lessons into batches of tensors."""

    def __init__(self, tokenizer: Any, labels: Labels) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}
        self.labels = labels
        self._number = {
            name: {label: i for i, label in enumerate(getattr(labels, name))}
            for name in ("tags", "morphs", "deps", "names")
        }

    def subwords(self, word: str) -> list[int]:
        """The numbers of a word's subwords; a break is the encoder's separator."""
        if word not in self._known:
            ids = self._tokenizer.encode(word, add_special_tokens=False)[:MOST_OF_A_WORD]
            self._known[word] = ids or [self._tokenizer.sep_token_id]
        return self._known[word]

    def lesson(self, piece: Piece, open_names: frozenset[str] = frozenset()) -> Lesson:
        """The piece as numbers."""
        ids, shapes, firsts = [self._tokenizer.cls_token_id], [0], []
        for word in piece.words:
            firsts.append(len(ids))
            subwords = self.subwords(word)
            ids += subwords
            shapes += [shape_of(word)] * len(subwords)
        return Lesson(ids, shapes, firsts, piece, open_names)

    def inputs(self, lessons: list[Lesson]) -> tuple[Any, Any, Any, Any]:
        """What the teacher is called with: subwords, shapes, mask, first subword of each word."""
        longest = max(map(len, lessons))
        most = max(len(lesson.firsts) for lesson in lessons)
        ids = _padded([lesson.ids for lesson in lessons], longest, 0)
        mask = _padded([[1] * len(lesson) for lesson in lessons], longest, 0)
        shapes = _padded([lesson.shapes for lesson in lessons], longest, 0)
        return ids, shapes, mask, _padded([lesson.firsts for lesson in lessons], most, 0)

    def targets(self, lessons: list[Lesson]) -> dict[str, Any]:
        """What each head should answer, by name; `names` are which answers are not wrong."""
        most = max(len(lesson.firsts) for lesson in lessons)
        pieces = [lesson.piece for lesson in lessons]
        numbered = {
            "tags": [self._numbers("tags", piece.tags) for piece in pieces],
            "morphs": [self._numbers("morphs", morphs_of(piece)) for piece in pieces],
            "deps": [self._numbers("deps", piece.deps) for piece in pieces],
            "starts": [[int(s) for s in piece.starts or ()] for piece in pieces],
            "heads": [list(piece.heads or ()) for piece in pieces],
        }
        targets = {name: _padded(rows, most, MISSING) for name, rows in numbered.items()}
        sentences = [torch.tensor([int(s) for s in piece.starts or ()]) for piece in pieces]
        numbers = [s.cumsum(0).tolist() if len(s) else [] for s in sentences]
        targets["sentences"] = _padded(numbers, most, MISSING)
        targets["names"] = torch.ones(len(lessons), most, len(self.labels.names), dtype=torch.bool)
        for row, lesson in enumerate(lessons):
            if lesson.piece.entities is not None:
                targets["names"][row, : len(lesson.piece)] = self._right_names(lesson)
        return targets

    def _numbers(self, name: str, labels: Any) -> list[int]:
        return [self._number[name].get(label or "", MISSING) for label in labels or ()]

    def _right_names(self, lesson: Lesson) -> Any:
        numbers = self._number["names"]
        outside = [0] + [n for tag, n in numbers.items() if tag[2:] in lesson.open_names]
        right = torch.zeros(len(lesson.piece), len(numbers), dtype=torch.bool)
        for i, tag in enumerate(lesson.piece.entities or ()):
            if tag is None:
                right[i] = True
            else:
                right[i, outside if tag == "O" else [numbers[tag]]] = True
        return right


def _padded(rows: list[list[int]], length: int, value: int) -> Any:
    return torch.tensor([[*row, *[value] * (length - len(row))] for row in rows])
