"""Marks from elsewhere joined with those that are kept, so that none is there twice.

The same id is the same mark, of which the later version is kept. The same words with the same
content are the same mark under another id.
"""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, field, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from annotators.notebook.formats.reading import CONTENT, EVERYTHING
from articles.safe import SUBSTITUTES, shown

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from annotators.notebook.mark import Mark


_SIGNS = "".join(sign for char, sign in SUBSTITUTES.items() if char.isspace())
_EDGES = re.compile(rf"^[\s{_SIGNS}]+|[\s{_SIGNS}]+$")
"""White space, and what is shown in the place of some."""


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
        newer = mark if same is None else _newer(same, mark, carries.get(imported.id))
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


def _newer(stored: Mark, imported: Mark, carries: Sequence[str] | None) -> Mark | None:
    """The kept mark with what the later version says; None if that is nothing new."""
    if imported.id != stored.id or imported.modified <= stored.modified:
        return None
    news: dict[str, Any] = {name: getattr(imported, name) for name in carries or EVERYTHING}
    if carries:  # by a form for people, which shows signs for some characters: that is no edit
        news = {
            name: value
            for name, value in news.items()
            if _plain(value) != _plain(getattr(stored, name))
        }
    is_here = imported.article == stored.article and imported.state == "in place"
    if is_here and not (carries and _has_same_words(stored, imported)):
        place = ("span", "exact", "prefix", "suffix")
        news |= {name: getattr(imported, name) for name in place}
    newer = replace(stored, **news)
    return None if newer == stored else replace(newer, modified=imported.modified)


def _has_same_words(one: Mark, other: Mark) -> bool:
    """Whether two marks of an article have the same words but for white space around them."""
    is_apart = one.span.end <= other.span.start or other.span.end <= one.span.start
    return not is_apart and _plain(one.exact) == _plain(other.exact)


def _plain(value: Any) -> Any:
    """A value as forms for people have it: signs for what is never drawn, and no empty texts."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(astuple(value))
    if isinstance(value, tuple):
        return tuple(text for each in value if (text := _plain(each)) is not None)
    return _EDGES.sub("", shown(value)) or None if isinstance(value, str) else value


def _content(mark: Mark) -> Hashable:
    content = {name: getattr(mark, name) for name in CONTENT}
    content["tags"] = tuple(sorted(mark.tags))
    return (mark.article, mark.span, mark.exact, *content.values())
