"""Third-person pronouns: whom he, she and they stand for, left open where it is in doubt.

Salience after Lappin and Leass (1994), cut down: how near, how often, and as what in its sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annotators.coreference.gender import of_pronoun
from annotators.coreference.name_clustering import EntityCluster
from annotators.text.tokens import Tokens

_REACH = 4
"""Sentences back in which the one meant is looked for."""


@dataclass(slots=True)
class Place:
    """Where a cluster was named: the first word of the mention, and the one the others hang on."""

    cluster: EntityCluster
    start: int
    head: int


def resolve(
    words: Tokens,
    clusters: list[EntityCluster],
    told: Mapping[int, EntityCluster],
    barred: Mapping[int, EntityCluster],
) -> dict[int, EntityCluster]:
    """Pronouns, by the number of the word, to the one they stand for.

    Args:
        told: pronouns whose cluster is known.
        barred: by the number of a quotation, its speaker, whom no pronoun in it stands for.
    """
    named = sorted(
        (Place(b, m.start, words.head_of(m.start, m.end)) for b in clusters for m in b.mentions),
        key=lambda place: place.start,
    )
    found: dict[int, EntityCluster] = {}
    recent: list[Place] = []
    upcoming = 0
    for k in range(len(words)):
        while upcoming < len(named) and named[upcoming].start <= k:
            recent.append(named[upcoming])
            upcoming += 1
        if of_pronoun(words.lower[k]) or k in told:
            recent = [
                p for p in recent[-40:] if words.sentence[k] - words.sentence[p.head] <= _REACH
            ]
            other = barred.get(words.quote_of[k])
            cluster = told.get(k) or _meant(words, k, [p for p in recent if p.cluster is not other])
            cluster = cluster or _ahead(words, k, named[upcoming : upcoming + 3])
            if cluster is not None:
                found[k] = cluster
                recent.append(Place(cluster, k, k))
                cluster.gender = cluster.gender or of_pronoun(words.lower[k])
    return found


def _meant(words: Tokens, k: int, recent: list[Place]) -> EntityCluster | None:
    """The one with the most salience, if it leads clearly enough."""
    gender = of_pronoun(words.lower[k])
    scores: dict[int, float] = {}
    by_id: dict[int, EntityCluster] = {}
    for place in recent:
        cluster = place.cluster
        if not cluster.is_person or cluster.gender not in ("", gender):
            continue
        if _barred(words, k, place.head):
            continue
        by_id[id(cluster)] = cluster
        worth = _worth(words, k, place) * (1.0 if cluster.gender == gender else 0.7)
        if _is_topic(words, k, place.head):
            worth *= 3
        scores[id(cluster)] = max(scores.get(id(cluster), 0.0), worth) + 0.1 * worth
    if not scores:
        return None
    return by_id[max(scores, key=scores.__getitem__)]


def _is_topic(words: Tokens, k: int, head: int) -> bool:
    """Whether a name right before the pronoun says whom the sentence is about: As for Ada Lind, she
    …"""
    before = words.form[k - 1] == "," and words.right[head] == k - 1
    return before and words.lower[words.left[head]] in ("as", "for")


def _ahead(words: Tokens, k: int, coming: list[Place]) -> EntityCluster | None:
    """Who is named right after a pronoun that opens a sentence: In her letter, Ada Lind …"""
    begin, end = words.sentences[words.sentence[k]]
    if k - begin > 4 or words.quote_of[k] >= 0:
        return None
    gender = of_pronoun(words.lower[k])
    fits = [p.cluster for p in coming if p.head < end and p.cluster.is_person]
    return fits[0] if fits and fits[0].gender in ("", gender) else None


def _barred(words: Tokens, k: int, head: int) -> bool:
    """Whether grammar forbids it: both hang on one verb, or the name comes within a quotation
    that the pronoun stands outside of."""
    same = words.head[k] == words.head[head] and words.sentence[k] == words.sentence[head]
    possessive = words.dep[k].startswith("nmod:poss") or words.tag[k] == "PRP$"
    reflexive = words.lower[k].endswith("self")
    if same and not possessive and not reflexive and k != head:
        return True
    return words.quote_of[head] >= 0 and words.quote_of[k] < 0


def _worth(words: Tokens, k: int, place: Place) -> float:
    """Salience of one mention: halved with each sentence, subjects before the rest."""
    distance = words.sentence[k] - words.sentence[place.head]
    role = words.base(place.head)
    if role == "appos":  # the minister, Ada Lind, said: she is the subject, too
        role = words.base(words.head[place.head])
    weight = 1.0 if role == "nsubj" else 0.7 if role in ("root", "nmod", "obj") else 0.55
    if words.dep[place.head] == "nmod:poss":
        weight = 0.6
    if words.quote_of[place.head] >= 0:
        weight *= 0.6
    return weight * 0.6**distance
