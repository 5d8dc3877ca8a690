"""The marks of one article as the notebook has them; marks of older versions are re-anchored."""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from articles.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotators.notebook.anchoring.placed import Placed
    from annotators.notebook.mark import State
    from annotators.notebook.notebook import Notebook
    from articles.article import Article
    from articles.store.durable import Signature

    Signatures = tuple[Signature | None, ...]

_logger = logging.getLogger(__name__)


class ArticleMarks(NamedTuple):
    """What the notebook has for an article, and the state of its files when they were read."""

    placed: tuple[Placed, ...]
    articles: tuple[str, ...]
    """The ids under which these marks are kept: of this version, of older ones, its address."""
    signature: Signatures


def read(notebook: Notebook, article: Article, versions: Iterable[str] = ()) -> ArticleMarks:
    """The marks of the article; marks of its older versions are re-anchored.

    `versions` are the ids of those that the library knows.
    """
    from annotators.notebook.anchoring import place_all

    known = tuple(versions)
    older = notebook.versions_of(article, known)
    # What was imported and never placed is kept under the address.
    ids = tuple(filter(None, (article.id, *(version.id for version in older), article.url)))
    signature = signatures(notebook, ids)
    marks = [mark for id_ in ids for mark in notebook.marks_of(id_)]
    placed = place_all(marks, article, {version.id: version.text for version in older})
    placed = _of_one_article(placed, article, known)
    _remember_states(notebook, placed)
    return ArticleMarks(tuple(map(_remembered, placed)), ids, signature)


def _of_one_article(
    placed: tuple[Placed, ...], article: Article, known: Sequence[str]
) -> tuple[Placed, ...]:
    """Without the marks of texts that share only the headline: none of their marks has a place.

    A column has one headline every day: marks on that of yesterday are at home there, not lost.
    """
    if article.url:
        return placed
    anchored = {placement.mark.article for placement in placed if placement.place.span is not None}
    versions = anchored.union(known, [article.id])
    return tuple(placement for placement in placed if placement.mark.article in versions)


def signatures(notebook: Notebook, articles: Iterable[str]) -> Signatures:
    """The signatures of the articles' marks; one changes when the marks do, by any newsread.

    articles: ids.
    """
    return tuple(notebook.signature(id_) for id_ in articles)


def _remembered(placed: Placed) -> Placed:
    """The placement with the state of its place in the mark, as `_remember_states` saves it."""
    return replace(placed, mark=replace(placed.mark, state=placed.place.state))


def _remember_states(notebook: Notebook, placed: Sequence[Placed]) -> None:
    """Save the new states of the marks in the notebook, for searches by state."""
    changed: dict[str, dict[str, State]] = defaultdict(dict)
    for placement in placed:
        mark, state = placement.mark, placement.place.state
        if mark.state != state:
            changed[mark.article][mark.id] = state
    for version, states in changed.items():
        try:
            notebook.set_states(version, states)
        except StoreError as error:
            _logger.warning("How marks were found could not be remembered: %s", error)


def replaced(placed: Sequence[Placed], new: Placed) -> tuple[Placed, ...]:
    """The placements of the other marks, and behind them `new`, also for one of the same mark."""
    others = tuple(placement for placement in placed if placement.mark.id != new.mark.id)
    return (*others, new)
