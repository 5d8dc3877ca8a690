"""Words for the person at the terminal, or for a program that reads what newsread writes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = TypeVar("Value")


def say(sentence: str) -> None:
    """A sentence for the person at the terminal, on standard error, as text and nothing else."""
    from articles.safe import shown

    print(f"newsread: {shown(sentence)}", file=sys.stderr)


def with_progress(done: Iterable[Value], total: int, unit: str) -> Iterable[Value]:
    """A bar on standard error, when that is a terminal and there is something to wait for."""
    if total < 2 or not sys.stderr.isatty():
        return done
    from tqdm import tqdm

    return tqdm(done, total=total, unit=f" {unit}", leave=False)


def lossless(stream: TextIO) -> TextIO:
    """UTF-8 whatever the locale; a lone surrogate becomes an escape, which JSON also reads."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return stream
