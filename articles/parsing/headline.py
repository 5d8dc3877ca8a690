"""Which of the titles that a page gives is its headline.

Pages carry a title for the window, one for search engines, one for sharing, and the one a reader
sees. The last is the headline; the others say which of the page's main headings that is.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from articles.parsing.linked_data import things_of, words_in
from articles.parsing.markup import HEADINGS, is_unseen, name_of, words_of
from articles.urls import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_LONGEST = 300
_MOST_PIECES = 40
"""Of a heading, in which a title is looked for."""
_AKIN = 0.3
"""The share of the words of two titles that both must have, so that they are two of one thing."""
_SUFFIX = re.compile(r"\s+(?:[|—–·»]|-)\s+(?P<site>(?:(?! - )[^|—–·»]){2,40})$")
_TAG = re.compile(r"(?i)</?(?:a|b|br|cite|em|i|mark|q|small|span|strong|sub|sup|u)\b[^<>]*>")


def headline_of(page: HtmlElement, site: str | None) -> str | None:
    """The headline that the page shows, or else the best of the titles that it states."""
    described = _clean(words_in(things_of(page), [], "headline"))
    stated = [*_shared(page), *described, *_window(page)]
    sites = {site or "", *(match["site"] for title in stated if (match := _SUFFIX.search(title)))}
    headings = [heading for heading in page.iter("h1") if not _is_of_site(heading, sites)]
    titles = [title for heading in headings for title in _clean([_title_in(heading, stated)])]
    best = max(titles, key=lambda title: _kinship(title, stated), default=None)
    if best and (_kinship(best, stated) >= _AKIN or not stated):
        return best
    if len(titles) == 1 and len(titles[0].split()) > 2 and _is_of_article(headings[0]):
        return titles[0]
    return next(iter(described[:1] or (_without_site(title, site) for title in stated)), None)


def site_in_title(page: HtmlElement) -> str | None:
    """The name of the site that stands behind the headline in the title of the window."""
    heads = [_words(words_of(heading)) for heading in page.iter("h1", "h2")]
    for title in _window(page):
        match = _SUFFIX.search(title)
        if match and _words(title[: match.start()]) in heads:
            return match["site"].strip()
    return None


def heading_of(page: HtmlElement, title: str | None) -> HtmlElement | None:
    """The first heading that says a title."""
    if words := _words(title or ""):
        for heading in page.iter(*sorted(HEADINGS)):
            heading_words = _words(" ".join(map(str, heading.itertext())))
            if words <= heading_words and len(heading_words) < 2 * len(words):
                return heading
    return None


def as_text(title: str) -> str:
    """A title in one line, without markup and with characters for their names, as feeds give it.

    >>> as_text("Don&#x27;t <em>stop</em>")
    "Don't stop"
    """
    return " ".join(_TAG.sub("", unescape(title)).split())


def _title_in(heading: HtmlElement, stated: list[str]) -> str:
    """The words of a heading, or those of its pieces that are a title that the page states."""
    pieces = [str(piece) for piece in heading.itertext()][:_MOST_PIECES]
    known = {title.casefold() for title in stated}
    known |= {_without_site(title, None).casefold() for title in stated}
    for start in range(len(pieces)):
        for words in accumulate(pieces[start:]):
            if (title := " ".join(words.split())).casefold() in known:
                return title
    return " ".join(pieces) if _is_glued(pieces) else "".join(pieces)


def _is_glued(pieces: list[str]) -> bool:
    """Whether two of the pieces are whole words that run into each other."""
    return any(
        re.search(r"[a-z]{2}$", piece) and re.match(r"[A-Z][a-z]", following)
        for piece, following in pairwise(pieces)
    )


def _is_of_site(heading: HtmlElement, sites: set[str]) -> bool:
    """Whether a heading is the name of the site, as a logo is, or one that nobody sees."""
    words = _words(words_of(heading))
    paths = [parts_of(link.get("href", "#")).path for link in heading.iter("a")]
    is_logo = "/" in paths or any(name_of(above) == "nav" for above in heading.iterancestors())
    return (
        is_logo
        or any(len(words & _words(site)) > 0.7 * len(words) for site in sites)
        or any(is_unseen(above) for above in (heading, *heading.iterancestors()))
    )


def _is_of_article(heading: HtmlElement) -> bool:
    above = {name_of(element) for element in heading.iterancestors()}
    return bool(above & {"article", "main"}) or "header" not in above


def _shared(page: HtmlElement) -> list[str]:
    names = ("og:title", "twitter:title", "dc.title")
    metas = [meta for meta in page.iter("meta") if meta.get("content")]
    keys = [(meta.get("property") or meta.get("name") or "").lower() for meta in metas]
    return _clean(
        meta.get("content", "")
        for name in names
        for meta, key in zip(metas, keys, strict=True)
        if key == name
    )


def _window(page: HtmlElement) -> list[str]:
    head = page.find("head")
    return _clean(title.text_content() for title in head.iter("title")) if head is not None else []


def _clean(titles: Iterable[str]) -> list[str]:
    lines = map(as_text, titles)
    return [line for line in lines if 0 < len(line) <= _LONGEST]


def _words(title: str) -> set[str]:
    return set(re.findall(r"\w+", title.casefold()))


def _kinship(title: str, stated: list[str]) -> float:
    """The share of words that a title has in common with the one it is most like."""
    others = {other for whole in stated for other in (whole, _without_site(whole, None))}
    return max((_likeness(_words(title), _words(other)) for other in others), default=0)


def _likeness(words: set[str], others: set[str]) -> float:
    """The share of common words: of all, or of the shorter title if that is no mere label."""
    both, shorter = len(words & others), min(len(words), len(others))
    return max(both / (len(words | others) or 1), both / shorter - 0.2 if shorter > 3 else 0)


def _without_site(title: str, site: str | None) -> str:
    """The title less the name of the site, which many put after a dash or a bar."""
    match = _SUFFIX.search(title)
    if match is None:
        return title
    headline = title[: match.start()]
    is_longer = len(headline.split()) >= len(match["site"].split())
    is_site = _kinship(match["site"], [site]) > _AKIN if site else is_longer
    return headline if is_site else title
