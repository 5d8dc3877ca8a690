"""What the search index knows of the articles in a library: statements, persons, stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.search.query import Query
from tui.session import stores

if TYPE_CHECKING:
    from annotators.running.indexing import Known
    from articles.library import Library


class Answer(NamedTuple):
    """The articles that have the statements and persons of a query, by their ids."""

    query: Query
    ids: frozenset[str]
    unread: str
    """A sentence on the articles that were not annotated yet; empty if all were."""


class Stories(NamedTuple):
    """Which articles are of one story: by the id of an article, what stands for its story."""

    story_of: dict[str, str]
    unread: str
    """A sentence on the articles that were not annotated yet; empty if all were."""


def needs_index(query: Query) -> bool:
    """Whether a query needs the index: the library cannot tell which articles it means."""
    return bool(query.asks_for_statements or query.of("person"))


def without_index(query: Query) -> Query:
    """What remains to be asked of the articles that the index has answered with."""
    if query.asks_for_statements:
        return Query()
    return Query(tuple(term for term in query.terms if term.field != "person"))


class LibraryIndex:
    """Asks the index of a library; every method reads the disk, and may raise a `StoreError`."""

    def __init__(self, library: Library, known: Known) -> None:
        self._library, self._known = library, known
        self.is_fresh = False
        """Whether the index has all that is kept; set to False when the library has changed."""

    def answer(self, query: Query) -> Answer:
        """The articles that a query means; what is new is taken into the index before."""
        from annotators.running.indexing import listed, update_index
        from tui.people.coverage import coverage

        with stores.search_index(self._known.fingerprint) as index:
            if self.is_fresh:
                entries = listed(self._library)
            else:
                entries = update_index(self._library, index, self._known)
                self.is_fresh = True
            ids = index.articles_with(query, stores.aliases().all())
            return Answer(query, frozenset(ids), str(coverage(entries, index.people)))

    def stories(self) -> Stories:
        """The stories of all articles."""
        from annotators.across.groups import grouped
        from annotators.running.indexing import update_index
        from tui.people.coverage import coverage

        with stores.search_index(self._known.fingerprint) as index:
            entries = update_index(self._library, index, self._known)
            story_of = grouped(index.quotations.neighbours())
            return Stories(story_of, str(coverage(entries, index.people)))
