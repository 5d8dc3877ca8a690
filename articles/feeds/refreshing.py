"""Fetches what is new in the feeds: many at once, but gently with each host."""

from __future__ import annotations

import logging
import threading
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from articles.article import Article
from articles.errors import ArticleError, as_article_error
from articles.feeds.discovery import feeds_of, is_page
from articles.feeds.feed import Feed, FeedDocument, FeedEntry
from articles.feeds.parsing import parse
from articles.fetching.download import Download, Limits, download
from articles.parsing.limits import check_tags
from articles.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from articles.feeds.subscriptions import Subscriptions

_logger = logging.getLogger(__name__)

Keep = Callable[[Article, str], object]
"""Puts an article into the library, with where it came from."""

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5"
)
AT_ONCE = 8
"""Feeds that are asked at the same time."""
AT_ONE_HOST = 2
"""Requests to one host at the same time."""
NEWEST = 30
"""Entries of a feed that are fetched at most, so that a new feed does not bring its whole past."""
STUB = 120
"""Words; a feed that gives less of an entry gives a stub, and the page has the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What asking one feed gave."""

    feed: Feed
    new: tuple[Article, ...] = ()
    errors: tuple[str, ...] = ()
    """What could not be had, of the feed or its entries, each in a sentence."""


@dataclass(frozen=True)
class Fetching:
    """How pages are fetched: within limits, and gently with each host."""

    limits: Limits = field(default_factory=Limits)
    _turns: defaultdict[str, threading.BoundedSemaphore] = field(
        default_factory=lambda: defaultdict(lambda: threading.BoundedSemaphore(AT_ONE_HOST))
    )

    @contextmanager
    def turn(self, url: str) -> Iterator[None]:
        """Waits until the host of the address may be asked."""
        with self._turns[urlsplit(url).hostname or ""]:
            yield


def look_up(url: str) -> Feed:
    """The feed at an address, or the one that the page there links to.

    Raises:
        ArticleError: there is no feed.
    """
    found = download(url, accept=ACCEPT)
    if is_page(found):
        links = feeds_of(found)
        if not links:
            raise ArticleError(url, "this page links to no feed")
        found = download(links[0], typed=False, trusting=url, accept=ACCEPT)
    said = parse(found)
    return Feed(url=found.url, title=said.title or found.url, site=said.site)


def refresh(
    feeds: Iterable[Feed],
    subscriptions: Subscriptions,
    keep: Keep,
    fetching: Fetching | None = None,
    stop: threading.Event | None = None,
) -> Iterator[Refreshed]:
    """Asks the feeds for what is new and keeps it; gives what each brought, as it comes.

    One feed that is broken hurts no other. What has come is noted entry by entry, so that a stop
    loses nothing.

    Args:
        keep: puts an article into the library, with the address it came from.
        stop: set, it ends the work after the requests under way.
    """
    fetching, stop = fetching or Fetching(), stop or threading.Event()
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="feed") as pool:
        tasks = [
            pool.submit(_Visit(feed, subscriptions, keep, fetching, stop).go) for feed in feeds
        ]
        try:
            for task in as_completed(tasks):
                yield task.result()
        finally:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)


