"""Whom a pronoun or a bare noun can stand for at all: by gender, number and kind.

Masks of all places of a text, for `Links.chances`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import numpy as np

from annotators.coreference.links import Links, Mask
from annotators.coreference.name_clustering import EntityCluster
from annotators.coreference.nominals import has_owner, is_anothers, said_of
from annotators.coreference.places import MANY, PEOPLE, Place
from annotators.encoder.heads import PRONOUN
from annotators.text.intervals import Range
from annotators.text.lexicon import (
    DOCUMENTS,
    GROUP_NOUNS,
    INDEFINITE,
    NOUN_GENDERS,
    PERSON_NOUNS,
    PLACE_PREPOSITIONS,
    PRONOUN_GENDERS,
    RECORDS,
    VERBS,
)
from annotators.text.tokens import Tokens


def pronoun_masks(
    links: Links, pronouns: Iterable[Place], barred: Mapping[int, EntityCluster]
) -> Iterator[Mask]:
    """For each pronoun, none of them settled, the places that it can stand for at all: what has no
    name only where it stands before."""
    words, places = links.words, links.places
    clusters, whose = links.named()
    free = links.free
    masks: dict[tuple[str, bool, bool], tuple[Mask, Mask]] = {}
    for pronoun in pronouns:
        k, lower = pronoun.start, words.lower[pronoun.start]
        kind = *_kind(lower), speaks(words, k)
        if kind not in masks:
            able = [is_called(lower, cluster) for cluster in clusters]
            if kind not in free:
                free[kind] = np.array([_can_be(words, k, place) for place in places])
            masks[kind] = np.array([*able, False])[whose], free[kind] & (whose < 0)
        named, unnamed = masks[kind]
        fits = named | (unnamed & (links.starts < k))
        if (speaker := barred.get(words.quote_of[k])) is not None:
            fits &= whose != next((n for n, c in enumerate(clusters) if c is speaker), -2)
        yield fits


def _can_be(words: Tokens, pronoun: int, place: Place) -> bool:
    """Whether a pronoun can stand for a noun or pronoun before it: he for what he and him stand
    for, not for what she, it or they do; they not for one thing that owns another: the ship’s
    cook and mate; it that says something not for where that is."""
    lower = words.lower[pronoun]
    if place.kind == PRONOUN:
        return _kind(words.lower[place.start]) == _kind(lower)
    k = place.end - 1
    is_of_many = words.tag[k] in ("NNS", "NNPS")
    if lower in MANY:
        return is_of_many or words.dep[k] != "nmod:poss" or words.lemma[k] in GROUP_NOUNS
    if is_of_many or lower in PEOPLE:
        return not is_of_many and is_person(words, k)
    return not (speaks(words, pronoun) and _is_where(words, k))


def speaks(words: Tokens, k: int) -> bool:
    """Whether a word is an `it` that says something."""
    above = words.head[k]
    says = words.pos[above] == "VERB" and VERBS.get(words.lemma[above]) == "says"
    return says and words.lower[k] == "it" and words.dep[k] == "nsubj"


def _is_where(words: Tokens, k: int) -> bool:
    """Whether a noun only tells where something is: in the window of the shop; not: in a letter."""
    if words.lemma[k] in GROUP_NOUNS | DOCUMENTS | RECORDS:
        return False
    cases = {words.lower[c] for c in words.children_by(k, "case")}
    return not cases.isdisjoint(_WHERE) or ("of" in cases and _is_where(words, words.head[k]))


_WHERE: Final = PLACE_PREPOSITIONS.union(("above", "behind", "beside", "on")) - {"at", "from"}
"""A worker at a brewery may tell what it says."""


def is_called(lower: str, cluster: EntityCluster) -> bool:
    """Whether a pronoun can stand for somebody named."""
    if lower in PEOPLE:
        return cluster.is_person and cluster.gender in ("", PRONOUN_GENDERS[lower])
    if cluster.is_group:
        return lower in MANY
    may_be_many = not cluster.gender and " " not in cluster.name  # one word may be a company’s name
    return not cluster.is_person or (lower in MANY and may_be_many)


def _kind(lower: str) -> tuple[str, bool]:
    """The gender of a pronoun, and whether it is of many; he and him are alike."""
    return PRONOUN_GENDERS.get(lower, ""), lower in MANY


def is_person(words: Tokens, k: int) -> bool:
    """Whether a noun may be said of people: by a list, by how it ends (the welder, the scientist),
    since it says something, or since it is new: a nurse, not a bank."""
    noun, above = words.lemma[k], words.head[k]
    is_listed = noun in PERSON_NOUNS or noun in NOUN_GENDERS
    is_new = any(words.lower[c] in ("a", "an") for c in words.children_by(k, "det"))
    speaks = words.dep[k] == "nsubj" and words.lemma[above] in VERBS and words.pos[above] == "VERB"
    if noun in GROUP_NOUNS or noun in DOCUMENTS:
        return is_listed
    return is_listed or is_new or speaks or noun.endswith(_PERSONAL)


_PERSONAL: Final = ("er", "or", "ist", "man", "woman", "ian", "ee")


def noun_masks(links: Links, nouns: Iterable[Range]) -> Iterator[Mask]:
    """For each noun the places of those named before it whom it can stand for at all."""
    words, new_at = links.words, _first_of_somebody_new(links)
    clusters, whose = links.named()
    offices = [said_of(words, cluster) for cluster in clusters]
    held = frozenset().union(*offices)
    for start, end in nouns:
        k, lemma = end - 1, words.lemma[end - 1].lower()
        is_met, is_others = new_at.get(lemma, k) < k or lemma in held, is_anothers(words, k)
        able = [
            _is_kind(words, k, cluster) and (lemma in theirs or not (is_others or is_met))
            for cluster, theirs in zip(clusters, offices, strict=True)
        ]
        last = start if words.lower[start] not in INDEFINITE else 0
        yield np.array([*able, False])[whose] & (links.starts < last)


def _first_of_somebody_new(links: Links) -> dict[str, int]:
    """By the lemma of a noun the first word by which it brings in somebody without a name: her
    deputy, a clerk."""
    words = links.words
    unnamed = ((p.start, p.end - 1) for p in reversed(links.places) if p.cluster is None)
    return {
        words.lemma[k]: k
        for start, k in unnamed
        if has_owner(words, k) or words.lower[start] in INDEFINITE
    }


def _is_kind(words: Tokens, k: int, cluster: EntityCluster) -> bool:
    """Whether a noun can be said of somebody: no letter is a person, no minister a bank, no mother
    a man; those who are many are neither a person nor a place."""
    noun = words.lemma[k]
    if words.tag[k] in ("NNS", "NNPS") and cluster.label != "ORG":
        return False
    if cluster.is_person:
        gender = NOUN_GENDERS.get(noun, "")
        is_fit = not gender or cluster.gender in ("", gender)
        return is_fit and noun not in GROUP_NOUNS and noun not in DOCUMENTS
    is_bodys = noun in GROUP_NOUNS or noun in DOCUMENTS
    return noun not in PERSON_NOUNS and (not is_bodys or cluster.label == "ORG")
