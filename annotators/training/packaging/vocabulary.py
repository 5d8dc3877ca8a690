"""Which word pieces of an encoder are shipped: those that some text is cut into."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Final

from annotators.encoder.wordpieces import WORD, plain_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPECIAL: Final = frozenset({"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"})
"""Those without a meaning stay for their vectors: the largest number of all sets the step of the
8 bits, and findings are to be the same."""


def shipped_pieces(vocabulary: Sequence[str]) -> list[int]:
    """Numbers of the pieces that are shipped, in order.

    No text is cut into the others: those left free for more ([unused7]), and those that would go
    on within a word with what is always a word of its own, such as a comma or a Chinese character.
    """
    return [number for number, piece in enumerate(vocabulary) if _is_shipped(piece)]


def _is_shipped(piece: str) -> bool:
    letters = piece.removeprefix("##") or piece
    is_alone = letters == piece and len(piece) == 1
    return piece in _SPECIAL or is_alone or _within_words().issuperset(letters)


@cache
def _within_words() -> frozenset[str]:
    """All letters and signs that may stand beside others in a word that is cut."""
    every = map(chr, range(sys.maxunicode + 1))
    return frozenset(
        plain
        for character in every
        if WORD.fullmatch(f"a{character}")
        for plain in plain_letters(character)[0]
    )
