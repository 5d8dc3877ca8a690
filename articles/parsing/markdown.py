"""Markdown: front matter read, markup turned into roles of stretches of a readable text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from articles.article import Article
from articles.dates import day_in, iso_8601
from articles.parsing.bylines import byline_of
from articles.parsing.decode import decode
from articles.parsing.front_matter import Values, front_matter
from articles.parsing.limits import check_tags
from articles.parsing.plain import from_text, headed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from articles.parsing.source import Source

_NAMES = {
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors", "by"),
    "source": ("source", "site", "publisher"),
    "published": ("published", "date"),
    "url": ("url", "link", "canonical"),
    "language": ("language", "lang"),
}
"""For each field of an article the names it goes by in front matter, the first one found wins."""


MOST_EMPHASIS = 100_000
"""Marks; a book has some thousands, and ten times as many take seconds and gigabytes."""
MOST_LEVELS = 100
"""Quotations, lists and their items one in another; the parser drops what is deeper."""

_EMPHASIS = re.compile(r"[*_~]")


def read(source: Source) -> Article:
    """The article that a Markdown file is."""
    text = decode(source.data, source.name, source.encoding)
    return from_markdown(text, url=source.url, name=source.name)


def from_markdown(text: str, url: str | None = None, name: str = "this Markdown") -> Article:
    """The article that CommonMark with tables says; its front matter says what it is.

    What is marked up beyond all measure is given as the plain text that it is too, with a notice.

    Raises:
        ArticleError: a tag of HTML in it would take minutes.
    """
    from articles.parsing.tree import fragment_to_article

    if len(_EMPHASIS.findall(text)) > MOST_EMPHASIS:
        return _as_plain(text, url, f"it has more than {MOST_EMPHASIS:,} marks of emphasis")
    front = front_matter(text)
    parser = _parser()
    tokens = parser.parse(text[front.end :])
    if any(token.level + token.nesting >= MOST_LEVELS for token in tokens):
        return _as_plain(text, url, f"it is nested more than {MOST_LEVELS} deep")
    about = _about(front.values)
    page = parser.renderer.render(tokens, parser.options, {})
    check_tags(page, name)
    article = fragment_to_article(page, about.pop("title", None))
    return headed(replace(article, **({"url": url, "notice": front.notice} | about)))


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": MOST_LEVELS})
    parser.use(footnote_plugin, inline=False)
    return parser.enable(["table", "strikethrough"])


def _as_plain(text: str, url: str | None, reason: str) -> Article:
    return replace(from_text(text, url), notice=f"This Markdown is shown as plain text: {reason}.")


def _about(values: Values) -> dict[str, Any]:
    """What front matter says, as fields of an article."""
    fields = {field: _first(values, names) for field, names in _NAMES.items()}
    about: dict[str, Any] = {field: ", ".join(words) for field, words in fields.items() if words}
    if "byline" in about:
        about["byline"] = byline_of(fields["byline"]) or about["byline"]
    if "language" in about:
        about["language"] = about["language"][:2].lower()
    if "published" in about:
        about["published"] = iso_8601(about["published"]) or day_in(about["published"])
    return about


def _first(values: Values, names: tuple[str, ...]) -> list[str]:
    return next((values[name] for name in names if values.get(name)), [])
