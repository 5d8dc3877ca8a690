"""Which of the titles that a page gives is its headline.

Pages carry a title for the window, one for search engines, one for sharing, and the one a reader
sees. The last is the headline; the others say which of the page's main headings that is.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_LONGEST = 300
_AKIN = 0.5
"""The share of the shorter title's words that the other must have."""
_SUFFIX = re.compile(r"\s+(?:[|—–·»]|-)\s+(?P<site>[^|—–·»]{2,40})$")


def headline_of(page: HtmlElement, site: str | None) -> str | None:
    """The headline that the page shows, or else the best of the titles that it states."""
    stated = [*_shared(page), *_window(page)]
    seen = _linked_data(page)
    for title in _main_headings(page):
        if _is_of(title, site):
            continue
        if any(_are_akin(title, other) for other in stated) or not stated:
            return title
    return next(iter(seen[:1] or (_without_site(title, site) for title in stated)), None)


def _main_headings(page: HtmlElement) -> list[str]:
    return _clean(heading.text_content() for heading in page.iter("h1"))


def _shared(page: HtmlElement) -> list[str]:
    names = ("og:title", "twitter:title", "dc.title")
    metas = [meta for meta in page.iter("meta") if meta.get("content")]
    given = [(meta.get("property") or meta.get("name") or "").lower() for meta in metas]
    return _clean(
        meta.get("content", "")
        for name in names
        for meta, said in zip(metas, given, strict=True)
        if said == name
    )


def _window(page: HtmlElement) -> list[str]:
    head = page.find("head")
    return _clean(title.text_content() for title in head.iter("title")) if head is not None else []


def _linked_data(page: HtmlElement) -> list[str]:
    """The headlines of schema.org descriptions; one that is no JSON says nothing."""
    found: list[str] = []
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                found.extend(_headlines(json.loads(script.text or "", strict=False)))
            except (ValueError, RecursionError):
                continue
    return _clean(map(unescape, found))


def _headlines(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(headline := value.get("headline"), str):
            yield headline
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _headlines(item)


def _clean(titles: Iterator[str]) -> list[str]:
    lines = (" ".join(title.split()) for title in titles)
    return [line for line in lines if 0 < len(line) <= _LONGEST]


def _is_of(title: str, site: str | None) -> bool:
    """Whether a heading is the name of the site, as on pages whose logo is a heading."""
    words = _words(title)
    return len(words & _words(site or "")) > 0.7 * len(words)


def _words(title: str) -> set[str]:
    return set(re.findall(r"\w+", title.casefold()))


def _are_akin(title: str, other: str) -> bool:
    shorter, longer = sorted((_words(title), _words(other)), key=len)
    return len(shorter & longer) > _AKIN * len(shorter) and len(_words(title)) > 1


def _without_site(title: str, site: str | None) -> str:
    """The title less the name of the site, which many put after a dash or a bar."""
    match = _SUFFIX.search(title)
    if match and (not site or _are_akin(match["site"] + " .", site) or match["site"] == site):
        return title[: match.start()]
    return title
