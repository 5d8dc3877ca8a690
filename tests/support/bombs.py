"""Small files that would take minutes or gigabytes, each made here, and what reads them.

    python -m tests.support.bombs NAME

reads one and prints what came of it.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable

from articles import confined
from articles.errors import ArticleError
from articles.feeds.entries import from_entry
from articles.feeds.feed import FeedEntry
from articles.feeds.parsing import parse
from articles.parsing import documents
from articles.parsing.formats import read
from articles.parsing.source import Source
from articles.web.download import Download
from tests.support.documents import CONTAINER, zipped

SECONDS = 4
"""In the place of the budget's 60, so that the suite need not wait so long."""


def book(spine: str, chapter: str, items: str = '<item id="a" href="a.xhtml"/>') -> bytes:
    """An EPUB of one file, which the table of contents may name more than once."""
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest>'
    return zipped(
        {
            "META-INF/container.xml": CONTAINER,
            "book/content.opf": f"{package}<spine>{spine}</spine></package>",
            "book/a.xhtml": f"<html><body>{chapter}</body></html>",
        }
    )


def word(body: str) -> bytes:
    """A Word document."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def pdf(pages: int, content: bytes, *forms: bytes) -> bytes:
    """A PDF whose pages are all one; `forms` are drawn by `/X Do`, each from the one before."""
    packed = zlib.compress(content)
    fonts = b"/Font<</F1 5 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b"3 0 R " * pages),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<%s/XObject<</X 6 0 R>>>>>>" % fonts,
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Length %d"
            b"/Resources<<%s/XObject<</X %d 0 R>>>>>>stream\n%s\nendstream"
            % (len(form), fonts, number, form)
            for number, form in enumerate(forms, 7)
        ),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + head + tail


def aliases(last: str) -> bytes:
    """Front matter whose last value names 9^9 others."""
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    for above, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{','.join([f'*{above}'] * 9)}]")
    return "\n".join(["---", *lines, last, "---", "", "The harbour opened."]).encode()


PARAGRAPH = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
PART = "--b\nContent-Type: text/plain\n\nx\n"
MHTML = 'Content-Type: multipart/related; boundary="b"\n\n'

FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "chapter 20,000 times": (
        ".epub",
        lambda: book('<itemref idref="a"/>' * 20_000, "<p>x</p>" * 2_000),
    ),
    "chapter under 20,000 names": (
        ".epub",
        lambda: book(
            "".join(f'<itemref idref="a{n}"/>' for n in range(20_000)),
            "<p>x</p>" * 2_000,
            "".join(f'<item id="a{n}" href="a.xhtml"/>' for n in range(20_000)),
        ),
    ),
    "chapter of 30 MB": (".epub", lambda: book('<itemref idref="a"/>', "<p>x</p>" * 4_000_000)),
    "1,500,000 paragraphs": (".docx", lambda: word(PARAGRAPH * 1_500_000)),
    "500,000 paragraphs": (".docx", lambda: word(PARAGRAPH * 500_000)),
    "page 20,000 times": (".pdf", lambda: pdf(20_000, b"BT /F1 9 Tf " + b"(x) Tj " * 2_000)),
    "forms in forms": (".pdf", lambda: pdf(1, b"/X Do " * 10, *[b"/X Do " * 10] * 12)),
    "500,000 brackets": (".md", lambda: b"![" * 500_000),
    "aliases": (".md", lambda: aliases("title: *i")),
    "aliases as a key": (".md", lambda: aliases("? *i\n: x")),
    "merged aliases": (".md", lambda: aliases("title:\n  <<: *i")),
    "200,000 parts": (".mhtml", lambda: (MHTML + PART * 200_000).encode()),
    "200,000 parameters": (
        ".mhtml",
        lambda: (MHTML.replace(" ", " a=b;" * 200_000) + PART).encode(),
    ),
    "100 comments": ("", lambda: b"<!---->" * 100 + b"x"),
    "100 comments and spaces": ("", lambda: b"<!----> \n" * 100 + b"x"),
    "2,500,000 paragraphs": (".html", lambda: b"<html><body>" + b"<p>x</p>" * 2_500_000),
    "an emoji in 50 MB": (".txt", lambda: "😀".encode() + b"word word\r\n" * 4_500_000),
}


def read_bomb(name: str) -> object:
    """What comes of reading a bomb."""
    if name == "entries":
        item = b"<item><title>x</title><description>x</description></item>"
        data = b"<rss version='2.0'><channel><title>T</title>" + item * 300_000
        url = "https://a.example/f"
        return parse(Download(url=url, data=data, media_type="text/xml", encoding=None))
    if name == "an endless author":
        author = b"9" * 400_000
        data = b"<rss version='2.0'><channel><title>T</title><item><author>%s</author>" % author
        url = "https://a.example/f"
        return parse(Download(url=url, data=data, media_type="text/xml", encoding=None))
    if name == "an entry":
        return from_entry(FeedEntry(id="1", html="<b>x" * 4_000_000), None)
    suffix, make = FILES[name]
    return read(Source(name=name, data=make()), suffix=suffix)


if __name__ == "__main__":
    confined.SECONDS, documents.SECONDS_OF_PAGES = SECONDS, 1
    try:
        print(f"{read_bomb(sys.argv[1])!r:.200}")
    except ArticleError as error:
        print(error)
