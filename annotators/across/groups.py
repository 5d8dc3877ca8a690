"""The articles that have statements in common, all that are kept at once: for lists of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.across.sameness import compared, may_be_same
from annotators.across.stories import is_near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.search import Saying


def grouped(pairs: Iterable[tuple[Saying, Saying]]) -> dict[str, str]:
    """By the id of each article that has a statement in common with another one that of a first.

    Those with the same first belong together, each because of a statement that it has in common
    with one of them that was published near it.

    pairs: statements that may be the same words.
    """
    first: dict[str, str] = {}

    def of(id_: str) -> str:
        while (above := first.get(id_, id_)) != id_:
            id_ = above
        return id_

    for one, other in pairs:
        here, there = of(one.article), of(other.article)
        if here != there and is_near(one.date, other.date) and _is_same(one.words, other.words):
            first.setdefault(one.article, here)
            first.setdefault(other.article, there)
            first[max(here, there)] = min(here, there)
            first.setdefault(min(here, there), min(here, there))
    return {id_: of(id_) for id_ in first}


def _is_same(one: str, other: str) -> bool:
    return may_be_same(one, other) and compared(one, other).is_same
