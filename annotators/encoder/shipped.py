"""The learned reader that comes with newsread, loaded once in a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from annotators.encoder.encoder import Encoded, Encoder
from annotators.encoder.heads import Heads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.article import Span

FOLDER: Final = Path(__file__).parents[1] / "en_newsread" / "reader"
"""Where its files are."""


@dataclass(frozen=True, slots=True)
class Reader:
    """An encoder with the heads that were trained with it."""

    encoder: Encoder
    heads: Heads

    def __call__(self, text: str, quotations: Iterable[Span]) -> Read:
        """The text as this reader sees it; `quotations` are its outermost, marks included."""
        return Read(self.encoder(text, quotations), self.heads)


@dataclass(frozen=True, slots=True)
class Read:
    """A text’s vectors, and the heads to ask them."""

    encoded: Encoded
    heads: Heads


@cache
def reader(folder: Path = FOLDER) -> Reader:
    """The reader of a folder.

    Raises:
        OSError: a file is missing.
    """
    return Reader(Encoder(folder), Heads.load(folder / "heads.npz"))
