"""Text as it is searched: words in plain letters, each after a space.

So a word that begins somehow is ` begin` in it, a whole one ` word `, and words in their order
` two words `: what is searched in memory and what SQLite's FTS5 finds are the same.
"""

from __future__ import annotations

import re
from typing import Final

from articles.search.folding import folded

_WORD: Final = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """The words of a text, in plain letters and without what stands between them.

    >>> plain("Łódź’s harbour-bridge")
    ' lodz s harbour bridge '
    """
    text = text.lower() if text.isascii() else folded(text)
    return " ".join(("", *_WORD.findall(text), ""))
