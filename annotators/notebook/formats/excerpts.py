"""A text to show marks in when none is kept of their article: their words, one below another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.article import Article, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotators.notebook.mark import Mark


def is_known(article: Article) -> bool:
    """Whether there is more to tell of the article than its address: its text, or its title."""
    return bool(article.text or (article.url and article.title))


def with_text(article: Article, marks: Sequence[Mark]) -> tuple[Article, Sequence[Mark]]:
    """Article and marks, if it has a text; else the marks on an article of their own words."""
    if article.text:
        return article, marks
    pieces, placed, at = [], [], 0
    for mark in marks:
        words = mark.exact or article.title or "…"
        start = at + len(mark.prefix)
        placed.append(replace(mark, span=Span(start, start + len(words))))
        pieces.append(mark.prefix + words + mark.suffix)
        at += len(pieces[-1]) + 2
    return replace(article, text="\n\n".join(pieces)), placed
