"""Ranges of the text that are lit, and how they lie over each other: no widget, no colour.

A layer is all ranges of one kind. Ranges may overlap, within a layer and between layers. To find
those on a row quickly, a layer keeps its ranges in tracks, in each of which they follow each other
and a search by halves finds the place; there are as many tracks as ranges lie over one character.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Track(NamedTuple):
    """Ranges that do not overlap, in the order of the text, each with its number in the layer."""

    starts: array[int]
    ends: array[int]
    numbers: array[int]

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The ranges that share a character with [start, end): start, end, number."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        for at in range(first, last):
            yield self.starts[at], self.ends[at], self.numbers[at]


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """All ranges of one kind, such as the quotations; `kind` is the suffix of a component class."""

    kind: str
    tracks: tuple[Track, ...] = ()
    things: Sequence[object] = ()
    """What each range stands for, by its number."""

    @classmethod
    def of(
        cls, kind: str, spans: Iterable[Span | tuple[int, int]], things: Sequence[object] = ()
    ) -> Layer:
        """A layer of the spans; the number of a range is its place in `spans`."""
        pairs = [(s.start, s.end) if isinstance(s, Span) else s for s in spans]
        order = sorted(range(len(pairs)), key=pairs.__getitem__)
        tracks: list[Track] = []
        for number in order:
            start, end = pairs[number]
            free = next((t for t in tracks if t.ends[-1] <= start), None)
            if free is None:
                free = Track(array("I"), array("I"), array("I"))
                tracks.append(free)
            free.starts.append(start)
            free.ends.append(end)
            free.numbers.append(number)
        return cls(kind, tuple(tracks), things)

    def within(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The ranges that share a character with [start, end), in order: start, end, number."""
        if len(self.tracks) == 1:
            return list(self.tracks[0].within(start, end))
        return sorted(hit for track in self.tracks for hit in track.within(start, end))

    def at(self, offset: int) -> list[object]:
        """What stands for the ranges that hold `offset`, the shortest range first."""
        hits = sorted(self.within(offset, offset + 1), key=lambda hit: hit[1] - hit[0])
        return [self.things[number] for _, _, number in hits]

    def things_within(self, start: int, end: int) -> list[Any]:
        """What stands for the ranges that share a character with [start, end), in order."""
        return [self.things[number] for _, _, number in self.within(start, end)]

    def next_start(self, offset: int) -> int | None:
        """The first start of a range behind `offset`."""
        starts = (
            track.starts[at]
            for track in self.tracks
            if (at := bisect_right(track.starts, offset)) < len(track.starts)
        )
        return min(starts, default=None)

    def previous_start(self, offset: int) -> int | None:
        """The last start of a range before `offset`."""
        starts = (
            track.starts[at - 1]
            for track in self.tracks
            if (at := bisect_left(track.starts, offset)) > 0
        )
        return max(starts, default=None)

    def __len__(self) -> int:
        return sum(len(track.starts) for track in self.tracks)


class Run(NamedTuple):
    """A stretch of the text over all of which the same kinds lie, lowest first."""

    start: int
    end: int
    kinds: tuple[str, ...]


def runs(layers: Sequence[Layer], start: int, end: int) -> list[Run]:
    """The text from `start` to `end`, cut wherever a range of a layer begins or ends.

    Later layers lie over earlier ones.
    """
    cuts = {start, end}
    lit: list[tuple[int, int, str]] = []
    for layer in layers:
        for from_, to, _ in layer.within(start, end):
            lit.append((from_, to, layer.kind))
            cuts.update(cut for cut in (from_, to) if start < cut < end)
    edges = sorted(cuts)
    return [
        Run(a, b, tuple(dict.fromkeys(kind for from_, to, kind in lit if from_ <= a and b <= to)))
        for a, b in pairwise(edges)
    ]
