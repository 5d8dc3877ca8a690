"""The same words with other blanks between them: pure functions from a text to edits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

BLANKS: Final[Mapping[str, tuple[str, str]]] = {
    "two between sentences": (r"(?<=[.!?”\"]) ", "  "),
    "tabs": (r" |^(?=.)", "\t"),
    "that keep lines together": (" ", "\xa0"),
    "thin": (" ", "\u2009"),
    "that nobody sees": (" ", " \u200b"),
    "soft hyphens in words": (r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})", "\xad"),
    "at line ends": (r"(?=\n)|\Z", "  "),
    "before first lines": (r"^(?=.)", "    "),
    "line ends of Windows": ("\n", "\r\n"),
    "line ends of old Macs": ("\n", "\r"),
    "line ends of Unicode": ("\n", "\u2028"),
    "more empty lines": ("\n\n", "\n\n\n\n"),
    "empty lines around": (r"\A|\Z", "\n\n"),
    "a byte order mark": (r"\A", "\ufeff"),
}
"""What is exchanged for what, by the name of the blanks."""


def exchanged(text: str, *, pattern: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Edits that put other blanks where the pattern matches."""
    for match in re.finditer(pattern, text, re.MULTILINE):
        yield *match.span(), new
