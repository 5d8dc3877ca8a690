"""What no article has, and what would cost minutes or gigabytes: attributes, children, levels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.errors import ArticleError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ATTRIBUTES = 1_000
"""Of one tag; libxml2 takes time that grows with the square of their number."""

MOST_CHILDREN = 3_000
"""Of one element; trafilatura takes time and memory that grow with the square of their number."""
MOST_ELEMENTS = 50_000
"""Of a page in which an article is looked for; twice as many take trafilatura 16 seconds."""
MOST_LEVELS = 255
"""One element in another; libxml2 drops what is deeper, and everything after it."""

_TAG = re.compile(
    r"""(?isx) <!--.*?(?:-->|\Z) | <(script|style|textarea)\b.*?(?:</\1|\Z)
    | (?P<tag> <[a-z](?: [^>=]++ | =\s*+(?:"[^"]*+"|'[^']*+')?+ )*+ )"""
)
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]++)""")
_BETWEEN = re.compile(r"[\s/]+")


def check_tags(page: str, name: str) -> None:
    """Refuse a page, called `name`, with a tag that no parser is done with soon.

    Raises:
        ArticleError: a tag has more attributes than any that is written by people.
    """
    if _has_too_many_attributes(page):
        reason = f"one tag in it has more than {MOST_ATTRIBUTES:,} attributes, as no article has"
        raise ArticleError(name, reason)


def _has_too_many_attributes(page: str) -> bool:
    return any(
        _attributes(tag) > MOST_ATTRIBUTES
        for match in _TAG.finditer(page)
        if (tag := match["tag"]) and len(tag) > 2 * MOST_ATTRIBUTES
    )


def _attributes(tag: str) -> int:
    return len(_BETWEEN.split(_VALUE.sub(" ", tag).strip())) - 1


def is_book(tree: _Element) -> bool:
    """Whether a page has so many elements that looking for an article in it takes minutes."""
    counts = [len(element) for element in tree.iter()]
    return len(counts) > MOST_ELEMENTS or max(counts) > MOST_CHILDREN


def is_cut(tree: _Element) -> bool:
    """Whether a page is so deep that libxml2 has, or may have, left out the rest of it."""
    from lxml.etree import iterwalk

    depth = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MOST_LEVELS:
            return True
    return False
