"""What Markdown has of an article and of each mark on it, for any reader of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotators.notebook.quoted_marks import address_of, credits_of, statement_in
from annotators.notebook.verdict_words import verdict_in_words
from annotators.presentation.escaping import escaped, escaped_lines
from annotators.presentation.statements import OWN_WORDS, Origin
from annotators.presentation.statements import as_markdown as as_block
from annotators.text.quotations import find_quotations
from articles.safe import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotators.notebook.mark import Mark
    from articles.article import Article, Span

    Reference = Callable[[str], str]
    """Says in Markdown which mark is meant, by its id."""

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_MARKER = re.compile(r"<!--(?=\s*newsread)", re.IGNORECASE)


def heading(article: Article) -> list[str]:
    """The title, and what is known of where it comes from."""
    title = f"# {escaped(article.title or article.url or 'Untitled')}"
    known = [escaped(s) for s in (article.byline, article.source, article.published) if s]
    if article.url and re.fullmatch(r"https?://[!-;=?-~]+", article.url):
        known.append(f"<{article.url}>")
    return [title, " · ".join(known)] if known else [title]


def quoted_in(article: Article, marks: Sequence[Mark]) -> Sequence[Span]:
    """Where the article has quotation marks, if that is asked of any of the marks."""
    return find_quotations(article.text) if any(mark.speaker for mark in marks) else []


def quotation(mark: Mark, quoted: Iterable[Span]) -> str:
    """The words with whose they are; the article's own as they stand in it, line by line."""
    if not mark.exact:
        return ""
    statement = statement_in(mark)
    if OWN_WORDS not in statement.notes:
        return as_block(statement, Origin()).rstrip()
    lines = escaped_lines(mark.exact).split("\n")
    if credit := ", ".join(map(escaped, credits_of(mark, quoted))):
        lines += ["", f"— {credit}"]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def facts(article: Article, mark: Mark, tags: str, reference: Reference) -> str:
    """Tags, colour, what the mark is to others, and the like, on one line."""
    return " · ".join(filter(None, (tags, *_facts(article, mark, reference))))


def _facts(article: Article, mark: Mark, reference: Reference) -> Iterator[str]:
    yield escaped(mark.label or "")
    yield mark.color or ""
    if mark.verdict:
        yield escaped(verdict_in_words(mark.verdict))
    if mark.answers:
        yield f"answers {reference(mark.answers)}"
    for link in mark.links:
        yield f"{escaped(link.kind) or 'see'} {reference(link.to)}"
    if mark.is_of_whole:
        yield "on the whole article"
    if mark.creator:
        yield f"by {escaped(str(mark.creator))}"
    if mark.state == "orphan":
        yield "not found in the article"
    yield mark.created[:10]
    yield from Origin(url=address_of(mark, article)).as_link() if mark.exact else ()


def note_of(mark: Mark) -> str:
    """Markdown of the reader's: all of it, but it cannot reach beyond its own place."""
    text = _MARKER.sub("&lt;!--", shown(mark.note.strip()))
    fence = ""
    for match in _FENCE.finditer(text):
        if not fence:
            fence = match[1]
        elif match[1].startswith(fence):
            fence = ""
    return f"{text}\n{fence}" if fence else text
