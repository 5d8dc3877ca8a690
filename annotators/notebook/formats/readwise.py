"""The table that Readwise reads under “Import from CSV”: a highlight a row.

Readwise shows a highlight without anything around it, so whose words they are stands in it. A tag
is a word behind a dot at the beginning of the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.notebook.formats.csv import cell, line
from annotators.notebook.quoted_marks import address_of, credits_of, statement_in
from annotators.notebook.verdict_words import verdict_in_words
from annotators.presentation.statements import OWN_WORDS, Origin, sentence
from annotators.text.quotations import find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Mark
    from articles.article import Article, Span

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")


def as_readwise(annotated: Iterable[Annotated]) -> Iterator[str]:
    """The header, then a row a mark."""
    yield line(COLUMNS)
    for article, marks in annotated:
        quoted = find_quotations(article.text) if any(mark.speaker for mark in marks) else []
        yield from (line(map(cell, _row(article, mark, quoted))) for mark in marks)


def _row(article: Article, mark: Mark, quoted: Sequence[Span]) -> tuple[str, ...]:
    title = article.title or article.url or "Untitled"
    return (
        _highlight(mark, quoted) or title,
        title,
        article.byline or article.source or "",
        address_of(mark, article) or "",
        _note(mark),
        "" if mark.is_of_whole else str(mark.span.start),
        mark.created[:19].replace("T", " "),
    )


def _highlight(mark: Mark, quoted: Sequence[Span]) -> str:
    """The words with whose they are; of a mark of the whole article, its note."""
    if not mark.exact:
        return mark.note
    statement = statement_in(mark)
    if OWN_WORDS not in statement.notes:
        return sentence(statement, Origin())
    return " — ".join(filter(None, (mark.exact, ", ".join(credits_of(mark, quoted)))))


def _note(mark: Mark) -> str:
    tags = [f".{'-'.join(tag.split())}" for tag in (*mark.tags, mark.label or "") if tag.strip()]
    verdict = verdict_in_words(mark.verdict) if mark.verdict else ""
    note = mark.note if mark.exact else ""
    return "\n".join(filter(None, (" ".join(tags), note, verdict)))
