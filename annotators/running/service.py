"""Findings from somewhere else: the seam between the program and the process that has spaCy.

The seam is `concurrent.futures.Executor`. The reader gives it a pool of one process, `extract` a
pool of several, a test an executor that works at once. Nothing else knows where the work is done.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from annotators.findings import Findings
from annotators.running.finding import find, wake
from annotators.running.pieces import joined, pieces, shifted

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from concurrent.futures import Executor

    from annotators.running.cache import FindingsCache
    from articles.article import Article

RESTARTS = 1
"""How often one article may cost a new process: a text that kills two would kill every one."""


OPENING = 6_000
"""Code points of a long text, a screen or two, that are read before all else: a tenth of the time
that a piece takes."""


class Progress(NamedTuple):
    """What has been found so far."""

    findings: Findings
    """The findings to show now: the object of last time until enough new ones have come."""
    done: float
    """The share of the text that has been read, 0 to 1."""


@dataclass
class Annotating:
    """Finds what is in articles, one after another, in an executor that is started when needed."""

    start: Callable[[], Executor]
    pipeline: str | None = None
    cache: FindingsCache | None = None
    work: Callable[[str, str | None], Findings] = find
    _executor: Executor | None = field(default=None, init=False)
    _starting: Lock = field(default_factory=Lock, init=False)

    def warm(self) -> None:
        """Start the process and load the pipeline; what goes wrong shows at the first text.

        May be called from a thread.
        """
        self._started().submit(wake, self.pipeline)

    def known(self, article: Article) -> Findings | None:
        """What was found in this text before, without waking anything."""
        return self.cache.get(article.id) if self.cache else None

    def is_known(self, article: Article) -> bool:
        """Whether `known` would have something, without reading it."""
        return self.cache is not None and self.cache.has(article.id)

    async def findings(self, article: Article) -> AsyncIterator[Progress]:
        """The findings as they grow; the last one is whole and is kept in the cache.

        A text of several pieces begins with none, to say that they will take a while, and then with
        those of its first lines alone, which the first piece has again. They are put together after
        1, 2, 4, 8, … pieces, so that all the joining costs no more than twice the last.

        Raises:
            BrokenExecutor: the process died twice over this text.
        """
        spans = list(pieces(article.text))
        parts: list[Findings] = []
        findings = Findings()
        restarts = RESTARTS
        if len(spans) > 1:
            yield Progress(findings, 0.0)
            opening = next(pieces(article.text, OPENING))
            findings, restarts = await self._piece(opening.of(article.text), restarts)
            yield Progress(findings, opening.end / len(article.text))
        for number, span in enumerate(spans, start=1):
            part, restarts = await self._piece(span.of(article.text), restarts)
            # In threads: the event loop has keys to answer.
            parts.append(await asyncio.to_thread(shifted, part, span.start))
            if number == len(spans) or number & (number - 1) == 0:
                findings = await asyncio.to_thread(joined, tuple(parts))
            yield Progress(findings, number / len(spans))
        if parts and self.cache:
            await asyncio.to_thread(self.cache.put, article.id, findings)

    async def _piece(self, text: str, restarts: int) -> tuple[Findings, int]:
        """What is in a piece, and how many restarts are left."""
        try:
            return await self._submit(text), restarts
        except BrokenExecutor:
            self.close()
            if not restarts:
                raise
        return await self._piece(text, restarts - 1)

    async def _submit(self, text: str) -> Findings:
        executor = self._started()
        return await asyncio.wrap_future(executor.submit(self.work, text, self.pipeline))

    def _started(self) -> Executor:
        with self._starting:
            self._executor = self._executor or self.start()
            return self._executor

    def close(self) -> None:
        """Let the executor go, without waiting for work that nobody wants any more."""
        executor, self._executor = self._executor, None
        if executor:
            executor.shutdown(wait=False, cancel_futures=True)
