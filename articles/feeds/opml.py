"""Lists of feeds exchanged with other readers: OPML 2.0 (opml.org/spec2.opml).

An outline with an address is a feed; one without is a folder, and what it holds is in it.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from articles.errors import ArticleError, as_article_error
from articles.feeds.feed import Feed
from articles.parsing.decode import markup_in_utf8
from articles.safe import without_login

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

# What XML 1.0 has no way to write, section 2.2.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)(\w{1,32};)?")

DEEPEST = 16
"""Folders within one another that are kept; what is deeper goes into the last of them."""


class Listed(NamedTuple):
    """The feeds of an OPML list, and what in it cannot be followed."""

    feeds: list[Feed]
    left_out: list[str]
    """Outlines whose address is none that can be asked, by name and address."""


def read(data: bytes, name: str) -> Listed:
    """The feeds of a list, with the folders that it keeps them in.

    Raises:
        ArticleError: it is no OPML, or declares entities, which could make it swell.
    """
    with as_article_error(name, "list of feeds"):
        feeds: dict[str, Feed] = {}
        left_out: list[str] = []
        for outline, folder in _outlines(_root(data, name)):
            about = {key.lower(): value for key, value in outline.attrib.items()}
            feed = _feed(about, folder)
            if isinstance(feed, Feed):
                feeds.setdefault(feed.url, feed)
            elif feed:
                left_out.append(feed)
        return Listed(list(feeds.values()), left_out)


def _root(data: bytes, name: str) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    text = _REFERENCE.sub(_written_out, markup_in_utf8(data, name).decode())
    try:
        root: Element = fromstring(_UNWRITABLE.sub("", text).strip())
    except ParseError as error:
        raise ArticleError(name, f"this is no OPML: {error}") from None
    except DefusedXmlException:
        raise ArticleError(
            name, "this OPML declares entities, which no list of feeds needs"
        ) from None
    if root.tag.lower() != "opml":
        raise ArticleError(name, f"this is no OPML, but XML that begins with <{root.tag}>")
    return root


def _written_out(reference: re.Match[str]) -> str:
    """A bare `&`, or a sign that HTML has a name for and XML has not, as XML writes it."""
    sign = unescape(reference[0])
    return reference[0].replace("&", "&amp;") if "&" in sign else f"&#{ord(sign[0])};{sign[1:]}"


def _outlines(root: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Every outline with the names of the folders that it is in, in the order of the list."""
    waiting: list[tuple[Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, folder = waiting.pop()
        if element.tag == "outline":
            yield element, folder
        name = _title(element.attrib) if element.tag == "outline" else ""
        is_folder = name and not any(key.lower() == "xmlurl" for key in element.attrib)
        inside = (*folder, name)[:DEEPEST] if is_folder else folder
        waiting += [(child, inside) for child in reversed(element)]


def _title(attributes: dict[str, str]) -> str:
    titles = (" ".join(attributes.get(name, "").split()) for name in ("title", "text"))
    return next(filter(None, titles), "")


def _feed(attributes: dict[str, str], folder: tuple[str, ...]) -> Feed | str | None:
    """The feed of an outline; where its address is none on the web, what to call it; or nothing."""
    other = attributes.get("url", "") if _is_feed(attributes) else ""
    url = attributes.get("xmlurl", "").strip() or other.strip()
    if not url:
        return _title(attributes) or "an outline without a name" if _is_feed(attributes) else None
    # Programs that follow feeds are told so by `feed:`, before or in place of the scheme.
    asked = re.sub(r"(?i)^feed:(?=https?:)|^feed:(?://)?", "", url)
    if asked != url and not re.match(r"(?i)https?:", asked):
        asked = f"http://{asked}"
    title = _title(attributes)
    if not re.match(r"(?i)https?://[^/?#\s]", asked):
        return " ".join(filter(None, (title, f"({without_login(url)})")))
    return Feed(url=asked, title=title or asked, site=attributes.get("htmlurl"), folder=folder)


def _is_feed(attributes: dict[str, str]) -> bool:
    return attributes.get("type", "").strip().lower() in ("rss", "atom", "feed")


def write(feeds: Iterable[Feed]) -> bytes:
    """A list of the feeds in their folders, for another reader."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = "Feeds of newsread"
    folders: dict[tuple[str, ...], Element] = {(): SubElement(root, "body")}
    for feed in feeds:
        for depth, name in enumerate(feed.folder, start=1):
            if feed.folder[:depth] not in folders:
                within, about = folders[feed.folder[: depth - 1]], {"text": name, "title": name}
                folders[feed.folder[:depth]] = SubElement(within, "outline", _writable(about))
        attributes = {"type": "rss", "text": feed.title, "title": feed.title, "xmlUrl": feed.url}
        attributes |= {"htmlUrl": feed.site} if feed.site else {}
        SubElement(folders[feed.folder], "outline", _writable(attributes))
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _writable(attributes: dict[str, str]) -> dict[str, str]:
    return {name: _UNWRITABLE.sub("", value) for name, value in attributes.items()}
