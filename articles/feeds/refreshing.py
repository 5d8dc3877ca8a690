"""Fetches what is new in the feeds: many at once, but gently with each host."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from articles.article import Article
from articles.errors import ArticleError, as_article_error
from articles.feeds.discovery import feeds_of, is_page
from articles.feeds.entries import article_of
from articles.feeds.entry_identity import stamp_of, where_from
from articles.feeds.feed import Feed, FeedDocument, Known
from articles.feeds.parsing import parse
from articles.feeds.schedule import entry_due, failed, is_due, succeeded
from articles.feeds.wanted_entries import Wanted, chosen
from articles.opening import load
from articles.places import FolderError
from articles.store import StoreError
from articles.urls import place_of
from articles.web.download import Download, Limits, download
from articles.web.validators import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.feeds.subscriptions import Subscriptions
    from articles.web.validators import ValidatorTable

Keep = Callable[[Article, str, str | None], object]
"""Puts an article into the library, with where it came from, and the id of what it is a version of.
"""

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5"
)
UNREADABLE = "holds what newsread cannot read"
AT_ONCE = 8
"""Feeds that are asked at the same time."""
AT_ONE_HOST = 2
"""Requests to one host at the same time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What asking one feed gave."""

    feed: Feed
    new: tuple[Article, ...] = ()
    errors: tuple[str, ...] = ()
    """What could not be had, of the feed or its entries, each in a sentence.

    None of a feed that is left alone for a while: what was wrong with it stands in `feed`.
    """


@dataclass(frozen=True)
class Fetching:
    """How pages are fetched: within limits, and gently with each host."""

    limits: Limits = field(default_factory=Limits)
    typed: tuple[str, ...] = ()
    """Addresses as the reader typed them, with logins that are for this once."""
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    answers: ValidatorTable | None = None
    """What servers gave to ask by; without it, every feed is sent whole."""
    _turns: dict[str, threading.BoundedSemaphore] = field(default_factory=dict)

    @contextmanager
    def turn(self, url: str) -> Iterator[None]:
        """Wait until the host of the address may be asked, and hold its turn meanwhile."""
        turn = threading.BoundedSemaphore(AT_ONE_HOST)
        with self._turns.setdefault(_host(url), turn):
            yield

    def trusting(self, feed: Feed) -> str | None:
        """The address by which the reader gave the feed, as it was typed, if that is known."""
        if not feed.is_given:
            return None
        same = (url for url in self.typed if place_of(url) == place_of(feed.url))
        return next(same, feed.url)


def _host(url: str) -> str:
    try:
        return place_of(url)[0]
    except ValueError:
        return ""  # and then `download` says what is wrong with it


def look_up(url: str) -> Feed:
    """The feed at an address, or the one that the page there links to.

    Raises:
        ArticleError: there is no feed.
    """
    fetched = download(url, accept=ACCEPT)
    if is_page(fetched):
        links = feeds_of(fetched)
        if not links:
            raise ArticleError(fetched.url, "this page links to no feed")
        fetched = download(links[0], typed=False, trusting=url, accept=ACCEPT)
    document = parse(fetched, apart=True)
    return Feed(
        url=fetched.url,
        title=document.title or fetched.url,
        site=document.site,
        is_given=_host(url) == _host(fetched.url),
    )


def refresh(
    feeds: Iterable[Feed],
    subscriptions: Subscriptions,
    keep: Keep,
    fetching: Fetching | None = None,
    stop: threading.Event | None = None,
    *,
    even_waiting: bool = False,
) -> Iterator[Refreshed]:
    """Ask the feeds for what is new and keep it; yields what each brought, as it comes.

    One feed that is broken hurts no other. What has come is noted entry by entry, so that a stop
    loses nothing.

    Args:
        keep: puts an article into the library.
        stop: set, it ends the work with the requests under way.
        even_waiting: whether to ask those, too, that are to be left alone for a while.
    """
    fetching, stop = fetching or Fetching(), stop or threading.Event()
    fetching = replace(fetching, limits=replace(fetching.limits, stop=stop))
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="feed") as pool:
        visits = [_Visit(feed, subscriptions, keep, fetching, stop, even_waiting) for feed in feeds]
        tasks = [pool.submit(visit.go) for visit in visits]
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
    even_waiting: bool

    @cached_property
    def now(self) -> datetime:
        """When the feed is asked."""
        return self.fetching.clock()

    def go(self) -> Refreshed:
        """Ask; whatever is raised on the way becomes a sentence, and hurts no other feed."""
        if self.stop.is_set():
            return Refreshed(feed=self.feed)
        try:
            with as_article_error(self.feed.url, "feed", UNREADABLE):
                is_wanted = self.even_waiting or is_due(self.feed.due, self.now)
                return self._asked() if is_wanted else Refreshed(feed=self.feed)
        except (ArticleError, StoreError, FolderError) as error:
            return Refreshed(feed=self.feed) if self.stop.is_set() else self._failed(error)

    def _asked(self) -> Refreshed:
        known = self.subscriptions.known(self.feed)
        with self.fetching.turn(self.feed.url):
            fetched = self._download(known)
        document = FeedDocument(title=None, site=None, entries=())
        feed = self.feed
        if not fetched.is_unchanged:
            document = parse(fetched)
            feed = replace(feed, title=document.title or feed.title, site=document.site)
        wanted = chosen(document.entries, known, self.now, even_waiting=self.even_waiting)
        self.subscriptions.note(self.feed, wanted.passed_over)
        new, errors = self._take(wanted.entries, known, feed.title)
        if fetched.is_unchanged:
            return self._noted(succeeded(feed), tuple(new), tuple(errors))
        feed, is_all = succeeded(feed), not (self.stop.is_set() or wanted.is_cut)
        held = _digest(self.subscriptions.known(self.feed))
        feed = self._where(feed, fetched)
        if is_all and self.fetching.answers:  # else some of it is still to come
            self.fetching.answers.put(feed.url, Answer(held, fetched.validators))
        return self._noted(feed, tuple(new), tuple(errors))

    def _download(self, known: Mapping[str, Known]) -> Download:
        last = self.fetching.answers.get(self.feed.url) if self.fetching.answers else Answer()
        return download(
            self.feed.url,
            known=last.validators if last.holds == _digest(known) else None,
            typed=self.feed.is_given,
            trusting=self.fetching.trusting(self.feed),
            accept=ACCEPT,
            limits=self.fetching.limits,
        )

    def _where(self, feed: Feed, fetched: Download) -> Feed:
        """The feed at the address where the server wants it to be asked from now on."""
        if fetched.moved is None or fetched.moved == feed.url:
            return feed
        is_given = feed.is_given and _host(fetched.moved) == _host(feed.url)
        moved = replace(feed, url=fetched.moved, is_given=is_given)
        self.subscriptions.moved(feed, moved)
        return moved

    def _failed(self, error: Exception) -> Refreshed:
        """What went wrong, kept with the feed; where it cannot be kept, that is told as well."""
        sentence = str(error)
        feed = failed(self.feed, sentence, error, self.now)
        try:
            return self._noted(feed, errors=(sentence,))
        except StoreError as other:
            return Refreshed(feed=feed, errors=tuple(dict.fromkeys((sentence, str(other)))))

    def _noted(
        self, feed: Feed, new: tuple[Article, ...] = (), errors: tuple[str, ...] = ()
    ) -> Refreshed:
        self.subscriptions.checked(feed)
        return Refreshed(feed=feed, new=new, errors=errors)

    def _take(
        self, entries: Sequence[Wanted], known: Mapping[str, Known], source: str
    ) -> tuple[list[Article], list[str]]:
        """Fetch and keep these entries; what is new of them, and what could not be had.

        The newest is kept last, so that it is the latest in the library.
        """
        here = {record.article for record in known.values()}
        new: list[Article] = []
        errors: list[str] = []
        for wanted in reversed(entries):
            if self.stop.is_set():
                break
            try:
                name = wanted.entry.url or self.feed.url
                with as_article_error(name, "entry of a feed", UNREADABLE):
                    came = article_of(wanted.entry, source, self.feed.url, self._page)
            except ArticleError as error:  # one entry that is broken hurts no other
                if not self.stop.is_set():
                    errors.append(str(error))
                    self._note(wanted, wanted.before.article, waits=True)
                continue
            if self.stop.is_set():  # it may have come without the page that it would have
                break
            article, before = came.article, wanted.before.article
            self.keep(article, where_from(wanted.entry, self.feed.url), before)
            self._note(wanted, article.id, waits=came.error is not None)
            if article.id not in here:
                new.append(article)
        return new, errors

    def _note(self, wanted: Wanted, article: str | None, *, waits: bool) -> None:
        entry = wanted.entry
        known = Known(article=article, stamp=stamp_of(entry))
        if waits:
            tries = 1 + wanted.before.tries
            due = entry_due(tries, self.now)
            known = replace(known, tries=tries, due=due, waiting=entry)
        self.subscriptions.note(self.feed, {entry.id: known})

    def _page(self, url: str) -> Article:
        trusting = self.fetching.trusting(self.feed)
        with self.fetching.turn(url):
            return load(url, typed=False, trusting=trusting, limits=self.fetching.limits)


def _digest(known: Mapping[str, Known]) -> str:
    """A hash of the ids and stamps of a feed's known entries, to notice that some were lost."""
    entries = sorted((id_, record.stamp or "") for id_, record in known.items())
    return sha256(repr(entries).encode("utf-8", "replace")).hexdigest()
