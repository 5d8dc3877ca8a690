"""Which word of one version became which of the other.

Long shared runs first, in order; then shorter runs in the gaps between them; then, in gaps that are
short, words that were misspelt or put in another's place. Last, where they are wanted, passages
that have moved. Words are whatever compares equal: for a list of changes paragraphs and sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from articles.diff.blocks import Block, Region, in_order, shared

SEED = 4
"""Words that must stand together, once in each version, to be taken for the same."""
MOVED = 7
"""Words that a passage must share with its old self to count as moved."""
STAYED = 0.5
"""Share of a passage that must be left in its place for a copy elsewhere to be only a copy."""
NEAR = 40
"""Words that may lie between two runs of one moved passage."""
SHORT = 1600
"""Product of the sides of a gap up to which it is aligned word by word."""
GAP = 0.55
"""Cost of a word that was added or dropped; one put in another's place costs 1 at most."""
ALIKE = 0.7
"""Share of letters from which on two words may be spellings of one."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each word of the old version: its place in the new one or -1, and how alike they are."""

    new_of: list[int]
    alike: list[float]
    """1 the same word, less if misspelt, 0 replaced in its place."""


class _Versions(NamedTuple):
    """Two versions as words, and how alike two of these are, from 0 to 1."""

    old: Sequence[str]
    new: Sequence[str]
    likeness: Callable[[str, str], float]


def align(old: Sequence[str], new: Sequence[str], *, is_spelling_sure: bool = False) -> Alignment:
    """What became of each word of the old version: kept, misspelt, replaced, moved, or gone.

    is_spelling_sure: whether no word is to be taken for a misspelt one, which takes most of the
        time.
    """
    versions = _Versions(old, new, _equality if is_spelling_sure else likeness)
    alignment, blocks, main = _in_order(versions)
    # Only now what seems to have moved: a copy elsewhere must not draw words away from their place.
    moved = [block for block in _moved(blocks, main) if _share(alignment, block) < STAYED]
    for block in moved:
        _take(alignment, block)
    if moved:
        whole = Region(0, len(old), 0, len(new))
        for gap in _gaps(sorted([*main, *moved], key=lambda block: block.old), whole, set(moved)):
            _fill(alignment, versions, gap, 2)
    return alignment


def common_blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[Block]:
    """Runs of equal words, each behind the one before in both versions, as long as they can be.

    They are not always the most that there are: long runs count for more than single words. A block
    counts words, not code points.
    """
    alignment, _, _ = _in_order(_Versions(old, new, _equality))
    run: Block | None = None
    for here, (there, alike) in enumerate(zip(alignment.new_of, alignment.alike, strict=True)):
        if alike < 1:
            continue
        if run and (here, there) == (run.old + run.size, run.new + run.size):
            run = Block(run.old, run.new, run.size + 1)
            continue
        if run:
            yield run
        run = Block(here, there, 1)
    if run:
        yield run


def _in_order(versions: _Versions) -> tuple[Alignment, list[Block], list[Block]]:
    """The alignment of what kept its order; all long runs in both, and those that kept it."""
    old, new, _ = versions
    whole = Region(0, len(old), 0, len(new))
    alignment = Alignment([-1] * len(old), [0.0] * len(old))
    blocks = shared(old, new, whole, SEED)
    main = in_order(blocks)
    for block in main:
        _take(alignment, block)
    for gap in _gaps(main, whole):
        _fill(alignment, versions, gap, 2)
    return alignment, blocks, main


def _share(alignment: Alignment, block: Block) -> float:
    """How much of a block has found a place by itself."""
    return sum(alignment.alike[block.old : block.old + block.size]) / block.size


def _take(alignment: Alignment, block: Block) -> None:
    for n in range(block.size):
        alignment.new_of[block.old + n] = block.new + n
        alignment.alike[block.old + n] = 1.0


def _moved(blocks: Sequence[Block], main: Sequence[Block]) -> Iterator[Block]:
    """The blocks out of order that together make up a passage."""
    in_main = set(main)
    group: list[Block] = []
    for block in [*(run for run in blocks if run not in in_main), None]:
        if block and group and _is_near(group[-1], block):
            group.append(block)
            continue
        if sum(run.size for run in group) >= MOVED:
            yield from group
        group = [block] if block else []


