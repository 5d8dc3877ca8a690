"""Web pages: the article without what is around it, and what the page says of it."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from articles.article import Article
from articles.errors import ArticleError
from articles.fetching.walls import notice_on, wall_on
from articles.parsing.decode import decode
from articles.parsing.encodings import declared_in
from articles.parsing.limits import MOST_LEVELS, check_tags, is_book, is_cut
from articles.parsing.trim import drop_promotions, rejoin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from articles.formats import Source

_logger = logging.getLogger(__name__)

TOO_DEEP = f"The rest is missing: the page is nested more than {MOST_LEVELS} deep."
_SHORT = 1000
"""Characters below which a strict extraction is compared with a lenient one."""
_STRICT_LOSS = 0.5
"""A strict extraction with less than this share of the lenient one's text has lost the article."""


def read(source: Source) -> Article:
    """The article on a page that was fetched or saved.

    Raises:
        ArticleError: nothing on the page reads as an article, or a tag would take minutes.
    """
    page = decode(source.data, source.name, source.encoding, declared_in(source.data))
    return from_html(page, source.name, url=source.url)


def from_html(page: str, name: str, url: str | None = None) -> Article:
    """The article on a page: its headline and body, without menus, adverts and comments."""
    from articles.parsing.headline import headline_of
    from articles.parsing.tree import to_article

    _hush()
    check_tags(page, name)
    whole = _tree(page)
    if whole is None:
        raise ArticleError(name, "it is called a page, but holds no HTML")
    found = None if is_book(whole) else _extract(page, url)
    about = _about(found, url)
    body = found.body if found is not None else _whole_body(whole)
    title = headline_of(whole, about.get("source"))
    article = replace(to_article(body, title), language=_language(whole), **about)
    if sentence := wall_on(whole, article.text):
        raise ArticleError(name, sentence)
    return told_of_depth(replace(article, notice=notice_on(whole, article.text)), whole, name)


def told_of_depth(article: Article, whole: HtmlElement, name: str) -> Article:
    """The article, with a notice if the page goes deeper than its parser.

    Raises:
        ArticleError: nothing but what was dropped could have been its text.
    """
    if not is_cut(whole):
        return article
    if article.text.strip() in ("", article.title):
        raise ArticleError(name, f"it is nested more than {MOST_LEVELS} deep, as no article is")
    return replace(article, notice=article.notice or TOO_DEEP)


def _tree(page: str) -> HtmlElement | None:
    """The page as a tree; a piece of a page is one, too."""
    from lxml.html import document_fromstring
    from trafilatura import load_html

    tree: HtmlElement | None = load_html(page)
    if tree is None and "<" in page:
        return document_fromstring(f"<html><body>{page}</body></html>")
    return tree


def _extract(page: str, url: str | None) -> Any:
    """What trafilatura finds when asked to be strict, unless that loses most of the article."""
    strict, usual = _extracted(page, url, strict=True), None
    if strict is None or len(strict.text or "") < _SHORT:
        usual = _extracted(page, url, strict=False)
    best = usual if usual and _STRICT_LOSS * len(usual.text) > len(_text(strict)) else strict
    if best is not None:
        drop_promotions(best.body)
    return best


def _extracted(page: str, url: str | None, *, strict: bool) -> Any:
    """What trafilatura finds; nothing, where an odd page makes it fail, to be read whole then."""
    from trafilatura import bare_extraction, load_html

    tree = load_html(page)
    if tree is None:
        return None
    rejoin(tree)
    try:
        return bare_extraction(
            tree,
            url=url,
            include_comments=False,
            include_links=True,
            include_formatting=True,
            with_metadata=True,
            favor_precision=strict,
        )
    except Exception:  # which one is written nowhere: htmldate asserts that <math> is in a page
        _logger.info("no article was found", exc_info=True)
        return None


def _text(found: Any) -> str:
    return (found.text or "") if found is not None else ""


def _whole_body(tree: HtmlElement) -> Any:
    """For pages too short, or too long, to tell the article from what is around it."""
    body = tree.find("body")
    return tree if body is None else body


def _about(found: Any, url: str | None) -> dict[str, Any]:
    """Who published the page, who wrote it and when, as fields of an article."""
    if found is None:
        return {"url": url}
    byline = ", ".join(part.strip() for part in (found.author or "").split(";") if part.strip())
    return {
        "byline": byline or None,
        "source": found.sitename or found.hostname,
        "published": found.date,
        "url": found.url or url,
    }


def _language(tree: HtmlElement) -> str:
    code = (tree.get("lang") or "en").strip().lower()[:2]
    return code if re.fullmatch("[a-z]{2}", code) else "en"


def _hush() -> None:
    """Keeps the libraries' warnings from Python's last resort, which is to write on the screen."""
    for name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        logging.getLogger(name).addHandler(logging.NullHandler())
