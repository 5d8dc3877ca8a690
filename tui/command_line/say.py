"""Words for the person at the terminal, or for a program that reads what newsread writes."""

from __future__ import annotations

import sys
from typing import TextIO


def say(sentence: str) -> None:
    """A sentence for the person at the terminal, on standard error, as text and nothing else."""
    from articles.safe import shown

    print(f"newsread: {shown(sentence)}", file=sys.stderr)


def lossless(stream: TextIO) -> TextIO:
    """UTF-8 whatever the locale; a lone surrogate becomes an escape, which JSON also reads."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return stream
