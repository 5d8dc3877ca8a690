"""Numbers that only grow, whatever the clock says: by them changes are put in order.

A number is the time in nanoseconds, or one more than the highest so far where the clock was set
back. The highest is in a file of twenty digits, which is written over in place.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from articles.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WIDTH = 20
"""Digits of a number as it is written, so that text sorts as numbers do."""
LIMIT = 10**19
"""What is no number of ours but damage: nanoseconds get there in 2286."""


def next_number(file: Path, known: int, search: Callable[[], int]) -> int:
    """A number above every one before, which the file has when this returns.

    Hold the lock of the file's folder while calling.

    Args:
        known: the highest that the caller knows of.
        search: finds the highest wherever it is, for when the file cannot be read.

    Raises:
        StoreError: the file cannot be written.
    """
    last = _read(file)
    number = max(time.time_ns(), 1 + max(known, search() if last is None else last))
    try:
        _write(file, number)
    except OSError as error:
        raise StoreError(
            f"{file}: could not be written ({error.strerror}); what was saved before is whole"
        ) from error
    return number


def digits(number: int) -> str:
    """The number as it sorts among others as text."""
    return f"{number:0{WIDTH}d}"


def number_in(text: str) -> int:
    """The number that a text begins with; 0 if it is none of ours."""
    head = text[:WIDTH]
    is_ours = len(head) == WIDTH and head.isascii() and head.isdecimal()
    return int(head) if is_ours and int(head) < LIMIT else 0


def _read(file: Path) -> int | None:
    try:
        return number_in(file.read_bytes().decode("ascii", "replace")) or None
    except OSError:
        return None


def _write(file: Path, number: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(file, flags, 0o600)
    try:
        os.pwrite(descriptor, digits(number).encode(), 0)
    finally:
        os.close(descriptor)
