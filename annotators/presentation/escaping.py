"""Text from outside put into Markdown: it reads as it stood, and nothing in it acts as markup."""

from __future__ import annotations

import re

from articles.safe import one_line, shown

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$=%^])")
"""What Markdown acts on, or Obsidian's kind of it."""
_LEADING = re.compile(r"^([ \t]*\d*)([-+.)])", re.MULTILINE)
"""What makes a line an item of a list."""


def escaped(text: str) -> str:
    """The text on one line, for a heading or within a line of one's own."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def escaped_lines(text: str) -> str:
    """The text line by line."""
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", shown(text)))
