"""Files with odd structure, made by chance: each is named by its number and made again from it.

Bytes at random end at the first look of a parser. What goes deeper is a whole file of its kind in
which values, references, counts, nesting, charsets or the parts named are not what they should be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from random import Random

from annotators.notebook.formats.importing import UnreadableError
from annotators.notebook.formats.importing import read as read_marks
from articles.article import Article
from articles.errors import ArticleError
from articles.feeds import opml
from articles.feeds.discovery import feeds_of
from articles.feeds.entries import from_entry
from articles.feeds.feed import FeedEntry
from articles.feeds.parsing import parse
from articles.parsing.decode import decode
from articles.parsing.formats import FORMATS
from articles.parsing.source import Source
from articles.web.download import Download
from tests.support.documents import CONTAINER, DOCUMENT, MHTML, PACKAGE, zipped

Read = Callable[[], object]
"""Reads the file: what comes of it, or an exception."""


def _pool(text: str) -> tuple[str, ...]:
    """What stands between the broken bars."""
    return tuple(re.split(" ¦ ?", text))


WORDS = (
    "harbour",
    "The bridge “opens”, she said. ",
    "déjà 😀",
    "",
    " ",
    "\n",
    "\x00",
    "\x1b]0;x\x07",
)
NUMBERS = (
    *(
        "0",
        "-1",
        "1e999",
        "9" * 30,
        "9" * 5_000,
        "0x1F",
        "0o17",
        "1_000",
        ".",
        "NaN",
        ".inf",
        "1:60",
    ),
    *(
        "2026-02-30",
        "2026-13-01",
        "0000-00-00",
        "99999-01-01T25:61:61Z",
        "2026-03-01T10:00:00+99:99",
    ),
)
REFERENCES = (
    *("&#55357;&#56832;", "&#xD800;", "&#x110000;", "&#xffffffff;", "&#0;", "&#;", "&#x;", "&;"),
    *(
        "&" + "a" * 300 + ";",
        "&nbsp",
        "&amp;amp;",
        "&lol;",
        "&#" + "9" * 400 + ";",
        "%e;",
        "&#150;",
    ),
)
YAML = _pool("""\
!!timestamp x ¦ !!bool maybe ¦ !!int abc ¦ !!float . ¦ !!binary = ¦ !!python/name:os.x ¦\
"\\U00110000" ¦ "\\ud800" ¦ ' ¦ " ¦ | ¦ >- ¦ &a ¦ *a ¦ *b ¦ <<: *a ¦ ?  ¦ -  ¦ {} ¦ [a, [b]] ¦\
{a: b} ¦ ~ ¦ null ¦ yes ¦ @ ¦ ` ¦ %YAML 9.9 ¦ !<x> y ¦ ... ¦ --- ¦ \x09 ¦ #""")
TAGS = _pool("""\
<p> ¦ </p> ¦ <div><div> ¦ <table><tr><td> ¦ <ol start=9e9><li> ¦ <li> ¦ <pre> ¦ <math> ¦\
<a href='http://[x'> ¦ <a href> ¦ <script type='application/ld+json'>[{ ¦ </script> ¦ <!-- ¦\
<base href='//'> ¦ <meta charset=undefined> ¦ <meta charset=utf-16> ¦ <template> ¦ ]]> ¦ < ¦\
<time datetime='2026-02-30'> ¦ <svg><title> ¦ <html lang=''> ¦ <frameset> ¦ <?xml x?> ¦ <h1> ¦\
<![CDATA[ ¦ <!DOCTYPE x [<!ENTITY e ' ¦ <blockquote cite='x'> ¦ <img src=x onerror=y> ¦ <q>""")
CHARSETS = (
    *(
        "undefined",
        "utf-7",
        "utf-16",
        "utf-32",
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
    ),
    *(
        "zlib",
        "hex",
        "rot13",
        "mbcs",
        "big5",
        "iso2022_jp",
        "hz",
        "cp65001",
        "a\0b",
        "x" * 999,
        "\udcff",
        "",
    ),
    *(
        "utf-8-sig",
        "latin-1",
        "cp1252",
        "koi8-r",
        "shift_jis",
        "gb18030",
        "ascii",
        "charmap",
        "palmos",
    ),
)
ALL = (*WORDS, *NUMBERS, *REFERENCES, *TAGS)


def few_of(chance: Random, pool: tuple[str, ...], most: int = 6, between: str = "") -> str:
    """A few of the pool; sometimes one of them over and over."""
    if chance.random() < 0.05:
        return chance.choice(pool) * chance.choice((10, 100, 1_000))
    return between.join(chance.choice(pool) for _ in range(chance.randint(0, most)))


def front_matter(chance: Random) -> Read:
    keys = _pool("""\
title ¦ date ¦ author ¦ authors ¦ lang ¦ url ¦ a: &a ¦ << ¦ ? ¦ tags ¦ - ¦ """)
    lines = (
        f"{chance.choice(keys)}: {few_of(chance, (*YAML, *NUMBERS, *WORDS), 3, ' ')}"
        for _ in range(chance.randint(1, 6))
    )
    text = (
        "---\n" + "\n".join(lines) + "\n---\n\n" + few_of(chance, ("a", "*", "[x]", "\n\n", "> "))
    )
    return lambda: _article("markdown", text.encode("utf-8", "surrogatepass"))


