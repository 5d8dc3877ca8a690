"""A page's element tree written out as readable text, with the roles of its stretches.

The same walk reads HTML and the tree that trafilatura makes of a page, whose names are those of
the Text Encoding Initiative (head, quote, list, item, ref, hi, lb, row, cell).
"""

from __future__ import annotations

from contextlib import ExitStack
from itertools import count
from typing import TYPE_CHECKING

from articles.article import Article, Part
from articles.parsing.builder import Builder

if TYPE_CHECKING:
    from lxml.etree import _Element

    from articles.article import PartKind

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "head"}
_LISTS = {"ul", "ol", "list", "menu"}
_ITEMS = {"li", "item"}
_CELLS = {"td", "th", "cell"}
_BLOCKS = {
    *(_HEADINGS | _LISTS),
    *("p", "div", "section", "article", "main", "aside", "header", "footer", "figure", "address"),
    *("blockquote", "quote", "pre", "table", "dl", "hr", "figcaption", "details", "summary"),
}
_LINES = {*_ITEMS, "tr", "row", "dt", "dd", "br", "lb"}
_SKIPPED = {
    *("script", "style", "noscript", "template", "svg", "iframe", "object", "form", "button"),
    *("nav", "select", "input", "textarea", "video", "audio", "canvas", "graphic", "title"),
}
_ROLES: dict[str, PartKind] = {
    **dict.fromkeys(_HEADINGS, "subhead"),
    **dict.fromkeys(_ITEMS, "item"),
    **dict.fromkeys(("blockquote", "quote"), "blockquote"),
    **dict.fromkeys(("pre", "code"), "code"),
    **dict.fromkeys(("a", "ref"), "link"),
    **dict.fromkeys(("em", "strong", "b", "i", "hi"), "emphasis"),
}


def write(tree: _Element, into: Builder, in_code: bool = False, number: int = 1) -> None:
    """Writes what the element and all below it say; one frame of the stack a level.

    Args:
        tree: the element.
        into: where it is written to.
        in_code: whether white space in it is kept as it is.
        number: of an item, its place in its list.
    """
    name = _name(tree)
    if name in _SKIPPED:
        return
    _set_apart(tree, name, into)
    role = None if in_code else _role(tree, name, into)
    in_code = in_code or name == "pre" or (name == "code" and "\n" in (tree.text or ""))
    with ExitStack() as open_parts:
        if role:
            open_parts.enter_context(into.part(role, _href(tree)))
        if name in _ITEMS:
            into.marker(_marker(tree, number))
        elif name in _CELLS and not into.at_line_start:
            into.words(" | ")
        _say(tree.text, into, in_code)
        numbers = count(_first_number(tree))
        for child in tree:
            write(child, into, in_code, next(numbers) if _name(child) in _ITEMS else 1)
            _say(child.tail, into, in_code)
    _set_apart(tree, name, into)


def fragment_to_article(markup: str, title: str | None) -> Article:
    """The text and parts of HTML that is no whole page, such as a feed gives of an entry."""
    from lxml.html import document_fromstring

    body = document_fromstring(f"<html><body>{markup}</body></html>").find("body")
    assert body is not None
    return to_article(body, title)


def to_article(tree: _Element, title: str | None) -> Article:
    """The text and parts of a tree, under its headline.

    The headline is the heading or paragraph that the text begins with, if that says what `title`
    says or is the page's main heading; else `title` is put above the text.
    """
    builder = Builder()
    write(tree, builder)
    article = Article(text=builder.text, title=title, parts=builder.parts)
    if article.headline:
        return article if title else _titled(article)
    return _crowned(article, title) if title else article


def _titled(article: Article) -> Article:
    assert article.headline
    title = " ".join(article.headline.of(article.text).split())
    return Article(text=article.text, title=title, parts=article.parts)


def _crowned(article: Article, title: str) -> Article:
    """The article with `title` as its headline, put above the text unless it is there already."""
    first = article.text.partition("\n")[0]
    if first.casefold() == title.casefold():
        others = [part for part in article.parts if (part.start, part.end) != (0, len(first))]
        parts = (Part(0, len(first), kind="headline"), *others)
        return Article(text=article.text, title=title, parts=parts)
    gap = "\n\n"
    moved = (_moved(part, len(title + gap)) for part in article.parts)
    parts = (Part(0, len(title), kind="headline"), *moved)
    return Article(text=title + gap + article.text, title=title, parts=parts)


def _moved(part: Part, by: int) -> Part:
    return Part(part.start + by, part.end + by, kind=part.kind, href=part.href)


def _name(tree: _Element) -> str:
    """The tag in lower case without its namespace; comments and the like are skipped."""
    return tree.tag.rpartition("}")[2].lower() if isinstance(tree.tag, str) else "script"


def _set_apart(tree: _Element, name: str, into: Builder) -> None:
    parent = tree.getparent()
    is_inner_list = name in _LISTS and parent is not None and _name(parent) in _ITEMS
    if name in _LINES or is_inner_list:
        into.line()
    elif name in _BLOCKS:
        into.block()


def _role(tree: _Element, name: str, into: Builder) -> PartKind | None:
    is_main = name == "h1" or (name == "head" and tree.get("rend") == "h1")
    return "headline" if is_main and into.is_empty else _ROLES.get(name)


def _href(tree: _Element) -> str | None:
    return tree.get("href") or tree.get("target")


def _marker(item: _Element, number: int) -> str:
    parent = item.getparent()
    depth = sum(_name(above) in _LISTS for above in item.iterancestors()) - 1
    is_numbered = parent is not None and (_name(parent) == "ol" or parent.get("rend") == "ol")
    mark = f"{number}. " if is_numbered else "• "
    return "  " * max(depth, 0) + mark


def _first_number(parent: _Element) -> int:
    start = parent.get("start", "1")
    return int(start) if start.isdecimal() and len(start) < 10 else 1


def _say(text: str | None, into: Builder, in_code: bool) -> None:
    if in_code:
        into.verbatim(text or "")
    else:
        into.words(text)
