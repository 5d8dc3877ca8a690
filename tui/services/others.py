"""Where the words of the article that is read stand too: counted beside the keys, for a sign."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from articles.article import Span
from articles.store import StoreError
from tui import stores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import App

    from annotators.findings import Findings
    from annotators.running.indexing import Known
    from articles.article import Article
    from articles.search import Saying
    from tui.across.archive import Archive
    from tui.reading.reader_screen import ReaderScreen
    from tui.session import Session
    from tui.widgets.search_line import Found

_logger = logging.getLogger(__name__)


@dataclass
class OthersCounted(Message):
    """In how many other articles the words of some statements stand."""

    article: str
    """The id of the article that has the statements."""
    others: tuple[tuple[Span, int], ...]


class Others:
    """Looks for the same words in everything that is kept."""

    def __init__(self, app: App[None], session: Session, judged: Callable[[], Known]) -> None:
        self._app, self._session, self._judged = app, session, judged

    def look(self, screen: ReaderScreen) -> None:
        """Count for each statement of an article the others that have it; the last asked counts."""
        is_kept = self._session.annotating.cache is not None  # else the index would know nothing
        if is_kept and (found := screen.pace.newest):
            look = partial(self._count, screen.article, found)
            self._app.run_worker(look, group="others", exclusive=True, thread=True)

    async def ask(self, screen: ReaderScreen) -> Found | None:
        """Show the statement under the cursor beside the same elsewhere, else the story."""
        from tui.across.same_screen import SameScreen

        archive, at = self._archive(), screen.position
        found = screen.document.findings
        sayings = archive.sayings(screen.article, found) if found else []
        here = [each for each in sayings if each.start <= at < each.end]
        if not here:
            return await self.story(screen.article.id)
        saying = min(here, key=lambda each: each.end - each.start)
        with archive.index:
            wanted = await self._app.push_screen_wait(SameScreen(archive, saying))
        if wanted is None:
            self.look(screen)  # more may have been read meanwhile
        return wanted

    async def story(self, article: str) -> Found | None:
        """Show the story of an article."""
        from tui.across.story_screen import StoryScreen

        archive = self._archive()
        with archive.index:
            return await self._app.push_screen_wait(StoryScreen(archive, article))

    def _archive(self) -> Archive:
        from tui.across.archive import Archive

        library, aliases = self._session.library, stores.aliases()
        return Archive(library, stores.search_index(), aliases, self._judged())

    def _count(self, article: Article, findings: Findings) -> None:
        archive = self._archive()
        with archive.index:
            try:
                others = tuple(_counted(archive, archive.sayings(article, findings)))
                archive.take_in(article, findings)
            except StoreError as error:  # said when the reader asks for them
                _logger.warning("%s", error)
                return
        if others:
            self._app.post_message(OthersCounted(article.id, others))  # from any thread


def _counted(archive: Archive, sayings: list[Saying]) -> Iterator[tuple[Span, int]]:
    for saying in sayings:
        if articles := {each.saying.article for each in archive.elsewhere(saying).others}:
            yield Span(saying.start, saying.end), len(articles)
