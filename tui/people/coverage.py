"""How many kept articles were read for who says what: in the rest it is not known who speaks."""

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

    articles: int = 0
    unread: int = 0

    def __str__(self) -> str:
        """In words for a line of the screen; empty if all were read."""
        if not self.unread:
            return ""
        plural = "s" * (self.articles != 1)
        return f"{self.unread:,} of {self.articles:,} article{plural} not read yet"


def coverage(entries: Mapping[str, Entry], people: People) -> Coverage:
    """Coverage of the kept articles; samples that were never opened are none. Reads the disk.

    Raises:
        StoreError: the index cannot be read.
    """
    ids = {id_ for id_, entry in entries.items() if entry.added}
    return Coverage(len(ids), len(ids.intersection(people.lacking())))
