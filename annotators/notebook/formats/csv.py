"""A table for spreadsheets, one mark a row. No cell of it can be taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from annotators.notebook.formats.columns import SPOKEN, speaker, spoken
from annotators.notebook.quoted_marks import address_of
from annotators.notebook.verdict_words import verdict_in_words
from articles.safe import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Mark
    from articles.article import Article

COLUMNS = (
    "title",
    "url",
    "published",
    "quote",
    "speaker",
    *SPOKEN,
    "note",
    "tags",
    "color",
    "label",
    "kind",
    "verdict",
    "state",
    "start",
    "end",
    "created",
    "modified",
    "creator",
    "id",
    "answers",
    "links",
    "article",
)
_FORMULA = re.compile(r"[\W_]*?[=+\-@＝＋－＠\t\r|%]")
"""What a spreadsheet may act on (OWASP, “CSV Injection”), also behind characters it skips."""


def as_csv(annotated: Iterable[Annotated]) -> Iterator[str]:
    """The header, then a row a mark. Every cell is quoted; lines end as RFC 4180 has it."""
    yield line(COLUMNS)
    for article, marks in annotated:
        for mark in marks:
            yield line(_row(article, mark))


def _row(article: Article, mark: Mark) -> tuple[str, ...]:
    cells = {
        "title": article.title,
        "url": address_of(mark, article),
        "published": article.published,
        "quote": mark.exact,
        "tags": ", ".join(mark.tags),
        "kind": mark.motivation,
        "speaker": speaker(mark),
        **spoken(mark),
        "verdict": verdict_in_words(mark.verdict) if mark.verdict else "",
        "start": "" if mark.is_of_whole else str(mark.span.start),
        "end": "" if mark.is_of_whole else str(mark.span.end),
        "creator": str(mark.creator or ""),
        "links": " ".join(":".join(filter(None, (link.kind, link.to))) for link in mark.links),
    }
    return tuple(cell(cells[name] if name in cells else getattr(mark, name)) for name in COLUMNS)


def cell(value: str | None) -> str:
    """The value as it may stand in a cell: an apostrophe before what could start a formula."""
    text = shown(value or "")
    return f"'{text}" if _FORMULA.match(text) else text


def line(cells: Iterable[str]) -> str:
    """A row of the table, with its line end."""
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerow(cells)
    return written.getvalue()
