"""Marks from elsewhere joined with those that are kept, so that none is there twice.

The same id is the same mark, of which the later version is kept. The same words with the same
content are the same mark under another id.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from annotators.notebook.formats.reading import CONTENT, EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from annotators.notebook.mark import Mark


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be written: new marks, and new versions of kept ones."""

    added: tuple[Mark, ...]
    changed: tuple[Mark, ...]
    known: int
    """How many were there already."""


@dataclass
class _MarkIndex:
    """Marks by id and by content; grows as marks are added."""

    by_id: dict[str, Mark] = field(default_factory=dict)
    by_content: dict[Hashable, Mark] = field(default_factory=dict)

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> _MarkIndex:
        index = cls()
        for mark in marks:
            index.add(mark)
        return index

    def add(self, mark: Mark) -> None:
        self.by_id[mark.id] = mark
        self.by_content.setdefault(_content(mark), mark)


def merge(
    stored: Iterable[Mark], incoming: Sequence[Mark], carries: Mapping[str, Sequence[str]]
) -> Merged:
    """Sort the incoming marks into new, newer and known.

    `carries` are the fields that are told of a mark, by its id, if they are not all.

    An answer or a link to a mark that is kept under another id goes to that id.
    """
    index = _MarkIndex.of(stored)
    stored_ids = set(index.by_id)
    names: dict[str, str] = {}
    touched: dict[str, Mark] = {}
    known = 0
    for imported in _answered_first(incoming):
        mark = _renamed(imported, names)
        same = index.by_id.get(mark.id) or index.by_content.get(_content(mark))
        newer = mark if same is None else _newer(same, mark, carries.get(imported.id, EVERYTHING))
        if same is not None:
            names[mark.id] = same.id
        if newer is None:
            known += 1
            continue
        touched[newer.id] = newer
        index.add(newer)
    return Merged(
        added=tuple(mark for mark in touched.values() if mark.id not in stored_ids),
        changed=tuple(mark for mark in touched.values() if mark.id in stored_ids),
        known=known,
    )


def _answered_first(marks: Sequence[Mark]) -> list[Mark]:
    """Each mark after the one it answers, so that it is known by then what that one is called."""
    by_id = {mark.id: mark for mark in marks}

    def depth(mark: Mark) -> int:
        above: set[str] = set()
        here: Mark | None = mark
        while here is not None and here.id not in above:
            above.add(here.id)
            here = by_id.get(here.answers or "")
        return len(above)

    return sorted(marks, key=depth)


def _renamed(mark: Mark, names: dict[str, str]) -> Mark:
    return replace(
        mark,
        answers=mark.answers and names.get(mark.answers, mark.answers),
        links=tuple(replace(link, to=names.get(link.to, link.to)) for link in mark.links),
    )


def _newer(stored: Mark, imported: Mark, carries: Sequence[str]) -> Mark | None:
    """The kept mark with what the later version says; None if that is nothing new."""
    if imported.id != stored.id or imported.modified <= stored.modified:
        return None
    news: dict[str, Any] = {name: getattr(imported, name) for name in carries}
    if imported.article == stored.article and imported.state == "in place":
        place = ("span", "exact", "prefix", "suffix")
        news |= {name: getattr(imported, name) for name in place}
    newer = replace(stored, **news)
    return None if newer == stored else replace(newer, modified=imported.modified)


def _content(mark: Mark) -> Hashable:
    content = {name: getattr(mark, name) for name in CONTENT}
    content["tags"] = tuple(sorted(mark.tags))
    return (mark.article, mark.span, mark.exact, *content.values())
