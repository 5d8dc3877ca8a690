"""A table for spreadsheets, one mark a row. No cell of it can be taken for a formula.

What was changed in it comes back, but for verdicts, which it has in words only. Columns may be
missing or in another order; between cells may stand commas, semicolons or tabs.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from annotators.notebook.formats.columns import SPOKEN, speaker, spoken
from annotators.notebook.formats.reading import (
    Reading,
    UnreadableError,
    believable,
    brief,
    creator_of,
    just_after,
    name_from,
    offset,
    reason,
    without_verdicts,
)
from annotators.notebook.mark import now
from annotators.notebook.mark_documents import NotAMarkError, from_document
from annotators.notebook.quoted_marks import address_of
from annotators.notebook.verdict_words import verdict_in_words
from articles.article import Article
from articles.safe import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Mark

COLUMNS = (
    "title",
    "url",
    "published",
    "quote",
    "speaker",
    *SPOKEN,
    "confidence",
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
        "tags": ", ".join(map(_item, mark.tags)),
        "kind": mark.motivation,
        "speaker": speaker(mark),
        **spoken(mark),
        "confidence": str(mark.claim.confidence) if mark.claim else "",
        "verdict": verdict_in_words(mark.verdict) if mark.verdict else "",
        "start": "" if mark.is_of_whole else str(mark.span.start),
        "end": "" if mark.is_of_whole else str(mark.span.end),
        "creator": str(mark.creator or ""),
        "links": " ".join(
            ":".join(map(_word, filter(None, (link.kind, link.to))))
            for link in mark.links
            if link.to
        ),
    }
    return tuple(cell(cells[name] if name in cells else getattr(mark, name)) for name in COLUMNS)


def _word(text: str) -> str:
    """The text without what stands between links and their parts."""
    return re.sub(r"[%:\s]", lambda match: quote(match[0], safe=""), text)


def _item(text: str) -> str:
    """A text as one of a list with commas, in quotation marks where it needs them."""
    is_plain = text and text == text.strip() and not re.search(r'[,"\r\n]', text)
    return text if is_plain else '"{}"'.format(text.replace('"', '""'))


def cell(value: str | None) -> str:
    """The value as it may stand in a cell: an apostrophe before what could start a formula."""
    text = shown(value or "")
    return f"'{text}" if _FORMULA.match(text) else text


def line(cells: Iterable[str]) -> str:
    """A row of the table, with its line end."""
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerow(cells)
    return written.getvalue()


CARRIED = {
    "note": ("note",),
    "tags": ("tags",),
    "color": ("color",),
    "label": ("label",),
    "answers": ("answers",),
    "links": ("links",),
    "speaker": ("speaker",),
    "claim": ("act", "polarity", "form", "verb", "confidence"),
}
"""What a table tells of a mark, and the columns that it must have for that."""
_CLAIM = CARRIED["claim"]


def delimiter_of(text: str) -> str | None:
    """What stands between the cells of a table of marks; None if it is no such table."""
    head = text.partition("\n")[0].rstrip("\r")
    for delimiter in (",", ";", "\t"):
        names = set(next(csv.reader([head], delimiter=delimiter), ()))
        if "quote" in names and names & {"url", "article"}:
            return delimiter
    return None


def read_csv(text: str) -> Reading:
    """The marks of a table; a row that is none costs itself and no other."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter_of(text) or ",")
    columns = set(rows.fieldnames or ())
    carries = tuple(name for name, wanted in CARRIED.items() if columns.issuperset(wanted))
    marks_and_pages: list[tuple[Mark, Article]] = []
    problems: list[str] = []
    verdicts = 0
    for row in rows:
        cells = {name: _plain(value) for name, value in row.items() if isinstance(value, str)}
        try:
            if cells.get("verdict"):
                verdicts += 1
            else:
                marks_and_pages.append((_mark(cells), _page(cells)))
        except (UnreadableError, NotAMarkError) as error:
            problems.append(f"line {rows.line_num}: {reason(error)}")
    return Reading(
        marks=tuple({mark.id: mark for mark, _ in marks_and_pages}.values()),
        addresses={mark.id: page.url for mark, page in marks_and_pages if page.url},
        articles={page.url or mark.article: page for mark, page in marks_and_pages if page.title},
        problems=(*problems, *without_verdicts(verdicts)),
        carries={mark.id: carries for mark, _ in marks_and_pages},
    )


def _plain(value: str) -> str:
    """What is in a cell, without the apostrophe of `cell`."""
    return value[1:] if value.startswith("'") and _FORMULA.match(value[1:]) else value


def _page(cells: dict[str, str]) -> Article:
    url = cells.get("url", "").partition(":~:")[0].rstrip("#")
    title, published = (cells.get(name) or None for name in ("title", "published"))
    return Article(text="", url=url or None, title=title, published=published)


def _mark(cells: dict[str, str]) -> Mark:
    exact, page = cells.get("quote", ""), _page(cells)
    start = _offset(cells.get("start"), 0)
    created = cells.get("created") or now()
    document: dict[str, Any] = {
        "article": cells.get("article") or page.url or "",
        "exact": exact,
        "start": start,
        "end": _offset(cells.get("end"), start + max(1, len(exact))),
        "motivation": cells.get("kind") or "highlighting",
        "note": cells.get("note", ""),
        "tags": _items(cells.get("tags", "")),
        "links": [*_read_links(cells.get("links", ""))],
        "claim": _claim(cells),
        "created": created,
        "modified": just_after(cells.get("modified") or created),
        "state": cells.get("state") or "in place",
        "creator": creator_of(cells.get("creator", "")),
        **{name: cells.get(name) or None for name in ("color", "label", "answers", "speaker")},
    }
    if not document["article"]:
        raise UnreadableError("it does not say which article it is of (url, article)")
    name = cells.get("id") or name_from(document["article"], start, exact, document["note"])
    return believable(from_document(name, document))


def _offset(value: str | None, missing: int) -> int:
    """A number of a cell, which a spreadsheet may have written as `12.0`."""
    if not value:
        return missing
    try:
        return offset(float(value))
    except ValueError as error:
        raise UnreadableError(f"{brief(value)} is no offset") from error


def _items(value: str) -> list[str]:
    lines = csv.reader(io.StringIO(value, newline=""), skipinitialspace=True)
    return [item for line in lines for item in line]


def _read_links(value: str) -> Iterator[dict[str, str]]:
    for word in value.split():
        kind, _, to = word.rpartition(":")
        yield {"kind": unquote(kind), "to": unquote(to)}


def _claim(cells: dict[str, str]) -> dict[str, Any] | None:
    """The claim that a mark stands on, if the table has all of it."""
    if not (cells.get("act") and cells.get("confidence")):
        return None
    machine_speaker = cells.get("speaker_as_found")
    speaker_found = (
        machine_speaker if machine_speaker and machine_speaker != cells.get("speaker") else None
    )
    claim = {name: cells.get(name, "") for name in _CLAIM}
    confidence = claim["confidence"].replace(",", ".")  # as some spreadsheets write it
    return claim | {"confidence": confidence, "speaker_found": speaker_found}
