"""Learned links: whom pronouns and bare nouns stand for, and whose words a statement is.

Each asker (a pronoun, a noun, a statement) is scored against every mention near it; what is scored
for the mentions of one cluster is added up, as in end-to-end coreference (Lee and others 2017).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from annotators.coreference.name_clustering import EntityCluster
from annotators.coreference.places import Place
from annotators.encoder.encoder import Window
from annotators.encoder.heads import Mentions
from annotators.encoder.shipped import Read
from annotators.text.tokens import Tokens

Asker = tuple[int, int, int]
"""The words (half-open) and the kind of who asks."""
Asks = Literal["who is meant", "who speaks"]
Scored = tuple[Any, Any]
"""Arrays: numbers of places; scores, nobody’s, then theirs."""
Mask = Any  # NDArray[np.bool_], of which NumPy’s operators make what is none
_TOO: Final = np.array([True])
"""That nobody is allowed too, before a mask of places."""


@dataclass(frozen=True, eq=False)
class Links:
    """Scores links in one text whose `places` are the mentions, in its order."""

    words: Tokens
    read: Read
    places: Sequence[Place]
    settled: dict[int, EntityCluster] = field(default_factory=dict)
    """Pronouns, by their words, of which it is known for whom they stand."""
    free: dict[tuple[str, bool, bool], Mask] = field(default_factory=dict, init=False)
    """By the kind of a pronoun a mask of the places that it can stand for if they have no name."""
    _answers: dict[int, tuple[Any, Mentions]] = field(default_factory=dict, init=False)
    """By the number of a window the numbers of the places that it has whole, and what they answer,
    whatever is asked."""
    _known: dict[Any, list[Scored]] = field(default_factory=dict, init=False)
    """By what is asked, and by whom."""

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """The first word of each place."""
        return np.array([place.start for place in self.places], dtype=np.int64)

    @cached_property
    def are_single(self) -> NDArray[np.bool_]:
        """Which places do not call several by their names."""
        return np.array([not place.is_group for place in self.places], dtype=bool)

    @cached_property
    def _borders(self) -> NDArray[np.int64]:
        """Where the word pieces start and end: as arrays, since a list is slow to search."""
        pieces = self.read.encoded.pieces
        return np.array([pieces.starts, pieces.ends], dtype=np.int64)

    @cached_property
    def _spots(self) -> NDArray[np.int64]:
        """The places in word pieces."""
        return self._pieces([(place.start, place.end, place.kind) for place in self.places])

    def named(self) -> tuple[list[EntityCluster], NDArray[np.int64]]:
        """Those whom the places stand for, and for each place the number of its one, or -1."""
        by_place = [place.cluster for place in self.places]
        numbers = {c: n for n, c in enumerate(dict.fromkeys(filter(None, by_place)))}
        whose = [-1 if c is None else numbers[c] for c in by_place]
        return list(numbers), np.array(whose, dtype=np.int64)

    def chances(
        self, asks: Asks, askers: Sequence[Asker], allowed: Iterable[Mask]
    ) -> list[dict[int, float]]:
        """For each asker the chances of nobody known, under -1, and of the places by their numbers
        that its mask of all places allows and that are in the window in which the asker was read.
        """
        by_asker = []
        for mask, (near, scores) in zip(allowed, self._scores(asks, tuple(askers)), strict=True):
            is_allowed = np.concatenate((_TOO, mask[near]))
            of_allowed = scores[is_allowed]
            exponentials = np.exp(of_allowed - of_allowed.max())
            shares = exponentials / exponentials.sum()
            numbers = [-1, *near[is_allowed[1:]].tolist()]
            by_asker.append(dict(zip(numbers, shares.tolist(), strict=True)))
        return by_asker

    def _scores(self, asks: Asks, askers: tuple[Asker, ...]) -> list[Scored]:
        """For each asker the numbers of the places in its window, and the scores of nobody and of
        these; kept, since pronouns are asked time and again."""
        if (asks, askers) in self._known:
            return self._known[asks, askers]
        windows, spots = self.read.encoded.windows, self._pieces(askers)
        starts = [window.start for window in windows]
        numbers = np.searchsorted(starts, spots[:, 0], side="right") - 1
        scored: dict[int, Scored] = {}
        for number in dict.fromkeys(numbers.tolist()):
            near, answers = self._answers_in(number)
            those = np.flatnonzero(numbers == number)
            asked = _described(windows[number], spots[those])
            scores = self.read.heads.links(asks, asked, answers)
            scored.update((n, (near, row)) for n, row in zip(those.tolist(), scores, strict=True))
        return self._known.setdefault((asks, askers), [scored[n] for n in range(len(askers))])

    def _answers_in(self, number: int) -> tuple[Any, Mentions]:
        if number not in self._answers:
            window, (firsts, lasts, _) = self.read.encoded.windows[number], self._spots.T
            end = window.first + len(window.vectors)
            near = np.flatnonzero((window.first <= firsts) & (lasts < end))
            answers = self.read.heads.answers(_described(window, self._spots[near]))
            self._answers[number] = near, answers
        return self._answers[number]

    def _pieces(self, spans: Sequence[Asker]) -> NDArray[np.int64]:
        """First and last word piece, and kind, of ranges of words (spans, 3)."""
        (starts, ends), words = self._borders, self.words
        at = [(words.start[a] + 1, words.end[b - 1], kind) for a, b, kind in spans]
        spots = np.array(at, dtype=np.int64).reshape(-1, 3)
        spots[:, 0] = np.minimum(np.searchsorted(ends, spots[:, 0]), len(ends) - 1)
        spots[:, 1] = np.searchsorted(starts, spots[:, 1]) - 1
        spots[:, 1] = spots[:, :2].max(axis=1)
        return spots

    def settle(self, end: int, cluster: EntityCluster) -> None:
        """Let the noun that ends before the word `end` stand for a cluster. Changes its place."""
        for place in self.places:
            if place.end == end and place.who is place:
                place.who = cluster

    def likeliest(
        self, chances: dict[int, float], nobody: float = 1.0
    ) -> tuple[float, Place | None]:
        """The place of the one with the most chance over all of their mentions, or None where
        nobody known has; with that chance. A pronoun that stands for nobody known counts as theirs.

        Args:
            nobody: how much the chance of nobody counts.
        """
        whose = {n: self.places[n].who for n in chances if n >= 0}
        sums: dict[EntityCluster | Place | None, float] = defaultdict(float)
        sums[None] = nobody * chances[-1]
        for n, who in whose.items():
            sums[who] += chances[n]
        top = max(sums, key=sums.__getitem__)
        calling = [n for n, who in whose.items() if who is top is not None]
        return sums[top], self.places[max(calling, key=chances.__getitem__)] if calling else None


def _described(window: Window, spots: NDArray[np.int64]) -> Mentions:
    """First and last piece of mentions, with their kind, as the heads know them in a window, which
    may end before they do."""
    firsts, lasts, kinds = spots.T
    vectors, before = window.vectors, window.first
    ends = np.minimum(lasts - before, len(vectors) - 1)
    both = np.concatenate([vectors[firsts - before], vectors[ends]], axis=1)
    return Mentions(both, firsts, kinds)