def feed(chance: Random) -> Read:
    names = _pool("""\
title ¦ link ¦ guid ¦ description ¦ pubDate ¦ author ¦ content:encoded ¦ dc:date""")
    fields = "".join(
        f"<{name}>{few_of(chance, ALL, 3)}</{name}>" if chance.random() < 0.9 else f"<{name}"
        for name in (chance.choice(names) for _ in range(chance.randint(0, 6)))
    )
    ends = ("<rss version='2.0'><channel><title>T</title><item>", "</item></channel></rss>")
    atom = ("<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry>", "</entry></feed>")
    start, end = chance.choice((ends, atom, ("<rdf:RDF><item", ">"), ("", "")))
    charset = chance.choice(("", f'<?xml version="1.0" encoding="{chance.choice(CHARSETS)}"?>'))
    answer = _download(charset + start + fields + end, "application/rss+xml")
    return lambda: _entries(answer)


def json_feed(chance: Random) -> Read:
    item = {name: value(chance) for name in ("id", "url", "title", "authors", "content_html")}
    fields = {"version": "https://jsonfeed.org/version/1", "items": value(chance)}
    fields |= {"items": [item]} if chance.random() < 0.8 else {}
    text = json.dumps(fields | {"title": value(chance), "home_page_url": value(chance)})
    if chance.random() < 0.1:
        text = text.replace("[", "[" * chance.choice((2, 500, 5_000)), 1)
    answer = _download(text, "application/feed+json")
    return lambda: _entries(answer)


def value(chance: Random, depth: int = 3) -> object:
    """Any JSON value."""
    kind = chance.randint(0, 7 if depth else 5)
    if kind == 6:
        return [value(chance, depth - 1) for _ in range(chance.randint(0, 3))]
    if kind == 7:
        names = _pool("""\
id ¦ name ¦ target ¦ @context ¦ selector ¦ type ¦ exact ¦ start ¦ newsread""")
        return {chance.choice(names): value(chance, depth - 1) for _ in range(chance.randint(0, 3))}
    simple = (None, True, -1, 2.5e300, chance.choice(("\ud800", *NUMBERS)), few_of(chance, ALL, 3))
    return simple[kind]


def entry(chance: Random) -> Read:
    title = " ".join(few_of(chance, WORDS, 2).split()) or None
    feed_entry = FeedEntry(id="1", title=title, html=few_of(chance, ALL, 12))
    return lambda: from_entry(feed_entry, None)


def page(chance: Random) -> Read:
    data = f"<html><body>{few_of(chance, ALL, 12)}".encode("utf-8", "replace")
    return lambda: _article("html", data, chance.choice(CHARSETS))


def charset(chance: Random) -> Read:
    declared = chance.choice((f'<meta charset="{chance.choice(CHARSETS)}">', ""))
    data = declared.encode("utf-8", "replace") + few_of(chance, ALL, 4).encode("utf-8", "replace")
    data += chance.choice(
        (b"", b"caf\xe9", b"\xff\xfe", b"+AGE-", b"\x1b$B", b"\\ud800", b"\0a\0b")
    )
    name = chance.choice((None, *CHARSETS))
    return lambda: decode(data, "it", name)


def saved_page(chance: Random) -> Read:
    lines = [line for line in MHTML.split("\n") if chance.random() < 0.95]
    odd_lines = _pool("""\
--cut ¦ --cut-- ¦ Content-Type: multipart/mixed; boundary= ¦ Content-Type: text/html ¦  ¦\
Content-Transfer-Encoding: x-uuencode ¦ Content-Type: text/html; charset*=x'y'%FF ¦ MIME- ¦\
Content-Type: message/rfc822 ¦ Content-Location: =?utf-8?b?////?= ¦ \x00: \xff ¦ folded""")
    for _ in range(chance.randint(1, 5)):
        lines.insert(
            chance.randint(0, len(lines)), chance.choice((*odd_lines, *CHARSETS, *REFERENCES))
        )
    data = "\n".join(lines).encode("utf-8", "replace")
    return lambda: _article("mhtml", data)


def book(chance: Random) -> Read:
    odd_members = _pool("""\
idref='z' ¦ linear='no' ¦ <itemref/> ¦ <item/> ¦ <itemref idref='a'/> ¦ href='../../x' ¦\
href='%zz%00' ¦ full-path='' ¦ <rootfile/> ¦ xmlns='x' ¦ <dc:date> ¦ <dc:title> ¦ >""")
    members: dict[str, str | bytes] = {
        "META-INF/container.xml": _changed(chance, CONTAINER, (*odd_members, *REFERENCES)),
        "book/content.opf": _changed(chance, PACKAGE, (*odd_members, *REFERENCES, *TAGS)),
        "book/one.xhtml": f"<html><body>{few_of(chance, ALL, 8)}".encode("utf-8", "replace"),
        "book/two .xhtml": few_of(chance, (*TAGS, "<body>", "</body>")).encode("utf-8", "replace"),
    }
    members.pop(chance.choice((*members, *" " * 20)), None)
    return lambda: _article("epub", zipped(members))


