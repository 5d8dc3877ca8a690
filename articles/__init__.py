"""What is read and kept: articles, where they come from, and the reader's library.

This package knows neither spaCy nor Textual.

    from articles import load

    article = load("story.html")
    article.headline.of(article.text)

Every place in an article is an offset: a number of Unicode code points of `Article.text`, and
every range is half-open.
"""

from articles.article import Article, Part, Span
from articles.errors import ArticleError
from articles.formats import load
from articles.safe import one_line, shown

__all__ = ["Article", "ArticleError", "Part", "Span", "load", "one_line", "shown"]
