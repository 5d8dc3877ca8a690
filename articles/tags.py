"""Which tags a page may have: one with a hundred thousand attributes is no part of an article."""

from __future__ import annotations

import re

from articles.errors import ArticleError

MOST_ATTRIBUTES = 1_000
"""Of one tag; libxml2 takes time that grows with the square of their number."""

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
        for found in _TAG.finditer(page)
        if (tag := found["tag"]) and len(tag) > 2 * MOST_ATTRIBUTES
    )


def _attributes(tag: str) -> int:
    return len(_BETWEEN.split(_VALUE.sub(" ", tag).strip())) - 1
