"""The learned reader, that which comes with newsread or another, loaded once in a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from annotators.encoder.encoder import Encoded, Encoder
from annotators.encoder.grammar import Labels
from annotators.encoder.heads import Heads
from annotators.text.datelines import with_dash
from annotators.text.quotations import Quotation, find_quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER: Final = Path(__file__).resolve().parents[1] / "en_newsread" / "reader"
"""Where its files are."""


@dataclass(slots=True)
class Reader:
    """An encoder with the heads that were trained with it, and what it read last."""

    encoder: Encoder
    heads: Heads
    labels: Labels
    _last: Read | None = None

    def __call__(self, text: str) -> Read:
        """The text as this reader sees it; read once if it is asked again at once.

        Names and trees are read off it first, then who says what.
        """
        if self._last is None or self._last.text != text:
            quotations = find_quotations(text)
            self._last = Read(
                text, quotations, self.encoder(with_dash(text), quotations), self.heads
            )
        return self._last


@dataclass(frozen=True, slots=True)
class Read:
    """A text’s quotations and vectors, and the heads to ask them."""

    text: str
    quotations: Sequence[Quotation]
    encoded: Encoded
    heads: Heads


def reader(folder: Path = FOLDER) -> Reader:
    """The reader of a folder, loaded once.

    Raises:
        OSError: a file is missing.
    """
    return _loaded(folder)


@cache
def _loaded(folder: Path) -> Reader:
    labels = Labels.load(folder / "labels.json")
    return Reader(Encoder(folder), Heads.load(folder / "heads.npz"), labels)
