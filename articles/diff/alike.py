"""Whether two texts may be versions of one article."""

from __future__ import annotations

import re
from typing import Final

COMPARED: Final = 20_000
"""Code points of each text that are compared."""
ALIKE: Final = 0.3
"""The part of the runs of three words of the shorter text that stand in the other as well."""


def are_alike(text: str, other: str) -> bool:
    """Whether two texts share so many words that one may be a version of the other."""
    runs, others = _runs(text), _runs(other)
    fewer = min(len(runs), len(others))
    return text == other or len(runs & others) >= ALIKE * max(1, fewer)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text[:COMPARED].casefold())
    return set(zip(words, words[1:], words[2:], strict=False))
