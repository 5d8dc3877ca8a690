"""What hypothes.is exports, and what its API answers a search with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from annotators.exports.iris import id_of
from annotators.imports.jsonld import selected
from annotators.imports.reading import Reading, UnreadableError, as_list, brief, reason
from annotators.marks.mark import in_utc, now
from annotators.marks.mark_documents import NotAMarkError, from_document

if TYPE_CHECKING:
    from annotators.marks.mark import Mark

CARRIES = ("note", "tags", "answers")
"""What such a file says of a mark; it knows neither our colours nor our verdicts."""


def rows_in(data: Any) -> list[Any] | None:
    """The annotations of a parsed file; None if it is not one of hypothes.is."""
    if isinstance(data, dict):
        data = data.get("annotations", data.get("rows"))
        return data if isinstance(data, list) else None
    is_theirs = isinstance(data, list) and any(
        isinstance(each, dict) and "uri" in each for each in data
    )
    return data if is_theirs else None


def read_hypothesis(data: Any) -> Reading:
    """The annotations; offsets are still those of the page, in UTF-16 code units."""
    marks: list[Mark] = []
    addresses: dict[str, str] = {}
    problems: list[str] = []
    for number, row in enumerate(rows_in(data) or (), 1):
        try:
            mark = _mark(row)
        except (UnreadableError, NotAMarkError) as error:
            problems.append(f"annotation {number}: {reason(error)}")
            continue
        marks.append(mark)
        addresses[mark.id] = mark.article
    return Reading(
        marks=tuple(marks), addresses=addresses, problems=tuple(problems), carries=CARRIES
    )


def _mark(row: Any) -> Mark:
    if not isinstance(row, dict):
        raise UnreadableError(f"{brief(row)} is no annotation")
    if not isinstance(row.get("uri"), str) or not row["uri"]:
        raise UnreadableError("it does not say which page it is on (uri)")
    note, tags, above = row.get("text") or "", as_list(row.get("tags")), _above(row)
    created = _moment(row.get("created")) or now()
    document = {
        **selected(_selectors(row)),
        "article": id_of(row["uri"]),
        "motivation": _motivation(note, tags, above),
        "color": None if note or tags or above else "yellow",  # as they are on the page
        "note": note,
        "tags": tags,
        "answers": above[-1] if above else None,
        "created": created,
        "modified": _moment(row.get("updated")) or created,
    }
    own = row.get("id")
    return from_document(own if isinstance(own, str) and own else uuid4().hex, document)


def _moment(value: Any) -> Any:
    return in_utc(value) if isinstance(value, str) else value


def _selectors(row: dict[str, Any]) -> list[Any]:
    targets = [each for each in as_list(row.get("target")) if isinstance(each, dict)]
    return [
        each
        for target in targets[:1]
        for each in as_list(target.get("selector"))
        if isinstance(each, dict)
    ]


def _above(row: dict[str, Any]) -> list[str]:
    """The ids of those that this one answers, from the root of the thread down."""
    return [each for each in as_list(row.get("references")) if isinstance(each, str)]


def _motivation(note: str, tags: list[str], above: list[str]) -> str:
    if above:
        return "replying"
    if note:
        return "commenting"
    return "tagging" if tags else "highlighting"
