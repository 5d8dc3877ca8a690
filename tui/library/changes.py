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
    """The changes made, the latest last, and a lock that has them made one after another."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self._history: list[tuple[str, Before]] = []

    def add(self, verb: str, before: Before) -> None:
        """Remember a change by its verb, and what was there before it."""
        self._history = [*self._history, (verb, before)][-UNDONE:]

    def pop(self) -> tuple[str, Before] | None:
        """The verb of the last change, and what was there before; None if there is none to undo."""
        return self._history.pop() if self._history else None


def change_entry(library: Library, entry: Entry, change: Change) -> Entry:
    """Make a change; a sample is kept first."""
    if not entry.added:
        library.keep(library.article(entry.id), entry.where, is_opened=False)
    change(library, entry)
    return library.entry(entry.id)


def put_back(library: Library, before: Entry) -> Entry:
    """Put an article back as it was before a change."""
    library.put_back(before)
    return library.entry(before.id)
