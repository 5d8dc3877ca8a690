"""Mail: its text under its subject, by its sender (RFC 5322 and MIME)."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from email.utils import parseaddr
from typing import TYPE_CHECKING

from articles.dates import iso_8601
from articles.errors import ArticleError
from articles.parsing.bylines import byline_of
from articles.parsing.decode import decode
from articles.parsing.limits import check_tags
from articles.parsing.plain import from_text
from articles.parsing.tree import crowned, fragment_to_article

if TYPE_CHECKING:
    from email.message import MIMEPart

    from articles.article import Article
    from articles.parsing.source import Source


def read(source: Source) -> Article:
    """The mail in a file, as plain text if it has that; what is attached is left out, and told.

    Raises:
        ArticleError: it holds no text.
    """
    message = message_from_bytes(source.data, policy=default)
    body = message.get_body(("plain", "html"))
    if body is None:
        raise ArticleError(source.name, "this mail holds no text")
    article = _article(body, source.name)
    subject = " ".join(_header(message, "subject").split())
    name, _ = parseaddr(_header(message, "from"))
    attached = [
        part.get_filename() or part.get_content_type() for part in message.iter_attachments()
    ]
    if subject:
        parts = tuple(part for part in article.parts if part.kind != "headline")
        article = crowned(replace(article, parts=parts), subject)
    return replace(
        article,
        byline=article.byline or byline_of([name]) or name or None,
        published=iso_8601(_header(message, "date")),
        notice=f"Left out is what is attached: {', '.join(attached)}." if attached else None,
    )


def _article(body: MIMEPart, name: str) -> Article:
    payload = body.get_payload(decode=True)
    text = decode(payload if isinstance(payload, bytes) else b"", name, body.get_content_charset())
    if body.get_content_subtype() == "html":
        check_tags(text, name)
        return fragment_to_article(text, None)
    return from_text(text.strip())


def _header(message: MIMEPart, name: str) -> str:
    try:
        return str(message[name] or "")
    except Exception:  # the parser of headers raises whatever it meets, for one that is no such
        return ""
