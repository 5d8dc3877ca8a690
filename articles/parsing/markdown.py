"""Markdown: front matter read, markup turned into roles of stretches of a readable text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from articles.article import Article
from articles.parsing.decode import decode
from articles.parsing.limits import check_tags
from articles.parsing.plain import from_text, headed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from articles.formats import Source

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

MOST_FRONT = 20_000
"""Characters of front matter; YAML is read at some 50 kB a second."""

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
    parser = _parser()
    tokens = parser.parse(text)
    if any(token.level + token.nesting >= MOST_LEVELS for token in tokens):
        return _as_plain(text, url, f"it is nested more than {MOST_LEVELS} deep")
    front = next((token.content for token in tokens if token.type == "front_matter"), "")
    about = _about(front)
    page = parser.renderer.render(tokens, parser.options, {})
    check_tags(page, name)
    article = fragment_to_article(page, about.pop("title", None))
    return headed(replace(article, **({"url": url} | about)))


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": MOST_LEVELS})
    parser.use(front_matter_plugin).use(footnote_plugin, inline=False)
    return parser.enable(["table", "strikethrough"])


def _as_plain(text: str, url: str | None, reason: str) -> Article:
    return replace(from_text(text, url), notice=f"This Markdown is shown as plain text: {reason}.")


def _about(front: str) -> dict[str, Any]:
    """What front matter says, as fields of an article: nothing, if it is no YAML."""
    values = _yaml(front)
    found = {field: _first(values, names) for field, names in _NAMES.items()}
    return {field: value for field, value in found.items() if value}


def _yaml(front: str) -> dict[str, str]:
    """The values that are words, or lists of words, as they are written, each on one line.

    No Python value is made of them: a date need not exist, nor a number be short; and what names
    other values a thousandfold is not followed.
    """
    import yaml

    if len(front) > MOST_FRONT:
        return {}
    try:
        root = yaml.compose(front, yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: "\U00110000"
        return {}
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return {_words(key).casefold(): _words(value) for key, value in pairs}


def _words(node: Any) -> str:
    """A scalar or a flat list of scalars, such as several authors; nothing, if it is no such.

    node: what `yaml.compose` makes of a value; one that is named twice is one object.
    """
    parts = node.value if node.id == "sequence" else [node]
    if any(part.id != "scalar" for part in parts):
        return ""
    said = (part.value for part in parts if not part.tag.endswith(":null"))
    line = " ".join(", ".join(said).split())
    return line.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # "\ud83d\ude00"


def _first(values: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((values[name] for name in names if values.get(name)), None)
