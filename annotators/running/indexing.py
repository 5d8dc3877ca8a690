"""Bringing the search index up to the library, and to what is known of the articles in it.

Everything here reads the disk: call it in a thread.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from annotators.presentation.sayings import people_of, places_of, sayings_of
from articles.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from annotators.findings import Findings
    from annotators.running.cache import FindingsCache
    from articles.article import Article
    from articles.library import Entry, Library
    from articles.search import SearchIndex


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of kept articles without finding anything. Reads the disk."""

    findings: Callable[[str], Findings | None] = lambda _: None
    """Gives what was found in an article before, by its id, as the reader has judged it."""
    verdicts: Callable[[], Mapping[str, str]] | None = None
    """Gives what stands for the reader's verdicts, by the ids of the articles that have some; None
    where they are not known."""
    fingerprint: str = ""
    """Of what made the findings: the index is to be opened for it."""


NOTHING: Final = Known()


def listed(library: Library) -> dict[str, Entry]:
    """What can be searched: everything kept, and the samples."""
    return {entry.id: entry for entry in (*library.entries(), *library.samples())}


def update_index(library: Library, index: SearchIndex, known: Known) -> dict[str, Entry]:
    """Bring the index up to date: new articles, who speaks in them, and the reader's verdicts.

    What another version or pipeline has found stays until something is known that takes its place;
    and what the reader has judged, where the verdicts are not known.

    Returns what can be searched, by the ids of the articles.
    """
    entries = listed(library)
    index.update(entries.values(), library.article)
    before = index.people.judged()
    verdicts = before if known.verdicts is None else known.verdicts()
    other = {id_ for id_, _ in before.items() ^ verdicts.items()} & entries.keys()
    outdated = index.people.outdated()
    if known.verdicts is None:
        outdated = [id_ for id_ in outdated if id_ not in before]
    for id_ in dict.fromkeys((*index.people.lacking(), *outdated, *other)):
        if findings := known.findings(id_):
            with suppress(StoreError, KeyError):  # that it cannot be read is told on opening it
                put_people(index, library.article(id_), findings, verdicts.get(id_, ""))
    return entries


def take_in(library: Library, index: SearchIndex, article: Article, findings: Findings) -> None:
    """Index who says what in an article, if the library keeps it by now."""
    if not index.people.is_current(article.id):
        try:
            entry = library.entry(article.id)
        except KeyError:
            return  # it is kept a moment later, and taken in when somebody next looks
        index.add(entry, article)
        put_people(index, article, findings)


def take_in_kept(
    library: Path, index: Path, cache: FindingsCache, id_: str, _: Callable[[object], None]
) -> None:
    """Index an article that is kept, by its id: `take_in` for a process (`processes.Telling`).

    library: its folder. index: its file.
    """
    from articles.library import Library
    from articles.search import SearchIndex

    opened_library, findings = Library(library), cache.get(id_)
    # What cannot be taken in now is taken in when somebody next looks.
    with SearchIndex(index, cache.fingerprint) as search_index, suppress(StoreError, KeyError):
        if findings:
            take_in(opened_library, search_index, opened_library.article(id_), findings)


def put_people(index: SearchIndex, article: Article, findings: Findings, judged: str = "") -> None:
    """Take in who speaks in an article that the index has.

    judged: what stands for the reader's verdicts that the findings have been corrected by.
    """
    sayings = sayings_of(article, findings)
    index.people.put(
        article.id, people_of(article.text, findings), sayings, places_of(findings), judged
    )
