"""The application: puts screens, findings, library and notebook together, and nothing else.

Screens know nothing of each other. What one has to say it posts as a message, which comes here.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import BrokenExecutor
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType

from tui.reader_screen import ReaderScreen
from tui.session import Opened

if TYPE_CHECKING:
    from annotators.mark import Mark
    from tui.linking import Linking
    from tui.notebook_screen import NotebookScreen
    from tui.session import Session

REMEMBER_EVERY = 5.0
"""Seconds between two notes of how far the reader has come, should the terminal be lost."""


class NewsReader(App[None]):
    """newsread on a terminal."""

    TITLE = "newsread"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("M", "notebook", "Notebook", id="notebook", show=False,
                tooltip="All your marks of all articles"),
        Binding("q", "quit", "Quit", id="quit", tooltip="Leave newsread; everything is kept"),
    ]  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    async def on_mount(self) -> None:
        """Open the first article."""
        self.theme = self.session.settings.theme
        self.set_keymap(dict(self.session.settings.keys))
        self.set_interval(REMEMBER_EVERY, self._remember)
        if self.session.opened:
            await self.show(self.session.opened[0])

    async def show(self, opened: Opened) -> None:
        """Show an article; what is not known of it yet is found meanwhile."""
        found = self.session.annotating.known(opened.article)
        screen = ReaderScreen(opened.article, found, notebook=self.session.notebook)
        await self.push_screen(screen)
        screen.position = self.session.library.position(opened.article.id)
        self._keep(opened)
        if found is None:
            self._annotate(screen)

    @work(thread=True, group="library")
    def _keep(self, *opened: Opened) -> None:
        for each in opened:
            self.session.library.keep(each.article, each.where)

    @work(exclusive=True, group="findings")
    async def _annotate(self, screen: ReaderScreen) -> None:
        """Show the findings as they come; what is on the screen never moves for them."""
        try:
            async for progress in self.session.annotating.findings(screen.article):
                screen.show_findings(progress.findings)
        except BrokenExecutor:
            self.notify(
                "The language pipeline stopped twice over this article, which is shown without"
                f" findings; {self.session.log} says more.",
                severity="error",
                markup=False,
            )

    async def action_notebook(self) -> None:
        """Show all marks of all articles."""
        from tui.notebook_screen import NotebookScreen

        if not isinstance(self.screen, NotebookScreen):
            await self.push_screen(NotebookScreen(self.session.notebook))

    async def on_notebook_screen_mark_wanted(self, message: NotebookScreen.MarkWanted) -> None:
        """Go from the notebook to a mark in its article."""
        await self.pop_screen()
        await self.go_to(message.mark)

    async def on_linking_mark_wanted(self, message: Linking.MarkWanted) -> None:
        """Go from one mark to another that it is linked with."""
        await self.go_to(message.mark)

    async def go_to(self, mark: Mark) -> None:
        """Go to a mark in its article, which is opened if it is not the one that is shown."""
        if not (isinstance(self.screen, ReaderScreen) and self.screen.article.id == mark.article):
            article = await asyncio.to_thread(self.session.notebook.article_of, mark.article)
            if article is None:
                self.notify("The text of this mark's article was not kept.", markup=False)
                return
            await self.show(Opened(article, article.url or ""))
        if isinstance(self.screen, ReaderScreen):
            self.screen.view.jump(mark.span.start)

    def _remember(self) -> None:
        """Note how far the reader has come in the article."""
        if isinstance(self.screen, ReaderScreen):
            self._set_position(self.screen.article.id, self.screen.position)

    @work(thread=True, group="library")
    def _set_position(self, article: str, offset: int) -> None:
        if self.session.library.position(article) != offset:
            self.session.library.set_position(article, offset)

    async def action_quit(self) -> None:
        """Leave, with the place remembered and nothing left to write."""
        self._remember()
        await self.workers.wait_for_complete(
            [each for each in self.workers if each.group == "library"]
        )
        self.exit()

    def on_unmount(self) -> None:
        """Let the process that has spaCy go."""
        self.session.annotating.close()
