"""How an attribution is meant: its act, whether it denies, and where it hedges."""

from __future__ import annotations

from typing import Final

from annotators.annotation import Form, Polarity
from annotators.attribution.candidate import Candidate
from annotators.attribution.features import is_finite
from annotators.attribution.ranges import Range, Ranges, size
from annotators.attribution.stance import TELLING, act_of_word, stance
from annotators.lexicon import (
    BY_POS,
    HEDGES,
    HEDGING_VERBS,
    TOPICAL,
    VERBS,
    Act,
)
from annotators.words import Words

_TO_DO: Final[dict[str, Act]] = {
    **dict.fromkeys(("ask", "tell", "call", "urge", "press", "warn", "advise", "beg"), "demands"),
    "decline": "decides",
    "hope": "wants",
}
"""What verbs make of something to be done: asked her to leave, declined to comment."""
_PROMISING = frozenset(("promise", "vow", "pledge", "threaten", "offer"))


def act_of(words: Words, candidate: Candidate) -> Act:
    """What the cue makes of the content, by its lemma and what hangs on it."""
    if candidate.relation in TELLING or _is_answer(words, candidate):
        return "says"
    k = candidate.head
    lemma, act = words.lemma[k], act_of_word(words, k)
    if lemma == "call" and words.lower[k + 1 : k + 2] in (["on"], ["for"], ["upon"]):
        return "demands"
    if not _is_infinitive(words, candidate):
        return act
    if act == "says" and lemma in _PROMISING:
        return "plans"
    return _TO_DO.get(lemma, act)


def _declines(words: Words, candidate: Candidate) -> bool:
    """Whether somebody decides against doing something: declined to comment."""
    return words.lemma[candidate.head] == "decline" and _is_infinitive(words, candidate)


def _is_answer(words: Words, candidate: Candidate) -> bool:
    """Whether the content is what was answered in agreeing or not: She disagreed: “It is late.”"""
    words_of = (x for start, end in candidate.content for x in range(start, end))
    return words.lemma[candidate.head] in _ANSWERING and all(words.inside[x] >= 0 for x in words_of)


_ANSWERING = frozenset(("agree", "disagree", "concur"))


def _is_infinitive(words: Words, candidate: Candidate) -> bool:
    """Whether a to-infinitive of the cue is in its content."""
    infinitives = [
        c for c in words.kids[candidate.head] if words.dep[c] in ("xcomp", "ccomp", "advcl")
    ]
    return any(
        words.tag[c] == "VB" and any(words.lower[x] == "to" for x in words.kids[c])
        for c in infinitives
    )


def form_of(words: Words, content: Ranges, stated: frozenset[int]) -> Form:
    """Direct if all of it is in marks, indirect if none is; `stated` numbers the quotations that
    are statements."""
    numbers = {n for start, end in content for n in words.inside[start:end]}
    if numbers.isdisjoint(stated):
        return "indirect"
    return "direct" if numbers <= stated else "mixed"


def polarity_of(words: Words, candidate: Candidate) -> Polarity:
    """Whether the source is reported to affirm the content, to deny it, or neither."""
    if _is_answer(words, candidate):
        return "affirms"
    return "denies" if _declines(words, candidate) else stance(words, candidate)


def hedges_of(words: Words, candidate: Candidate) -> list[Range]:
    """The words by which the cue or the content holds back: reportedly, may, suggested."""
    places = [*candidate.cue, *candidate.content]
    k = candidate.head
    places += [(c, c + 1) for c in words.kids[k] if words.dep[c] == "advmod"]
    said = [x for start, end in places for x in range(start, end) if words.lower[x] in HEDGES]
    found = {(x, x + 1) for x in said if _is_hedge(words, x)}
    if candidate.cue and words.lemma[k] in HEDGING_VERBS and words.pos[k] == "VERB":
        found.add((k, k + 1))
    return sorted(found)


def _is_hedge(words: Words, k: int) -> bool:
    """Whether such a word hedges here; `may` and the like do as an auxiliary, May the month not."""
    if words.lower[k] in ("may", "might", "could"):
        return words.pos[k] in ("AUX", "VERB") and words.form[k] != "May"
    return words.pos[k] in ("ADV", "ADJ", "AUX", "VERB")


def stays_unnamed(words: Words, candidate: Candidate) -> bool:
    """Whether the content is only the wish to stay unnamed: asked not to be identified."""
    said = [words.lower[k] for start, end in candidate.content for k in range(start, end)]
    return said[:3] == ["not", "to", "be"] and bool(_NAMED & {*said[3:5]})


_NAMED = frozenset(("named", "identified", "quoted"))


def only_names(words: Words, candidate: Candidate) -> bool:
    """Whether the content is only what was spoken of, or whom something touched, and states
    nothing: commented on the raid, surprised the hospital."""
    if not candidate.cue or is_finite(words, candidate.content):
        return False
    if words.lemma[candidate.head] not in TOPICAL and not _touches(words, candidate):
        return False
    if act_of(words, candidate) != "says":
        return False
    return all(words.inside[x] < 0 for start, end in candidate.content for x in range(start, end))


def _touches(words: Words, candidate: Candidate) -> bool:
    """Whether a word that is not known to report has no more than a word or two for its object."""
    k = candidate.head
    if words.lemma[k] in BY_POS.get(words.pos[k], VERBS):
        return False
    return candidate.relation in ("obj", "tagged") and size(candidate.content) <= 2
