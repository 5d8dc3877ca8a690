"""A sentence for the person at the terminal."""

from __future__ import annotations

import sys


def say(sentence: str) -> None:
    """A sentence for the person at the terminal, on standard error, as text and nothing else."""
    from articles.safe import shown

    print(f"newsread: {shown(sentence)}", file=sys.stderr)
