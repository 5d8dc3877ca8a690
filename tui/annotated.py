"""The findings of the article that is read: those known before, or those made now."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from textual import work

from annotators.work import garbage
from annotators.work.service import Progress
from articles.places import more_in
from tui.remembering import Remembering

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from annotators.annotation import Findings
    from articles.article import Article
    from tui.reading.reader_screen import ReaderScreen

_logger = logging.getLogger(__name__)


class Annotated(Remembering):
    """Has the article on the screen annotated, beside the keys."""

    @work(exclusive=True, group="findings")
    async def annotate(self, screen: ReaderScreen) -> None:
        """Show the findings as they come; what is on the screen never moves for them."""
        try:
            async for progress in self._progress(screen.article):
                if progress.findings is not screen.pace.newest:
                    screen.show_findings(progress.findings)
                screen.show_progress(progress.done)
            self.say_language(screen.pace.newest)
        except Exception:  # whatever a pipeline raises costs its findings, never the article
            _logger.exception("no findings for %s", screen.article.id)
            screen.show_progress(1.0)
            self.notify(
                "The language pipeline failed on this article, which is shown without its"
                f" findings; {more_in(self.session.log)}.",
                severity="error",
                markup=False,
            )

    async def _progress(self, article: Article) -> AsyncIterator[Progress]:
        """The findings of an article, found before or now."""
        annotating = self.session.annotating
        if annotating.is_known(article) and (
            found := await asyncio.to_thread(self._known_whole, article)
        ):
            yield Progress(found, 1.0)
            return
        async for progress in annotating.findings(article):
            yield progress

    def _known_whole(self, article: Article) -> Findings | None:
        with garbage.kept():
            return self.session.annotating.known(article)

    def say_language(self, findings: Findings | None) -> None:
        """Say that an article is in a language of which little can be found."""
        if findings and findings.language != "en":
            from annotators.language.identifying import in_words

            language = in_words(findings.language)
            self.notify(f"This article is {language}: only its quotations are shown.", markup=False)
