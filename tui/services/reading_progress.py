"""What is kept of what is read: the article, and how far the reader has come in it."""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import WorkerCancelled

from articles.store import StoreError
from tui.reader.reader_screen import ReaderScreen

if TYPE_CHECKING:
    from textual.app import App

    from tui.session.session import Opened, Session

_logger = logging.getLogger(__name__)

_GROUP = "library"
"""The workers that write to the library; newsread ends when they are done."""


class ReadingProgress:
    """Keeps articles in the library, and places in them, in threads."""

    def __init__(self, app: App[None], session: Session) -> None:
        self._app, self._session = app, session
        self._library_ids: set[str] = set()
        """The ids of the articles that the library has by now."""
        self.column = session.settings.width
        """The width of the column, as it was last read in."""

    def keep(self, on_screen: Opened | None, *others: Opened) -> None:
        """Keep articles, the one on the screen as begun; if that fails they can be read all the
        same."""
        keep = partial(self._keep, on_screen, *others)
        self._app.run_worker(keep, group=_GROUP, thread=True, description="keep")

    def _keep(self, on_screen: Opened | None, *others: Opened) -> None:
        try:
            for opened in filter(None, (on_screen, *others)):
                is_opened = opened is on_screen
                self._session.library.keep(opened.article, opened.where, is_opened=is_opened)
                self._library_ids.add(opened.article.id)
            self._app.call_from_thread(self._list)
        except StoreError as error:
            tell = partial(self._app.notify, str(error), severity="error", markup=False)
            self._app.call_from_thread(tell)

    def _list(self) -> None:
        """Have the list of articles beside the text know what was kept."""
        for screen in self._app.screen_stack[-1:]:
            shelf = screen.desk.shelf if isinstance(screen, ReaderScreen) else None
            if shelf and shelf.is_mounted:  # else it asks when it is
                shelf.fill()

    def remember(self) -> None:
        """Note how far the reader has come in the article that is shown, and its width."""
        for screen in self._app.screen_stack[-1:]:  # none before the first, and at the end
            if isinstance(screen, ReaderScreen):
                self.column = screen.view.column
                note = partial(self._set_position, screen.article.id, screen.position)
                self._app.run_worker(note, group=_GROUP, thread=True, description="position")

    def _set_position(self, article: str, offset: int) -> None:
        library = self._session.library
        if article in self._library_ids and library.position(article) != offset:
            try:
                library.set_position(article, offset)
            except StoreError as error:  # said when the article could not be kept either
                _logger.warning("%s", error)

    async def wait_until_kept(self) -> None:
        """Wait until articles are in the library, then keep the reader's place."""
        await self._done()
        self.remember()
        await self._done()

    async def _done(self) -> None:
        for worker in [worker for worker in self._app.workers if worker.group == _GROUP]:
            with suppress(WorkerCancelled):  # as the app ends otherwise: a terminal that is gone
                await worker.wait()
