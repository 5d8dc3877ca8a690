"""Undo and redo for ever: every change leaves behind the version that is not shown now.

A revision is a document `{action, at, what, mark, articles, other, state}`. `other` is the mark's
document on the other side of the change, None where it did not exist; undoing and redoing swap it
with the one that is shown. `state` is `done`, `undone`, or `dropped` when something else was
done after undoing. Several marks changed at once share an `action`, which sorts after those before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from uuid import uuid4

from annotators.notebook.mark import now
from annotators.notebook.sequence import digits, number_in

if TYPE_CHECKING:
    from articles.store.database import Database

Change = Literal["add", "change", "delete"]
Document = dict[str, Any]
Before = Mapping[str, Document | None]
"""Id of mark -> its document before the change."""

MARKS, REVISIONS = "marks", "revisions"


def new_action(number: int) -> str:
    """An id that sorts by the number."""
    return f"{digits(number)}-{uuid4().hex[:8]}"


def last_number(database: Database) -> int:
    """The number of the newest action here; 0 if there is none."""
    rows = database.table(REVISIONS)
    return max((number_in(str(row.get("action"))) for row in rows), default=0)


@dataclass(frozen=True, slots=True)
class Turned:
    """A change that was undone or redone: its kind, and the ids of its marks."""

    change: Change
    marks: tuple[str, ...]


def _replace(database: Database, mark: str, document: Document | None) -> Document | None:
    """Make this the mark's document, or take it away; returns the one before."""
    from tinydb.table import Document as Row

    table = database.table(MARKS)
    before = table.get(doc_id=mark)  # type: ignore[call-overload]
    if before is not None:
        table.remove(doc_ids=[mark])  # type: ignore[list-item]
    if document is not None:
        table.insert(Row(document, mark))  # type: ignore[arg-type]
    return None if before is None else dict(before)


def put(database: Database, mark: str, document: Document | None) -> Document | None:
    """Write the document of a mark, keep fields that only the old one has, and give that one."""
    before = _replace(database, mark, document)
    if before and document and before.keys() - document.keys():
        _replace(database, mark, {**before, **document})
    return before


def put_state(database: Database, mark: str, state: str) -> None:
    """Set a mark's `state`, if it is there."""
    table = database.table(MARKS)
    if table.contains(doc_id=mark):  # type: ignore[arg-type]
        table.update({"state": state}, doc_ids=[mark])  # type: ignore[list-item]


def put_about(database: Database, about: Document) -> None:
    """Set what is known of the article."""
    from tinydb.table import Document as Row

    database.table("article").upsert(Row(about, doc_id="article"))  # type: ignore[arg-type]


def record(
    database: Database, action: str, change: Change, before: Before, articles: Sequence[str]
) -> None:
    """Remember a change just made, and that what was undone will not be redone."""
    from tinydb import where

    table = database.table(REVISIONS)
    table.update({"state": "dropped"}, where("state") == "undone")
    shared = {"action": action, "at": now(), "what": change, "articles": list(articles)}
    table.insert_multiple(
        {**shared, "state": "done", "mark": mark, "other": other} for mark, other in before.items()
    )


def at_turn(database: Database, state: str) -> Document | None:
    """A revision of the action that is to be undone (`done`) or redone (`undone`) next."""
    return chosen(database.table(REVISIONS), state)


def chosen(rows: Iterable[Mapping[str, Any] | None], state: str) -> Document | None:
    """The last of those that are done, or the first of those that are undone."""
    candidates = [row for row in rows if row is not None and row.get("state") == state]
    choose = max if state == "done" else min
    return dict(choose(candidates, key=lambda row: str(row["action"]))) if candidates else None


def swap(database: Database, action: str, before: str, after: str) -> list[str]:
    """Turn every revision of the action that is in state `before`; returns the marks touched."""
    table = database.table(REVISIONS)
    rows = [row for row in table if row.get("action") == action and row.get("state") == before]
    for row in rows:
        other = _replace(database, row["mark"], row.get("other"))
        table.update({"other": other, "state": after}, doc_ids=[row.doc_id])
    return [row["mark"] for row in rows]


def forget(database: Database, before: str | None) -> int:
    """Remove revisions from before this ISO date-time, or all, for good; returns how many."""
    table = database.table(REVISIONS)
    old = [row.doc_id for row in table if before is None or str(row.get("at", "")) < before]
    if old:
        table.remove(doc_ids=old)
    return len(old)


def is_empty(database: Database) -> bool:
    """Whether there is no mark, and none that undoing would bring back."""
    return not any(map(len, (database.table(MARKS), database.table(REVISIONS))))
