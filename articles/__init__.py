"""What is read and kept: articles, where they come from, and the reader's library.

This package knows neither spaCy nor Textual. `opening` is its front door: it reads bytes by
`parsing` and pages by `web`. `library` keeps articles, `feeds` brings new ones, `search` finds
them, `diff` compares two, and `store` is how all of it lasts.

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
    from articles.opening import load

__all__ = ["Article", "ArticleError", "Part", "Span", "load", "one_line", "shown"]


def __getattr__(name: str) -> object:
    """Import `load` when it is first asked for: all import this package, few read an article."""
    if name != "load":
        raise AttributeError(name)
    from articles.opening import load

    return load
