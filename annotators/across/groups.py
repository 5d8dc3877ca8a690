"""The articles that have statements in common, all that are kept at once: for lists of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.across.sameness import compared, may_be_same
from annotators.across.stories import is_near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.search import Saying


def grouped(pairs: Iterable[tuple[Saying, Saying]]) -> dict[str, str]:
    """The group of each article that has a statement in common with another, by the article's id.

    A group is named by the smallest id in it. Each article of a group has a statement in common
    with another of the group that was published near it.

    pairs: statements that may be the same words.
    """
    first: dict[str, str] = {}

    def of(id_: str) -> str:
        while (above := first.get(id_, id_)) != id_:
            id_ = above
        return id_

    for saying, other in pairs:
        here, there = of(saying.article), of(other.article)
        if (
            here != there
            and is_near(saying.date, other.date)
            and _is_same(saying.words, other.words)
        ):
            first.setdefault(saying.article, here)
            first.setdefault(other.article, there)
            first[max(here, there)] = min(here, there)
            first.setdefault(min(here, there), min(here, there))
    return {id_: of(id_) for id_ in first}


def _is_same(words: str, other_words: str) -> bool:
    return may_be_same(words, other_words) and compared(words, other_words).is_same
