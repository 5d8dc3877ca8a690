"""What is kept of what is read: the article, and how far the reader has come in it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from textual import work

from articles.store import StoreError
from tui.feeds.reading_ahead import ReadingAhead
from tui.reading.reader_screen import ReaderScreen

if TYPE_CHECKING:
    from tui.session import Opened, Session

_logger = logging.getLogger(__name__)


class Remembering(ReadingAhead):
    """Keeps articles in the library, and places in them, in threads."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._kept: set[str] = set()
        """The ids of the articles that the library has by now."""
        self.column = session.settings.width
        """The width of the column, as it was last read in."""

    @work(thread=True, group="library", description="keep")  # not the whole text, written out
    def keep(self, shown: Opened | None, *others: Opened) -> None:
        """Keep articles, the one on the screen as begun; if that fails they can be read all the
        same."""
        try:
            for each in filter(None, (shown, *others)):
                is_opened = each is shown
                self.session.library.keep(each.article, each.where, is_opened=is_opened)
                self._kept.add(each.article.id)
        except StoreError as error:
            self.call_from_thread(self.notify, str(error), severity="error", markup=False)

    def remember(self) -> None:
        """Note how far the reader has come in the article that is shown, and its width."""
        for screen in self.screen_stack[-1:]:  # there is none before the first, and at the end
            if isinstance(screen, ReaderScreen):
                self.column = screen.view.column
                self._set_position(screen.article.id, screen.position)

    @work(thread=True, group="library")
    def _set_position(self, article: str, offset: int) -> None:
        if article in self._kept and self.session.library.position(article) != offset:
            try:
                self.session.library.set_position(article, offset)
            except StoreError as error:  # said when the article could not be kept either
                _logger.warning("%s", error)

    async def all_kept(self) -> None:
        """Wait until everything is kept that is to be, the place in the article last."""
        await self._library_done()
        self.remember()
        await self._library_done()

    async def _library_done(self) -> None:
        for worker in [each for each in self.workers if each.group == "library"]:
            await worker.wait()
