"""Whom pronouns and bare nouns stand for, and whose words a statement is: learned links.

Each asker (a pronoun, a noun, a statement) is scored against every mention near it; what is scored
for the mentions of one cluster is added up, as in end-to-end coreference (Lee and others 2017).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from annotators.coreference.gender import of_noun, of_pronoun
from annotators.coreference.nominals import has_owner, is_anothers, said_of
from annotators.encoder.heads import NAME, NOUN, PRONOUN, Mentions
from annotators.text.lexicon import DOCUMENTS, GROUP_NOUNS, INDEFINITE, PERSON_NOUNS, VERBS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from annotators.coreference.name_clustering import EntityCluster
    from annotators.encoder.encoder import Window
    from annotators.encoder.shipped import Read
    from annotators.text.intervals import Range
    from annotators.text.tokens import Tokens

Asker = tuple[int, int, int]
"""The words (half-open) and the kind of who asks."""
Asks = Literal["who is meant", "who speaks"]
Scored = tuple[list[int], Any]
"""Numbers of places, and an array of scores: nobody’s, then theirs."""
_PEOPLE: Final = frozenset(("he", "she", "him", "her", "his", "hers", "himself", "herself"))
_THINGS: Final = frozenset(("it", "its", "itself"))
_MANY: Final = frozenset(("they", "them", "their", "theirs", "themselves"))
PRONOUNS: Final = _PEOPLE | _THINGS | _MANY
_NOBODY: Final = 0.0
"""How much it counts that he or she is nobody who is there: somebody always is, where one fits."""
_MEANT: Final = frozenset(("nsubj", "obj", "iobj", "obl", "nmod", "appos", "root", "conj"))
"""Relations of a noun that a pronoun can stand for."""


@dataclass(slots=True, eq=False)
class Place:
    """A mention: its words (half-open), its kind, and who is meant: a cluster; the first noun for
    somebody without a name; None for a pronoun of which that is not known."""

    start: int
    end: int
    kind: int
    who: EntityCluster | Place | None = None
    chance: float = 1.0
    """That this is who is meant."""

    @property
    def cluster(self) -> EntityCluster | None:
        """The cluster meant, if there is one."""
        return None if isinstance(self.who, Place) else self.who

    def is_of(self, cluster: EntityCluster) -> bool:
        """Whether it calls them by a name or a noun."""
        return self.kind != PRONOUN and self.who is cluster


@dataclass(frozen=True, slots=True)
class Links:
    """Scores links in one text whose `places` are the mentions, in its order."""

    words: Tokens
    read: Read
    places: Sequence[Place]
    settled: dict[int, EntityCluster] = field(default_factory=dict)
    """Pronouns, by their words, of which it is known for whom they stand."""
    _spots: list[tuple[int, int]] = field(default_factory=list, init=False, repr=False)
    """First and last word piece of each place."""
    _known: dict[tuple[Asks, tuple[Asker, ...]], list[Scored]] = field(
        default_factory=dict, init=False, repr=False
    )

    def chances(
        self,
        asks: Asks,
        askers: Sequence[Asker],
        allowed: Callable[[Asker], Callable[[Place], bool]],
    ) -> list[dict[int, float]]:
        """For each asker the chances of nobody known, under -1, and of the places by their numbers
        that are allowed and in the window in which the asker was read."""
        by_asker = []
        for asker, (near, scores) in zip(askers, self._scores(asks, tuple(askers)), strict=True):
            is_allowed = allowed(asker)
            near_allowed = [k for k, place in enumerate(near) if is_allowed(self.places[place])]
            theirs = scores[[0, *(k + 1 for k in near_allowed)]]
            raised = np.exp(theirs - theirs.max())
            numbers = [-1, *(near[k] for k in near_allowed)]
            by_asker.append(dict(zip(numbers, (raised / raised.sum()).tolist(), strict=True)))
        return by_asker

    def _scores(self, asks: Asks, askers: tuple[Asker, ...]) -> list[Scored]:
        """For each asker the numbers of the places in its window, and the scores of nobody and of
        these; kept, since pronouns are asked time and again."""
        if (asks, askers) not in self._known:
            self._known[asks, askers] = self._scored(asks, askers)
        return self._known[asks, askers]

    def _scored(self, asks: Asks, askers: tuple[Asker, ...]) -> list[Scored]:
        if not self._spots:
            self._spots.extend(self._pieces(place.start, place.end) for place in self.places)
        starts = [window.start for window in self.read.encoded.windows]
        spots_asked = [(*self._pieces(start, end), kind) for start, end, kind in askers]
        by_window: dict[int, list[int]] = {}
        for n, (first, _, _) in enumerate(spots_asked):
            by_window.setdefault(bisect_right(starts, first) - 1, []).append(n)
        scored: dict[int, Scored] = {}
        for number, numbers in by_window.items():
            window = self.read.encoded.windows[number]
            last = window.first + len(window.vectors) - 1
            at = [
                (spots_asked[n][0], min(spots_asked[n][1], last), spots_asked[n][2])
                for n in numbers
            ]
            spots = enumerate(self._spots)
            near = [n for n, spot in spots if window.first <= spot[0] <= spot[1] <= last]
            places = [(*self._spots[n], self.places[n].kind) for n in near]
            described = _described(window, at), _described(window, places)
            scores = self.read.heads.links(asks, *described)
            scored.update((n, (near, row)) for n, row in zip(numbers, scores, strict=True))
        return [scored[n] for n in range(len(askers))]

    def _pieces(self, start: int, end: int) -> tuple[int, int]:
        """First and last word piece of a range of words."""
        pieces, words = self.read.encoded.pieces, self.words
        first = min(bisect_left(pieces.ends, words.start[start] + 1), len(pieces) - 1)
        return first, max(first, bisect_left(pieces.starts, words.end[end - 1]) - 1)

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
        sums: dict[int, float] = defaultdict(float, {0: nobody * chances[-1]})
        tops: dict[int, tuple[float, Place]] = {}
        for n, chance in chances.items():
            if n < 0:
                continue
            place = self.places[n]
            key = id(place.who) if place.who is not None else 0
            sums[key] += chance
            if key and (key not in tops or chance > tops[key][0]):
                tops[key] = chance, place
        top = max(sums, key=sums.__getitem__)
        return sums[top], tops[top][1] if top in tops else None

    def chance_of(self, who: EntityCluster, chances: dict[int, float]) -> float:
        """The chance of one over all of their mentions."""
        return sum(c for n, c in chances.items() if n >= 0 and self.places[n].who is who)


def _described(window: Window, spots: Sequence[tuple[int, int, int]]) -> Mentions:
    """First and last piece of mentions, with their kind, as the heads know them in a window."""
    firsts, lasts, kinds = np.array(spots, dtype=np.int64).reshape(-1, 3).T
    vectors, before = window.vectors, window.first
    both = np.concatenate([vectors[firsts - before], vectors[lasts - before]], axis=1)
    return Mentions(both, firsts, kinds)


def places_of(words: Tokens, clusters: Iterable[EntityCluster]) -> list[Place]:
    """All that can be meant: names, nouns without one, pronouns."""
    names = [Place(m.start, m.end, NAME, b) for b in clusters for m in b.mentions]
    named = {k for p in names for k in range(p.start, p.end)}
    nouns = [noun(words, k) for k in range(len(words)) if k not in named and _is_meant(words, k)]
    pronouns = [Place(k, k + 1, PRONOUN) for k in pronouns_of(words)]
    return sorted([*names, *nouns, *pronouns], key=lambda p: (p.start, p.end))


def pronouns_of(words: Tokens) -> list[int]:
    """The pronouns of the third person."""
    return [k for k, lower in enumerate(words.lower) if lower in PRONOUNS]


def _is_meant(words: Tokens, k: int) -> bool:
    return words.pos[k] == "NOUN" and words.base(k) in _MEANT


def noun(words: Tokens, k: int) -> Place:
    """A noun with what stands before it and hangs on it."""
    start = max(words.left[k], k - 5)
    while start < k and words.pos[start] in ("ADP", "PUNCT", "SPACE", "CCONJ", "SCONJ"):
        start += 1
    place = Place(start, k + 1, NAME if words.form[start][:1].isupper() else NOUN)
    place.who = place
    return place


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
    allowed = {
        p.start: _fitting(words, p.start, barred.get(words.quote_of[p.start])) for p in pronouns
    }
    askers = [(place.start, place.end, PRONOUN) for place in pronouns]
    chances = links.chances("who is meant", askers, lambda asker: allowed[asker[0]])
    _settle(links, pronouns, chances, 0)
    while (pronoun := _telling(words, pronouns)) is not None:
        cluster = pronoun.cluster
        assert cluster is not None
        cluster.gender = of_pronoun(words.lower[pronoun.start])
        theirs = {n for n, place in enumerate(links.places) if place.is_of(cluster)}
        stale = [
            k
            for k, place in enumerate(pronouns)
            if not all(allowed[place.start](links.places[n]) for n in theirs & chances[k].keys())
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
        is_person = links.words.lower[pronoun.start] in _PEOPLE
        pronoun.chance, meant_at = links.likeliest(chances, _NOBODY if is_person else 1.0)
        pronoun.who = meant_at.who if meant_at is not None else None
        if (known := links.settled.get(pronoun.start)) is not None:
            pronoun.who, pronoun.chance = known, links.chance_of(known, chances)


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


def _fitting(words: Tokens, k: int, barred: EntityCluster | None) -> Callable[[Place], bool]:
    """Tells whether a pronoun can stand for what is there at all."""
    lower = words.lower[k]
    gender, is_of_person, is_of_thing = of_pronoun(lower), lower in _PEOPLE, lower in _THINGS

    def fits(place: Place) -> bool:
        if place.kind == PRONOUN and (place.start >= k or not _agree(words, k, place.start)):
            return False
        cluster = place.cluster
        if cluster is None:
            is_noun = place.kind != PRONOUN
            is_thing = is_noun and not _is_person(words, place.end - 1)
            are_many = is_noun and words.tag[place.end - 1] in ("NNS", "NNPS")
            is_other = (is_of_person and is_thing) or (lower not in _MANY and are_many)
            return place.start < k and not is_other
        if cluster is barred:
            return False
        if is_of_person:
            return cluster.is_person and cluster.gender in ("", gender)
        return not (_is_one(cluster) if lower in _MANY else is_of_thing and cluster.is_person)

    return fits


def _agree(words: Tokens, k: int, other: int) -> bool:
    """Whether two pronouns can stand for one: he and him, not he and she, it or they."""
    one, two = words.lower[k], words.lower[other]
    return of_pronoun(one) == of_pronoun(two) and (one in _MANY) == (two in _MANY)


def _is_one(cluster: EntityCluster) -> bool:
    """Whether it is one person for certain: a name of one word may be a company’s."""
    return cluster.is_person and (bool(cluster.gender) or " " in cluster.name)


def _is_person(words: Tokens, k: int) -> bool:
    """Whether a noun is said of people: by a list, by how it ends (a welder, a scientist), or since
    it says something."""
    noun, above = words.lemma[k], words.head[k]
    is_listed = noun in PERSON_NOUNS or bool(of_noun(noun))
    speaks = words.dep[k] == "nsubj" and words.lemma[above] in VERBS and words.pos[above] == "VERB"
    return is_listed or speaks or noun.endswith(_PERSONAL)


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

    named = {id(place.cluster): place.cluster for place in links.places if place.cluster}
    offices = {key: said_of(words, cluster) for key, cluster in named.items()}
    held = frozenset().union(*(offices.values()))

    def fits(asker: Asker, place: Place) -> bool:
        k, cluster = asker[1] - 1, place.cluster
        if cluster is None or place.start >= asker[0] or words.lower[asker[0]] in INDEFINITE:
            return False
        lemma = words.lemma[k].lower()
        is_met = cluster.is_person and (strange.get(lemma, k) < k or lemma in held)
        is_strange = is_met or is_anothers(words, k)
        return _is_kind(words, k, cluster) and (not is_strange or lemma in offices[id(cluster)])

    scored = links.chances(
        "who is meant",
        [(start, end, NOUN) for start, end in nouns],
        lambda asker: partial(fits, asker),
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
