"""Text as it is searched: words in plain letters, each after a space.

So a word that begins somehow is ` begin` in it, a whole one ` word `, and words in their order
` two words `: what is searched in memory and what SQLite's FTS5 finds are the same.
"""

from __future__ import annotations

import re
from typing import Final

from articles.search.folding import NOT_ASCII, folded

_WORD: Final = re.compile(r"[^\W_]+")
_LETTERS: Final = bytes(n if chr(n).isalnum() and n < 128 else 32 for n in range(256))
"""A space for every byte that is no ASCII letter or digit."""


def plain(text: str) -> str:
    """The words of a text, in plain letters and without what stands between them.

    >>> plain("Łódź’s harbour-bridge")
    ' lodz s harbour bridge '
    """
    text = text.lower() if text.isascii() else NOT_ASCII.sub(_letters, text.casefold())
    if text.isascii():  # as nearly all is by now: several times as fast
        words = text.encode("ascii").translate(_LETTERS).decode("ascii").split()
    else:
        words = _WORD.findall(text)
    return " ".join(("", *words, ""))


def _letters(match: re.Match[str]) -> str:
    """Letters in plain ones, and a space for what is none."""
    return "".join(char if char.isalnum() else " " for char in folded(match[0]))
