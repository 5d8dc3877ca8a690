"""Saved pages, books and office documents: MHTML, EPUB, PDF and Word.

EPUB is read with the standard library and lxml: it is a zip of XHTML pages, and the libraries for
it carry licences that ask more of newsread than it can promise.
"""

from __future__ import annotations

import io
import logging
import posixpath
import re
import zipfile
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from articles.dates import iso_8601
from articles.errors import ArticleError
from articles.parsing import html, plain
from articles.parsing.bylines import byline_of
from articles.parsing.decode import markup_in_utf8
from articles.parsing.encodings import charset_in
from articles.parsing.headline import as_text
from articles.parsing.limits import check_tags
from articles.parsing.pdf_pages import lines_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

    from articles.article import Article
    from articles.parsing.pdf_pages import Line
    from articles.parsing.source import Source

LARGEST_UNPACKED = 200_000_000
"""Bytes that a zipped document may unpack to, all its members together."""

LARGEST_MARKUP = 20_000_000
"""Bytes of XML or HTML in it that are read; a thick book has about two million."""

SECONDS_OF_PAGES = 40
"""For so long a PDF is read, page after page; a page takes some 0.05."""

_FILE_NAME = re.compile(r"(?i)^(microsoft word - |untitled)|\.[a-z]{3,5}$")
"""What many programs write into a PDF as its title."""

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_PACKAGE = "{http://www.idpf.org/2007/opf}"
_TERMS = "{http://purl.org/dc/terms/}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def read_mhtml(source: Source) -> Article:
    """The article on a page saved whole by a browser (RFC 2557)."""
    from email import message_from_bytes
    from email.policy import default

    message = message_from_bytes(source.data, policy=default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            url = part["content-location"] or message["snapshot-content-location"]
            encoding = charset_in(str(part["content-type"]))
            data = page if isinstance(page, bytes) else b""
            return html.read(source._replace(data=data, encoding=encoding, url=_web(url)))
    raise ArticleError(source.name, "this saved page holds no HTML")


def read_epub(source: Source) -> Article:
    """A book, its chapters one after the other."""
    from articles.parsing.tree import to_article

    book = _unzipped(source)
    package_path, package = _package(book, source.name)
    chapters, missing = _joined(book, package_path, package, source.name)
    title, publisher = _dublin_core(package, "title"), _dublin_core(package, "publisher")
    article = to_article(chapters, title[0] if title else None)
    creators = _dublin_core(package, "creator")
    article = replace(
        article,
        byline=byline_of(creators) or ", ".join(creators) or None,
        source=next(iter(publisher), None),
        published=next(filter(None, map(iso_8601, _dublin_core(package, "date"))), None),
        notice=missing,
    )
    return html.with_notice_of_depth(article, chapters, source.name)


def _dublin_core(package: Any, name: str) -> list[str]:
    """All that a document says of itself under a name of Dublin Core."""
    texts = (
        " ".join((element.text or "").split()) for element in package.iter(f"{_DUBLIN_CORE}{name}")
    )
    return [words for words in texts if words]


def read_pdf(source: Source) -> Article:
    """The paragraphs of a PDF, page after page, as its producer ordered them."""
    import pypdf

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else it writes on the screen
    reader = pypdf.PdfReader(io.BytesIO(source.data))
    pages, is_whole = _pages(reader)
    about = reader.metadata
    text = text_of(pages)
    if not text:
        fault = "holds pictures of pages, but no text" if is_whole else "takes too long to read"
        raise ArticleError(source.name, f"this PDF {fault}")
    article = plain.from_text(text)
    title, byline = (about.title, about.author) if about else (None, None)
    created = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(about.get("/CreationDate") if about else ""))
    if _FILE_NAME.search(title or "") and article.title:
        title = article.title
    there = "page is" if len(pages) == 1 else f"{len(pages):,} pages are"
    notice = None if is_whole else f"Only the first {there} here: reading takes long."
    return replace(
        article,
        title=as_text(title or "") or article.title,
        byline=byline_of([byline or ""]) or article.byline,
        published=iso_8601("-".join(created.groups()) if created else None),
        notice=notice,
    )


def _pages(reader: PdfReader) -> tuple[list[list[Line]], bool]:
    """The lines of the pages that can be read in `SECONDS_OF_PAGES`; whether those are all."""
    pages: list[list[Line]] = []
    end = monotonic() + SECONDS_OF_PAGES
    for page in reader.pages:
        if monotonic() > end:
            return pages, False
        pages.append(lines_of(page))
    return pages, True


