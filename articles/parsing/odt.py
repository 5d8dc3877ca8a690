"""OpenDocument text (ODF 1.3), as LibreOffice writes it: turned into HTML and read as that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from articles.dates import iso_8601
from articles.parsing.bylines import byline_of

if TYPE_CHECKING:
    from articles.article import Article
    from articles.parsing.source import Source

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _OFFICE, _STYLE = (_ODF % name for name in ("text", "office", "style"))
_META = _ODF % "meta"
_DC, _LINK = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/xlink}"
_TAGS = {
    "h": "h2",
    "p": "p",
    "list": "ul",
    "list-item": "li",
    "list-header": "li",
    "span": "span",
    "a": "a",
    "line-break": "br",
    "section": "div",
    "table": "table",
    "table-row": "tr",
    "table-cell": "td",
    "note-citation": "sup",
    "text-box": "div",
    "title": "figcaption",
    "frame": "figure",
}
"""What the elements of a text are in HTML; of others only what is in them is taken."""
_LEFT_OUT = {
    *("tracked-changes", "annotation", "annotation-end", "sequence-decls", "note-body", "forms"),
    *("table-of-content", "alphabetical-index", "illustration-index", "bibliography", "desc"),
    *("variable-decls", "user-field-decls", "covered-table-cell", "scripts", "event-listeners"),
}


def read(source: Source) -> Article:
    """An OpenDocument text."""
    from articles.parsing.documents import part_of
    from articles.parsing.plain import headed
    from articles.parsing.tree import to_article

    content = part_of(source, "content.xml")
    about = part_of(source, "meta.xml", needed=False)
    body = _as_html(content)
    article = headed(to_article(body, None))
    author = _metadata(about, f"{_META}initial-creator") or _metadata(about, f"{_DC}creator")
    when = _metadata(about, f"{_META}creation-date") or _metadata(about, f"{_DC}date")
    return replace(
        article,
        title=article.title or _metadata(about, f"{_DC}title"),
        byline=article.byline or byline_of([author or ""]),
        published=iso_8601(when),
    )


def _metadata(about: Any, name: str) -> str | None:
    text = about.findtext(f".//{name}") if about is not None else None
    return " ".join(text.split()) or None if text else None


def _as_html(content: Any) -> Any:
    """The body of a text as HTML, with its notes at the end."""
    from lxml.html import Element

    body = Element("body")
    struck, titles = _styles(content)
    _copy(content.find(f".//{_OFFICE}text"), body, struck, titles)
    notes = Element("ol")
    for note in content.iter(f"{_TEXT}note-body"):
        notes.append(Element("li"))
        _copy(note, notes[-1], struck, titles)
    if len(notes):
        body.append(notes)
    return body


def _styles(content: Any) -> tuple[set[str], set[str]]:
    """The names of the styles that strike words out, and of those that a title has."""
    struck, titles = set(), {"Title"}
    for style in content.iter(f"{_STYLE}style"):
        name = style.get(f"{_STYLE}name", "")
        for properties in style.iter(f"{_STYLE}text-properties"):
            if properties.get(f"{_STYLE}text-line-through-style", "none") != "none":
                struck.add(name)
        if style.get(f"{_STYLE}parent-style-name") == "Title":
            titles.add(name)
    return struck, titles


def _copy(element: Any, into: Any, struck: set[str], titles: set[str]) -> None:
    """Adds what is in an element to HTML; one frame of the stack a level."""
    _say(into, element.text)
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        style = child.get(f"{_TEXT}style-name", "") if name else ""
        if name == "s":
            _say(into, " " * min(int(child.get(f"{_TEXT}c", "1")), 100))
        elif name == "tab":
            _say(into, "\t")
        elif name and name not in _LEFT_OUT and style not in struck:
            _copy(child, _element(child, name, style in titles, into), struck, titles)
        _say(into, child.tail)


def _element(child: Any, name: str, is_title: bool, into: Any) -> Any:
    """The element of HTML for one of ODF, added; or the one that it is in, if there is none."""
    from lxml.html import Element

    if name not in _TAGS:
        return into
    element = Element("h1" if is_title and name in ("h", "p") else _TAGS[name])
    if href := child.get(f"{_LINK}href"):
        element.set("href", href)
    into.append(element)
    return element


def _say(into: Any, words: str | None) -> None:
    if not words:
        return
    if len(into):
        into[-1].tail = (into[-1].tail or "") + words
    else:
        into.text = (into.text or "") + words
