"""The file that hypothes.is writes under “Export” and reads under “Import”.

Its offsets are UTF-16 code units. What hypothes.is has no field for (colours, labels, verdicts,
links, who is quoted) goes along in its quote selector under a key of our own: the server keeps
selectors as they come, and its client passes over keys that it does not know. Annotations that
have no selectors there (page notes, replies) have it beside them, which files and the server keep
and the client's own import leaves out.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from annotators.codec import dumps
from annotators.notebook.formats.iris import iri_of
from annotators.notebook.formats.utf16 import Utf16
from annotators.notebook.mark_documents import to_document
from annotators.notebook.verdict_words import verdict_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Creator, Mark
    from articles.article import Article

CONTEXT = 32
"""Characters before and after a quote: what the hypothes.is client itself keeps."""
NOBODY = "acct:newsread@localhost"
"""The author, who is known to no server."""
OWN = "newsread"
"""The key of what hypothes.is has no field for."""
THEIRS = frozenset(("note", "tags", "answers", "created", "modified"))
"""The fields of a mark's document that an annotation has a field of its own for."""
PLACE = frozenset(("start", "end", "exact", "prefix", "suffix"))
"""Those that its selectors tell, if it has some."""
_ACCOUNT = re.compile(r"acct:[^@\s]+@\S+")


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
        has_place = not (above or mark.is_of_whole)
        # A reply is where that is which it answers.
        is_placed = has_place or mark.answers in answers
        own = _own(mark, THEIRS | PLACE if is_placed else THEIRS)
        if has_place:
            position, quote = _selectors(mark, count)
            target["selector"] = [position, {**quote, OWN: own}]
        user = user_of(mark.creator)
        yield {
            "id": mark.id,
            "created": mark.created,
            "updated": mark.modified,
            "user": user,
            "uri": address,
            "text": mark.note or own.get("said", ""),
            "tags": list(mark.tags),
            "group": "__world__",
            "permissions": {name: [user] for name in ("read", "update", "delete", "admin")},
            "target": [target],
            "document": {"title": [article.title] if article.title else []},
            "links": {},
            "hidden": False,
            "flagged": False,
            "user_info": {"display_name": (mark.creator and mark.creator.name) or None},
            **({"references": above} if above else {}),
            **({} if has_place else {OWN: own}),
        }


def user_of(creator: Creator | None) -> str:
    """The account of who wrote a mark, if it is one as the server has them."""
    return creator.id if creator and _ACCOUNT.fullmatch(creator.id) else NOBODY


def _own(mark: Mark, told: frozenset[str]) -> dict[str, Any]:
    """The fields of the mark's document that are not told elsewhere, and its id.

    `said` is what stands for a verdict without a note, so that it can be read there.
    """
    document = {**to_document(mark), "id": mark.id}
    own = {
        name: value
        for name, value in document.items()
        if name not in told and value not in (None, [])
    }
    said = {} if mark.note or not mark.verdict else {"said": verdict_in_words(mark.verdict)}
    return own | said


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
