"""Bringing the search index up to the library, and to what is known of the articles in it.

Everything here reads the disk: call it in a thread.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from annotators.presentation.sayings import people_of, places_of, sayings_of
from articles.store import StoreError

if TYPE_CHECKING:
    from annotators.findings import Findings
    from articles.article import Article
    from articles.library import Entry, Library
    from articles.search import SearchIndex

Known = Callable[[str], "Findings | None"]
"""Gives what was found in an article before, by its id, without finding anything."""


def listed(library: Library) -> dict[str, Entry]:
    """What can be searched: everything kept, and the samples."""
    return {entry.id: entry for entry in (*library.entries(), *library.samples())}


def brought_up(library: Library, index: SearchIndex, known: Known) -> dict[str, Entry]:
    """Take in what is new, and who speaks in it; gives what can be searched."""
    entries = listed(library)
    index.update(entries.values(), library.article)
    for id_ in index.people.lacking():
        if found := known(id_):
            with suppress(StoreError, KeyError):  # that it cannot be read is told on opening it
                put_people(index, library.article(id_), found)
    return entries


def put_people(index: SearchIndex, article: Article, found: Findings) -> None:
    """Take in who speaks in an article that the index has."""
    sayings = sayings_of(article, found)
    index.people.put(article.id, people_of(found), sayings, places_of(found))
