"""Whom pronouns and bare nouns stand for, and whose words a statement is: learned links.

Each asker (a pronoun, a noun, a statement) is scored against every mention near it; what is scored
for the mentions of one cluster is added up, as in end-to-end coreference (Lee and others 2017).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from annotators.coreference.gender import of_noun, of_pronoun
from annotators.coreference.nominals import has_owner, is_anothers, said_of
from annotators.coreference.places import MANY, PEOPLE, Place
from annotators.encoder.heads import NOUN, PRONOUN, Mentions
from annotators.text.lexicon import DOCUMENTS, GROUP_NOUNS, INDEFINITE, PERSON_NOUNS, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from annotators.coreference.name_clustering import EntityCluster
    from annotators.encoder.encoder import Window
    from annotators.encoder.shipped import Read
    from annotators.text.intervals import Range
    from annotators.text.tokens import Tokens

Asker = tuple[int, int, int]
"""The words (half-open) and the kind of who asks."""
Asks = Literal["who is meant", "who speaks"]
Scored = tuple[Any, Any]
"""Arrays: numbers of places; scores, nobody’s, then theirs."""
Mask = Any  # NDArray[np.bool_], of which NumPy’s operators make what is none
_TOO: Final = np.array([True])
"""Whether nobody is allowed."""
_NOBODY: Final = 0.0
"""How much it counts that he or she is nobody who is there: somebody always is, where one fits."""
_NO_NOUN: Final = 0.001
"""The same where that one is a noun without a name, which may be of no person: a landslide."""


@dataclass(frozen=True, eq=False)
class Links:
    """Scores links in one text whose `places` are the mentions, in its order."""

    words: Tokens
    read: Read
    places: Sequence[Place]
    settled: dict[int, EntityCluster] = field(default_factory=dict)
    """Pronouns, by their words, of which it is known for whom they stand."""
    free: dict[tuple[str, bool], Mask] = field(default_factory=dict, init=False)
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
    def _spots(self) -> NDArray[np.int64]:
        """The places in word pieces."""
        return self._pieces([(place.start, place.end, place.kind) for place in self.places])

    def named(self) -> tuple[list[EntityCluster], NDArray[np.int64]]:
        """Those whom the places stand for, and for each place the number of its one, or -1."""
        by_place = [place.cluster for place in self.places]
        clusters = {id(cluster): cluster for cluster in by_place if cluster is not None}
        numbers = {key: number for number, key in enumerate(clusters)}
        whose = [numbers.get(id(cluster), -1) for cluster in by_place]
        return list(clusters.values()), np.array(whose, dtype=np.int64)

    def chances(
        self, asks: Asks, askers: Sequence[Asker], allowed: Iterable[Mask]
    ) -> list[dict[int, float]]:
        """For each asker the chances of nobody known, under -1, and of the places by their numbers
        that its mask of all places allows and that are in the window in which the asker was read.
        """
        by_asker = []
        for mask, (near, scores) in zip(allowed, self._scores(asks, tuple(askers)), strict=True):
            picked = np.concatenate((_TOO, mask[near]))
            theirs = scores[picked]
            raised = np.exp(theirs - theirs.max())
            numbers = [-1, *near[picked[1:]].tolist()]
            by_asker.append(dict(zip(numbers, (raised / raised.sum()).tolist(), strict=True)))
        return by_asker

    def _scores(self, asks: Asks, askers: tuple[Asker, ...]) -> list[Scored]:
        """For each asker the numbers of the places in its window, and the scores of nobody and of
        these; kept, since pronouns are asked time and again."""
        if (asks, askers) not in self._known:
            self._known[asks, askers] = self._scored(asks, askers)
        return self._known[asks, askers]

    def _scored(self, asks: Asks, askers: Sequence[Asker]) -> list[Scored]:
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
        return [scored[n] for n in range(len(askers))]

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
        pieces, words = self.read.encoded.pieces, self.words
        at = [(words.start[a] + 1, words.end[b - 1], kind) for a, b, kind in spans]
        spots = np.array(at, dtype=np.int64).reshape(-1, 3)
        spots[:, 0] = np.minimum(np.searchsorted(pieces.ends, spots[:, 0]), len(pieces) - 1)
        spots[:, 1] = np.searchsorted(pieces.starts, spots[:, 1]) - 1
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
        whose = {n: id(self.places[n].who) for n in chances if n >= 0}
        sums: dict[int, float] = defaultdict(float, {id(None): nobody * chances[-1]})
        for n, key in whose.items():
            sums[key] += chances[n]
        top = max(sums, key=sums.__getitem__)
        theirs = [n for n, key in whose.items() if key == top != id(None)]
        return sums[top], self.places[max(theirs, key=chances.__getitem__)] if theirs else None

    def chance_of(self, who: EntityCluster, chances: dict[int, float]) -> float:
        """The chance of one over all of their mentions."""
        return sum(c for n, c in chances.items() if n >= 0 and self.places[n].who is who)


def _described(window: Window, spots: NDArray[np.int64]) -> Mentions:
    """First and last piece of mentions, with their kind, as the heads know them in a window, which
    may end before they do."""
    firsts, lasts, kinds = spots.T
    vectors, before = window.vectors, window.first
    ends = np.minimum(lasts - before, len(vectors) - 1)
    both = np.concatenate([vectors[firsts - before], vectors[ends]], axis=1)
    return Mentions(both, firsts, kinds)


def resolve(links: Links, barred: Mapping[int, EntityCluster]) -> list[Place]:
    """The pronouns that stand for somebody who is there, settled in the order of the text. Changes
    the places of the links, and the gender of people whom the pronouns tell it of: nobody is both
    he and she.

    Args:
        barred: by the number of a quotation its speaker, whom no pronoun in it stands for.
    """
    words = links.words
    pronouns = [place for place in links.places if place.kind == PRONOUN]
    for place in pronouns:
        place.who = None
    askers = [(place.start, place.end, PRONOUN) for place in pronouns]
    chances = links.chances("who is meant", askers, _fitting(links, pronouns, barred))
    _settle(links, pronouns, chances, 0)
    while (pronoun := _telling(words, pronouns)) is not None:
        cluster = pronoun.cluster
        assert cluster is not None
        cluster.gender = of_pronoun(words.lower[pronoun.start])
        theirs = {n for n, place in enumerate(links.places) if place.is_of(cluster)}
        stale = [
            k
            for k, place in enumerate(pronouns)
            if not _is_called(words.lower[place.start], cluster) and theirs & chances[k].keys()
        ]
        for k in stale:
            chances[k] = _without(chances[k], theirs)
        _settle(links, pronouns, chances, min(stale, default=len(pronouns)))
    return [place for place in pronouns if place.who is not None]


def _without(chances: dict[int, float], numbers: set[int]) -> dict[int, float]:
    """The chances where some places are out of the question."""
    left = {n: chance for n, chance in chances.items() if n not in numbers}
    total = sum(left.values()) or 1.0
    return {n: chance / total for n, chance in left.items()}


def _settle(
    links: Links, pronouns: Sequence[Place], scored: Sequence[dict[int, float]], first: int
) -> None:
    """Settle the pronouns from the number `first` on, in order, by their chances. Changes them."""
    for pronoun in pronouns[first:]:
        pronoun.who = None
    for pronoun, chances in zip(pronouns[first:], scored[first:], strict=True):
        pronoun.chance, meant_at = _likeliest(links, links.words.lower[pronoun.start], chances)
        pronoun.who = meant_at.who if meant_at is not None else None
        if (known := links.settled.get(pronoun.start)) is not None:
            pronoun.who, pronoun.chance = known, links.chance_of(known, chances)


def _likeliest(links: Links, pronoun: str, chances: dict[int, float]) -> tuple[float, Place | None]:
    """The place of the one whom a pronoun likeliest stands for, with the chance; several who are
    named together only where that is sure, a noun for he or she only where that can be."""
    nobody = _NOBODY if pronoun in PEOPLE else 1.0
    chance, place = links.likeliest(chances, nobody)
    if place is not None and place.is_group and chance < _SURE:
        groups = {n for n in chances if n >= 0 and links.places[n].is_group}
        return links.likeliest(_without(chances, groups), nobody)
    if place is not None and place.cluster is None:
        return links.likeliest(chances, max(nobody, _NO_NOUN))
    return chance, place


def _telling(words: Tokens, pronouns: Iterable[Place]) -> Place | None:
    """The first he or she that surely stands for somebody whose gender is not known."""
    for place in pronouns:
        cluster = place.cluster
        is_open = cluster is not None and cluster.is_person and not cluster.gender
        if is_open and place.chance >= _SURE and of_pronoun(words.lower[place.start]):
            return place
    return None


_SURE: Final = 0.8
"""The chance from which a pronoun tells the gender of the one it stands for."""


def _fitting(
    links: Links, pronouns: Iterable[Place], barred: Mapping[int, EntityCluster]
) -> Iterator[Mask]:
    """For each pronoun, none of them settled, the places that it can stand for at all: what has no
    name only where it stands before."""
    words, places = links.words, links.places
    clusters, whose = links.named()
    free, able = links.free, dict[tuple[str, bool], tuple[Mask, Mask]]()
    for pronoun in pronouns:
        k, lower = pronoun.start, words.lower[pronoun.start]
        kind = _kind(lower)
        if kind not in able:
            named = [_is_called(lower, cluster) for cluster in clusters]
            if kind not in free:
                free[kind] = np.array([_can_be(words, lower, place) for place in places])
            able[kind] = np.array([*named, False])[whose], free[kind] & (whose < 0)
        is_called, can_be = able[kind]
        fits = is_called | (can_be & (links.starts < k))
        if (speaker := barred.get(words.quote_of[k])) is not None:
            fits &= whose != next((n for n, one in enumerate(clusters) if one is speaker), -2)
        yield fits


def _can_be(words: Tokens, lower: str, place: Place) -> bool:
    """Whether a pronoun can stand for a noun or pronoun before it: he for what he and him stand
    for, not for what she, it or they do."""
    if place.kind == PRONOUN:
        return _kind(words.lower[place.start]) == _kind(lower)
    if lower not in MANY and words.tag[place.end - 1] in ("NNS", "NNPS"):
        return False
    return lower not in PEOPLE or _is_person(words, place.end - 1)


def _is_called(lower: str, cluster: EntityCluster) -> bool:
    """Whether a pronoun can stand for somebody named."""
    if lower in PEOPLE:
        return cluster.is_person and cluster.gender in ("", of_pronoun(lower))
    if cluster.is_group:
        return lower in MANY
    return not (_is_one(cluster) if lower in MANY else cluster.is_person)


def _kind(lower: str) -> tuple[str, bool]:
    """The gender of a pronoun, and whether it is of many; he and him are alike."""
    return of_pronoun(lower), lower in MANY


def _is_one(cluster: EntityCluster) -> bool:
    """Whether it is one person for certain: a name of one word may be a company’s."""
    return cluster.is_person and (bool(cluster.gender) or " " in cluster.name)


def _is_person(words: Tokens, k: int) -> bool:
    """Whether a noun may be said of people: by a list, by how it ends (the welder, the scientist),
    since it says something, or since it is new: a nurse."""
    noun, above = words.lemma[k], words.head[k]
    is_listed = noun in PERSON_NOUNS or bool(of_noun(noun))
    is_new = any(words.lower[c] in ("a", "an") for c in words.children_by(k, "det"))
    speaks = words.dep[k] == "nsubj" and words.lemma[above] in VERBS and words.pos[above] == "VERB"
    return is_listed or is_new or speaks or noun.endswith(_PERSONAL)


_PERSONAL: Final = ("er", "or", "ist", "man", "woman", "ian", "ee")


def meant(links: Links, nouns: Sequence[Range]) -> list[tuple[float, EntityCluster | None]]:
    """Whom nouns such as `the company` stand for: somebody named before, or nobody; `a company` is
    somebody else, and so is `her deputy`, and from then on `the deputy`, unless the article says
    who that is."""
    words = links.words
    strange: dict[str, int] = {}
    for start, k in (
        (place.start, place.end - 1) for place in links.places if place.cluster is None
    ):
        if has_owner(words, k) or words.lower[start] in INDEFINITE:
            strange.setdefault(words.lemma[k], k)

    clusters, whose = links.named()
    offices = [said_of(words, cluster) for cluster in clusters]
    held = frozenset().union(*offices)

    def fits(start: int, k: int) -> Mask:
        lemma = words.lemma[k].lower()
        is_met, is_others = strange.get(lemma, k) < k or lemma in held, is_anothers(words, k)
        able = [
            _is_kind(words, k, cluster)
            and (lemma in theirs or not (is_others or (is_met and cluster.is_person)))
            for cluster, theirs in zip(clusters, offices, strict=True)
        ]
        last = start if words.lower[start] not in INDEFINITE else 0
        return np.array([*able, False])[whose] & (links.starts < last)

    scored = links.chances(
        "who is meant",
        [(start, end, NOUN) for start, end in nouns],
        [fits(start, end - 1) for start, end in nouns],
    )
    best = (links.likeliest(chances) for chances in scored)
    return [(chance, place.cluster if place else None) for chance, place in best]


def _is_kind(words: Tokens, k: int, cluster: EntityCluster) -> bool:
    """Whether a noun can be said of somebody: no letter is a person, no minister a bank, no mother
    a man; those who are many are neither a person nor a place."""
    noun = words.lemma[k]
    if words.tag[k] in ("NNS", "NNPS") and cluster.label != "ORG":
        return False
    if cluster.is_person:
        is_fit = of_noun(noun) in ("", cluster.gender or of_noun(noun))
        return is_fit and noun not in GROUP_NOUNS and noun not in DOCUMENTS
    is_bodys = noun in GROUP_NOUNS or noun in DOCUMENTS
    return noun not in PERSON_NOUNS and (not is_bodys or cluster.label == "ORG")
