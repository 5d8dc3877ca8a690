"""Reading ahead: fetching what is new, and finding who says what in it before it is opened.

It is all done in one process that gives way to every other (`processes.Telling`).
What it fetches goes to the library, what it finds to the cache and the index, each whole at every
moment; so the process can be ended at any, and the next one goes on where it was.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Any

from annotators.findings import is_said
from annotators.pipeline import PipelineError
from annotators.running.batch import find_all, why_failed
from annotators.running.indexing import NOTHING, Known, put_people, update_index
from articles.library import Library
from articles.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotators.running.cache import FindingsCache
    from articles.article import Article
    from articles.library import Entry
    from articles.web.validators import ValidatorTable

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What to fetch and find, and where to keep it."""

    library: Path
    feeds: Path
    """The list of feeds."""
    index: Path
    answers: ValidatorTable | None = None
    """The validators (ETag, Last-Modified) of earlier answers; without it, feeds are sent whole."""
    cache: FindingsCache | None = None
    pipeline: str | None = None
    only: tuple[str, ...] | None = None
    """The addresses of the feeds to ask; None for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """How far it is."""

    asked: int = 0
    feeds: int = 0
    """`asked` of so many feeds were asked."""
    new: int = 0
    """Articles that came."""
    errors: tuple[str, ...] = ()
    """What could not be fetched or kept, each in a sentence."""
    analysed: int = 0
    articles: int = 0
    """`analysed` of so many articles that had no findings have been looked through."""
    latest: tuple[str, int] | None = None
    """The id of the article that was read last, and the number of claims in it, without what is
    left open or in doubt."""
    is_over: bool = False

    @property
    def is_fetching(self) -> bool:
        """Whether there is still something to fetch."""
        return not self.articles and self.asked < self.feeds


def read_ahead(errand: Errand, tell: Callable[[Ahead], None]) -> None:
    """Fetch what is new in the feeds, and then find who says what in all that is kept."""
    progress = _ProgressReport(tell)
    for step in (_fetch, _find):  # what ends the one is no reason not to do the other
        try:
            step(errand, progress)
        except (StoreError, PipelineError) as error:
            progress.is_now(failed=(str(error),))
    progress.is_now(is_over=True)


class _ProgressReport:
    """Counts how far it is, and tells it whenever that changes. Safe to use from any thread."""

    def __init__(self, tell: Callable[[Ahead], None]) -> None:
        self.ahead = Ahead()
        self._tell = tell
        self._turn = Lock()

    def is_now(self, *, came: int = 0, failed: tuple[str, ...] = (), **fields: Any) -> None:
        """Set these fields of `Ahead`, add new articles and errors, and tell the outcome."""
        with self._turn:
            fields |= {"new": self.ahead.new + came, "errors": (*self.ahead.errors, *failed)}
            self.ahead = replace(self.ahead, **fields)
            self._tell(self.ahead)


def _fetch(errand: Errand, progress: _ProgressReport) -> None:
    from articles.feeds import Subscriptions, refresh
    from articles.feeds.refreshing import Fetching

    library = Library(errand.library)

    def keep(article: Article, where: str, version_of: str | None) -> None:
        library.keep(article, where, is_opened=False, version_of=version_of)
        progress.is_now(came=1)

    with Subscriptions(errand.feeds) as subscriptions:
        feeds = [
            feed for feed in subscriptions.feeds() if errand.only is None or feed.url in errand.only
        ]
        progress.is_now(feeds=len(feeds))
        fetching = Fetching(answers=errand.answers)
        done = refresh(feeds, subscriptions, keep, fetching, even_waiting=errand.only is not None)
        for asked, feed_result in enumerate(done, start=1):
            progress.is_now(asked=asked, failed=feed_result.errors)


def _find(errand: Errand, progress: _ProgressReport) -> None:
    from articles.search import SearchIndex

    library, cache = Library(errand.library), errand.cache
    counts = cache.claims() if cache else {}
    lacking = in_turn([entry for entry in library.entries() if entry.id not in counts])
    progress.is_now(articles=len(lacking))
    known = Known(cache.get, fingerprint=cache.fingerprint) if cache else NOTHING
    with SearchIndex(errand.index, known.fingerprint) as index:
        update_index(library, index, known)
        judged = index.people.judged()
        for number, entry in enumerate(lacking, start=1):
            latest = None
            try:
                article = library.article(entry.id)
                (findings,) = find_all([article], errand.pipeline, cache)
            except PipelineError:
                raise
            except Exception as error:  # whatever a pipeline raises costs this article's findings
                _logger.exception("no findings for %s", entry.id)
                progress.is_now(failed=(why_failed(error, entry.title),))
            else:
                if entry.id not in judged:  # else with the verdicts, by the index's next update
                    put_people(index, article, findings)
                latest = (entry.id, sum(map(is_said, findings.claims)))
            progress.is_now(analysed=number, latest=latest)


def in_turn(entries: list[Entry]) -> list[Entry]:
    """The articles as they are likely to be wanted: new ones first, the latest of them before."""
    latest = sorted(entries, key=lambda entry: entry.added, reverse=True)
    return sorted(latest, key=lambda entry: entry.state != "new")
