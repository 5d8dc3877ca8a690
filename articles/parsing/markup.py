"""What the elements of a page are: blocks, lines, captions, and what nobody sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LISTS = {"ul", "ol", "menu"}
CELLS = {"td", "th"}
BLOCKS = {
    *(HEADINGS | LISTS),
    *("p", "div", "section", "article", "main", "aside", "header", "footer", "figure", "address"),
    *("blockquote", "pre", "table", "dl", "hr", "figcaption", "details", "summary", "center"),
}
LINES = {"li", "tr", "dt", "dd", "br"}
_SKIPPED = {
    *("script", "style", "noscript", "template", "svg", "iframe", "object", "form", "button"),
    *("nav", "select", "input", "textarea", "video", "audio", "canvas", "title", "dialog", "rp"),
    *("s", "strike", "del"),  # what HTML has for words no longer true, or taken out
}
_HIDDEN = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_STRUCK_OUT = re.compile(r"(?i)(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through")
_UNSEEN = re.compile(r"(?i)(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-text)(?:$|\s)")
_CAPTION = re.compile(r"(?i)(?:^|[\s_-])caption(?:[_-]?text)?(?:$|\s)")
_LONGEST_CELL = 300
"""Characters; a cell with more holds paragraphs, as on pages that are laid out by a table."""


def name_of(element: _Element) -> str:
    """The tag in lower case without its namespace; that of comments and the like is none."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def words_of(element: _Element) -> str:
    """All the text below the element, as it is written."""
    return "".join(map(str, element.itertext()))


def is_unseen(element: _Element) -> bool:
    """Whether a reader of the page does not see the element, or sees that it was struck out."""
    name = name_of(element)
    return not name or name in _SKIPPED or is_hidden(element)


def is_hidden(element: _Element) -> bool:
    """Whether its attributes take the element, or the words in it, off the page."""
    style = element.get("style", "")
    return (
        element.get("hidden") is not None
        or bool(style and (_HIDDEN.search(style) or _STRUCK_OUT.search(style)))
        or bool(_UNSEEN.search(element.get("class", "")))
    )


def is_data(table: _Element) -> bool:
    """Whether all cells of a table are short, so that each row is a line."""
    return all(is_short_cell(cell) for cell in table.iter("td", "th"))


def is_short_cell(cell: _Element) -> bool:
    """Whether the paragraphs of a cell belong on one line."""
    return next(cell.iter("table"), None) is None and len(words_of(cell)) <= _LONGEST_CELL


def is_caption(element: _Element) -> bool:
    """Whether the element is what stands below a picture, a table and the like."""
    name = name_of(element)
    if name in ("p", "div", "span") and _CAPTION.search(element.get("class", "")):
        is_inner = next(element.iter("img", "picture", "video", "figcaption"), None) is None
        return is_inner and is_of_picture(element)
    return name in ("figcaption", "caption")


def is_of_picture(element: _Element) -> bool:
    """Whether what a caption stands below is a picture or a film, though it may come later."""
    box = element.getparent()
    return box is None or next(box.iter("table", "pre", "blockquote", "ul", "ol"), None) is None


def alternative(picture: _Element) -> str:
    """The words that stand for a picture, if it says any and no caption says them.

    Only of a picture that stands by itself: those in a line are signs and logos.
    """
    words = " ".join(picture.get("alt", "").split())
    if re.search(r"(?i)\.(?:jpe?g|png|gif|webp)$", words):
        return ""
    for box in picture.iterancestors():
        name = name_of(box)
        if name == "figure":
            captions = box.iter("figcaption")
            return "" if any(words_of(caption).strip() for caption in captions) else words
        if name in BLOCKS or name in LINES or words_of(box).strip():
            is_alone = name in ("p", "div") and not words_of(box).strip()
            return words if is_alone and " " in words else ""
    return ""
