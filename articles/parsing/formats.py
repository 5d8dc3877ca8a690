"""Which format an article is in, and the article that it holds.

A new format is a function from a `Source` to an `Article`, and a row of `FORMATS`.
"""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from articles.confined import confined
from articles.errors import ArticleError, as_article_error
from articles.parsing.source import LARGEST_FILE, Source

if TYPE_CHECKING:
    from articles.article import Article


class Format(NamedTuple):
    """A kind of file, how it is known, and the function that reads it."""

    reader: str
    """That function, as `module.function` of this room; imported with the first such file."""
    called: str
    """What such a file is, in a sentence for the reader."""
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    opening: bytes | None = None
    """The pattern of what its first kilobyte holds, for files whose name does not tell."""
    quick: int = 0
    """Bytes, unpacked, of what is read at once; for what is larger see `articles.confined`."""
    is_zip: bool = False
    needs: str = ""
    """The module that reads it, if that is an extra with the name of the format."""

    def read(self, source: Source) -> Article:
        """The article that such a file holds, in bounded time and memory."""
        if self._size(source) <= self.quick:
            return self.parsed(source)
        return confined(self.parsed, source)

    def _size(self, source: Source) -> int:
        """How many bytes are to be read, unpacked."""
        if not self.is_zip:
            return len(source.data)
        from articles.parsing.documents import unpacked_size  # a text needs nothing of documents

        return unpacked_size(source)

    def parsed(self, source: Source) -> Article:
        """The article that such a file holds, however long it takes."""
        module, function = self.reader.split(".")
        article: Article = getattr(import_module(f"articles.parsing.{module}"), function)(source)
        return article


_MAIL = (
    rb"(?i)\A(?:From [^\n]*\n)?(?:(?:return-path|received|delivered-to|from|to|cc|date|subject"
    rb"|sender|reply-to|message-id|in-reply-to|references|mime-version|user-agent|x-[\w-]+"
    rb"|content-[\w-]+|list-[\w-]+|authentication-results|dkim-signature|arc-[\w-]+)"
    rb":[^\n]*\n(?:[ \t]+\S[^\n]*\n)*+){3,}+"
)
"""Three headers of a mail at least."""

_FEED = re.compile(
    rb"(?is)(?:\xef\xbb\xbf)?\s*+(?:<\?.*?\?>\s*+|<!--.*?-->\s*+|<!doctype[^>]*>\s*+)*+"
    rb"(?:<(?:rss|feed|rdf:RDF)\b|\{\s*\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org)"
)

FORMATS: dict[str, Format] = {
    "html": Format(
        reader="html.read",
        called="page",
        suffixes=(".html", ".htm", ".xhtml"),
        media_types=("text/html", "application/xhtml+xml"),
        opening=rb"(?is)^\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--.*?-->\s*+)*+<(?:!doctype html|html)",
        quick=2_000_000,
    ),
    "markdown": Format(
        reader="markdown.read",
        called="Markdown",
        suffixes=(".md", ".markdown", ".mdown", ".mkd"),
        media_types=("text/markdown", "text/x-markdown"),
        quick=20_000,
    ),
    "mhtml": Format(
        reader="documents.read_mhtml",
        called="saved page",
        suffixes=(".mhtml", ".mht"),
        media_types=("multipart/related", "application/x-mimearchive"),
        opening=rb"(?im)^content-type:\s*multipart/related",
        quick=20_000,
    ),
    "mail": Format(
        reader="mail.read",
        called="mail",
        suffixes=(".eml",),
        media_types=("message/rfc822",),
        opening=_MAIL,
        quick=2_000_000,
    ),
    "epub": Format(
        reader="documents.read_epub",
        called="EPUB",
        suffixes=(".epub",),
        media_types=("application/epub+zip",),
        opening=rb"(?s)^PK\x03\x04.{26}mimetypeapplication/epub\+zip",
        quick=5_000_000,
        is_zip=True,
    ),
    "pdf": Format(
        reader="documents.read_pdf",
        called="PDF",
        suffixes=(".pdf",),
        media_types=("application/pdf",),
        opening=rb"^%PDF-",
        needs="pypdf",
    ),
    "docx": Format(
        reader="documents.read_docx",
        called="Word document",
        suffixes=(".docx",),
        media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        opening=rb"(?s)^PK\x03\x04.*word/",
        quick=200_000,
        is_zip=True,
        needs="mammoth",
    ),
    "odt": Format(
        reader="odt.read",
        called="OpenDocument text",
        suffixes=(".odt", ".ott"),
        media_types=("application/vnd.oasis.opendocument.text",),
        opening=rb"(?s)^PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text",
        quick=1_000_000,
        is_zip=True,
    ),
    "rtf": Format(
        reader="rtf.read",
        called="Rich Text (RTF)",
        suffixes=(".rtf",),
        media_types=("application/rtf", "text/rtf"),
        opening=rb"^\{\\rtf",
        quick=1_000_000,
    ),
    "text": Format(
        reader="plain.read",
        called="text",
        suffixes=(".txt", ".text"),
        media_types=("text/plain",),
        quick=LARGEST_FILE,
    ),
}
"""Every format that newsread opens; text, the last, is what a file is when nothing else fits."""


def read(source: Source, *, suffix: str = "", media_type: str = "") -> Article:
    """The article that a source holds, in the format that its name, type or first bytes tell.

    Raises:
        ArticleError: the source is no article, or its format needs an extra that is not installed.
    """
    if not source.data or source.data.isspace():
        raise ArticleError(source.name, "there is nothing in it to read")
    if is_feed(source.data):
        raise ArticleError(source.name, "this is a feed: newsread feeds add ADDRESS follows it")
    form = format_of(source.data, suffix, media_type)
    _check_extra(form.needs, source.name)
    with as_article_error(source.name, form.called):
        article = form.read(source)
    if not article.text.strip():
        raise ArticleError(source.name, "there is no text in it to read")
    return article


def _check_extra(module: str, name: str) -> None:
    if module and find_spec(module) is None:
        extra = next(extra for extra, form in FORMATS.items() if form.needs == module)
        advice = f"pip install {module}, where newsread is installed"
        raise ArticleError(name, f"reading .{extra} needs {module}: {advice}")


def format_of(data: bytes, suffix: str = "", media_type: str = "") -> Format:
    """The format that a suffix such as `.md`, a media type or, failing these, the bytes tell.

    What is called plain text may be anything: so servers and people call what they do not know.
    """
    *known, text = FORMATS.values()
    for form in known:
        if suffix.lower() in form.suffixes or media_type in form.media_types:
            return form
    for form in known:
        if form.opening and re.search(form.opening, data[:1024]):
            return form
    return text


def is_feed(data: bytes) -> bool:
    """Whether the bytes begin as those of RSS, Atom or JSON Feed do."""
    return _FEED.match(data[:2_000]) is not None
