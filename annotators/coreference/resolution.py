"""Pronouns and bare nouns settled on those whom they likeliest stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from annotators.coreference.fitting import is_called, noun_masks, pronoun_masks, speaks
from annotators.coreference.links import Links
from annotators.coreference.name_clustering import EntityCluster
from annotators.coreference.places import PEOPLE, Place, calls_one
from annotators.encoder.heads import NOUN, PRONOUN
from annotators.text.intervals import Range
from annotators.text.lexicon import PRONOUN_GENDERS
from annotators.text.tokens import Tokens


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
    chances = links.chances("who is meant", askers, pronoun_masks(links, pronouns, barred))
    _settle(links, pronouns, chances, 0)
    while (pronoun := _telling(words, pronouns)) is not None:
        cluster = pronoun.cluster
        assert cluster is not None
        cluster.gender = PRONOUN_GENDERS[words.lower[pronoun.start]]
        named = (n for n, place in enumerate(links.places) if place.kind != PRONOUN)
        theirs = {n for n in named if links.places[n].who is cluster}
        near = [k for k in range(len(pronouns)) if theirs & chances[k].keys()]
        stale = [k for k in near if not is_called(words.lower[pronouns[k].start], cluster)]
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
    """Settle the pronouns from the number `first` on, in order, by their chances: he and she, and
    an it that speaks, are always somebody who is there. Changes them."""
    for pronoun in pronouns[first:]:
        pronoun.who = None
    for pronoun, chances in zip(pronouns[first:], scored[first:], strict=True):
        pronoun.chance, meant_at = _likeliest(links, pronoun, chances)
        pronoun.who = meant_at.who if meant_at is not None else None
        if (known := links.settled.get(pronoun.start)) is not None:
            theirs = (c for n, c in chances.items() if n >= 0 and links.places[n].who is known)
            pronoun.who, pronoun.chance = known, sum(theirs)


def _likeliest(
    links: Links, pronoun: Place, chances: dict[int, float]
) -> tuple[float, Place | None]:
    """The place of the one whom a pronoun likeliest stands for, with the chance; several who are
    named together only where that is sure, a noun for he or she only where that can be."""
    k = pronoun.start
    nobody = 0.0 if links.words.lower[k] in PEOPLE or speaks(links.words, k) else 1.0
    chance, place = links.likeliest(chances, nobody)
    if place is not None and place.is_group and chance < SURE:
        groups = {n for n in chances if n >= 0 and links.places[n].is_group}
        return links.likeliest(_without(chances, groups), nobody)
    if place is not None and place.cluster is None:
        return links.likeliest(chances, max(nobody, _NO_NOUN))
    return chance, place


_NO_NOUN: Final = 0.001
"""How much it counts that he or she is nobody who is there, against a noun without a name: that may
be of no person (a landslide)."""


def _telling(words: Tokens, pronouns: Iterable[Place]) -> Place | None:
    """The first he or she that surely stands for somebody whose gender is not known."""
    for place in pronouns:
        cluster = place.cluster
        is_open = cluster is not None and cluster.is_person and not cluster.gender
        if is_open and place.chance >= SURE and words.lower[place.start] in PRONOUN_GENDERS:
            return place
    return None


SURE: Final = 0.8
"""The chance from which a pronoun tells the gender of the one it stands for."""


def meant(links: Links, nouns: Sequence[Range]) -> list[tuple[float, EntityCluster | None]]:
    """Whom nouns such as `the company` stand for: somebody named before, or nobody; `a company` is
    somebody else, and so is `her deputy`, and from then on `the deputy`, unless the article says
    who that is; the Norwegian is always somebody."""
    askers = [(start, end, NOUN) for start, end in nouns]
    scored = links.chances("who is meant", askers, noun_masks(links, nouns))
    likeliest = (
        links.likeliest(
            _without(chances, {-1}) | {-1: 0.0} if calls_one(links.words, end - 1) else chances
        )
        for (_, end), chances in zip(nouns, scored, strict=True)
    )
    return [(chance, place.cluster if place else None) for chance, place in likeliest]
