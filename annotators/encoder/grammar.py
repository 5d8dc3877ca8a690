"""Which piece a word is read by, and the labels that words are given."""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annotators.encoder.wordpieces import Pieces


@dataclass(frozen=True, slots=True)
class Labels:
    """What words can be, by number."""

    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    """Part of speech, a blank, features: `VERB Tense=Past|VerbForm=Fin`."""
    deps: tuple[str, ...]
    names: tuple[str, ...]
    """BIO tags; `O` is the first."""
    pairs: tuple[tuple[int, int], ...]
    """Numbers of a tag and of a morph that a word can have together, in order."""

    @classmethod
    def load(cls, path: Path) -> Labels:
        """The labels in a JSON file.

        Raises:
            OSError: there is no such file.
        """
        stored = json.loads(path.read_text(encoding="utf-8"))
        pairs = tuple((tag, morph) for tag, morph in stored.pop("pairs"))
        return cls(**{name: tuple(labels) for name, labels in stored.items()}, pairs=pairs)


def firsts_of(pieces: Pieces, starts: Sequence[int], ends: Sequence[int]) -> list[int | None]:
    """The piece that each word is read by: the first that begins in it, else the one that it lies
    in, as that of `n’t` may; None for blanks and what else has no piece."""
    firsts: list[int | None] = []
    for start, end in zip(starts, ends, strict=True):
        k = bisect_left(pieces.starts, start)
        if k < len(pieces) and pieces.starts[k] < end:
            firsts.append(k)
        else:
            firsts.append(k - 1 if k and pieces.ends[k - 1] > start else None)
    return firsts
