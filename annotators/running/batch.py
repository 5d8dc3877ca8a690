"""Many texts, one after another, at the speed of the pipeline: what `newsread extract` runs on."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from annotators.pipeline.loading import FAILED, as_failure
from annotators.running.blas import use_one_thread
from articles.errors import ArticleError
from articles.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from annotators.findings import Findings
    from annotators.running.cache import FindingsCache
    from articles.article import Article

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH = 16
"""Articles worked on together: more gain nothing, and make a script wait for its first line."""


def find_all(
    articles: Sequence[Article], pipeline: str | None = None, cache: FindingsCache | None = None
) -> list[Findings]:
    """The findings of each article, in order; the pipeline is woken for the unknown ones only."""
    known = {article.id: cache.get(article.id) if cache else None for article in articles}
    unknown = {article.id: article.text for article in articles if known[article.id] is None}
    with as_failure():
        fresh = dict(zip(unknown, _findings_of(list(unknown.values()), pipeline), strict=True))
    if cache:
        for article_id, findings in fresh.items():
            cache.put(article_id, findings)
    return [known[article.id] or fresh[article.id] for article in articles]


def _findings_of(texts: Sequence[str], pipeline: str | None) -> list[Findings]:
    if not texts:
        return []
    use_one_thread()
    from annotators.running.annotate import annotate_many

    return list(annotate_many(texts, pipeline))


def why_failed(error: Exception, title: str | None) -> str:
    """What is said of an article whose findings an error has cost: one sentence with its title."""
    if isinstance(error, StoreError):
        return str(error)
    reason = error.reason if isinstance(error, ArticleError) else f"this article {FAILED}"
    return f"“{title}”: {reason}"


def batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """Lists of `size` items, the last one shorter."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


def in_order(
    executor: Executor | None,
    work: Callable[[Item], Result],
    things: Iterable[Item],
    ahead: int = 4,
) -> Iterator[Result]:
    """`map` that takes no more than `ahead` things before the first result is wanted.

    Without an executor the work is done here.
    """
    if executor is None:
        yield from map(work, things)
        return
    waiting: deque[Future[Result]] = deque()
    for thing in things:
        waiting.append(executor.submit(work, thing))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
