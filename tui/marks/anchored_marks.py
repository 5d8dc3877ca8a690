"""The marks of one article as the notebook has them, those of older versions in their places."""

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


class Kept(NamedTuple):
    """What the notebook has for an article, and the state of its files when they were read."""

    placed: tuple[Placed, ...]
    articles: tuple[str, ...]
    """The ids under which these marks are kept: of this version, of older ones, its address."""
    signature: Signatures


def read(notebook: Notebook, article: Article, versions: Iterable[str] = ()) -> Kept:
    """The marks of the article, those of its older versions put in their places.

    `versions` are the ids of those that the library knows.
    """
    from annotators.notebook.anchoring import place_all

    known = tuple(versions)
    older = notebook.versions_of(article, known)
    # What was imported and never placed is kept under the address.
    ids = tuple(filter(None, (article.id, *(each.id for each in older), article.url)))
    signature = signatures(notebook, ids)
    marks = [mark for each in ids for mark in notebook.marks_of(each)]
    placed = place_all(marks, article, {each.id: each.text for each in older})
    placed = _of_one_article(placed, article, known)
    _remember_states(notebook, article, placed)
    return Kept(tuple(map(_remembered, placed)), ids, signature)


def _of_one_article(
    placed: tuple[Placed, ...], article: Article, known: Sequence[str]
) -> tuple[Placed, ...]:
    """Without the marks on texts that share the headline, and not one passage that was marked.

    A column has one headline every day: marks on that of yesterday are at home there, not lost.
    """
    if article.url:
        return placed
    found = {each.mark.article for each in placed if each.place.span is not None}
    own = found.union(known, [article.id])
    return tuple(each for each in placed if each.mark.article in own)


def signatures(notebook: Notebook, articles: Iterable[str]) -> Signatures:
    """What tells the marks of these articles, as they are kept now, from any others."""
    return tuple(notebook.signature(each) for each in articles)


def _remembered(placed: Placed) -> Placed:
    """The mark as it is kept once it is remembered how it was found."""
    return replace(placed, mark=replace(placed.mark, state=placed.place.state))


def _remember_states(notebook: Notebook, article: Article, placed: Sequence[Placed]) -> None:
    """Let the notebook know how marks of older versions were found, to be looked for by that."""
    news: dict[str, dict[str, State]] = defaultdict(dict)
    for each in placed:
        if each.mark.article != article.id and each.mark.state != each.place.state:
            news[each.mark.article][each.mark.id] = each.place.state
    for version, states in news.items():
        try:
            notebook.set_states(version, states)
        except StoreError as error:
            _logger.warning("How marks were found could not be remembered: %s", error)


def replaced(placed: Sequence[Placed], new: Placed) -> tuple[Placed, ...]:
    """The same marks with `new` in the place of its former self, or behind them."""
    others = tuple(each for each in placed if each.mark.id != new.mark.id)
    return (*others, new)
