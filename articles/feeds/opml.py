"""Lists of feeds exchanged with other readers: OPML 2.0 (opml.org/spec2.opml)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.errors import ArticleError, as_article_error
from articles.feeds.feed import Feed

if TYPE_CHECKING:
    from collections.abc import Iterable

# What XML 1.0 has no way to write, section 2.2.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read(data: bytes, name: str) -> list[Feed]:
    """The feeds of a list, whatever folders it puts them in.

    Raises:
        ArticleError: it is no OPML, or declares entities, which could make it swell.
    """
    with as_article_error(name, "list of feeds"):
        return _feeds(data, name)


def _feeds(data: bytes, name: str) -> list[Feed]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(data)
    except ParseError as error:
        raise ArticleError(name, f"this is no OPML: {error}") from None
    except DefusedXmlException:
        raise ArticleError(
            name, "this OPML declares entities, which no list of feeds needs"
        ) from None
    if root.tag != "opml":
        raise ArticleError(name, f"this is no OPML, but XML that begins with <{root.tag}>")
    found = {feed.url: feed for outline in root.iter("outline") if (feed := _feed(outline.attrib))}
    return list(found.values())


def write(feeds: Iterable[Feed]) -> bytes:
    """A list of the feeds, for another reader."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = "Feeds of newsread"
    body = SubElement(root, "body")
    for feed in feeds:
        said = {"type": "rss", "text": feed.title, "title": feed.title, "xmlUrl": feed.url}
        said |= {"htmlUrl": feed.site} if feed.site else {}
        SubElement(body, "outline", {name: _UNWRITABLE.sub("", said[name]) for name in said})
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _feed(said: dict[str, str]) -> Feed | None:
    url = said.get("xmlUrl", "").strip()
    if not url.lower().startswith(("http://", "https://")):
        return None
    titles = (" ".join(said.get(name, "").split()) for name in ("title", "text"))
    return Feed(url=url, title=next(filter(None, titles), url), site=said.get("htmlUrl"))
