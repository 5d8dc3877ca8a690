"""The findings of the article that is read: known before, or made now."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from annotators import gc_control
from annotators.running.service import Progress
from articles.places import more_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from textual.app import App

    from annotators.findings import Findings
    from articles.article import Article
    from tui.session.session import Session

_logger = logging.getLogger(__name__)


@dataclass
class FindingsCame(Message):
    """So much of an article has been annotated; `findings` is None if that failed."""

    article: str
    """The id of the article: it may be another by now that is read."""
    share: float
    """How much of the text has been read, 0 to 1."""
    findings: Findings | None


class FindingsLoader:
    """Has one article annotated, beside the keys; posts what is found as it comes."""

    def __init__(self, app: App[None], session: Session) -> None:
        self._app, self._session = app, session

    def load(self, article: Article) -> None:
        """Annotate this article; one that is under way is given up."""
        load: Callable[[], Awaitable[None]] = partial(self._load, article)
        self._app.run_worker(load, group="findings", exclusive=True, description="findings")

    async def _load(self, article: Article) -> None:
        try:
            async for progress in self._progress(article):
                self._app.post_message(FindingsCame(article.id, progress.done, progress.findings))
        # Whatever a pipeline raises costs its findings, never the article: also `sys.exit`.
        except (Exception, SystemExit):
            _logger.exception("no findings for %s", article.id)
            self._app.post_message(FindingsCame(article.id, 1.0, None))
            self._app.notify(
                "The language pipeline failed on this article, which is shown without its"
                f" findings; {more_in(self._session.log)}.",
                severity="error",
                markup=False,
            )

    async def _progress(self, article: Article) -> AsyncIterator[Progress]:
        """The findings of an article, found before or now."""
        annotating = self._session.annotating
        if annotating.is_known(article) and (
            known := await asyncio.to_thread(self._known_whole, article)
        ):
            yield Progress(known, 1.0)
            return
        async for progress in annotating.findings(article):
            yield progress

    def _known_whole(self, article: Article) -> Findings | None:
        with gc_control.long_lived():
            return self._session.annotating.known(article)


def language_notice(findings: Findings | None) -> str:
    """A sentence if only quotations can be found in the article's language; else empty."""
    if findings is None or not findings.are_quotations_alone:
        return ""
    from annotators.pipeline.langid import in_words

    return f"This article is {in_words(findings.language)}: only its quotations are shown."