def read_docx(source: Source) -> Article:
    """A Word document."""
    import mammoth

    from articles.parsing.tree import fragment_to_article

    markup = [m for m in _unzipped(source).infolist() if m.filename.endswith((".xml", ".rels"))]
    if sum(member.file_size for member in markup) > LARGEST_MARKUP:
        limit = LARGEST_MARKUP // 1_000_000
        raise ArticleError(
            source.name, f"it holds more than {limit} MB of text, as no article does"
        )
    pictures = mammoth.images.img_element(lambda _: {})  # else each would be copied into the page
    page = mammoth.convert_to_html(io.BytesIO(source.data), convert_image=pictures).value
    article = plain.headed(fragment_to_article(page, None))
    about = part_of(source, "docProps/core.xml", needed=False)
    if about is None:
        return article
    title, creators = _dublin_core(about, "title"), _dublin_core(about, "creator")
    return replace(
        article,
        title=article.title or next(iter(title), None),
        byline=article.byline or byline_of(creators),
        published=iso_8601(about.findtext(f"{_TERMS}created")),
    )


def part_of(source: Source, path: str, *, needed: bool = True) -> Any:
    """The XML at a path in a zipped document; None, if it is not needed and not there."""
    archive = _unzipped(source)
    if path not in archive.namelist() and not needed:
        return None
    return _xml(archive.read(path), source.name)


def _web(url: object) -> str | None:
    return url if isinstance(url, str) and url.startswith(("http://", "https://")) else None


def unpacked_size(source: Source) -> int:
    """Bytes that the members of a zipped document say they unpack to; zipfile holds them to it.

    Raises:
        ArticleError: that is more than `LARGEST_UNPACKED`.
    """
    size = sum(member.file_size for member in _unzipped(source).infolist())
    if size > LARGEST_UNPACKED:
        limit = LARGEST_UNPACKED // 1_000_000
        raise ArticleError(source.name, f"it would unpack to more than {limit} MB")
    return size


def _unzipped(source: Source) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(source.data))


def _package(book: zipfile.ZipFile, name: str) -> tuple[str, Any]:
    """Where the book's table of contents lies in it, and that table (EPUB 3.3, section 4.2.6)."""
    container = _xml(book.read("META-INF/container.xml"), name)
    path = container.find(f".//{_CONTAINER}rootfile").get("full-path")
    return path, _xml(book.read(path), name)


def _joined(
    book: zipfile.ZipFile, package_path: str, package: Any, name: str
) -> tuple[Any, str | None]:
    """One body with all chapters, in reading order, and a notice if some are not there.

    A chapter that is named again comes once.

    Raises:
        ArticleError: none is there, or they are too large.
    """
    from lxml.html import Element

    body = Element("body")
    size, named, held = 0, dict.fromkeys(_chapter_paths(package_path, package)), book.namelist()
    paths = [path for path in named if path in held]
    if not paths:
        raise ArticleError(name, "this EPUB is damaged: none of its chapters is in it")
    for path in paths:
        data = book.read(path)
        size += len(data)
        if size > LARGEST_MARKUP:
            limit = LARGEST_MARKUP // 1_000_000
            raise ArticleError(name, f"it holds more than {limit} MB of text, as no book does")
        chapter = _page(data, name).find(".//body")
        if chapter is not None:
            chapter.tag = "div"
            body.append(chapter)
    missing = len(named) - len(paths)
    return body, f"Missing from this EPUB: {missing} of {len(named)} chapters." if missing else None


def _chapter_paths(package_path: str, package: Any) -> Iterator[str]:
    """Where the chapters should be, in reading order; where nothing says so, nowhere."""
    items = {item.get("id"): item.get("href") for item in package.iter(f"{_PACKAGE}item")}
    folder = posixpath.dirname(package_path)
    for reference in package.iter(f"{_PACKAGE}itemref"):
        if reference.get("linear") != "no":
            href = unquote(items.get(reference.get("idref")) or reference.get("idref") or "")
            yield posixpath.normpath(posixpath.join(folder, href))


def _page(data: bytes, name: str) -> Any:
    from lxml.html import HTMLParser, document_fromstring

    page = markup_in_utf8(data, name)
    check_tags(page.decode(), name)
    return document_fromstring(page, parser=HTMLParser(encoding="utf-8"))


def _xml(data: bytes, name: str) -> Any:
    """XML without entity expansion and without looking anything up."""
    from lxml import etree

    check_tags(data.decode(errors="replace"), name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)
