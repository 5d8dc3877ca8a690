"""Where a span of the old version is in the new one, and how sure that is.

How the numbers at its head do together is measured by `python -m tests.benchmarks.reanchor`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.notebook.anchoring.placed import Place
from articles.article import Span
from articles.diff.alignment import align
from articles.diff.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotators.notebook.mark import State

AROUND = 6
"""Words on either side that bear witness for a span."""
KEPT = 0.35
"""Share of its letters that must be left for a passage to be found by itself."""
LONG = 6
"""Words from which on a passage needs no witness."""
SOME = 0.25
"""Share of the words around that must be left for a short span that is found."""
APART = 60
"""Words that may come between two parts of a span that still belong together."""
STRAY = 8
"""Words that may come between the rest of a span and a crumb of it at its border."""
CRUMB = 0.15
"""Share of the letters found up to which a part is a crumb, taken for chance."""
FEW = 4
"""Letters that a crumb needs for its neighbour to be believed."""
LEAST = 0.5
"""Share of its letters that a span's place must have for other words there to stand for it."""
WITNESS = 0.4
"""Share of the words around that must be left, in their places, for a span that was reworded."""

ORPHAN = Place(None, "orphan", 0.0)


class Places:
    """One version compared with another, to be asked where any number of spans went."""

    def __init__(self, old: str, new: str) -> None:
        self._old_text, self._new_text = old, new
        self._is_unchanged = old == new
        self._old = tokens(old)
        self._new = tokens(new)
        self._alignment = align(self._old.words, self._new.words)

    def of(self, span: Span) -> Place:
        """Where the span went: `in place` and `moved` with its own words, `changed` with others.

        A place is never given on a guess: what cannot be told from another place is an orphan.
        """
        if self._is_unchanged:
            return Place(span, "in place", 1.0)
        inside = self._old.within(span)
        went = self._together(inside)
        likeness = self._letters(went) / (sum(map(self._size, inside)) or 1)
        if not went or not self._is_sure(inside, went, likeness):
            return ORPHAN
        place = self._span(span, inside, went)
        return Place(place, self._state(span, place), likeness)

    def _size(self, old: int) -> int:
        return len(self._old.words[old])

    def _letters(self, went: Sequence[int]) -> float:
        """Letters of these words of the old version that are left."""
        return sum(self._alignment.alike[old] * self._size(old) for old in went)

    def _together(self, inside: range) -> list[int]:
        """The words of the span that still stand together, where most of it is."""
        runs = self._runs(
            (old for old in inside if self._alignment.new_of[old] >= 0), APART + len(inside)
        )
        most = max(runs, key=self._letters, default=[])
        parts = self._runs(most, STRAY)
        enough = CRUMB * self._letters(most)
        while len(parts) > 1 and self._is_crumb(parts[0], inside, enough):
            parts.pop(0)
        while len(parts) > 1 and self._is_crumb(parts[-1], inside, enough):
            parts.pop()
        return [old for part in parts for old in part]

    def _is_crumb(self, part: Sequence[int], inside: range, enough: float) -> bool:
        """Whether a few words at the border match by chance: no neighbour of theirs matches too."""
        letters = self._letters(part)
        if letters >= enough:
            return False
        at = self._alignment.new_of
        is_after = inside.start > 0 and at[inside.start - 1] == at[part[0]] - 1
        is_before = inside.stop < len(self._old) and at[inside.stop] == at[part[-1]] + 1
        return letters < FEW or not (is_after or is_before)

    def _runs(self, olds: Iterable[int], apart: int) -> list[list[int]]:
        """The words in the order of the new version, parted where more than `apart` intervene."""
        runs: list[list[int]] = []
        for old in sorted(olds, key=self._alignment.new_of.__getitem__):
            if runs and self._alignment.new_of[old] - self._alignment.new_of[runs[-1][-1]] <= apart:
                runs[-1].append(old)
            else:
                runs.append([old])
        return runs

    def _is_sure(self, inside: range, went: Sequence[int], likeness: float) -> bool:
        witness = self._witness(inside, went)
        if likeness >= KEPT:
            return len(inside) >= LONG or witness >= SOME
        return len(inside) < LONG and self._is_tight(inside, went) and witness >= WITNESS

    def _witness(self, inside: range, went: Sequence[int]) -> float:
        """Share of the words around the span that are still around it."""
        first, last = self._alignment.new_of[went[0]], self._alignment.new_of[went[-1]]
        before, after = self._around(inside, AROUND)
        there = sum(self._is_left(old, first - 2 * AROUND, first) for old in before)
        there += sum(self._is_left(old, last, last + 2 * AROUND) for old in after)
        return there / ((len(before) + len(after)) or 1)

    def _around(self, inside: range, count: int) -> tuple[range, range]:
        """So many words of the old version before the span, and so many after it."""
        before = range(max(0, inside.start - count), inside.start)
        return before, range(inside.stop, min(len(self._old), inside.stop + count))

    def _is_left(self, old: int, start: int, end: int) -> bool:
        return self._alignment.alike[old] > 0 and start <= self._alignment.new_of[old] <= end

    def _is_tight(self, inside: range, went: Sequence[int]) -> bool:
        """Whether other words stand just where the span's words stood, about as many."""
        first, last = self._alignment.new_of[went[0]], self._alignment.new_of[went[-1]]
        before, after = self._around(inside, 3)
        is_after = not before or any(self._is_left(old, first - 4, first) for old in before)
        is_before = not after or any(self._is_left(old, last, last + 4) for old in after)
        return is_after and is_before and self._is_as_long(inside, went)

    def _is_as_long(self, inside: range, went: Sequence[int]) -> bool:
        """Whether what stands in the span's place now is about as long as it was."""
        words = self._alignment.new_of[went[-1]] + 1 - self._alignment.new_of[went[0]]
        first, last = self._borders(inside, went)
        letters = sum(map(len, self._new.words[first : last + 1]))
        is_long = letters >= LEAST * sum(map(self._size, inside))
        return is_long and len(inside) / 2 <= words <= 2 * len(inside)

    def _span(self, span: Span, inside: range, went: Sequence[int]) -> Span:
        """From the first to the last of the words; a border within a word stays within it."""
        first, last = went[0], went[-1]
        first_new, last_new = self._borders(inside, went)
        start, end = self._new.starts[first_new], self._new.ends[last_new]
        if first == inside.start:
            cut = span.start - self._old.starts[first]
            start = min(start + cut, self._new.ends[first_new] - 1) if cut > 0 else start
            blank = self._old_text[span.start : self._old.starts[first]]
            start -= len(blank) if self._new_text.endswith(blank, 0, start) else 0
        if last == inside.stop - 1:
            cut = self._old.ends[last] - span.end
            end = max(end - cut, self._new.starts[last_new] + 1) if cut > 0 else end
            blank = self._old_text[self._old.ends[last] : span.end]
            end += len(blank) if self._new_text.startswith(blank, end) else 0
        return Span(start, max(end, start + 1))

    def _borders(self, inside: range, went: Sequence[int]) -> tuple[int, int]:
        """The first and last word in the new version.

        A full stop at the border may have been taken for another one further off: the one that
        stands next to the rest of the span is meant. If nothing is left of the span, it is what
        stands between its neighbours now.
        """
        at = [self._alignment.new_of[old] for old in went]
        first, last = at[0], at[-1]
        if len(at) > 1 and self._is_same(went[0], at[1] - 1):
            first = at[1] - 1
        if len(at) > 1 and self._is_same(went[-1], at[-2] + 1):
            last = at[-2] + 1
        if self._letters(went) < KEPT * sum(map(self._size, inside)):
            before, after = inside.start - 1, inside.stop
            if before >= 0 and self._is_left(before, first - 4, first - 1):
                first = self._alignment.new_of[before] + 1
            if after < len(self._old) and self._is_left(after, last + 1, last + 4):
                last = self._alignment.new_of[after] - 1
        return first, last

    def _is_same(self, old: int, new: int) -> bool:
        return self._old.words[old] == self._new.words[new]

    def _state(self, span: Span, place: Span) -> State:
        same = tokens(span.of(self._old_text)).words == tokens(place.of(self._new_text)).words
        if not same:
            return "changed"
        return "in place" if span.start == place.start else "moved"
