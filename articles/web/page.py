"""An article from an address on the web."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from articles.errors import ArticleError, SentOnError
from articles.parsing.formats import is_feed, read
from articles.parsing.source import Source
from articles.web.download import Download, Limits, download

if TYPE_CHECKING:
    from articles.article import Article

ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9, */*;q=0.5"
_FEEDS = {"application/rss+xml", "application/atom+xml", "application/feed+json"}
_VAGUE = ("", "text/plain", "application/octet-stream")
"""Media types that servers give to whatever they do not know."""
_NOT_READ = ("image/", "video/", "audio/", "font/")


def fetch(
    url: str, *, typed: bool = True, trusting: str | None = None, limits: Limits | None = None
) -> Article:
    """The article at an http(s) address, or at the one that the page there only leads on to.

    Args:
        typed: whether the reader gave the address; one that a page or feed gave must be public.
        trusting: an address that the reader did give, whose host need not be public.

    Raises:
        ArticleError: there is none to be had, with the reason in one sentence.
    """
    fetched = download(url, typed=typed, trusting=trusting, accept=ACCEPT, limits=limits)
    return article_behind(fetched, trusting=url if typed else trusting, limits=limits)[0]


def article_behind(
    fetched: Download, *, trusting: str | None = None, limits: Limits | None = None
) -> tuple[Article, Download]:
    """The article that a download holds, or the page that it only leads on to; and which did.

    Args:
        trusting: an address that the reader gave, whose host need not be public.

    Raises:
        ArticleError: there is none to be had, with the reason in one sentence.
    """
    try:
        return article_of(fetched), fetched
    except SentOnError as sent:  # once: a page that leads on to one that leads on is a circle
        to = sent.address
    there = download(to, typed=False, trusting=trusting, accept=ACCEPT, limits=limits)
    return article_of(there), there


def article_of(fetched: Download) -> Article:
    """The article that a download holds.

    Raises:
        ArticleError: it is a feed, a picture or the like, or holds nothing to read.
    """
    if fetched.media_type in _FEEDS or is_feed(fetched.data):
        raise ArticleError(fetched.url, f"this is a feed: newsread feeds add {fetched.url}")
    if fetched.media_type.startswith(_NOT_READ):
        raise ArticleError(fetched.url, f"this is no text but {fetched.media_type}")
    source = Source(name=fetched.url, data=fetched.data, url=fetched.url, encoding=fetched.encoding)
    article = read(source, suffix=_suffix(fetched), media_type=fetched.media_type)
    return article if article.url else replace(article, url=fetched.url)


def _suffix(fetched: Download) -> str:
    """The suffix of the address, where the server does not say what it sends."""
    return PurePosixPath(urlsplit(fetched.url).path).suffix if fetched.media_type in _VAGUE else ""
