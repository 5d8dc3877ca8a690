"""The file that hypothes.is writes under “Export” and reads under “Import”.

Its offsets are UTF-16 code units. Colours, labels, verdicts and links have no place in it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from annotators.contract import dumps
from annotators.exports.iris import iri_of
from annotators.utf16 import Utf16

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from annotators.exports import Annotated
    from annotators.marks.mark import Mark
    from articles.article import Article

CONTEXT = 32
"""Characters before and after a quote: what the hypothes.is client itself keeps."""
NOBODY = "acct:newsread@localhost"
"""The author, who is known to no server."""


def as_hypothesis(annotated: Iterable[Annotated]) -> Iterator[str]:
    """One object, with every annotation as the hypothes.is API would give it."""
    groups = [(article, list(marks)) for article, marks in annotated]
    answers = {mark.id: mark.answers for _, marks in groups for mark in marks}
    exported = {
        "export_date": datetime.now(UTC).isoformat(timespec="seconds"),
        "export_userid": NOBODY,
        "client_version": "newsread",
        "annotations": [row for article, marks in groups for row in _rows(article, marks, answers)],
    }
    yield dumps(exported, indent=1) + "\n"


def _rows(
    article: Article, marks: Iterable[Mark], answers: Mapping[str, str | None]
) -> Iterator[dict[str, Any]]:
    count = Utf16(article.text)
    for mark in marks:
        address = (article.url or "").strip() or iri_of(mark.article)
        above = _above(mark.id, answers)
        target: dict[str, Any] = {"source": address}
        if not above:
            target["selector"] = _selectors(mark, count)
        yield {
            "id": mark.id,
            "created": mark.created,
            "updated": mark.modified,
            "user": NOBODY,
            "uri": address,
            "text": mark.note,
            "tags": list(mark.tags),
            "group": "__world__",
            "permissions": {name: [NOBODY] for name in ("read", "update", "delete", "admin")},
            "target": [target],
            "document": {"title": [article.title] if article.title else []},
            "links": {},
            "hidden": False,
            "flagged": False,
            "user_info": {"display_name": None},
            **({"references": above} if above else {}),
        }


def _above(mark: str, answers: Mapping[str, str | None]) -> list[str]:
    """The ids of those that this one answers, from the root of the thread down."""
    found: list[str] = []
    parent = answers.get(mark)
    while parent is not None and parent not in found:
        found.insert(0, parent)
        parent = answers.get(parent)
    return found


def _selectors(mark: Mark, count: Utf16) -> list[dict[str, Any]]:
    start, end = count.units(mark.span.start), count.units(mark.span.end)
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": mark.exact,
            "prefix": mark.prefix[-CONTEXT:],
            "suffix": mark.suffix[:CONTEXT],
        },
    ]
