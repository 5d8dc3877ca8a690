"""How much of what is kept was read for who says what: in the rest nobody is known to be silent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.library import Entry
    from articles.search.people import People


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles are kept, and of how many it is not known who speaks in them."""

    kept: int = 0
    unread: int = 0

    def __str__(self) -> str:
        """In words for a line of the screen; empty if all were read."""
        if not self.unread:
            return ""
        return f"{self.unread:,} of {self.kept:,} article{'s' * (self.kept != 1)} not read yet"


def coverage(entries: Mapping[str, Entry], people: People) -> Coverage:
    """Of the kept among these; samples that were never opened are not. Reads the disk.

    Raises:
        StoreError: the index cannot be read.
    """
    kept = {id_ for id_, entry in entries.items() if entry.added}
    return Coverage(len(kept), len(kept.intersection(people.lacking())))
