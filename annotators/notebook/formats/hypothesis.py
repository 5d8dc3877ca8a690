"""The file that hypothes.is writes under “Export” and reads under “Import”, and its API gives.

Its offsets are UTF-16 code units. What hypothes.is has no field for (colours, labels, verdicts,
links, who is quoted) goes along in its quote selector under a key of our own: the server keeps
selectors as they come, and its client passes over keys that it does not know. Annotations that
have no selectors there (page notes, replies) have it beside them, which files and the server keep
and the client's own import leaves out. Of an annotation made here, those fields come back too.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from annotators.codec import dumps
from annotators.notebook.formats.iris import id_of, iri_of, is_hash
from annotators.notebook.formats.reading import (
    Reading,
    UnreadableError,
    as_list,
    believable,
    brief,
    reason,
    selected,
)
from annotators.notebook.formats.utf16 import Utf16
from annotators.notebook.mark import in_utc, now
from annotators.notebook.mark_documents import NotAMarkError, from_document, to_document
from annotators.notebook.verdict_words import verdict_in_words
from articles.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Creator, Mark
    from articles.article import Article

    JSON = dict[str, Any]

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
        has_place = not (above or mark.is_of_whole)
        # A reply is where that is which it answers.
        is_placed = has_place or mark.answers in answers
        extras = _extra_fields(mark, THEIRS | PLACE if is_placed else THEIRS)
        selectors = {"selector": _selectors(mark, count, extras)} if has_place else {}
        user = user_of(mark.creator)
        yield {
            "id": mark.id,
            "created": mark.created,
            "updated": mark.modified,
            "user": user,
            "uri": address,
            "text": mark.note or extras.get("said", ""),
            "tags": list(mark.tags),
            "group": "__world__",
            "permissions": {name: [user] for name in ("read", "update", "delete", "admin")},
            "target": [{"source": address, **selectors}],
            "document": {"title": [article.title] if article.title else []},
            **_AS_NEW,
            "user_info": {"display_name": (mark.creator and mark.creator.name) or None},
            **({"references": above} if above else {}),
            **({} if has_place else {OWN: extras}),
        }


_AS_NEW: Final = {"links": {}, "hidden": False, "flagged": False}
"""What the server says of every annotation, as it is of one just made."""


def user_of(creator: Creator | None) -> str:
    """The account of who wrote a mark, if it is one as the server has them."""
    return creator.id if creator and _ACCOUNT.fullmatch(creator.id) else NOBODY


def _extra_fields(mark: Mark, covered: frozenset[str]) -> dict[str, Any]:
    """The fields of the mark's document that are not told elsewhere, and its id.

    `said` is what stands for a verdict without a note, so that it can be read there.
    """
    document = {**to_document(mark), "id": mark.id}
    extras = {
        name: value
        for name, value in document.items()
        if name not in covered and value not in (None, [])
    }
    verdict = {} if mark.note or not mark.verdict else {"said": verdict_in_words(mark.verdict)}
    return extras | verdict


def _above(mark: str, answers: Mapping[str, str | None]) -> list[str]:
    """The ids of those that this one answers, from the root of the thread down."""
    ancestors: list[str] = []
    parent = answers.get(mark)
    while parent is not None and parent not in ancestors:
        ancestors.insert(0, parent)
        parent = answers.get(parent)
    return ancestors


def _selectors(mark: Mark, count: Utf16, extras: JSON) -> list[JSON]:
    """Where a mark is: by offsets, and by its words, with what has no field of its own."""
    start, end = count.units(mark.span.start), count.units(mark.span.end)
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": mark.exact,
            "prefix": mark.prefix[-CONTEXT:],
            "suffix": mark.suffix[:CONTEXT],
            OWN: extras,
        },
    ]


CARRIES = ("note", "tags", "answers", "creator")
"""What is told of a mark by an annotation that was not made here."""


def rows_in(data: Any) -> list[Any] | None:
    """The annotations of a parsed file; None if it is not one of hypothes.is."""
    if isinstance(data, dict):
        data = data.get("annotations", data.get("rows"))
        return data if isinstance(data, list) else None
    is_theirs = isinstance(data, list) and any(
        isinstance(row, dict) and "uri" in row for row in data
    )
    return data if is_theirs else None


def read_hypothesis(data: Any) -> Reading:
    """The annotations; offsets are still those of the page, in UTF-16 code units."""
    marks: dict[str, Mark] = {}
    pages: dict[str, tuple[str, Article]] = {}
    carries: dict[str, tuple[str, ...]] = {}
    names: dict[str, str] = {}
    problems: list[str] = []
    for number, row in enumerate(rows_in(data) or (), 1):
        try:
            theirs = from_document(_name(row), _document(row))
        except (UnreadableError, NotAMarkError) as error:
            problems.append(f"annotation {number}: {reason(error)}")
            continue
        ours = _made_here(row, theirs)
        mark = theirs if ours is None or ours.id in marks else ours
        names[theirs.id] = mark.id
        marks[mark.id], pages[mark.id] = mark, _page(row)
        carries |= {mark.id: CARRIES} if ours is None else {}
    return Reading(
        marks=tuple(
            replace(mark, answers=mark.answers and names.get(mark.answers, mark.answers))
            for mark in marks.values()
        ),
        addresses={mark: address for mark, (address, _) in pages.items()},
        articles=dict(page for page in pages.values() if page[1].title),
        problems=tuple(problems),
        carries=carries,
        counts_units=True,
    )


def _name(row: Any) -> str:
    if not isinstance(row, dict):
        raise UnreadableError(f"{brief(row)} is no annotation")
    id_ = row.get("id")
    return id_ if isinstance(id_, str) and id_ else uuid4().hex


def _page(row: JSON) -> tuple[str, Article]:
    """The address of the page, and what is told of it: its title, if it has one."""
    document = row.get("document")
    titles = as_list(document.get("title")) if isinstance(document, dict) else []
    title = next((title for title in titles if isinstance(title, str) and title), None)
    address = id_of(row["uri"])
    return address, Article(text="", title=title, url=None if is_hash(address) else address)


def _document(row: JSON) -> JSON:
    """What any annotation tells of a mark."""
    if not isinstance(row.get("uri"), str) or not row["uri"]:
        raise UnreadableError("it does not say which page it is on (uri)")
    note, tags, above = row.get("text") or "", as_list(row.get("tags")), _read_above(row)
    created = _moment(row.get("created")) or now()
    return {
        **selected([*_read_selectors(row)]),
        "article": id_of(row["uri"]),
        "motivation": _motivation(note, tags, above),
        "color": None if note or tags or above else "yellow",  # as they are on the page
        "note": note,
        "tags": tags,
        "answers": above[-1] if above else None,
        "created": created,
        "modified": _moment(row.get("updated")) or created,
        "creator": _account(row),
    }


def _made_here(row: JSON, theirs: Mark) -> Mark | None:
    """The mark with all that was sent along with it; None if that is nothing we can read.

    Its id is the one it has here; where another account sent it, that is its creator.
    """
    candidates = (part.get(OWN) for part in (*_read_selectors(row), row))
    extras = next((extra for extra in candidates if isinstance(extra, dict)), None)
    if extras is None:
        return None
    covered = THEIRS | PLACE if any(_read_selectors(row)) else THEIRS
    fields = {name: value for name, value in extras.items() if name not in covered}
    note = "" if theirs.note == extras.get("said") else theirs.note
    name = extras["id"] if isinstance(extras.get("id"), str) and extras["id"] else theirs.id
    with suppress(NotAMarkError, UnreadableError):
        plain = {**_document(row), "motivation": "highlighting", "color": None, "creator": None}
        ours = believable(from_document(name, {**plain, **fields, "note": note}))
        is_sent_by_us = row.get("user", NOBODY) == user_of(ours.creator)
        return ours if is_sent_by_us else replace(ours, creator=theirs.creator)
    return None


def _account(row: JSON) -> JSON | None:
    """Who wrote it, by display name and account."""
    user, about = row.get("user"), row.get("user_info")
    name = about.get("display_name") if isinstance(about, dict) else None
    known = {"name": name, "id": None if user == NOBODY else user}
    return {key: value for key, value in known.items() if value and isinstance(value, str)} or None


def _moment(value: Any) -> Any:
    return in_utc(value) if isinstance(value, str) else value


def _read_selectors(row: JSON) -> Iterator[JSON]:
    """The selectors of the first target, which is the only one that the server keeps."""
    for target in as_list(row.get("target"))[:1]:
        selectors = as_list(target.get("selector")) if isinstance(target, dict) else []
        yield from (selector for selector in selectors if isinstance(selector, dict))


def _read_above(row: JSON) -> list[str]:
    """The ids of those that this one answers, from the root of the thread down."""
    return [id_ for id_ in as_list(row.get("references")) if isinstance(id_, str)]


def _motivation(note: str, tags: list[str], above: list[str]) -> str:
    if above:
        return "replying"
    if note:
        return "commenting"
    return "tagging" if tags else "highlighting"
