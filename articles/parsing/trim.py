"""What is taken off a page before its article is looked for: what is hidden, and other articles."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from typing import TYPE_CHECKING

from articles.parsing.headline import heading_of
from articles.parsing.markup import is_hidden, name_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEWEST_PARAGRAPHS = 3
_FEWEST_CHARACTERS = 500
_MOST_HIDDEN = 0.6
"""Of a page's words; a page that hides more shows them with a script, which is not run here."""
_PROSE = 12
"""Words; what has such a paragraph is no mere heading."""


def settle(page: HtmlElement) -> None:
    """Takes what is hidden off the page, or shows it where the page would be left without words."""
    hidden = [element for element in page.iter() if name_of(element) and is_hidden(element)]
    within = {id(below) for element in hidden for below in element.iterdescendants()}
    outermost = [element for element in hidden if id(element) not in within]
    words = sum(len(words_of(element)) for element in outermost)
    is_page = words > _MOST_HIDDEN * len(words_of(page))
    for element in hidden if is_page else outermost:
        if is_page or element.getparent() is None:
            element.attrib.pop("hidden", None)
            element.attrib.pop("style", None)
        else:
            element.drop_tree()


def without_others(page: HtmlElement, title: str | None) -> HtmlElement:
    """A copy of the page without the articles that follow the one with this title on it."""
    page = deepcopy(page)
    heading = heading_of(page, title)
    if heading is None:
        return page
    others = [*page.iter("article")] + [h1 for h1 in page.iter("h1") if h1 is not heading]
    for other in others:
        mine, box = _parted(heading, other)
        if mine is None or box is None or box not in [*mine.itersiblings()]:
            continue
        if _are_of_a_kind(mine, box):
            box.drop_tree()
    return page


def rejoin(page: HtmlElement) -> None:
    """Puts an article that adverts cut into several boxes of one class back into the first.

    For an extractor that takes the best box of a page; the order is lost.
    """
    boxes: dict[str, list[HtmlElement]] = defaultdict(list)
    for box in page.iter("div", "section"):
        if (name := box.get("class")) and _is_of_text(box):
            boxes[name].append(box)
    for first, *others in boxes.values():
        for other in others:
            first.extend(list(other))


def _parted(
    heading: HtmlElement, other: HtmlElement
) -> tuple[HtmlElement | None, HtmlElement | None]:
    """The largest boxes that hold one of two elements and not the other."""
    above = [heading, *heading.iterancestors()]
    box = other
    while (parent := box.getparent()) is not None and parent not in above:
        box = parent
    if parent is None or box in above:
        return None, None
    return above[above.index(parent) - 1], box


def _are_of_a_kind(mine: HtmlElement, other: HtmlElement) -> bool:
    """Whether two boxes are two articles: of one kind, each with a heading and with text."""
    kinds = {(box.tag, box.get("class") if box.tag != "article" else None) for box in (mine, other)}
    is_named = mine.tag == "article" or bool(mine.get("class"))
    has_heading = next(other.iter("h1", "h2", "h3"), None) is not None
    return len(kinds) == 1 and is_named and has_heading and _has_prose(mine) and _has_prose(other)


def _has_prose(box: HtmlElement) -> bool:
    return any(len(words_of(paragraph).split()) >= _PROSE for paragraph in box.iter("p"))


def _is_of_text(box: HtmlElement) -> bool:
    lengths = [len(words_of(child)) for child in box if child.tag == "p"]
    return len(lengths) >= _FEWEST_PARAGRAPHS and sum(lengths) >= _FEWEST_CHARACTERS
