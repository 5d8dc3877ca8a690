"""A text as words and marks that compare equal whatever their typography."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.article import Span

_TOKEN = re.compile(r"\w+|\.{3}|--+|[^\w\s]")
_LIKE = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛`´", "'"))
_DASHES = frozenset("‐‑‒–—―−-")


def _plain(token: str) -> str:
    """The token as it is compared: straight marks, one kind of dash and of ellipsis."""
    if token in _DASHES or token.startswith("--"):
        return "-"
    return "..." if token == "…" else token.translate(_LIKE)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a text, and where they stand in it (code points)."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def within(self, span: Span) -> range:
        """The tokens that share a character with the span."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))


def tokens(text: str) -> Tokens:
    """The text's words and marks in order; white space only parts them."""
    matches = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    return Tokens(
        words=[_plain(word) for word, _, _ in matches],
        starts=[start for _, start, _ in matches],
        ends=[end for _, _, end in matches],
    )
