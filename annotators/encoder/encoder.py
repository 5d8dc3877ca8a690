"""A small transformer in 8 bits, run by onnxruntime: a vector for each word piece of a text.

It reads windows that overlap, so that every piece is seen with what stands on both sides of it.
Beside the words it is told their case and which of them stand in quotation marks or begin a
paragraph, which an uncased model cannot know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from annotators.encoder.wordpieces import Pieces, WordPieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from articles.article import Span

WINDOW: Final = 384
"""Pieces read at once; as long as those it learned from."""
MARGIN: Final = 48
"""Pieces on either side of a window that are read for context only."""


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces read at once: those from `first` on have a row of `vectors` each; of these the ones
    from `start` up to `end` are seen with all of their context here."""

    first: int
    start: int
    end: int
    vectors: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text's pieces, the windows they were read in, and a row of `vectors` for each piece."""

    pieces: Pieces
    windows: tuple[Window, ...]
    vectors: NDArray[np.float32]


class Encoder:
    """The network of a folder with `encoder.onnx` and `vocab.txt`.

    Raises:
        OSError: a file is missing.
    """

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self._cut = WordPieces(vocabulary)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        as_it_is = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # fused when it was packaged
        options.graph_optimization_level = as_it_is
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def __call__(self, text: str, quotations: Iterable[Span]) -> Encoded:
        """The text's pieces with their vectors; `quotations` are its outermost, marks included."""
        pieces = self._cut.cut(text)
        states, cases = states_of(text, pieces, quotations), cases_of(text, pieces)
        windows_read = tuple(
            Window(a, start, end, self._run(pieces.ids[a:b], cases[a:b], states[a:b]))
            for a, b, start, end in windows(len(pieces))
        )
        vectors = [w.vectors[w.start - w.first : w.end - w.first] for w in windows_read]
        return Encoded(
            pieces,
            windows_read,
            np.concatenate(vectors) if vectors else np.zeros((0, 0), np.float32),
        )

    def _run(self, ids: list[int], cases: list[int], states: list[int]) -> NDArray[np.float32]:
        first, last = self._cut.first, self._cut.last
        features: dict[str, Any] = {"ids": [first, *ids, last], "case": cases, "state": states}
        features |= {name: [0, *features[name], 0] for name in ("case", "state")}
        inputs = {name: np.array([row], dtype=np.int64) for name, row in features.items()}
        vectors: NDArray[np.float32] = self._session.run(None, inputs)[0][0, 1:-1]
        return vectors


def windows(count: int) -> Iterator[tuple[int, int, int, int]]:
    """Windows over `count` pieces: what each reads, and of that what is its own (half-open)."""
    start = 0
    while start < count:
        first = max(0, start - MARGIN)
        last = min(count, first + WINDOW)
        end = count if last == count else last - MARGIN
        yield first, last, start, end
        start = end


def cases_of(text: str, pieces: Pieces) -> list[int]:
    """For each piece 0 for lower case and what has none, 1 for a capital, 2 for several."""
    return [_case(text[s:e]) for s, e in zip(pieces.starts, pieces.ends, strict=True)]


def _case(piece: str) -> int:
    if not piece[:1].isalpha() or piece[:1].islower():
        return 0
    return 2 if len(piece) > 1 and piece.isupper() else 1


def states_of(text: str, pieces: Pieces, quotations: Iterable[Span]) -> list[int]:
    """For each piece 1 within quotation marks, and 2 more at the start of a paragraph."""
    inside = bytearray(len(text))
    for quotation in quotations:
        inside[quotation.start : quotation.end] = b"\1" * (quotation.end - quotation.start)
    border = "\n\n" if "\n\n" in text else "\n"
    starts = pieces.starts
    opens = [at == 0 or border in text[max(0, at - 3) : at] for at in starts]
    return [inside[at] + 2 * new for at, new in zip(starts, opens, strict=True)]
