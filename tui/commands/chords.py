"""What is typed before a command is whole: a count, and the first key of two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

PREFIXES: Final = {
    "g": "Go to",
    "]": "Next",
    "[": "Previous",
    "z": "Show or hide",
    "c": "Highlight",
    "m": "Correct, mark",
    "Z": "Quit",
}
"""The keys that begin a command of two keys, and what such commands do."""

SECOND_SET: Final = {"+": "]", "-": "["}
"""Keys that stand for others which many keyboards have only with AltGr."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A count and a first key, either of which may be missing."""

    count: int | None = None
    prefix: str = ""

    def digit(self, key: str) -> Typed:
        """What is typed after one digit more of the count."""
        return replace(self, count=min(10_000, (self.count or 0) * 10 + int(key)))

    def is_count(self, key: str) -> bool:
        """Whether `key` would be part of the count. A count does not begin with 0."""
        is_digit = len(key) == 1 and key in "0123456789"
        return is_digit and not self.prefix and (key != "0" or self.count is not None)

    def __str__(self) -> str:
        return f"{self.count or ''}{self.prefix}"
