"""What trafilatura leaves undone on a page: articles in several boxes, and lines that advertise."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_FEWEST_PARAGRAPHS = 3
_FEWEST_CHARACTERS = 500
_PROMOTION = re.compile(
    r"(?i)(?:read (?:more|also|next)|see (?:more|also)|also (?:on|read)|related(?: \w+)?|watch"
    r"|listen|more from|don.t miss|you may also like|recommended|like this story|sign up|subscribe"
    r"|get the (?:latest|day.s)|click here|follow (?:him|her|them|us|@)|share (?:this|it))\b"
)
_LONGEST_PROMOTION = 200
"""Characters; a paragraph that begins with such words and is longer may be the article's own."""


def rejoin(page: _Element) -> None:
    """Puts an article that adverts cut into several boxes of one class back into the first."""
    boxes: dict[str, list[_Element]] = defaultdict(list)
    for box in page.iter("div", "section"):
        if (name := box.get("class")) and _is_of_text(box):
            boxes[name].append(box)
    for first, *others in boxes.values():
        for other in others:
            first.extend(list(other))


def drop_promotions(body: _Element) -> None:
    """Removes short paragraphs and items that send the reader elsewhere ("Read more: …")."""
    for tag in ("p", "item", "head"):
        for element in list(body.iter(tag)):
            words = _words(element).strip()
            parent = element.getparent()
            if parent is not None and _is_promotion(element, words):
                parent.remove(element)


def _is_of_text(box: _Element) -> bool:
    lengths = [len(_words(child)) for child in box if child.tag == "p"]
    return len(lengths) >= _FEWEST_PARAGRAPHS and sum(lengths) >= _FEWEST_CHARACTERS


def _is_promotion(element: _Element, words: str) -> bool:
    """A promotion begins as one and is a link, or is a call with nothing after it."""
    if len(words) > _LONGEST_PROMOTION or not _PROMOTION.match(words):
        return False
    linked = sum(len(_words(link)) for link in element.iter("ref"))
    return bool(linked) or words.endswith((":", "!")) or len(words.split()) <= 4


def _words(element: _Element) -> str:
    return "".join(map(str, element.itertext()))
