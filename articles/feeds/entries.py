"""The article that an entry of a feed announces: as the feed has it, or as its page has it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from articles.confined import confined
from articles.errors import ArticleError, as_article_error
from articles.parsing.limits import check_tags
from articles.urls import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.article import Article
    from articles.feeds.feed import FeedEntry

STUB = 120
"""Words; a feed that gives less of an entry gives a stub, and the page has the article."""

QUICK = 1_000_000
"""Code points of an entry that is read at once; for others see `articles.confined`."""


class Arrived(NamedTuple):
    """The article of an entry, and what was wrong with its page if that could not be had."""

    article: Article
    error: ArticleError | None = None


def article_of(
    entry: FeedEntry, source: str | None, feed: str, page_at: Callable[[str], Article]
) -> Arrived:
    """The article of an entry: what the feed gives, or the page if that is a stub.

    Args:
        source: what the feed calls itself.
        feed: its address, for messages.
        page_at: fetches the article at an address.

    Raises:
        ArticleError: the feed gives nothing, and the page cannot be had.
    """
    summary = from_entry(entry, source)
    if len(summary.text.split()) >= STUB or not entry.url or not entry.has_own_page:
        return Arrived(_with_text(summary, feed))
    try:
        page = page_at(entry.url)
    except ArticleError as error:
        if not entry.html.strip():
            raise
        notice = f"Only the feed's summary: {error.reason}."
        return Arrived(replace(_with_text(summary, feed), notice=notice), error)
    if page.notice and len(page.text.split()) < len(summary.text.split()):  # most likely a wall
        notice = f"Only the feed's summary. {page.notice}"
        return Arrived(replace(summary, notice=notice), ArticleError(entry.url, page.notice))
    return Arrived(from_feed(page, source).completed(summary))


def from_entry(entry: FeedEntry, source: str | None) -> Article:
    """The article as the feed gives it; its text may be no more than its headline.

    Raises:
        ArticleError: a tag in it would take minutes.
    """
    from articles.parsing.tree import fragment_to_article

    name = entry.url or f"the entry {entry.id[:80]}"
    with as_article_error(name, "entry of a feed"):
        check_tags(entry.html, name)
        fragment = (entry.html, entry.title)
        is_quick = len(entry.html) <= QUICK
        return replace(
            fragment_to_article(*fragment)
            if is_quick
            else confined(fragment_to_article, *fragment),
            url=entry.url,
            byline=entry.byline,
            published=entry.published,
            source=source,
        )


def from_feed(page: Article, source: str | None) -> Article:
    """A page that does not say whose it is, but for its host, comes from the feed's publisher."""
    is_host = page.source in (parts_of(page.url).hostname, parts_of(page.url).netloc)
    return replace(page, source=source) if source and is_host else page


def _with_text(article: Article, name: str) -> Article:
    if not article.text.strip():
        raise ArticleError(name, "an entry of this feed has neither text nor address")
    return article
