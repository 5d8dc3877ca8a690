"""Web pages: the article without what is around it, and what the page says of it."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from articles.article import Article
from articles.errors import ArticleError, SentOnError, WallError
from articles.parsing.decode import decode
from articles.parsing.encodings import declared_in
from articles.parsing.limits import MOST_LEVELS, check_tags, is_book, is_cut
from articles.parsing.selection import Votes, select
from articles.parsing.trim import rejoin, settle, without_others
from articles.parsing.walls import notice_on, wall_on

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from articles.parsing.metadata import Page
    from articles.parsing.source import Source

_logger = logging.getLogger(__name__)

TOO_DEEP = f"The rest is missing: the page is nested more than {MOST_LEVELS} deep."
_STRICT_LOSS = 0.5
"""A strict extraction with less than this share of the lenient one's text has lost the article."""


def read(source: Source) -> Article:
    """The article on a page that was fetched or saved.

    Raises:
        ArticleError: nothing on the page reads as an article, or a tag would take minutes.
        SentOnError: it only leads on to another page.
    """
    page = decode(source.data, source.name, source.encoding, declared_in(source.data))
    return from_html(page, source.name, url=source.url)


def from_html(markup: str, name: str, url: str | None = None) -> Article:
    """The article on a page: its headline and body, without menus, adverts and comments."""
    from articles.parsing.metadata import Page, refresh_of
    from articles.parsing.tree import to_article

    _hush()
    check_tags(markup, name)
    tree = _tree(markup)
    if tree is None:
        raise ArticleError(name, "it is called a page, but holds no HTML")
    settle(tree)
    page = Page(tree, url)
    if address := refresh_of(page):
        raise SentOnError(name, address)
    body = _selected(page)
    article = replace(
        to_article(body, page.title),
        **{field: getattr(page, field) for field in ("byline", "published")},
        source=page.site,
        url=page.address,
        language=_language(tree),
    )
    if sentence := wall_on(tree, article.text, page.title):
        partial = replace(article, notice=f"This may be no article: {sentence}.")
        raise WallError(name, sentence, partial) if article.text else ArticleError(name, sentence)
    return with_notice_of_depth(replace(article, notice=notice_on(tree, article.text)), tree, name)


def _selected(page: Page) -> HtmlElement:
    """The body with only what is the article's; all of it, if that cannot be told."""
    if is_book(page.tree):
        return _whole_body(page.tree)
    first = without_others(page.tree, page.title)
    if votes := _extract(first):
        select(_whole_body(first), *votes, page.title)
    return _whole_body(first)


def _extract(page: HtmlElement) -> tuple[Votes, Votes] | None:
    """What trafilatura finds when asked to be strict, and when not.

    Strict is not kept where it loses most of the article.
    """
    strict, usual = _extracted(page, strict=True), _extracted(page, strict=False)
    best = usual if _STRICT_LOSS * len(usual) > len(strict) else strict
    return (Votes.of([best]), Votes.of([usual])) if best else None


def _extracted(page: HtmlElement, *, strict: bool) -> str:
    """What trafilatura finds; nothing, where an odd page makes it fail, to be read whole then."""
    from trafilatura import bare_extraction

    tree = deepcopy(page)
    rejoin(tree)
    try:
        extraction = bare_extraction(tree, include_comments=False, favor_precision=strict)
    except Exception:  # which one is written nowhere
        _logger.info("no article was found", exc_info=True)
        return ""
    return getattr(extraction, "text", None) or ""


def with_notice_of_depth(article: Article, whole: HtmlElement, name: str) -> Article:
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


def _whole_body(tree: HtmlElement) -> Any:
    """For pages too short, or too long, to tell the article from what is around it."""
    body = tree.find("body")
    return tree if body is None else body


def _language(tree: HtmlElement) -> str:
    code = (tree.get("lang") or "").strip().lower()[:2]
    return code if re.fullmatch("[a-z]{2}", code) else "und"


def _hush() -> None:
    """Keeps the libraries' warnings from Python's last resort, which is to write on the screen."""
    for name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        logging.getLogger(name).addHandler(logging.NullHandler())
