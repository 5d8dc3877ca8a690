"""Where a link of an article leads: a place in it, another article, or nowhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from articles.urls import is_url

if TYPE_CHECKING:
    from articles.article import Article


class NowhereError(Exception):
    """The link cannot be followed; the message is a sentence that says why."""


def leads_to(href: str, article: Article, where: str = "") -> int | str:
    """The offset in the article, or the address or file, that a link leads to.

    Args:
        where: the address or file that the article was read from, which links may start from.

    Raises:
        NowhereError: it is no address of a page, of a file that is there, or of a place here.
    """
    if href.startswith("#"):
        return _place(href, article)
    try:
        return _page_or_file(href, article.url or where)
    except (ValueError, OSError):  # http://[x, or a name longer than any file's
        raise NowhereError(f"This link leads nowhere: {href}") from None


def _page_or_file(href: str, base: str) -> str:
    full = href if not is_url(base) else urljoin(base, href)
    if is_url(full):
        return full
    if urlsplit(href).scheme or not base:
        raise NowhereError(f"newsread follows links to pages and files, not {href}")
    return _beside(href, Path(base))


def _place(href: str, article: Article) -> int:
    """The heading with this name, or the other end of a footnote: where a link leads back here."""
    name = unquote(href[1:]).casefold()
    links = {part.href: part.start for part in article.parts if part.kind == "link"}
    heads = [part for part in article.parts if part.kind in ("headline", "subhead")]
    named = {_slug(part.of(article.text)): part.start for part in heads}
    place = named.get(name, links.get(_other_end(href)))
    if place is None:
        raise NowhereError(f"No heading or note here is called {href}")
    return place


def _other_end(href: str) -> str:
    """Of a footnote `#fn1` the `#fnref1` that leads back, and the other way round."""
    return href.replace("#fnref", "#fn") if href.startswith("#fnref") else f"#fnref{href[3:]}"


def _slug(heading: str) -> str:
    """The name that Markdown gives to a heading: its words in small letters, parted by hyphens."""
    return "-".join(re.findall(r"[\w-]+", heading.casefold()))


def _beside(href: str, start: Path) -> str:
    file = start.parent / unquote(urlsplit(href).path)
    if not file.is_file():
        raise NowhereError(f"There is no file {file}")
    return str(file.resolve())
