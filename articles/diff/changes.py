"""What changed between two versions of a text: the passages that were removed and added.

Paragraphs are compared first, then the sentences of those that differ, then the words of sentences
that are alike; each by `alignment`, which also finds marks again. So a moved comma lights a word,
and a rewritten sentence is lit as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.article import Span
from articles.diff.alignment import common_blocks
from articles.diff.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    for is_kept, i, j, k, m in _compared(old[0], new[0], before, after, level):
        if not is_kept:
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


class Stretch(NamedTuple):
    """Units that are the same in both texts, or that are not; half-open ranges of their numbers."""

    is_kept: bool
    old: int
    old_end: int
    new: int
    new_end: int


def _compared(
    old: str, new: str, before: Sequence[Span], after: Sequence[Span], level: int
) -> list[Stretch]:
    """What became of all units, in order: stretches that are the same and that are not."""
    old_units, new_units = ([" ".join(unit.of(text).split()) for unit in units]
                  for text, units in ((old, before), (new, after)))  # fmt: skip
    stretches = list(
        _stretches([*common_blocks(old_units, new_units), Block(len(old_units), len(new_units), 0)])
    )
    return _without_confetti(stretches) if level == len(UNITS) - 1 else stretches


def _stretches(runs: Iterable[Block]) -> Iterator[Stretch]:
    """The runs that are kept, and what lies between them; the last run is empty."""
    old = new = 0
    for run in runs:
        if (old, new) != (run.old, run.new):
            yield Stretch(False, old, run.old, new, run.new)
        old, new = run.old + run.size, run.new + run.size
        if run.size:
            yield Stretch(True, run.old, old, run.new, new)


def _without_confetti(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The changes, two joined with the run between them where that is short."""
    merged: list[Stretch] = []
    for n, (is_kept, i, j, k, m) in enumerate(stretches):
        is_between = 0 < n < len(stretches) - 1
        stays = is_kept and not (is_between and j - i < SHORTEST_RUN)
        if not stays and merged and not merged[-1].is_kept:
            _, first, _, start, _ = merged.pop()
            merged.append(Stretch(False, first, j, start, m))
        else:
            merged.append(Stretch(stays, i, j, k, m))
    return merged


def _is_worth_comparing(old: str, new: str, removed: Span, added: Span, level: int) -> bool:
    """Whether smaller units tell more than that all of it was replaced."""
    if level == len(UNITS) - 1:
        return False
    if level < len(UNITS) - 2:
        return True
    old_words, new_words = removed.of(old).split(), added.of(new).split()
    common = sum(run.size for run in common_blocks(old_words, new_words))
    return 2 * common >= ALIKE * (len(old_words) + len(new_words))


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
