"""How many kept articles were read for who says what: in the rest it is not known who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.counts import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.library import Entry
    from articles.search.people import People


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles are kept, and of how many it is not known who speaks in them."""

    articles: int = 0
    unread: int = 0
    outdated: int = 0
    """Those among the unread that another version or pipeline has read."""

    def __str__(self) -> str:
        """In words for a line of the screen; empty if all were read."""
        parts = {"not read yet": self.unread - self.outdated, "to be read anew": self.outdated}
        words = ", ".join(f"{count:,} {what}" for what, count in parts.items() if count)
        return words.replace(" ", f" of {counted(self.articles, 'article')} ", 1)


def coverage(entries: Mapping[str, Entry], people: People) -> Coverage:
    """Coverage of the kept articles; samples that were never opened are none. Reads the disk.

    Raises:
        StoreError: the index cannot be read.
    """
    ids = {id_ for id_, entry in entries.items() if entry.added}
    lacking, outdated = (len(ids.intersection(of)) for of in (people.lacking(), people.outdated()))
    return Coverage(len(ids), lacking + outdated, outdated)
