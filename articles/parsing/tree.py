"""A page's element tree written out as readable text, with the roles of its stretches."""

from __future__ import annotations

import re
from contextlib import ExitStack
from itertools import count
from typing import TYPE_CHECKING

from articles.article import Article, Part
from articles.parsing.builder import Builder
from articles.parsing.markup import (
    BLOCKS,
    CELLS,
    HEADINGS,
    LINES,
    LISTS,
    alternative,
    is_caption,
    is_of_picture,
    is_short_cell,
    is_unseen,
    name_of,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from articles.article import PartKind

    Say = Callable[[str], None]

_ROLES: dict[str, PartKind] = {
    **dict.fromkeys(HEADINGS, "subhead"),
    "blockquote": "blockquote",
    "li": "item",
    "a": "link",
    "img": "caption",
    **dict.fromkeys(("pre", "code"), "code"),
    **dict.fromkeys(("em", "strong", "b", "i"), "emphasis"),
}
RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_EXPONENT = re.compile(r"\s*[0-9+−()n-]+\s*")
_MARK = re.compile(r"\s*[“”„‘’\"'«‹「]")
_DASH = re.compile(r"\s*[-–—―]")


def write(tree: _Element, into: Builder, say: Say | None = None, number: int = 1) -> None:
    """Writes what the element and all below it say; one frame of the stack a level.

    Args:
        tree: the element.
        into: where it is written to.
        say: how running text is written in what is around it; as a browser would, by default.
        number: of an item, its place in its list.
    """
    name = name_of(tree)
    if is_unseen(tree):
        return
    _set_apart(tree, name, into)
    is_code = say == into.verbatim
    say = _manner(tree, name, into, say or into.words)
    with _parts(tree, name, into, None if is_code else _role(tree, name, into), number):
        before, after = _around(tree, name, into)
        into.words(before)
        say(tree.text or "")
        numbers = count(_first_number(tree))
        for child in tree:
            write(child, into, say, next(numbers) if name_of(child) == "li" else 1)
            say(child.tail or "")
        into.close(after)
    _set_apart(tree, name, into)


def _parts(
    tree: _Element, name: str, into: Builder, role: PartKind | None, number: int
) -> ExitStack:
    """The parts of the article that the element is, begun; they end with the context."""
    with ExitStack() as stack:
        if role:
            stack.enter_context(into.part(role, tree.get("href")))
        if is_caption(tree) or (name in CELLS and is_short_cell(tree)):
            stack.enter_context(into.flat())
        if name == "li":
            stack.enter_context(into.item(_marker(tree, number)))
        return stack.pop_all()


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
    return crowned(article, title) if title else article


def _titled(article: Article) -> Article:
    assert article.headline
    title = " ".join(article.headline.of(article.text).split())
    return Article(text=article.text, title=title, parts=article.parts)


def crowned(article: Article, title: str) -> Article:
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


def _set_apart(tree: _Element, name: str, into: Builder) -> None:
    parent = tree.getparent()
    is_inner_list = name in LISTS and parent is not None and name_of(parent) == "li"
    if name in LINES or is_inner_list:
        into.line()
    elif name in BLOCKS or is_caption(tree) or (name == "img" and alternative(tree)):
        into.block()


def _role(tree: _Element, name: str, into: Builder) -> PartKind | None:
    if is_caption(tree):
        return "caption"
    if name == "img" and not alternative(tree):
        return None
    return "headline" if name == "h1" and into.is_empty else _ROLES.get(name)


def _manner(tree: _Element, name: str, into: Builder, say: Say) -> Say:
    """How the text of an element is written, where that of what is around it is written so."""
    if name == "pre" or (name == "code" and "\n" in (tree.text or "")):
        return into.verbatim
    is_note = name == "a" and "#" in tree.get("href", "") and _NUMBER.fullmatch(words_of(tree))
    if is_note or (name == "sup" and _EXPONENT.fullmatch(words_of(tree))):
        return lambda text: into.words(text.strip().translate(RAISED))
    return say


def _around(tree: _Element, name: str, into: Builder) -> tuple[str, str]:
    """What is written before the words of an element and after them, as a browser draws it."""
    if name in CELLS:
        return "" if into.at_line_start else " | ", ""
    if name == "q" and not _MARK.match(words_of(tree)):
        return ("‘", "’") if _is_within(tree, "q") else ("“", "”")
    if name == "rt":
        return "(", ")"
    if name == "img":
        words = alternative(tree)
        return (f"[picture: {words}", "]") if words else (_symbol(tree), "")
    if is_caption(tree) and is_of_picture(tree) and words_of(tree).strip():
        return "[picture: ", "]"
    if name in ("cite", "footer") and _is_within(tree, "blockquote"):
        return _before_source(tree, name, into), ""
    return "", ""


def _symbol(picture: _Element) -> str:
    """A sign such as an emoji that is drawn as a picture."""
    words: str = picture.get("alt", "")
    return "" if re.search(r"\w", words) else words


def _before_source(tree: _Element, name: str, into: Builder) -> str:
    """A dash before the source that a block quotation ends with, if there is none."""
    following = (tree.tail or "", *map(words_of, tree.itersiblings()))
    if into.ends_with("—–-―") or _DASH.match(words_of(tree)) or "".join(following).strip():
        return ""
    if name == "cite" and not into.at_line_start:
        if not into.ends_with(".!?…”’\"'»"):
            return ""
        into.line()
    return "— "


def _is_within(tree: _Element, name: str) -> bool:
    return next(tree.iterancestors(name), None) is not None


def _marker(item: _Element, number: int) -> str:
    parent = item.getparent()
    depth = sum(name_of(above) in LISTS for above in item.iterancestors()) - 1
    is_numbered = parent is not None and name_of(parent) == "ol"
    mark = f"{number}. " if is_numbered else "• "
    return "  " * max(depth, 0) + mark


def _first_number(parent: _Element) -> int:
    start = parent.get("start", "1")
    return int(start) if start.isdecimal() and len(start) < 10 else 1
