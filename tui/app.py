"""The application: puts screens, findings and the notebook together, and nothing else.

Screens know nothing of each other. What one has to say it posts as a message, which comes here.
"""

from __future__ import annotations

from concurrent.futures import BrokenExecutor
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType

from tui.reader_screen import ReaderScreen

if TYPE_CHECKING:
    from annotators.annotation import Findings
    from articles.article import Article
    from tui.session import Session


class NewsReader(App[None]):
    """newsread on a terminal."""

    TITLE = "newsread"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", "Quit", id="quit", tooltip="Leave newsread; everything is kept"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    async def on_mount(self) -> None:
        """Open the first article; without one, the library."""
        self.theme = self.session.settings.theme
        self.set_keymap(dict(self.session.settings.keys))
        if self.session.articles:
            self.open(self.session.articles[0], self.session.found)

    def open(self, article: Article, found: Findings | None = None) -> None:
        """Show an article; what is not known of it yet is found meanwhile."""
        screen = ReaderScreen(article, found)
        self.push_screen(screen)
        if found is None:
            self._annotate(screen)

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
