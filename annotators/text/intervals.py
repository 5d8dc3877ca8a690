"""Ranges of words, half-open, and what is done to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Range = tuple[int, int]
Ranges = tuple[Range, ...]


def union(ranges: Iterable[Range]) -> Ranges:
    """The intervals sorted, with touching and overlapping ones joined."""
    joined: list[Range] = []
    for start, end in sorted([r for r in ranges if r[0] < r[1]]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def minus(ranges: Iterable[Range], holes: Iterable[Range]) -> Ranges:
    """What is left of the ranges outside the holes."""
    left = list(ranges)
    for low, high in holes:
        left = [
            piece
            for start, end in left
            for piece in ((start, min(end, low)), (max(start, high), end))
            if piece[0] < piece[1]
        ]
    return tuple(sorted(left))


def size(ranges: Iterable[Range]) -> int:
    """How many words."""
    count = 0
    for start, end in ranges:  # plain loops here: asked of every candidate, many times over
        count += end - start
    return count


def shared(a: Iterable[Range], b: Iterable[Range]) -> int:
    """How many words two sets of ranges, each without overlaps, have in common."""
    others = tuple(b)
    count = 0
    for start, end in a:
        for low, high in others:
            if low < end and start < high:
                count += min(end, high) - max(start, low)
    return count


def jaccard(a: Ranges, b: Ranges) -> float:
    """Words in common as a share of the words in either."""
    common = shared(a, b)
    return common / (size(a) + size(b) - common) if common else 0.0


def words_in(ranges: Iterable[Range]) -> Iterator[int]:
    """The numbers of the words of the ranges, one after another."""
    return (k for start, end in ranges for k in range(start, end))


def holds(ranges: Iterable[Range], k: int) -> bool:
    """Whether word `k` is in one of them."""
    return any(start <= k < end for start, end in ranges)
