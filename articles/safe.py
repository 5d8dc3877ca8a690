"""Text from outside, made harmless for a screen without moving a single offset.

An article keeps every character it came with. What is drawn goes through `shown`, which puts one
harmless code point where one that can steer a terminal or turn the reading direction stood.
"""

from __future__ import annotations

import re

_CONTROL_PICTURES = 0x2400  # U+2400 + n is the picture of control character n
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_C0 = {chr(n): chr(_CONTROL_PICTURES + n) for n in range(0x20) if chr(n) not in "\n\t"}
_C1 = dict.fromkeys(map(chr, range(0x80, 0xA0)), _REPLACEMENT)
# Bidirectional embeddings, overrides, isolates and marks: Unicode Standard Annex #9, section 2.
_BIDI = dict.fromkeys(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "⁞"
)
# Terminals disagree on whether these are drawn, and how wide.
_UNSURE = {"\u00ad": "‧", "\u2028": "↵", "\u2029": "¶", "\ufeff": "\u2060"} | dict.fromkeys(
    "\ufff9\ufffa\ufffb", _REPLACEMENT
)

SUBSTITUTES = {"\x7f": "␡"} | _C0 | _C1 | _BIDI | _UNSURE
"""The characters that are never drawn, each with the one code point drawn in its place."""

HOSTILE = f"[{re.escape(''.join(SUBSTITUTES))}\ud800-\udfff]"
"""The pattern of one character that is never drawn. None is printable, as Python has it."""


def shown(text: str) -> str:
    """The text as it may be drawn: the same length, with line ends and tabs kept.

    Replaced are C0 and C1 controls, DEL, bidirectional controls, soft hyphens, line and paragraph
    separators, stray byte-order marks and lone surrogates. Nearly every text has none of them and
    comes back as it is.
    """
    return text if text.isprintable() else re.sub(HOSTILE, _substitute, text)


def one_line(text: str) -> str:
    """The text as it may be drawn in a row of a list: every run of white space is one space."""
    return shown(" ".join(text.split()))


def sound(text: str) -> str:
    """The text as UTF-8, and so SQLite, can hold it: as long, with `?` for half a surrogate pair.

    JSON can spell such halves, and a terminal or a file's name can bring them.
    """
    return text.encode("utf-8", "replace").decode()


def without_login(url: str) -> str:
    """The address without the user name and password that may stand before its host.

    >>> without_login("https://ada:secret@news.example/@ada")
    'https://news.example/@ada'
    """
    return re.sub(r"^(\s*[A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@", r"\1", url)


def _substitute(match: re.Match[str]) -> str:
    return SUBSTITUTES.get(match[0], _REPLACEMENT)
