"""Reads a feed: RSS and Atom by feedparser, JSON Feed (jsonfeed.org, version 1.1) by itself.

feedparser takes entity declarations out before it parses and looks nothing up, so a feed can
neither swell nor reach for files.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

from articles.confined import confined
from articles.errors import ArticleError, as_article_error
from articles.feeds.entry_identity import web_address, with_distinct_ids
from articles.feeds.feed import FeedDocument, FeedEntry
from articles.feeds.plain_fields import line, moment, of_html, of_perhaps_html, people
from articles.parsing.decode import markup_in_utf8
from articles.parsing.limits import MOST_LEVELS, check_tags, is_cut
from articles.safe import sound

if TYPE_CHECKING:
    from articles.web.download import Download

QUICK = 500_000
"""Bytes of a feed that is read at once, as nearly all are; for others see `articles.confined`."""

LONG_WORD = 2_500
_LONG_WORD = re.compile(rb"[\w.+-]{%d}" % LONG_WORD)

_JSON_FEED = "https://jsonfeed.org/version/"

_HALVES = re.compile(
    rb"(?i)&#(?:x(d[89ab][0-9a-f]{2})|(5[56][0-9]{3}));&#(?:x(d[c-f][0-9a-f]{2})|(5[67][0-9]{3}));"
)
"""What may be an emoji written as two halves of UTF-16, which no XML has."""
_REFERENCE = re.compile(rb"(?i)&#(?:x([0-9a-f]++)|([0-9]++));?+")


def parse(fetched: Download, *, apart: bool = False) -> FeedDocument:
    """What the feed that was downloaded says.

    Args:
        apart: whether to read also a small one in a process of its own, for a program with a screen
            to draw meanwhile: two hundred entries take feedparser some tenths of a second.

    Raises:
        ArticleError: it is no feed, or a tag in it would take minutes.
    """
    with as_article_error(fetched.url, "feed"):
        fetched = replace(fetched, data=markup_in_utf8(fetched.data, fetched.url, fetched.encoding))
        read = _json_feed if fetched.data.lstrip()[:1] == b"{" else _xml_feed
        is_here = _is_quick(fetched.data) and not apart
        return read(fetched) if is_here else confined(read, fetched)


def _is_quick(data: bytes) -> bool:
    """Whether a feed is small and has no endless word.

    feedparser looks for addresses in the names of authors, in time that grows with the square of a
    word: 64,000 letters take 10 seconds. A word of twice `LONG_WORD` has one of the places at which
    is looked here, with that many letters behind it.
    """
    places = range(0, len(data), LONG_WORD)
    return len(data) <= QUICK and not any(_LONG_WORD.match(data, place) for place in places)


def _xml_feed(fetched: Download) -> FeedDocument:
    import feedparser

    _check(fetched)
    kind = f"{fetched.media_type}; charset=utf-8"
    headers = {"content-location": fetched.url, "content-type": kind}
    parsed = feedparser.parse(
        io.BytesIO(_mended(fetched.data)), response_headers=headers, sanitize_html=False
    )
    if not parsed.get("version") and not parsed.entries:
        raise ArticleError(fetched.url, "this is no feed; give the address of an RSS or Atom feed")
    if parsed.bozo and not parsed.entries and not parsed.feed.get("title"):
        raise ArticleError(fetched.url, "this feed is damaged; nothing in it can be read")
    is_rss = not str(parsed.get("version")).startswith("atom")
    # The author of an Atom feed is that of each entry that names no other (RFC 4287, 4.2.1).
    whole = None if is_rss else _byline(parsed.feed)
    return FeedDocument(
        title=_title(parsed.feed, is_rss),
        site=web_address(parsed.feed.get("link"), fetched.url),
        entries=with_distinct_ids(
            _xml_entry(item, fetched.url, whole, is_rss=is_rss) for item in parsed.entries
        ),
    )


def _check(fetched: Download) -> None:
    """Refuse what feedparser would be at for minutes; what is wrong otherwise, it tells itself."""
    from lxml import etree

    check_tags(fetched.data.decode(), fetched.url)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        tree = etree.fromstring(fetched.data, parser)
    except etree.XMLSyntaxError:
        return
    if tree is not None and is_cut(tree):
        raise ArticleError(fetched.url, f"it is nested more than {MOST_LEVELS} deep, as no feed is")


def _mended(data: bytes) -> bytes:
    """The feed with U+FFFD for references that are no characters, of which feedparser dies.

    Halves of UTF-16 that follow one another, as some write an emoji, become the one that they are.
    """
    return _REFERENCE.sub(_character, _HALVES.sub(_joined, data))


def _joined(halves: re.Match[bytes]) -> bytes:
    high, low = _number(halves[1], halves[2]), _number(halves[3], halves[4])
    if 0xD800 <= high < 0xDC00 <= low < 0xE000:
        return b"&#%d;" % (0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    return halves[0]


def _character(reference: re.Match[bytes]) -> bytes:
    number = _number(reference[1], reference[2])
    is_character = number < 0xD800 or 0xDFFF < number <= 0x10FFFF
    return reference[0] if is_character else b"&#xFFFD;"


def _number(hexadecimal: bytes | None, decimal: bytes | None) -> int:
    """The number of a reference; one too large for Unicode, if it has too many digits for it."""
    digits = (hexadecimal or decimal or b"").lstrip(b"0") or b"0"
    return int(digits, 16 if hexadecimal else 10) if len(digits) < 8 else 0x110000


def _xml_entry(item: Any, feed: str, whole: str | None, *, is_rss: bool) -> FeedEntry:
    contents = [content.get("value") or "" for content in item.get("content") or ()]
    return FeedEntry(
        id=item.get("id") or "",
        url=web_address(item.get("link"), feed),
        title=_title(item, is_rss),
        byline=_byline(item) or whole,
        published=moment(item.get("published")) or moment(item.get("updated")),
        html=max([*contents, item.get("summary") or ""], key=len),
    )


def _byline(fields: Any) -> str | None:
    """The authors of a feed or entry."""
    written = [author.get("name") for author in fields.get("authors") or ()]
    # feedparser takes long addresses apart; `author` is the last one as it was written.
    return people([*written[:-1], fields.get("author")])


def _title(fields: Any, is_rss: bool) -> str | None:
    """What a feed or entry is called: Atom says whether that is HTML (RFC 4287, 3.1.1)."""
    title, kind = fields.get("title"), (fields.get("title_detail") or {}).get("type")
    if is_rss:
        return of_perhaps_html(title)
    return line(title) if kind == "text/plain" else of_html(title)


def _json_feed(fetched: Download) -> FeedDocument:
    try:
        fields = json.loads(fetched.data, parse_int=str)  # a number may be an id, of any length
    except ValueError as error:
        raise ArticleError(fetched.url, f"this feed is damaged: {error}") from error
    if not isinstance(fields, dict) or not str(fields.get("version")).startswith(_JSON_FEED):
        raise ArticleError(fetched.url, "this is JSON, but no JSON Feed")
    items = fields.get("items")
    return FeedDocument(
        title=of_perhaps_html(fields.get("title")),
        site=web_address(fields.get("home_page_url"), fetched.url),
        entries=with_distinct_ids(
            _json_entry(item, fetched.url, _authors(fields))
            for item in (items if isinstance(items, list) else ())
        ),
    )


def _json_entry(item: Any, feed: str, whole: str | None) -> FeedEntry:
    if not isinstance(item, dict):
        return FeedEntry(id="")
    texts = {key: sound(value) for key, value in item.items() if isinstance(value, str)}
    text = texts.get("content_text") or texts.get("summary") or ""
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n") if part.strip())
    return FeedEntry(
        id=texts.get("id") or str(item.get("id") or ""),
        url=web_address(texts.get("url") or texts.get("external_url"), feed),
        title=of_perhaps_html(texts.get("title")),
        byline=_authors(item) or whole,
        published=moment(texts.get("date_published")) or moment(texts.get("date_modified")),
        html=texts.get("content_html") or paragraphs,
    )


def _authors(fields: dict[str, Any]) -> str | None:
    """The authors of a feed or entry, in the words of either version of JSON Feed."""
    authors = fields.get("authors") or [fields.get("author")]
    listed = authors if isinstance(authors, list) else ()
    return people(author.get("name") for author in listed if isinstance(author, dict))
