"""Opening articles: named ones, ones that links lead to, and the way back."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final

from articles.errors import ArticleError
from articles.store import StoreError
from articles.urls import is_url
from tui.reader.reader_screen import ReaderScreen
from tui.services.findings_loader import language_notice
from tui.services.first_steps import FirstSteps
from tui.session import sources
from tui.session.session import Opened

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from annotators.notebook.mark import Mark
    from articles.library import Entry
    from tui.keyboard.keyboard_app import KeyboardApp
    from tui.services.findings_loader import FindingsLoader
    from tui.services.others import Others
    from tui.services.prefetch import Prefetch
    from tui.services.reading_progress import ReadingProgress
    from tui.session.session import Session
    from tui.widgets.line_list import Row

LONG: Final = 200_000
"""Of a text of so many characters, what was found before is read when it is on the screen."""


class Navigator:
    """Puts articles on the screen."""

    def __init__(
        self,
        app: KeyboardApp,
        session: Session,
        progress: ReadingProgress,
        findings: FindingsLoader,
        prefetch: Prefetch,
        others: Others,
    ) -> None:
        self._app, self._session, self._others = app, session, others
        self._progress, self._findings, self._prefetch = progress, findings, prefetch
        self.first_steps = FirstSteps(app, session)
        self._trail: list[Opened] = []
        """The articles that the reader left by a link, the nearest last."""

    def reader(self, opened: Opened) -> ReaderScreen:
        """The screen of an article, at the place where it was left."""
        session, article = self._session, opened.article
        known = session.annotating.known(article) if len(article.text) < LONG else None
        return ReaderScreen(
            article,
            known,
            open_notebook=lambda: session.notebook,
            versions=partial(session.versions, opened),
            where=opened.where,
            read=0.0 if known is None else 1.0,
            position=session.position(article.id),
            settings=session.settings._replace(width=self._progress.column),
            shelf=self._shelf,
        )

    def _shelf(self) -> Sequence[Row[Entry]]:
        """The kept articles as rows, newest first; reads the disk."""
        from tui.library.shelf_rows import short_rows

        try:
            library = self._session.library
            return short_rows(library.entries(), library.samples())
        except StoreError:
            return ()  # the library's screen says why

    async def show(self, opened: Opened) -> None:
        """Show an article; what is not known of it yet is found meanwhile."""
        self._progress.remember()
        screen, app = self.reader(opened), self._app
        # The lowest screen stays: Textual cannot switch from the one that it began with.
        if isinstance(app.screen, ReaderScreen) and len(app.screen_stack) > 1:
            await app.switch_screen(screen)
        else:
            await app.push_screen(screen)
        self._prefetch.tell(screen)
        self.begin(screen, opened)

    def begin(self, screen: ReaderScreen, opened: Opened, *others: Opened) -> None:
        """Do what waits for the screen: show notices, keep the article, have it annotated."""
        if notice := opened.notice or opened.article.notice:
            again = " R tries again." if opened.article.notice and opened.article.url else ""
            self._app.notify(notice + again, markup=False)
        self._app.call_after_refresh(self.first_steps.show)
        self._progress.keep(opened, *others)
        if screen.pace.newest is None:
            self._findings.load(opened.article)
            return
        self._others.take_in(screen)
        if notice := language_notice(screen.pace.newest):
            self._app.notify(notice, markup=False)

    async def choose(self, entry: Entry, offset: int | None) -> None:
        """Show an article of the library, at an offset if that is known."""
        try:
            opened = await asyncio.to_thread(self._from_library, entry)
        except (StoreError, ArticleError) as error:
            self._complain(error)
            return
        await self.show(opened)
        if offset is not None and isinstance(self._app.screen, ReaderScreen):
            self._app.screen.view.jump(offset)

    async def next_unread(self, listed: Sequence[str]) -> None:
        """Show the article after this one that was not opened yet, in the order of the list."""
        from tui.library.shelf import next_unread

        here = self._app.screen
        at = here.article.id if isinstance(here, ReaderScreen) else None
        try:
            entries = await asyncio.to_thread(self._session.library.entries)
        except StoreError as error:
            self._complain(error)
            return
        if entry := next_unread(entries, listed, at):
            await self.choose(entry, None)
        else:
            self._app.screen.notify("Nothing is unread.", markup=False)

    async def fetch_again(self) -> None:
        """Fetch the page of the article that is shown; what it says by now is a new version."""
        here = self._app.screen
        if not isinstance(here, ReaderScreen):
            return
        old = Opened(here.article, here.reading.where)
        if not old.article.url:
            here.tell("This article was not read from the web, so there is no page to fetch again")
            return
        self._app.notify(f"Fetching {old.article.url}", markup=False)
        try:
            opened = await asyncio.to_thread(sources.fetch_again, old, self._session.library)
        except (ArticleError, StoreError) as error:
            self._complain(error)
            return
        if opened.article.id == old.article.id:
            self._app.notify("The page says what it said before.", markup=False)
        elif self._app.screen is here:
            await self.show(opened)
        else:  # the reader is somewhere else by now, and stays there
            self._app.notify(f"{old.article.url} is in the library now.", markup=False)

    def _from_library(self, entry: Entry) -> Opened:
        return Opened(self._session.library.article(entry.id), entry.where)

    async def go_to(self, mark: Mark) -> None:
        """Go to a mark in its article, which is opened if it is not the one that is shown."""
        screen = self._app.screen
        if not (isinstance(screen, ReaderScreen) and screen.reading.has_place_for(mark)):
            try:
                article = await asyncio.to_thread(self._session.notebook.article_of, mark.article)
            except StoreError as error:
                self._complain(error)
                return
            if article is None:
                self._app.notify(
                    "The article that this mark is on was not kept, so it cannot be opened.",
                    markup=False,
                )
                return
            await self.show(Opened(article, article.url or ""))
        if isinstance(self._app.screen, ReaderScreen):
            self._app.screen.reading.go_to_mark(mark)

    def follow(self, to: str, *, is_typed: bool = False) -> None:
        """Read the page or file that a link leads to, or that the reader has named."""
        if is_url(to):
            self._app.notify(f"Fetching {to}", markup=False)
        read: Callable[[], Awaitable[None]] = partial(self._follow, to, is_typed)
        self._app.run_worker(read, group="following", exclusive=True, description=to)

    async def _follow(self, to: str, is_typed: bool) -> None:
        asking = self._app.screen
        base = asking.article.url if isinstance(asking, ReaderScreen) else None
        try:
            opened = await asyncio.to_thread(
                sources.load_article, to, is_typed=is_typed, trusting=base
            )
        except (ArticleError, StoreError) as error:
            self._complain(error)
            return
        if self._app.screen is asking and (is_typed or isinstance(asking, ReaderScreen)):
            if isinstance(asking, ReaderScreen):
                self._trail.append(Opened(asking.article, asking.reading.where))
            await self.show(opened)
        else:  # the reader is somewhere else by now, and stays there
            self._progress.keep(None, opened)
            self._app.notify(f"{to} is in the library now.", markup=False)

    async def back(self) -> None:
        """Go back to the article that a link led away from."""
        if self._trail:
            await self.show(self._trail.pop())
        elif isinstance(self._app.screen, ReaderScreen):
            self._app.screen.tell("You have not jumped from anywhere")

    def _complain(self, error: Exception) -> None:
        self._app.notify(str(error), severity="error", markup=False)
