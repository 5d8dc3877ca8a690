"""The one form in which articles are learned from, whatever set they come from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

Place = tuple[int, int]
"""Code points of a document's text, half-open."""
Places = tuple[Place, ...]
Style = Literal["broad", "reader"]
"""What is marked: what PolNeAR attributes, plans and feelings too; or what readers are shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """One attribution."""

    source: Places
    cue: Places
    content: Places
    acts: tuple[str, ...]
    """Those of `heads.ACTS` that are right; several where a set does not tell them apart."""
    stances: tuple[str, ...]
    speaker: Hashable = None
    """The key of the one who speaks, as the document's mentions have it; None where unknown."""
    is_claim: bool = True
    is_nested: bool = False
    """Whether it stands in the content of another, which a reader is shown instead."""
    is_optional: bool = False
    is_indirect: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for somebody; those with one key stand for one."""

    place: Place
    key: Hashable


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what is right about it; without a style, only its mentions are marked."""

    name: str
    text: str
    rows: tuple[Row, ...] = ()
    mentions: tuple[Mention, ...] = ()
    style: Style | None = None
    are_all_mentioned: bool = False
    """Whether every mention is marked; else other names are taken for somebody else's."""
    terms: Places = ()
    """What stands in quotation marks and is nobody's statement; marked in the style of readers."""
    people: Places = ()
    """Names of people without their titles, where they are marked; not in order."""


def edited(document: Document, edits: Iterable[tuple[int, int, str]]) -> Document:
    """The document with pieces of its text (start, end, new words) exchanged.

    Places go along: one that touches an exchanged piece then touches the new words.
    """
    pieces = sorted(edits)
    words, at = [], 0
    for start, end, new in pieces:
        words += [document.text[at:start], new]
        at = end
    moved = _Moved([start for start, _, _ in pieces], pieces)
    return replace(
        document,
        text="".join((*words, document.text[at:])),
        rows=tuple(moved.row(row) for row in document.rows),
        mentions=tuple(Mention(moved.place(m.place), m.key) for m in document.mentions),
        terms=tuple(map(moved.place, document.terms)),
        people=tuple(map(moved.place, document.people)),
    )


def excerpt(document: Document, start: int, end: int) -> Document | None:
    """A piece of the document, with the rows and mentions in it; None if it cuts through a row."""
    rows = []
    for row in document.rows:
        places = (*row.source, *row.cue, *row.content)
        inside = [start <= low and high <= end for low, high in places]
        if all(inside):
            rows.append(row)
        elif any(low < end and start < high for low, high in (*row.cue, *row.content)):
            return None
    mentions = tuple(m for m in document.mentions if start <= m.place[0] and m.place[1] <= end)
    terms, people = (
        tuple(place for place in places if start <= place[0] and place[1] <= end)
        for places in (document.terms, document.people)
    )
    whole = replace(document, rows=tuple(rows), mentions=mentions, terms=terms, people=people)
    return edited(whole, [(0, start, ""), (end, len(document.text), "")])


class _Moved:
    """Where places are after an edit."""

    def __init__(self, starts: list[int], pieces: list[tuple[int, int, str]]) -> None:
        self._starts, self._pieces = starts, pieces
        self._shifts = [0, *accumulate(len(new) - (end - start) for start, end, new in pieces)]

    def row(self, row: Row) -> Row:
        """The row with its places moved."""
        source, cue, content = (
            tuple(map(self.place, places)) for places in (row.source, row.cue, row.content)
        )
        return replace(row, source=source, cue=cue, content=content)

    def place(self, place: Place) -> Place:
        """The place moved."""
        start, end = place
        return self._start(start), self._end(end)

    def _start(self, at: int) -> int:
        k = bisect_right(self._starts, at) - 1
        if k >= 0 and at < self._pieces[k][1]:
            return self._pieces[k][0] + self._shifts[k]
        return at + self._shifts[k + 1]

    def _end(self, at: int) -> int:
        k = bisect_left(self._starts, at) - 1
        if k >= 0 and at <= self._pieces[k][1]:
            return self._pieces[k][0] + self._shifts[k] + len(self._pieces[k][2])
        return at + self._shifts[k + 1]