@dataclass(frozen=True)
class _Visit:
    """One feed being asked."""

    feed: Feed
    subscriptions: Subscriptions
    keep: Keep
    fetching: Fetching
    stop: threading.Event

    def go(self) -> Refreshed:
        """Ask; whatever is raised on the way becomes a sentence, and hurts no other feed."""
        if self.stop.is_set():
            return Refreshed(feed=self.feed)
        try:
            return self._asked()
        except Exception as error:
            return self._failed(_sentence(error, self.feed.url))

    def _asked(self) -> Refreshed:
        with self.fetching.turn(self.feed.url):
            found = self._download()
        if found.is_unchanged:
            return self._noted(replace(self.feed, error=None))
        said = parse(found)
        new, errors = self._entries(said)
        feed = replace(self.feed, title=said.title or self.feed.title, site=said.site, error=None)
        # Asked in full next time too, if some of it is still to come.
        is_done = not errors and not self.stop.is_set()
        feed = replace(feed, validators=found.validators) if is_done else feed
        return self._noted(feed, tuple(new), tuple(errors))

    def _failed(self, sentence: str) -> Refreshed:
        """The sentence, kept with the feed; where it cannot be kept, that is told as well."""
        try:
            return self._noted(replace(self.feed, error=sentence), errors=(sentence,))
        except StoreError as error:
            return Refreshed(
                feed=replace(self.feed, error=sentence),
                errors=tuple(dict.fromkeys((sentence, str(error)))),
            )

    def _download(self) -> Download:
        return download(
            self.feed.url,
            known=self.feed.validators,
            accept=ACCEPT,
            limits=self.fetching.limits,
        )

    def _noted(
        self, feed: Feed, new: tuple[Article, ...] = (), errors: tuple[str, ...] = ()
    ) -> Refreshed:
        self.subscriptions.checked(feed)
        return Refreshed(feed=feed, new=new, errors=errors)

    def _entries(self, said: FeedDocument) -> tuple[list[Article], list[str]]:
        known = self.subscriptions.entries(self.feed)
        new: list[Article] = []
        errors: list[str] = []
        for entry in said.entries[:NEWEST]:
            if entry.id in known or self.stop.is_set():
                continue
            try:
                article = self._article(entry, said.title)
            except Exception as error:  # one entry that is broken hurts no other
                errors.append(_sentence(error, entry.url or self.feed.url))
                continue
            self.keep(article, article.url or self.feed.url)
            self.subscriptions.came(self.feed, entry.id, article.id)
            new.append(article)
        return new, errors

    def _article(self, entry: FeedEntry, source: str | None) -> Article:
        """The article of an entry: what the feed gives, or the page if that is a stub.

        Raises:
            ArticleError: the feed gives nothing, and the page cannot be had.
        """
        from articles.fetching.web import fetch

        given = from_entry(entry, source)
        if len(given.text.split()) >= STUB or not entry.url:
            return _with_text(given, self.feed.url)
        try:
            with self.fetching.turn(entry.url):
                page = fetch(
                    entry.url, typed=False, trusting=self.feed.url, limits=self.fetching.limits
                )
        except ArticleError:
            if entry.html.strip():
                return _with_text(given, self.feed.url)
            raise
        return _from_feed(page, source).completed(given)


def _sentence(error: Exception, name: str) -> str:
    """What went wrong, in one sentence; what nobody foresaw stands whole in the log."""
    if isinstance(error, ArticleError | StoreError):
        return str(error)
    _logger.error("%s could not be read", name, exc_info=error)
    reason = " ".join(str(error).split())[:200]
    return f"{name}: newsread cannot read it ({type(error).__name__}: {reason})"


def _from_feed(page: Article, source: str | None) -> Article:
    """A page that does not say whose it is, but for its host, comes from the feed's publisher."""
    is_host = page.source in (urlsplit(page.url or "").hostname, urlsplit(page.url or "").netloc)
    return replace(page, source=source) if source and is_host else page


def from_entry(entry: FeedEntry, source: str | None) -> Article:
    """The article as the feed gives it; its text may be no more than its headline.

    Raises:
        ArticleError: a tag in it would take minutes.
    """
    from articles.parsing.tree import fragment_to_article

    name = entry.url or f"the entry {entry.id[:80]}"
    with as_article_error(name, "entry of a feed"):
        check_tags(entry.html, name)
        return replace(
            fragment_to_article(entry.html, entry.title),
            url=entry.url,
            byline=entry.byline,
            published=entry.published,
            source=source,
        )


def _with_text(article: Article, name: str) -> Article:
    if not article.text.strip():
        raise ArticleError(name, "an entry of this feed has neither text nor address")
    return article
