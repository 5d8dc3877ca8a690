"""Two statements side by side: whether they are the same words, and what differs.

The words are aligned by the engine that finds marks again in another version of an article
(`articles.diff.alignment`); what it leaves over on both sides, and is the same, has moved.
Thresholds were chosen on the pairs of `python -m tests.benchmarks.same`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from articles.diff.alignment import align
from articles.search.shingles import is_content, stem, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SHARE: Final = 0.6
"""Share of the content words of the shorter statement that the other must have."""
LEAST: Final = 3
"""Content words that both must have; what has fewer is the same only word for word."""
SURE: Final = 5
"""Content words that both must have where some stand in another order."""
FEW: Final = 2
"""Content words at an end up to which they stand for others, rather than being cut or added."""
PIECE: Final = 4
"""Words, of any kind, from which on a piece that is word for word in the other is the same."""
SPREAD: Final = 2.0
"""Content words among which one that both have may stand, on average."""
PASSAGE: Final = 6
"""Content words of a passage that both have, while most of what each says is something else."""
RUN: Final = 6
"""Words on end, `LEAST` of them content words, that make two statements of one passage."""
DENSE: Final = 1.25
"""The same as `SPREAD` for such a passage."""

NEGATIONS: Final = frozenset(
    ("no", "not", "never", "nobody", "none", "nothing", "neither", "nor", "without", "cannot")
)


@dataclass(frozen=True, slots=True)
class Words:
    """A statement as it is compared: plain words, their stems, and where they stand in it."""

    text: str
    plain: tuple[str, ...]
    stems: tuple[str, ...]
    content: tuple[bool, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def size(self) -> int:
        """How many content words it has."""
        return sum(self.content)


@lru_cache(maxsize=1024)
def words_in(text: str) -> Words:
    """The words of a statement; marks and white space do not count."""
    tokens = words_of(text)
    plain = tuple(word for word, _, _ in tokens)
    content = tuple(map(is_content, plain))
    stems = tuple(
        stem(word) if is_counted else word for word, is_counted in zip(plain, content, strict=True)
    )
    return Words(text, plain, stems, content, tuple((start, end) for _, start, end in tokens))


@dataclass(frozen=True, slots=True)
class Sameness:
    """What two statements have in common, word by word."""

    here: Words
    there: Words
    pairs: Mapping[int, int]
    """For each word of the one that the other has, its number there."""
    moved: frozenset[int]
    """Words of the one that stand in another order in the other."""
    only_here: tuple[int, ...]
    """The words that the other has not."""
    only_there: tuple[int, ...]
    """The words of the other that this one has not."""

    @property
    def is_identical(self) -> bool:
        """Whether every word is the same, in the same order."""
        return self.here.plain == self.there.plain

    @property
    def is_same(self) -> bool:
        """Whether the one is a form of the other, rather than about the same thing."""
        if self.is_identical or self._is_word_for_word:
            return bool(self.here.plain)
        shared = [at for at in self.pairs if self.here.content[at]]
        if self.moved and len(shared) < SURE:
            return False
        numbers = [self.pairs[at] for at in shared]
        if len(shared) >= max(LEAST, SHARE * min(self.here.size, self.there.size)):
            return _is_close(self.here, shared, SPREAD) and _is_close(self.there, numbers, SPREAD)
        is_passage = len(shared) >= PASSAGE and all(
            _is_close(words, of, DENSE)
            for words, of in ((self.here, shared), (self.there, numbers))
        )
        return is_passage or self._has_long_run

    @property
    def _has_long_run(self) -> bool:
        """Whether both have words enough on end that nobody has by chance."""
        run: list[int] = []
        for at in sorted(self.pairs):
            is_next = run and run[-1] == at - 1 and self.pairs[run[-1]] == self.pairs[at] - 1
            run = [*run, at] if is_next else [at]
            if len(run) >= RUN and sum(self.here.content[number] for number in run) >= LEAST:
                return True
        return False

    @property
    def _is_word_for_word(self) -> bool:
        """Whether one has all of the other in one piece, but for a function word at an end."""
        short, long = sorted((self.here, self.there), key=lambda words: len(words.plain))
        whole, size = short.plain, len(short.plain)
        starts = 0 if size and short.content[0] else 1
        ends = size if size and short.content[-1] else size - 1
        pieces = {whole, whole[starts:], whole[:ends]}
        return any(_is_in(piece, long.plain) for piece in pieces if len(piece) >= PIECE)

    @property
    def windows(self) -> tuple[range, range]:
        """The words from the first to the last that both have, in the one and in the other.

        A word or two at an end that stand for others there are in it: they were changed.
        """
        here, there = sorted(self.pairs), sorted(self.pairs.values())
        before = self.here.content[: here[0]], self.there.content[: there[0]]
        behind = self.here.content[here[-1] + 1 :], self.there.content[there[-1] + 1 :]
        first = (0, 0) if _is_changed(*before) else (here[0], there[0])
        ends = len(self.here.plain), len(self.there.plain)
        stop = ends if _is_changed(*behind) else (here[-1] + 1, there[-1] + 1)
        return range(first[0], stop[0]), range(first[1], stop[1])

    @property
    def is_turned(self) -> bool:
        """Whether one has a negation that the other has not, so that it may say the opposite.

        It counts in the clauses that they have in common, not in what else is said.
        """
        here, there = self.windows
        is_negated = _negations(self.here, self.only_here, here)
        return is_negated != _negations(self.there, self.only_there, there)


def _is_in(piece: Sequence[str], words: Sequence[str]) -> bool:
    ends = range(len(piece), len(words) + 1)
    return any(words[end - len(piece) : end] == piece for end in ends)


def _is_changed(here: Sequence[bool], there: Sequence[bool]) -> bool:
    """Whether each side has content words there, and few enough to stand for each other."""
    return 0 < sum(here) <= FEW and 0 < sum(there) <= FEW


def _is_close(words: Words, shared: Sequence[int], spread: float) -> bool:
    """Whether the shared words stand together: so many content words to each of them at most."""
    between = sum(words.content[min(shared) : max(shared) + 1])
    return between <= spread * len(shared) + 1


def compared(here: str, there: str) -> Sameness:
    """Two statements, word by word."""
    here_words, there_words = words_in(here), words_in(there)
    alignment = align(here_words.stems, there_words.stems, is_spelling_sure=True)
    pairs = {
        at: new
        for at, (new, alike) in enumerate(zip(alignment.new_of, alignment.alike, strict=True))
        if new >= 0 and alike == 1
    }
    pairs |= _left_over(here_words, there_words, pairs)
    pairs = _without_strays(here_words, pairs)
    pairs = _without_chance(here_words, there_words, pairs)
    matched = set(pairs.values())
    return Sameness(
        here_words,
        there_words,
        pairs,
        moved=frozenset(_moved(pairs)),
        only_here=tuple(at for at in range(len(here_words.plain)) if at not in pairs),
        only_there=tuple(at for at in range(len(there_words.plain)) if at not in matched),
    )


def may_be_same(here: str, there: str) -> bool:
    """Whether they have words enough in common to be worth comparing."""
    here_words, there_words = words_in(here), words_in(there)
    if here_words.plain == there_words.plain:
        return True
    shared = _contents(here_words) & _contents(there_words)
    if min(here_words.size, there_words.size) < LEAST:
        return len(shared) == min(here_words.size, there_words.size) > 0
    enough = min(SHARE * 0.8 * min(here_words.size, there_words.size), PASSAGE - 2)
    return len(shared) >= max(LEAST, enough)


def _contents(words: Words) -> set[str]:
    return {word for word, is_counted in zip(words.stems, words.content, strict=True) if is_counted}


def _left_over(here: Words, there: Words, pairs: Mapping[int, int]) -> dict[int, int]:
    """Content words that neither side has found a place for, though both have them."""
    matched, free = set(pairs.values()), defaultdict(list)
    for at in reversed(range(len(there.stems))):
        if at not in matched and there.content[at]:
            free[there.stems[at]].append(at)
    left = (at for at in range(len(here.stems)) if at not in pairs and here.content[at])
    return {at: free[here.stems[at]].pop() for at in left if free.get(here.stems[at])}


def _without_strays(here: Words, pairs: Mapping[int, int]) -> dict[int, int]:
    """The pairs without function words that no neighbour bears out: any two texts share them."""
    return {
        at: new
        for at, new in pairs.items()
        if here.content[at] or pairs.get(at - 1) == new - 1 or pairs.get(at + 1) == new + 1
    }


def _without_chance(here: Words, there: Words, pairs: Mapping[int, int]) -> dict[int, int]:
    """The pairs without words out of order that stand alone: one word has not moved."""
    in_here, in_there = _content_numbers(here), _content_numbers(there)
    steps = {in_here[at]: in_there[new] for at, new in pairs.items() if here.content[at]}
    moved = {at for at in _moved(pairs) if here.content[at]}
    alone = {
        at
        for at in moved
        if not any(
            abs(steps.get(in_here[at] + by, -9) - in_there[pairs[at]]) == 1 for by in (-1, 1)
        )
    }
    remaining = {at: new for at, new in pairs.items() if at not in alone}
    return _without_strays(here, remaining) if alone else remaining


def _content_numbers(words: Words) -> list[int]:
    """For each word how many content words stand before it."""
    return [0, *accumulate(words.content)]


def _moved(pairs: Mapping[int, int]) -> Iterable[int]:
    """The pairs out of order: in no longest increasing run of pairs (patience sorting)."""
    ends: list[int] = []
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for at in sorted(pairs):
        pile = bisect_left(ends, pairs[at])
        before[at] = tops[pile - 1] if pile else None
        ends[pile : pile + 1], tops[pile : pile + 1] = [pairs[at]], [at]
    stays: set[int] = set()
    last: int | None = tops[-1] if tops else None
    while last is not None:
        stays.add(last)
        last = before[last]
    return pairs.keys() - stays


_CLAUSE_END = frozenset(".!?…,;:")


def _negations(words: Words, only: Iterable[int], window: range) -> bool:
    """Whether the clauses of a window have an odd number of negations of their own."""
    first, last = window.start, window.stop - 1
    while first > 0 and not _is_parted(words, first):
        first -= 1
    while last + 1 < len(words.plain) and not _is_parted(words, last + 1):
        last += 1
    clause_words = (words.plain[at] for at in only if first <= at <= last)
    return sum(word in NEGATIONS or word.endswith("n't") for word in clause_words) % 2 == 1


def _is_parted(words: Words, at: int) -> bool:
    """Whether a clause ends before a word."""
    between = words.text[words.places[at - 1][1] : words.places[at][0]]
    return not _CLAUSE_END.isdisjoint(between)
