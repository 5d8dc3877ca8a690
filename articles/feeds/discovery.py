"""The feed that a page links to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.errors import as_article_error
from articles.parsing.decode import markup_in_utf8
from articles.parsing.limits import check_tags
from articles.urls import joined

if TYPE_CHECKING:
    from articles.web.download import Download

TYPES = ("application/atom+xml", "application/rss+xml", "application/feed+json")
_PAGE = ("text/html", "application/xhtml+xml")


def is_page(page: Download) -> bool:
    """Whether this is a page, and no feed that is called one."""
    start = page.data[:1000].lstrip().lower()
    return page.media_type in _PAGE and not start.startswith((b"<?xml", b"<rss", b"<feed"))


def feeds_of(page: Download) -> list[str]:
    """The addresses of the feeds that the page says are its own, in the page's order."""
    with as_article_error(page.url, "page"):
        return _links(page) if page.data.strip() else []


def _links(page: Download) -> list[str]:
    from lxml.html import HTMLParser, document_fromstring

    data = markup_in_utf8(page.data, page.url, page.encoding)
    check_tags(data.decode(), page.url)
    tree = document_fromstring(data, parser=HTMLParser(encoding="utf-8"))
    links = [
        joined(page.url, link.get("href", ""))
        for link in tree.iter("link")
        if "alternate" in (link.get("rel") or "").lower().split()
        and (link.get("type") or "").partition(";")[0].strip().lower() in TYPES
    ]
    return list(dict.fromkeys(filter(None, links)))
