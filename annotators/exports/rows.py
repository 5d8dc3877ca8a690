"""Marks one a row: JSON lines that lose nothing, and a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annotators.exports.bundle import Bundle, line_of, whole

if TYPE_CHECKING:
    from annotators.mark import Mark

COLUMNS = (
    "Created", "Modified", "Title", "Source", "URL", "Quote", "Note", "Tags", "Color", "Label",
    "Type", "State", "Start", "End", "Article", "Id",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_jsonl(bundles: Iterable[Bundle]) -> str:
    """One JSON object a line."""
    return "".join(
        line_of({**_about(bundle), **whole(mark)}) for bundle in bundles for mark in bundle.marks
    )


def _about(bundle: Bundle) -> dict[str, str | None]:
    return {"title": bundle.article.title, "url": bundle.article.url}


def to_csv(bundles: Iterable[Bundle]) -> str:
    """A table with a header, in which no cell is taken for a formula."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for bundle in bundles:
        table.writerows(list(_cells(bundle, mark)) for mark in bundle.marks)
    return out.getvalue()


def _cells(bundle: Bundle, mark: Mark) -> Iterator[str]:
    article = bundle.article
    cells = (
        mark.created, mark.modified, article.title, article.source, article.url, mark.exact,
        mark.note, ", ".join(mark.tags), mark.color, mark.label, mark.motivation, mark.state,
        str(mark.span.start), str(mark.span.end), mark.article, mark.id,
    )  # fmt: skip
    return (inert(cell or "") for cell in cells)


def inert(cell: str) -> str:
    """The cell with an apostrophe before whatever a spreadsheet would reckon with.

    After the advice of the OWASP on CSV injection. NUL has no place in a table.
    """
    cell = cell.replace("\0", "␀")
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
