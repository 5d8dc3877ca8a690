"""Where the words of the article that is read stand too: counted beside the keys, for a sign."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from articles.article import Span
from articles.store import StoreError
from tui.session import stores

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App

    from annotators.running.processes import Telling
    from articles.search import Saying
    from tui.across.archive import Archive
    from tui.reader.reader_screen import ReaderScreen
    from tui.session.session import Session
    from tui.widgets.search_line import EntryPlace

_logger = logging.getLogger(__name__)

_MANY: Final = 1_000
"""More statements than these are taken in by a process: a thread would hold up the keys."""


class Others:
    """Looks for the same words in everything that is kept."""

    def __init__(self, app: App[None], session: Session) -> None:
        self._app, self._session = app, session
        self._process: Telling[object] | None = None

    def look(self, screen: ReaderScreen, *, is_recount: bool = False) -> None:
        """Count for each statement in sight the other articles that have it; the last asked counts.

        is_recount: count also those that were counted before.
        """
        if self._session.annotating.cache is not None:  # else the index would know nothing
            look: Callable[[], Awaitable[None]] = partial(self._look, screen, is_recount)
            self._app.run_worker(look, group="others", exclusive=True, description="others")

    def take_in(self, screen: ReaderScreen) -> None:
        """Put the statements of an article that is wholly annotated into the search index."""
        if self._session.annotating.cache is not None and screen.pace.newest:
            work = partial(self._take_in, screen)
            self._app.run_worker(work, group="taking-in", thread=True, description="take_in")

    def stop(self) -> None:
        """Stop the indexing process; it writes all or nothing, and is begun again when needed."""
        if self._process is not None:
            self._process.stop()

    async def ask(self, screen: ReaderScreen) -> EntryPlace | None:
        """Show the statement under the cursor, or whose source or cue is there, beside the same
        elsewhere; else the story."""
        from annotators.findings import place_of
        from tui.across.same_screen import SameScreen

        archive, at = self._archive(), screen.position
        claim = screen.document.claim_at(at)
        words = place_of(claim) if claim else Span(at, at + 1)
        around = Span(min(at, words.start), max(at + 1, words.end))
        sayings = archive.sayings(screen.article, screen.document.findings_within(around))
        here = [saying for saying in sayings if saying.start <= at < saying.end] or [
            saying for saying in sayings if (saying.start, saying.end) == (words.start, words.end)
        ]
        if not here:
            return await self.story(screen.article.id)
        saying = min(here, key=lambda saying: saying.end - saying.start)
        with archive.index:
            place = await self._app.push_screen_wait(SameScreen(archive, saying))
        if place is None:
            self.look(screen, is_recount=True)  # more may have been read meanwhile
        return place

    async def story(self, article: str) -> EntryPlace | None:
        """Show the story of an article."""
        from tui.across.story_screen import StoryScreen

        archive = self._archive()
        with archive.index:
            return await self._app.push_screen_wait(StoryScreen(archive, article))

    def _archive(self) -> Archive:
        from tui.across.archive import Archive

        known = self._session.judged()
        index = stores.search_index(known.fingerprint)
        return Archive(self._session.library, index, stores.aliases(), known)

    async def _look(self, screen: ReaderScreen, is_recount: bool) -> None:
        """Count one statement after the other, as long as no key comes: then the next rest does."""
        document, at = screen.document, screen.position
        findings = document.findings_within(screen.view.sight)
        if not (findings.quotes or findings.claims or findings.positions):
            return
        archive = await asyncio.to_thread(self._archive)  # which may be imported first
        sayings = {Span(s.start, s.end): s for s in archive.sayings(document.article, findings)}
        counts = dict(document.others)
        try:
            for span in sayings if is_recount else sayings.keys() - counts.keys():
                if screen.position != at:
                    break
                counts[span] = await asyncio.to_thread(_count, archive, sayings[span])
        except StoreError as error:  # said when the reader asks for them
            _logger.warning("%s", error)
        finally:
            await asyncio.to_thread(archive.index.close)
        others = tuple((span, counts[span]) for span in sayings if span in counts)
        if screen.is_attached and others != screen.document.others:
            screen.document = replace(screen.document, others=others)

    def _take_in(self, screen: ReaderScreen) -> None:
        from annotators.running.indexing import take_in

        session, findings = self._session, screen.pace.newest
        cache = session.annotating.cache
        if findings is None or cache is None:
            return
        try:
            with stores.search_index(cache.fingerprint) as index:
                if len(findings.claims) + len(findings.quotes) <= _MANY:
                    take_in(session.library, index, screen.article, findings)
                elif not index.people.is_current(screen.article.id):
                    self._begin_process(screen.article.id)
        except StoreError as error:  # said when the reader looks across articles
            _logger.warning("%s", error)

    def _begin_process(self, article: str) -> None:
        from annotators.running.indexing import take_in_kept
        from annotators.running.processes import Telling

        session = self._session
        self.stop()
        self._process = Telling(
            take_in_kept,
            session.library.folder,
            stores.search_file(),
            session.annotating.cache,
            article,
            log=session.log,
        )


def _count(archive: Archive, saying: Saying) -> int:
    """How many other articles have the words of a statement. Reads the disk."""
    return len({other.saying.article for other in archive.elsewhere(saying).others})
