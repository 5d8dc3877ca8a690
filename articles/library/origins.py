"""Which of the kept texts are versions of one article: those that have one origin.

It is the page that a text says it is of, its canonical address. But some sites give the home page,
or one page for all; so a text that came from elsewhere than another of that page is a version of it
only if the two are alike. That is decided when a text is kept, and stays.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from articles.diff.alike import are_alike
from articles.urls import is_home, page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

COMPARED: Final = 8
"""Texts of one page, the latest, that a new one is compared with."""
MOST_REMEMBERED: Final = 100_000
"""Texts whose origin is told once: to take addresses apart is most of what asking all costs."""


@lru_cache(MOST_REMEMBERED)
def named_by(url: str | None, where: str) -> str | None:
    """What address and place of a text say of its origin: a page, or the path of a file.

    A place within a page, such as `https://post.example/app#/story/7`, says more than the page.
    None if nothing is said, as of what came through standard input.

    Args:
        url: the address that the text gives itself.
        where: what was opened: an address, a path, `-`.
    """
    if url and not is_home(url) and "#" not in page_of(where):
        return page_of(url)
    return _place(where)


def origin_in(record: Mapping[str, Any]) -> str | None:
    """The origin of a text, by what is kept of it."""
    if "origin" in record:
        return record["origin"] or None
    return named_by(record.get("url"), record["where"])


def origin_of(
    url: str | None,
    where: str,
    text: str,
    records: Mapping[str, Mapping[str, Any]],
    text_of: Callable[[str], str | None],
) -> str | None:
    """The origin of a text that is not kept yet, among the records of those that are, by their ids.

    Args:
        text_of: gives the text of one by its id; None if it cannot be read.
    """
    named = named_by(url, where)
    same = [
        id_
        for id_, record in records.items()
        if named_by(record.get("url"), record["where"]) == named
    ]
    if named is None or not same:
        return named
    place = _place(where)
    for id_ in reversed(same):
        if place and _place(records[id_]["where"]) == place:
            return origin_in(records[id_])
    for id_ in same[: -COMPARED - 1 : -1]:
        other = text_of(id_)
        if other is not None and are_alike(text, other):
            return origin_in(records[id_])
    return place


def _place(where: str) -> str | None:
    """The page or file that was opened; None of what is neither, such as standard input."""
    if where.startswith("/"):
        return where
    page = page_of(where)
    return page if page.startswith("//") else None