def document(chance: Random) -> Read:
    odd_elements = _pool("""\
<w:tbl> ¦ <w:tr/> ¦ <w:p/> ¦ <w:ins> ¦ <w:t/> ¦ <w:hyperlink r:id='x'> ¦ <w:sym/> ¦ <w:vMerge/> ¦\
<w:fldChar w:fldCharType='end'/> ¦ <w:footnoteReference/> ¦ <w:br w:type='x'/>""")
    data = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": _changed(chance, DOCUMENT, odd_elements),
        }
    )
    return lambda: _article("docx", data)


def links(chance: Random) -> Read:
    tags = _pool("""\
<link rel=alternate type='application/rss+xml' href=' ¦ http://[ ¦ '> ¦ //x ¦ \x00 ¦ %""")
    answer = _download(few_of(chance, (*tags, *TAGS), 8), "text/html")
    return lambda: feeds_of(answer)


def outlines(chance: Random) -> Read:
    parts = _pool("""\
<outline ¦  xmlUrl='http://a' ¦  xmlUrl='x' ¦  text=' ¦ ' ¦ /> ¦ > ¦ <opml> ¦ </opml>""")
    data = ("<opml>" + few_of(chance, (*parts, *REFERENCES), 8) + "</opml>").encode(
        "utf-8", "replace"
    )
    return lambda: opml.read(data, "it")


def marks(chance: Random) -> Read:
    rows = [value(chance, 4) for _ in range(chance.randint(1, 3))]
    forms = (
        lambda: "\n".join(json.dumps({"newsread": "mark", "id": "x", "span": row}) for row in rows),
        lambda: json.dumps({"@context": "http://www.w3.org/ns/anno.jsonld", "items": rows}),
        lambda: json.dumps([{"target": row, "body": row, "id": row} for row in rows]),
        lambda: json.dumps(
            {"annotations": [{"uri": "x", "target": row, "text": row} for row in rows]}
        ),
        lambda: "\n".join(
            json.dumps({"newsread": "article", "text": row, "parts": row}) for row in rows
        ),
    )
    text = chance.choice(forms)()
    return lambda: _marks(text)


KINDS: tuple[tuple[Callable[[Random], Read], int], ...] = (
    *((front_matter, 16), (feed, 16), (json_feed, 16), (entry, 16), (charset, 12), (marks, 12)),
    *((outlines, 4), (links, 4), (book, 8), (document, 4), (saved_page, 3), (page, 2)),
)
"""What makes files of a kind, and how many of a hundred or so are of it: slow ones are few."""


def case(seed: int, number: int) -> tuple[str, Read]:
    """The kind of a file, and what reads it."""
    chance = Random(f"{seed}/{number}")
    makers, weights = zip(*KINDS, strict=True)
    (make,) = chance.choices(makers, weights)
    return make.__name__, make(chance)


def outcome(read: Read) -> BaseException | None:
    """What the net under a parser caught; None where all was as foreseen.

    Raises:
        AssertionError: what came is neither whole nor a sentence.
    """
    try:
        articles = read()
    except ArticleError as error:
        assert str(error).isprintable()
        assert len(str(error)) < 2_000
        return error.__cause__
    except UnreadableError as error:
        return error.__cause__
    for article in articles if isinstance(articles, list) else [articles]:
        if isinstance(article, Article):
            assert article.id
            assert f"{article.title}{article.byline}{article.source}{article.text}".encode()
            assert all(part.of(article.text).strip() for part in article.parts)
            assert all(part.end <= len(article.text) for part in article.parts)
    return None


def _changed(chance: Random, text: str, pool: tuple[str, ...]) -> bytes:
    """A text with a few things put in, or put in the place of its tags."""
    for _ in range(chance.randint(0, 3)):
        at = text.find(chance.choice("<>='\""), chance.randrange(len(text)))
        text = text[:at] + chance.choice(pool) + text[at + chance.choice((0, 1, 5)) :]
    return text.encode("utf-8", "replace")


def _article(kind: str, data: bytes, encoding: str | None = None) -> Article:
    """As `formats.read` does it, without a process for each."""
    from articles.errors import as_article_error

    with as_article_error("it", kind):
        return FORMATS[kind].parsed(Source(name="it", data=data, encoding=encoding))


def _download(text: str, media_type: str) -> Download:
    data = text.encode("utf-8", "replace")
    return Download(url="https://a.example/f", data=data, media_type=media_type, encoding=None)


def _entries(answer: Download) -> list[Article]:
    return [from_entry(entry, "T") for entry in parse(answer).entries]


def _marks(text: str) -> object:
    return read_marks(text)
