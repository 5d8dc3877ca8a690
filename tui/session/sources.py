"""Articles that are named on the command line or by a link: files, addresses, `-`."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import WallError, as_article_error
from articles.safe import without_login
from articles.urls import is_url
from tui.session import stores

if TYPE_CHECKING:
    from articles.article import Article
    from articles.library import Library
    from tui.session.session import Opened


def whole(name: str) -> str:
    """The absolute path of a file, by which its versions are known; `-` stays `-`."""
    return name if name == "-" else str(Path(name).absolute())


def load_article(
    name: str, *, is_typed: bool = True, trusting: str | None = None, anyway: bool = False
) -> Opened:
    """The article of a name; of a page that cannot be fetched now, the version that was kept.

    Args:
        is_typed: whether the reader named it; a page that an article links to must be public.
        trusting: an address that the reader gave, whose place need not be public either.
        anyway: whether to open a wall that stands before an article.

    Raises:
        ArticleError: it cannot be read, and was not kept.
        StoreError: the library cannot be read.
    """
    with as_article_error(name, "page" if is_url(name) else "file"):
        try:
            return _opened(name, is_typed, trusting)
        except WallError as wall:
            if not anyway:
                raise
            return _as_opened(wall.article, name)


def way_past(error: Exception) -> str:
    """What to add to an error's sentence: how to read the article all the same, if one can."""
    return "; --anyway takes what is there" if isinstance(error, WallError) else ""


def _as_opened(article: Article, name: str) -> Opened:
    from tui.session.session import Opened

    return Opened(article, without_login(name) if is_url(name) else whole(name))


def _opened(name: str, is_typed: bool, trusting: str | None) -> Opened:
    from articles.opening import load, visit
    from tui.session.session import Opened

    if not is_url(name):
        return Opened(load(name), whole(name))
    answers = stores.answers()
    page = visit(name, stores.library(), answers, typed=is_typed, trusting=trusting)
    return Opened(page.article, without_login(name), page.notice)


def fetch_again(old: Opened, library: Library) -> Opened:
    """The page of an article as it is now, kept as a newer version of that article.

    A page on a private network is asked only for the article of a feed that the reader gave.

    Raises:
        ArticleError: it cannot be had.
        StoreError: the library or the feeds cannot be read, or it cannot be kept.
    """
    from articles.feeds.entries import from_feed
    from articles.opening import load
    from tui.session.session import Opened

    url = old.article.url or ""
    with as_article_error(url, "page"):
        versions = {entry.id for entry in library.versions_with(old.article, old.where)}
        page = load(url, typed=False, trusting=_feed_of({old.article.id, *versions}))
    known = replace(old.article, notice=None)
    article = from_feed(page, known.source).completed(known)
    if article.id != old.article.id:
        library.keep(article, old.where, version_of=old.article.id)
    return Opened(article, old.where)


def _feed_of(articles: set[str]) -> str | None:
    """The address of a feed that the reader gave and that one of these articles came from."""
    with stores.subscriptions(lambda _: None) as subscriptions:
        articles_by_feed = subscriptions.articles()
        urls = (feed.url for feed in subscriptions.feeds() if feed.is_given)
        return next((url for url in urls if articles & {*articles_by_feed.get(url, ())}), None)


def keys_from_the_terminal() -> None:
    """Once standard input has been read to its end, let keys come from the terminal again.

    Raises:
        OSError: there is no terminal.
    """
    terminal = os.open("/dev/tty", os.O_RDWR)
    os.dup2(terminal, sys.__stdin__.fileno() if sys.__stdin__ else 0)
    os.close(terminal)
