"""Third-person pronouns: whom he, she and they stand for, left open where it is in doubt.

Salience after Lappin and Leass (1994), cut down: how near, how often, and as what in its sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annotators.coreference.gender import of_pronoun
from annotators.coreference.name_clustering import Bearer
from annotators.text.tokens import Words

_REACH = 4
"""Sentences back in which the one meant is looked for."""


@dataclass(slots=True)
class Place:
    """Where a bearer was named: the first word of the mention, and the one the others hang on."""

    bearer: Bearer
    start: int
    head: int


def resolve(
    words: Words,
    bearers: list[Bearer],
    told: Mapping[int, Bearer],
    barred: Mapping[int, Bearer],
) -> dict[int, Bearer]:
    """Pronouns, by the number of the word, to the one they stand for.

    Args:
        told: pronouns whose bearer is known.
        barred: by the number of a quotation, its speaker, whom no pronoun in it stands for.
    """
    named = sorted(
        (Place(b, m.start, words.head_of(m.start, m.end)) for b in bearers for m in b.mentions),
        key=lambda place: place.start,
    )
    found: dict[int, Bearer] = {}
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
            other = barred.get(words.inside[k])
            bearer = told.get(k) or _meant(words, k, [p for p in recent if p.bearer is not other])
            bearer = bearer or _ahead(words, k, named[upcoming : upcoming + 3])
            if bearer is not None:
                found[k] = bearer
                recent.append(Place(bearer, k, k))
                bearer.gender = bearer.gender or of_pronoun(words.lower[k])
    return found


def _meant(words: Words, k: int, recent: list[Place]) -> Bearer | None:
    """The one with the most salience, if it leads clearly enough."""
    gender = of_pronoun(words.lower[k])
    scores: dict[int, float] = {}
    by_id: dict[int, Bearer] = {}
    for place in recent:
        bearer = place.bearer
        if not bearer.is_person or bearer.gender not in ("", gender):
            continue
        if _barred(words, k, place.head):
            continue
        by_id[id(bearer)] = bearer
        worth = _worth(words, k, place) * (1.0 if bearer.gender == gender else 0.7)
        if _is_topic(words, k, place.head):
            worth *= 3
        scores[id(bearer)] = max(scores.get(id(bearer), 0.0), worth) + 0.1 * worth
    if not scores:
        return None
    return by_id[max(scores, key=scores.__getitem__)]


def _is_topic(words: Words, k: int, head: int) -> bool:
    """Whether a name right before the pronoun says whom the sentence is about: As for Ada Lind, she
    …"""
    before = words.form[k - 1] == "," and words.right[head] == k - 1
    return before and words.lower[words.left[head]] in ("as", "for")


def _ahead(words: Words, k: int, coming: list[Place]) -> Bearer | None:
    """Who is named right after a pronoun that opens a sentence: In her letter, Ada Lind …"""
    begin, end = words.sentences[words.sentence[k]]
    if k - begin > 4 or words.inside[k] >= 0:
        return None
    gender = of_pronoun(words.lower[k])
    fits = [p.bearer for p in coming if p.head < end and p.bearer.is_person]
    return fits[0] if fits and fits[0].gender in ("", gender) else None


def _barred(words: Words, k: int, head: int) -> bool:
    """Whether grammar forbids it: both hang on one verb, or the name comes within a quotation
    that the pronoun stands outside of."""
    same = words.head[k] == words.head[head] and words.sentence[k] == words.sentence[head]
    possessive = words.dep[k].startswith("nmod:poss") or words.tag[k] == "PRP$"
    reflexive = words.lower[k].endswith("self")
    if same and not possessive and not reflexive and k != head:
        return True
    return words.inside[head] >= 0 and words.inside[k] < 0


def _worth(words: Words, k: int, place: Place) -> float:
    """Salience of one mention: halved with each sentence, subjects before the rest."""
    distance = words.sentence[k] - words.sentence[place.head]
    role = words.base(place.head)
    if role == "appos":  # the minister, Ada Lind, said: she is the subject, too
        role = words.base(words.head[place.head])
    weight = 1.0 if role == "nsubj" else 0.7 if role in ("root", "nmod", "obj") else 0.55
    if words.dep[place.head] == "nmod:poss":
        weight = 0.6
    if words.inside[place.head] >= 0:
        weight *= 0.6
    return weight * 0.6**distance
