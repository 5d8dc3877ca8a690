"""Runs of words that two versions share, found by short sequences that each has only once.

After Paul Heckel, "A technique for isolating differences between files" (Communications of the
ACM 21:4, 1978), whose unique lines here are sequences of words; so what moved is found as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """`size` words that stand at `old` in the one version and at `new` in the other."""

    old: int
    new: int
    size: int


@dataclass(frozen=True, slots=True)
class Region:
    """Part of the two versions: half-open ranges of word numbers."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def is_empty(self) -> bool:
        """Whether one side has no words, so that nothing can be shared."""
        return self.old >= self.old_end or self.new >= self.new_end


def shared(old: Sequence[str], new: Sequence[str], region: Region, length: int) -> list[Block]:
    """Runs of words that both sides share, around `length` words that stand once in each.

    Sorted by their place in the old version. Each word is in one run at most; longer runs have the
    first choice.
    """
    here = _unique(old, region.old, region.old_end, length)
    there = _unique(new, region.new, region.new_end, length)
    pairs = sorted((at, there[key]) for key, at in here.items() if key in there)
    runs = list(_grown(old, new, region, pairs))
    runs.sort(key=lambda block: -block.size)
    return sorted(_apart(runs), key=lambda block: block.old)


def _unique(words: Sequence[str], start: int, end: int, length: int) -> dict[tuple[str, ...], int]:
    """Where each sequence stands that occurs once."""
    places: dict[tuple[str, ...], int] = {}
    for at in range(start, end - length + 1):
        key = tuple(words[at : at + length])
        places[key] = -1 if key in places else at
    return {key: at for key, at in places.items() if at >= 0}


def _grown(
    old: Sequence[str], new: Sequence[str], region: Region, pairs: Sequence[tuple[int, int]]
) -> Iterator[Block]:
    """Each pair of places as the longest run around it, once."""
    covered: dict[int, int] = {}
    for here, there in pairs:
        if covered.get(there - here, -1) > here:
            continue
        before = 0
        while (
            here - before > region.old
            and there - before > region.new
            and old[here - before - 1] == new[there - before - 1]
        ):
            before += 1
        end = here
        while (
            end < region.old_end
            and end - here + there < region.new_end
            and old[end] == new[end - here + there]
        ):
            end += 1
        covered[there - here] = end
        yield Block(here - before, there - before, end - here + before)


def _apart(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without the words that an earlier one has taken."""
    olds: set[int] = set()
    news: set[int] = set()
    for block in blocks:
        free = [
            n for n in range(block.size) if block.old + n not in olds and block.new + n not in news
        ]
        for run in _runs(free):
            olds.update(range(block.old + run.start, block.old + run.stop))
            news.update(range(block.new + run.start, block.new + run.stop))
            yield Block(block.old + run.start, block.new + run.start, len(run))


def _runs(numbers: Sequence[int]) -> Iterator[range]:
    start = 0
    for n in range(1, len(numbers) + 1):
        if n == len(numbers) or numbers[n] != numbers[n - 1] + 1:
            yield range(numbers[start], numbers[n - 1] + 1)
            start = n


def in_order(blocks: Sequence[Block]) -> list[Block]:
    """The heaviest blocks that stand in the same order in both versions.

    `blocks` are sorted by `old`. A longest increasing subsequence by weight, kept as a list of
    ends that each weigh more than those before.
    """
    ends: list[int] = []
    weights: list[int] = []
    lasts: list[int] = []
    came_from: list[int | None] = []
    for n, block in enumerate(blocks):
        at = bisect_left(ends, block.new)
        weight = block.size + (weights[at - 1] if at else 0)
        came_from.append(lasts[at - 1] if at else None)
        stop = at
        while stop < len(ends) and weights[stop] <= weight:
            stop += 1
        ends[at:stop], weights[at:stop], lasts[at:stop] = [block.new], [weight], [n]
    return list(reversed(list(_back(blocks, came_from, lasts[-1] if lasts else None))))


def _back(
    blocks: Sequence[Block], came_from: Sequence[int | None], last: int | None
) -> Iterator[Block]:
    while last is not None:
        yield blocks[last]
        last = came_from[last]
