"""Silver labels: what the teacher says of pieces, decoded from its scores."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from annotators.training.pipeline.documents import BREAK
from annotators.training.pipeline.features import LONGEST
from annotators.training.pipeline.names import runs
from annotators.training.pipeline.predictions import Answers
from annotators.training.pipeline.trees import best_tags, best_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotators.training.pipeline.documents import Piece
    from annotators.training.pipeline.features import Lesson, Reader
    from annotators.training.pipeline.teacher import Scores, Teacher

SURE = 0.6
"""Less likely names are left missing."""
_SUBWORDS = 4000
"""In a batch that is labelled."""


def answers(teacher: Teacher, reader: Reader, pieces: list[Piece]) -> list[Answers | None]:
    """What the teacher says of each piece, in their order; nothing of one too long for it."""
    lessons = [reader.lesson(piece) for piece in pieces]
    readable = [i for i, lesson in enumerate(lessons) if len(lesson) <= LONGEST]
    order = sorted(readable, key=lambda i: len(lessons[i]))
    found: dict[int, Answers] = {}
    for batch in _batches(order, lessons):
        said = _batch_answers(teacher, reader, [lessons[i] for i in batch])
        found.update(zip(batch, said, strict=True))
    return [found.get(i) for i in range(len(pieces))]


def _batches(order: list[int], lessons: list[Lesson]) -> Iterator[list[int]]:
    batch: list[int] = []
    for i in order:
        if batch and len(lessons[i]) * (len(batch) + 1) > _SUBWORDS:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _batch_answers(teacher: Teacher, reader: Reader, batch: list[Lesson]) -> list[Answers]:
    with torch.inference_mode():
        scores = teacher(*reader.inputs(batch))
        starts = [
            _starts(lesson.piece, scores.starts[row, : len(lesson.piece)].argmax(-1).tolist())
            for row, lesson in enumerate(batch)
        ]
        heads = _heads(scores, batch, starts)
        deps = scores.deps(torch.tensor(heads)).numpy()
    return [
        _answers(reader, scores, row, lesson.piece, starts[row], heads[row], deps[row])
        for row, lesson in enumerate(batch)
    ]


def _starts(piece: Piece, said: list[int]) -> list[bool]:
    """Where sentences start: after a blank line always, never at a space."""
    if piece.starts is not None:
        return piece.starts
    found = [
        bool(start) and not word.isspace() for start, word in zip(said, piece.words, strict=True)
    ]
    for i, word in enumerate(piece.words):
        if i == 0 or (BREAK in piece.words[i - 1] and not word.isspace()):
            found[i] = True
    return found


def _heads(scores: Scores, batch: list[Lesson], starts: list[list[bool]]) -> list[list[int]]:
    width = scores.arcs.shape[1]
    logs = scores.arcs.numpy()
    found = []
    for row, lesson in enumerate(batch):
        heads: list[int] = []
        borders = [i for i, start in enumerate(starts[row]) if start]
        for start, end in pairwise([*borders, len(lesson.piece)]):
            block = logs[row, start:end, start:end].astype("float64")
            block = block - np.logaddexp.reduce(block, axis=1, keepdims=True)
            heads += [start + head for head in _sentence(block, lesson.piece.words[start:end])]
        found.append(heads + [0] * (width - len(heads)))
    return found


def _sentence(scores: np.ndarray, words: list[str]) -> list[int]:
    """A tree over the words; a space hangs on the word before it."""
    real = [i for i, word in enumerate(words) if not word.isspace()]
    if not real:
        return [max(0, i - 1) for i in range(len(words))]
    heads = [max(0, i - 1) for i in range(len(words))]
    for i, head in zip(real, best_tree(scores[np.ix_(real, real)]), strict=True):
        heads[i] = real[head]
    if words[0].isspace():
        heads[0] = real[0]
    return heads


def _answers(
    reader: Reader,
    scores: Scores,
    row: int,
    piece: Piece,
    starts: list[bool],
    heads: list[int],
    deps: np.ndarray,
) -> Answers:
    labels, size = reader.labels, len(piece)
    root = labels.deps.index("ROOT")
    chosen = []
    for i in range(size):
        line = deps[i].copy()
        line[root] = 1e9 if heads[i] == i else -1e9
        chosen.append("dep" if piece.words[i].isspace() else labels.deps[int(line.argmax())])
    return Answers(
        tags=_best(scores.tags[row], labels.tags, size),
        morphs=_best(scores.morphs[row], labels.morphs, size),
        starts=starts,
        heads=heads[:size],
        deps=chosen,
        names=_names(scores.names[row, :size], labels.names),
    )


def _best(scores: Any, labels: list[str], size: int) -> list[str]:
    return [labels[number] for number in scores[:size].argmax(-1).tolist()]


def _names(scores: Any, labels: list[str]) -> list[str | None]:
    logs = scores.log_softmax(-1).numpy().astype("float64")
    path = best_tags(logs, labels)
    tags: list[str | None] = [labels[number] for number in path]
    unsure = [i for i, number in enumerate(path) if logs[i, number] < np.log(SURE)]
    spans = {i: run for run in runs([tag or "O" for tag in tags]) for i in range(run[0], run[1])}
    for i in unsure:
        for j in range(*spans[i][:2]) if i in spans else (i,):
            tags[j] = None
    return tags
