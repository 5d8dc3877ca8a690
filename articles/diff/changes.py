"""What changed between two versions of a text: the passages that were removed and added.

Paragraphs are compared first, then the sentences of those that differ, then the words of sentences
that are alike; each by the longest runs they have in common (Ratcliff & Metzener 1988, as in
`difflib`). So a moved comma lights a word, and a rewritten sentence is lit as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKS = "”’»\"')\\]"
UNITS: Final = (
    re.compile(r"\S(?:[^\n]*\S)?"),
    re.compile(rf"\S(?:(?<=[.!?…])|.*?[.!?…])[{_MARKS}]*(?=\s|\Z)|\S.*?(?=\s*\Z)", re.DOTALL),
    re.compile(r"\S+"),
)
"""Paragraphs, sentences, words: what is compared, the larger first."""

ALIKE: Final = 0.5
"""The part that two passages must share for their own parts to be compared."""

SHORTEST_RUN: Final = 2
"""Fewer words than this between two changes are part of the change: confetti tells nothing."""

MOST_COMPARED: Final = 4_000_000
"""Pairs of units; two long texts that share nothing are not worth more work."""


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that is other than it was. Offsets are code points."""

    removed: Span | None
    """In the older text; None if something was only added."""
    added: Span | None
    """In the newer text; None if something was only removed."""
    at: int
    """The offset in the newer text where it happened."""


def changes(old: str, new: str) -> tuple[Change, ...]:
    """What became of an older text in a newer one, in the order of the text.

    White space does not count. What lies outside of the changes is the same words in both.
    """
    return tuple(_changes((old, 0, len(old)), (new, 0, len(new)), 0))


Passage = tuple[str, int, int]
"""A text, and the start and end of a passage in it."""


def _changes(old: Passage, new: Passage, level: int) -> Iterator[Change]:
    before, after = _units(old, level), _units(new, level)
    at = new[1]
    for kind, i, j, k, m in _opcodes(old[0], new[0], before, after, level):
        if kind != "equal":
            removed, added = _hull(before[i:j]), _hull(after[k:m])
            if removed and added and _is_worth_comparing(old[0], new[0], removed, added, level):
                yield from _changes(
                    (old[0], removed.start, removed.end),
                    (new[0], added.start, added.end),
                    level + 1,
                )
            else:
                yield Change(removed, added, added.start if added else at)
        if m > k:
            at = after[m - 1].end


def _units(passage: Passage, level: int) -> list[Span]:
    return [Span(*match.span()) for match in UNITS[level].finditer(*passage)]


def _hull(units: Sequence[Span]) -> Span | None:
    return Span(units[0].start, units[-1].end) if units else None


Opcode = tuple[str, int, int, int, int]


def _opcodes(
    old: str, new: str, before: Sequence[Span], after: Sequence[Span], level: int
) -> list[Opcode]:
    """What to do with which units, as `difflib` puts it."""
    if len(before) * len(after) > MOST_COMPARED:
        return [("replace", 0, len(before), 0, len(after))]
    one, other = ([" ".join(unit.of(text).split()) for unit in units]
                  for text, units in ((old, before), (new, after)))  # fmt: skip
    found: list[Opcode] = [*SequenceMatcher(None, one, other, autojunk=False).get_opcodes()]
    return _without_confetti(found) if level == len(UNITS) - 1 else found


def _without_confetti(codes: list[Opcode]) -> list[Opcode]:
    """The same, with every short run between two changes made part of one change."""
    merged: list[Opcode] = []
    for n, (kind, i, j, k, m) in enumerate(codes):
        is_between = 0 < n < len(codes) - 1
        is_change = kind != "equal" or (is_between and j - i < SHORTEST_RUN)
        if is_change and merged and merged[-1][0] != "equal":
            _, first, _, start, _ = merged.pop()
            merged.append(("replace", first, j, start, m))
        else:
            merged.append(("replace" if is_change else "equal", i, j, k, m))
    return merged


def _is_worth_comparing(old: str, new: str, removed: Span, added: Span, level: int) -> bool:
    """Whether smaller units tell more than that all of it was replaced."""
    if level == len(UNITS) - 1:
        return False
    if level < len(UNITS) - 2:
        return True
    one, other = removed.of(old).split(), added.of(new).split()
    if len(one) * len(other) > MOST_COMPARED:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both versions in one text, to be read: the newer, with what was removed where it was."""

    text: str
    removed: tuple[Span, ...]
    added: tuple[Span, ...]
    """Offsets in this `text`."""


def compared(old: str, new: str) -> Comparison:
    """The newer text with everything that was removed from the older put in where it stood."""
    both = _Both()
    done = 0
    for change in changes(old, new):
        both.put(new[done : change.at])
        done = change.at
        if change.removed:
            gap = "\n\n" if _is_paragraph(old, change.removed) else " "
            both.put_apart(change.removed.of(old), gap, both.removed)
        if change.added:
            both.put(change.added.of(new), both.added)
            done = change.added.end
    both.put(new[done:])
    return Comparison("".join(both.pieces), tuple(both.removed), tuple(both.added))


class _Both:
    """A text that grows by pieces, and which of them were removed or added."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.removed: list[Span] = []
        self.added: list[Span] = []
        self._length = 0
        self._gap = ""

    def put(self, words: str, into: list[Span] | None = None) -> None:
        """Go on with these words; if what was removed stands before them, apart from it."""
        if words:
            if self._gap and not words[0].isspace():
                self._append(self._gap)
            self._gap = ""
            self._append(words, into)

    def put_apart(self, words: str, gap: str, into: list[Span]) -> None:
        """Go on with words that were removed, with a gap before and behind."""
        if self.pieces and not self.pieces[-1][-1].isspace():
            self._append(gap)
        self._append(words, into)
        self._gap = gap

    def _append(self, words: str, into: list[Span] | None = None) -> None:
        if into is not None:
            into.append(Span(self._length, self._length + len(words)))
        self.pieces.append(words)
        self._length += len(words)


def _is_paragraph(text: str, span: Span) -> bool:
    """Whether a passage is one or more whole paragraphs."""
    before, after = text[: span.start], text[span.end :]
    return (not before or before.endswith("\n")) and (not after or after.startswith("\n"))
