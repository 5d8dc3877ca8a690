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
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from articles.errors import ArticleError
from articles.parsing import html, plain
from articles.parsing.limits import check_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.article import Article
    from articles.formats import Source

LARGEST_UNPACKED = 200_000_000
"""Bytes that a zipped document may unpack to, all its members together."""

_FILE_NAME = re.compile(r"(?i)^(microsoft word - |untitled)|\.[a-z]{3,5}$")
"""What many programs write into a PDF as its title."""

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_PACKAGE = "{http://www.idpf.org/2007/opf}"
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
            encoding = part.get_content_charset()
            data = page if isinstance(page, bytes) else b""
            return html.read(source._replace(data=data, encoding=encoding, url=_web(url)))
    raise ArticleError(source.name, "this saved page holds no HTML")


def read_epub(source: Source) -> Article:
    """A book, its chapters one after the other."""
    from articles.parsing.tree import to_article

    book = _unzipped(source)
    package_path, package = _package(book, source.name)
    chapters = _joined(book, package_path, package, source.name)
    said = {name: package.findtext(f".//{_DUBLIN_CORE}{name}") for name in _EPUB_FIELDS}
    article = html.told_of_depth(to_article(chapters, said.pop("title")), chapters, source.name)
    return replace(article, **{_EPUB_FIELDS[name]: value for name, value in said.items() if value})


_EPUB_FIELDS = {"title": "title", "creator": "byline", "publisher": "source", "date": "published"}


def read_pdf(source: Source) -> Article:
    """The text of a PDF, page after page, as its producer ordered it."""
    pypdf = _extra("pypdf", "pdf", source.name)
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else it writes on the screen
    reader = pypdf.PdfReader(io.BytesIO(source.data))
    pages = [page.extract_text().strip() for page in reader.pages]
    about = reader.metadata
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise ArticleError(source.name, "this PDF holds pictures of pages, but no text")
    article = plain.from_text(text)
    title, byline = (about.title, about.author) if about else (None, None)
    if _FILE_NAME.search(title or "") and article.title:
        title = article.title
    return replace(article, title=title or article.title, byline=byline or article.byline)


def read_docx(source: Source) -> Article:
    """A Word document."""
    from articles.parsing.tree import fragment_to_article

    mammoth = _extra("mammoth", "docx", source.name)
    _unzipped(source)
    page = mammoth.convert_to_html(io.BytesIO(source.data)).value
    return plain.headed(fragment_to_article(page, None))


def _extra(module: str, extra: str, name: str) -> Any:
    try:
        return import_module(module)
    except ModuleNotFoundError:
        command = f"pip install 'newsread[{extra}]'"
        raise ArticleError(name, f"reading .{extra} needs {module}: {command}") from None


def _web(url: object) -> str | None:
    return url if isinstance(url, str) and url.startswith(("http://", "https://")) else None


def _unzipped(source: Source) -> zipfile.ZipFile:
    book = zipfile.ZipFile(io.BytesIO(source.data))
    if sum(member.file_size for member in book.infolist()) > LARGEST_UNPACKED:
        limit = LARGEST_UNPACKED // 1_000_000
        raise ArticleError(source.name, f"it would unpack to more than {limit} MB")
    return book


def _package(book: zipfile.ZipFile, name: str) -> tuple[str, Any]:
    """Where the book's table of contents lies in it, and that table (EPUB 3.3, section 4.2.6)."""
    container = _xml(book.read("META-INF/container.xml"), name)
    path = container.find(f".//{_CONTAINER}rootfile").get("full-path")
    return path, _xml(book.read(path), name)


def _joined(book: zipfile.ZipFile, package_path: str, package: Any, name: str) -> Any:
    """One body with all chapters, in reading order."""
    from lxml.html import Element

    body = Element("body")
    for path in _chapter_paths(package_path, package):
        chapter = _page(book.read(path), name).find(".//body")
        if chapter is not None:
            chapter.tag = "div"
            body.append(chapter)
    return body


def _chapter_paths(package_path: str, package: Any) -> Iterator[str]:
    items = {item.get("id"): item.get("href") for item in package.iter(f"{_PACKAGE}item")}
    folder = posixpath.dirname(package_path)
    for reference in package.iter(f"{_PACKAGE}itemref"):
        if reference.get("linear") != "no":
            href = unquote(items[reference.get("idref")])
            yield posixpath.normpath(posixpath.join(folder, href))


def _page(data: bytes, name: str) -> Any:
    from lxml.html import HTMLParser, document_fromstring

    check_tags(data.decode(errors="replace"), name)
    return document_fromstring(data, parser=HTMLParser(encoding="utf-8"))


def _xml(data: bytes, name: str) -> Any:
    """XML without entity expansion and without looking anything up."""
    from lxml import etree

    check_tags(data.decode(errors="replace"), name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)
