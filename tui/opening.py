"""Opening articles: those that were named, those that links lead to, and the way back."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import work

from articles.errors import ArticleError
from articles.fetching.addresses import is_url
from articles.store import StoreError
from tui import given
from tui.annotated import Annotated
from tui.reading.reader_screen import ReaderScreen
from tui.session import Opened

if TYPE_CHECKING:
    from tui.reading.reading import LinkWanted
    from tui.session import Session

LONG: Final = 200_000
"""Of a text of so many characters, what was found before is read when it is on the screen."""


class Opening(Annotated):
    """Puts articles on the screen."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._trail: list[Opened] = []
        """The articles that the reader left by a link, the nearest last."""

    async def show(self, opened: Opened) -> None:
        """Show an article; what is not known of it yet is found meanwhile."""
        self.remember()
        screen = self.reader(opened)
        # The lowest screen stays: Textual cannot switch from the one that it began with.
        if isinstance(self.screen, ReaderScreen) and len(self.screen_stack) > 1:
            await self.switch_screen(screen)
        else:
            await self.push_screen(screen)
        self.tell_ahead(screen)
        self.begun(screen, opened)

    def reader(self, opened: Opened) -> ReaderScreen:
        """The screen of an article, at the place where it was left."""
        session, article = self.session, opened.article
        found = session.annotating.known(article) if len(article.text) < LONG else None
        at = session.position(article.id)
        return ReaderScreen(
            article,
            found,
            open_notebook=lambda: session.notebook,
            versions=partial(session.versions, opened),
            where=opened.where,
            read=0.0 if found is None else 1.0,
            position=at,
            column=self.column,
            lists_positions=session.settings.positions,
        )

    def begun(self, screen: ReaderScreen, opened: Opened, *others: Opened) -> None:
        """What is done when an article is on the screen, and none too early."""
        if notice := opened.notice or opened.article.notice:
            self.notify(notice, markup=False)
        if not self.session.hints_away.exists():
            self.call_after_refresh(self.action_first_hints)
        self.keep(opened, *others)
        if screen.pace.newest is None:
            self.annotate(screen)
        else:
            self.say_language(screen.pace.newest)

    async def action_first_hints(self) -> None:
        """Show what somebody needs who is new; or put it away, until it is asked for again."""
        from tui.reading.first_hints import toggled

        here = self.screen  # which may be gone by now, if the reader left at once
        if isinstance(here, ReaderScreen) and here.is_attached and not await toggled(here):
            away = self.session.hints_away
            self.run_worker(lambda: away.touch(mode=0o600), thread=True, group="library")

    # Links

    def on_link_wanted(self, message: LinkWanted) -> None:
        """Read what a link leads to."""
        if is_url(message.to):
            self.notify(f"Fetching {message.to}", markup=False)
        self._follow(message.to)

    @work(exclusive=True, group="following")
    async def _follow(self, to: str) -> None:
        asking = self.screen
        base = asking.article.url if isinstance(asking, ReaderScreen) else None
        try:
            opened = await asyncio.to_thread(given.opened, to, typed=False, trusting=base)
        except (ArticleError, StoreError) as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if self.screen is asking and isinstance(asking, ReaderScreen):
            self._trail.append(Opened(asking.article, asking.reading.where))
            await self.show(opened)
        else:  # the reader is somewhere else by now, and stays there
            self.keep(None, opened)
            self.notify(f"{to} is in the library now.", markup=False)

    async def on_article_view_back_wanted(self) -> None:
        """Go back to the article that a link led away from."""
        if self._trail:
            await self.show(self._trail.pop())
        elif isinstance(self.screen, ReaderScreen):
            self.screen.status.say("You have not jumped from anywhere")