def _is_near(first: Block, second: Block) -> bool:
    return (
        second.old - first.old - first.size <= NEAR
        and 0 <= second.new - first.new - first.size <= NEAR
    )


def _gaps(
    blocks: Sequence[Block], whole: Region, beside: Collection[Block] | None = None
) -> Iterator[Region]:
    """What lies between the blocks: where two have parted, what follows and what precedes.

    `beside` leaves out the gaps that are beside none of these.
    """
    in_new = sorted(blocks, key=lambda block: block.new)
    ends = [whole.new, *(block.new + block.size for block in in_new)]
    starts = [*(block.new for block in in_new), whole.new_end]
    before = {block: (end, block.new) for block, end in zip(in_new, ends, strict=False)}
    after = {
        block: (block.new + block.size, start)
        for block, start in zip(in_new, starts[1:], strict=True)
    }
    pairs = zip([None, *blocks], [*blocks, None], strict=True)
    for last, block in pairs:
        old = last.old + last.size if last else whole.old
        old_end = block.old if block else whole.old_end
        if beside is not None and last not in beside and block not in beside:
            continue
        sides = {after[last]: 0} if last else {}
        sides |= {before[block]: 0} if block else {}
        for new, new_end in sides or {(whole.new, whole.new_end): 0}:
            yield Region(old, old_end, new, new_end)


def _fill(alignment: Alignment, versions: _Versions, gap: Region, length: int) -> None:
    """Align what is left of a gap: by shared runs while it is long, then word by word."""
    gap = _left(alignment, gap)
    if gap.is_empty:
        return
    if (gap.old_end - gap.old) * (gap.new_end - gap.new) <= SHORT:
        _match(alignment, versions, gap)
    elif length:
        blocks = in_order(shared(versions.old, versions.new, gap, length))
        for block in blocks:
            _take(alignment, block)
        for part in _gaps(blocks, gap):
            _fill(alignment, versions, part, length - 1)


def _left(alignment: Alignment, gap: Region) -> Region:
    """The gap without the words at its borders that have been aligned already."""
    start, end = gap.old, gap.old_end
    while start < end and alignment.alike[start]:
        start += 1
    while start < end and alignment.alike[end - 1]:
        end -= 1
    return Region(start, end, gap.new, gap.new_end)


def _match(alignment: Alignment, versions: _Versions, gap: Region) -> None:
    """Align two short sequences of words at the least cost (Needleman and Wunsch, 1970)."""
    here, there = versions.old[gap.old : gap.old_end], versions.new[gap.new : gap.new_end]
    rows = [[n * GAP for n in range(len(there) + 1)]]
    likes = [[versions.likeness(a, b) for b in there] for a in here]
    for n, like in enumerate(likes):
        row = [(n + 1) * GAP]
        above = rows[-1]
        for m, same in enumerate(like):
            row.append(min(above[m] + 1 - same, above[m + 1] + GAP, row[m] + GAP))
        rows.append(row)
    _trace(alignment, gap, rows, likes)


def _trace(
    alignment: Alignment, gap: Region, rows: list[list[float]], likes: list[list[float]]
) -> None:
    n, m = len(likes), len(rows[0]) - 1
    while n and m:
        if rows[n][m] == rows[n - 1][m - 1] + 1 - likes[n - 1][m - 1]:
            n, m = n - 1, m - 1
            if alignment.new_of[gap.old + n] < 0 or likes[n][m] > alignment.alike[gap.old + n]:
                alignment.new_of[gap.old + n] = gap.new + m
                alignment.alike[gap.old + n] = likes[n][m]
        elif rows[n][m] == rows[n - 1][m] + GAP:
            n -= 1
        else:
            m -= 1


def _equality(first: str, second: str) -> float:
    return float(first == second)


def likeness(first: str, second: str) -> float:
    """1 for the same word, what they share if one may be a misspelling of the other, else 0."""
    if first == second:
        return 1.0
    if first.casefold() == second.casefold():
        return 0.9
    if min(len(first), len(second)) < 3 or abs(len(first) - len(second)) > 3:
        return 0.0
    ratio = SequenceMatcher(None, first, second, autojunk=False).ratio()
    return ratio if ratio >= ALIKE else 0.0
