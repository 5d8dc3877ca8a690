"""Changing what the library keeps, one change after the other, each of which can be undone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.library import Entry, Library

    Change = Callable[[Library, Entry], object]
    Before = Entry | tuple[str, ...]
    """An article as it was, or the ids of several that were not read."""

UNDONE: Final = 100
"""How many changes can be undone."""


class Changes:
    """The changes made, the last behind, and a lock so that each is made of what is there then."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self._history: list[tuple[str, Before]] = []

    def add(self, verb: str, before: Before) -> None:
        """Remember what was done to what was like this before."""
        self._history = [*self._history, (verb, before)][-UNDONE:]

    def pop(self) -> tuple[str, Before] | None:
        """What was done last, and to what; None if nothing is left to undo."""
        return self._history.pop() if self._history else None


def changed(library: Library, entry: Entry, change: Change) -> Entry:
    """Make a change; a sample is kept first."""
    if not entry.added:
        library.keep(library.article(entry.id), entry.where, is_opened=False)
    change(library, entry)
    return library.entry(entry.id)


def put_back(library: Library, before: Entry) -> Entry:
    """Have an article as it was."""
    library.put_back(before)
    return library.entry(before.id)
