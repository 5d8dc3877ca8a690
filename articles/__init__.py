"""What is read and kept: articles, where they come from, and the reader's library.

This package knows neither spaCy nor Textual.

    from articles import load

    article = load("story.html")
    article.headline.of(article.text)

Every place in an article is an offset: a number of Unicode code points of `Article.text`, and
every range is half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.article import Article, Part, Span
from articles.errors import ArticleError
from articles.safe import one_line, shown

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Article", "ArticleError", "Part", "Span", "load", "one_line", "shown"]


def load(where: str | Path) -> Article:
    """The article in a file, at an http(s) address, or, for `-`, on standard input.

    Raises:
        ArticleError: it cannot be had, with the reason in one sentence.
    """
    from articles import formats  # every command imports this package, few read an article

    return formats.load(where)
