"""What is read and kept: articles, where they come from, and the reader's library.

This package knows neither spaCy nor Textual.

    from articles import Article, load

    article = load("story.html")
    article.text[article.headline.start : article.headline.end]

Every place in an article is an offset: a number of Unicode code points of `Article.text`, and
every range is half-open.
"""

from articles.article import Article, Part, Span

__all__ = ["Article", "Part", "Span"]
