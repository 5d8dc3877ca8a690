"""What hypothes.is exports, and what its API answers a search with.

Of an annotation that was made here, the fields that hypothes.is has no place for come back too:
see `annotators.notebook.formats.hypothesis`.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from annotators.notebook.formats.hypothesis import NOBODY, OWN, PLACE, THEIRS, user_of
from annotators.notebook.formats.iris import id_of, is_hash
from annotators.notebook.formats.jsonld_reading import selected
from annotators.notebook.formats.reading import (
    Reading,
    UnreadableError,
    as_list,
    believable,
    brief,
    reason,
)
from annotators.notebook.mark import in_utc, now
from annotators.notebook.mark_documents import NotAMarkError, from_document
from articles.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotators.notebook.mark import Mark

    JSON = dict[str, Any]

CARRIES = ("note", "tags", "answers", "creator")
"""What is told of a mark by an annotation that was not made here."""


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
    )


def _name(row: Any) -> str:
    if not isinstance(row, dict):
        raise UnreadableError(f"{brief(row)} is no annotation")
    own = row.get("id")
    return own if isinstance(own, str) and own else uuid4().hex


def _page(row: JSON) -> tuple[str, Article]:
    """The address of the page, and what is told of it: its title, if it has one."""
    document = row.get("document")
    titles = as_list(document.get("title")) if isinstance(document, dict) else []
    title = next((each for each in titles if isinstance(each, str) and each), None)
    address = id_of(row["uri"])
    return address, Article(text="", title=title, url=None if is_hash(address) else address)


def _document(row: JSON) -> JSON:
    """What any annotation tells of a mark."""
    if not isinstance(row.get("uri"), str) or not row["uri"]:
        raise UnreadableError("it does not say which page it is on (uri)")
    note, tags, above = row.get("text") or "", as_list(row.get("tags")), _above(row)
    created = _moment(row.get("created")) or now()
    return {
        **selected([*_selectors(row)]),
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

    It has the name that it had here. Whose account it went through has written it there.
    """
    sent = (each.get(OWN) for each in (*_selectors(row), row))
    own = next((each for each in sent if isinstance(each, dict)), None)
    if own is None:
        return None
    known = THEIRS | PLACE if any(_selectors(row)) else THEIRS
    told = {name: value for name, value in own.items() if name not in known}
    note = "" if theirs.note == own.get("said") else theirs.note
    name = own["id"] if isinstance(own.get("id"), str) and own["id"] else theirs.id
    with suppress(NotAMarkError, UnreadableError):
        plain = {**_document(row), "motivation": "highlighting", "color": None, "creator": None}
        ours = believable(from_document(name, {**plain, **told, "note": note}))
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


def _selectors(row: JSON) -> Iterator[JSON]:
    """Those of the first target, which is the only one that the server keeps."""
    for target in as_list(row.get("target"))[:1]:
        selectors = as_list(target.get("selector")) if isinstance(target, dict) else []
        yield from (each for each in selectors if isinstance(each, dict))


def _above(row: JSON) -> list[str]:
    """The ids of those that this one answers, from the root of the thread down."""
    return [each for each in as_list(row.get("references")) if isinstance(each, str)]


def _motivation(note: str, tags: list[str], above: list[str]) -> str:
    if above:
        return "replying"
    if note:
        return "commenting"
    return "tagging" if tags else "highlighting"
