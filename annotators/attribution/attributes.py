"""How an attribution is meant: its act, its form, and whether it denies."""

from __future__ import annotations

from typing import Final

from annotators.attribution.candidate import Candidate
from annotators.attribution.stance import (
    TELLING,
    act_of_word,
    is_listed,
    is_speech,
    stance,
)
from annotators.findings import Form, Polarity
from annotators.text.intervals import Ranges
from annotators.text.lexicon import (
    ACTS,
    CLAIM_ACTS,
    DOING,
    FINITE,
    TOPICAL,
    Act,
)
from annotators.text.tokens import Tokens

_TO_DO: Final[dict[str, Act]] = {
    **dict.fromkeys(("ask", "tell", "call", "urge", "press", "warn", "advise", "beg"), "demands"),
    "decline": "decides",
}
"""What verbs make of something to be done: asked her to leave, declined to comment."""
_PROMISING = frozenset(("promise", "vow", "pledge", "threaten", "offer"))


def act_of(words: Tokens, candidate: Candidate) -> Act:
    """What the cue makes of the content, by its lemma and what hangs on it."""
    if candidate.relation in TELLING or _is_answer(words, candidate):
        return "says"
    k = candidate.head
    lemma, act = words.lemma[k], act_of_word(words, k)
    if lemma == "call" and words.lower[k + 1 : k + 2] in (["on"], ["for"], ["upon"]):
        return "demands"
    if not is_listed(words, k) or _is_held(words, candidate, act):
        act = _learned(candidate.act, act)
    if not _is_infinitive(words, candidate):
        return act
    if act == "says" and lemma in _PROMISING:
        return "plans"
    return _TO_DO.get(lemma, act)


def _is_held(words: Tokens, candidate: Candidate, listed: Act) -> bool:
    """Whether the linker takes for a claim what the lexicon takes for a stand, and a clause with a
    tense is its content: agree that it sank, criticism that it sank."""
    is_claim = candidate.act in CLAIM_ACTS and listed in ("decides", "supports", "opposes")
    return is_claim and is_finite(words, candidate.content)


def _learned(act: str, listed: Act) -> Act:
    """What the linker takes for the act, where that is one that is shown."""
    return act if act in ACTS else listed  # type: ignore[return-value]


def _is_answer(words: Tokens, candidate: Candidate) -> bool:
    """Whether the content is what was answered in agreeing or not: She disagreed: “It is late.”"""
    is_answering = words.lemma[candidate.head] in _ANSWERING
    return is_answering and words.are_quoted(candidate.content)


_ANSWERING = frozenset(("agree", "disagree", "concur"))


def _is_infinitive(words: Tokens, candidate: Candidate) -> bool:
    """Whether a to-infinitive of the cue is in its content."""
    infinitives = [
        c for c in words.children[candidate.head] if words.dep[c] in ("xcomp", "ccomp", "advcl")
    ]
    return any(
        words.tag[c] == "VB" and any(words.lower[x] == "to" for x in words.children[c])
        for c in infinitives
    )


def form_of(words: Tokens, content: Ranges, stated: frozenset[int]) -> Form:
    """Direct if all of it is in marks, indirect if none is; `stated` numbers the quotations that
    are statements."""
    numbers = {n for start, end in content for n in words.quote_of[start:end]}
    if numbers.isdisjoint(stated):
        return "indirect"
    return "direct" if numbers <= stated else "mixed"


def polarity_of(words: Tokens, candidate: Candidate) -> Polarity:
    """Whether the source is reported to affirm the content, to deny it, or neither."""
    if _is_answer(words, candidate):
        return "affirms"
    by_rule, learned = stance(words, candidate), candidate.stance
    if candidate.relation in TELLING or is_speech(words, candidate):
        learned = "affirms"
    if learned == "open":
        return learned
    is_known = is_listed(words, candidate.head) and not words.are_quoted(candidate.content)
    return by_rule if is_known or by_rule != "affirms" else learned


def only_names(words: Tokens, candidate: Candidate) -> bool:
    """Whether the content is only what was spoken of, or what something was done with, and states
    nothing: commented on the raid, recalled forty vans; not what it was taken for: saw the raid as
    a warning."""
    spoken = [x for start, end in candidate.content for x in range(start, end)]
    judges = any(words.quote_of[x] >= 0 or words.lower[x] == "as" for x in spoken)
    if not candidate.cue or judges:
        return False
    if act_of(words, candidate) not in ("says", "shows", "holds"):
        return False
    lemma = words.lemma[candidate.head]
    if lemma in ("seem", "appear"):
        return True
    if words.lower[spoken[0]] == "nothing":  # said nothing about the drains
        return not is_finite(words, candidate.content)
    if words.pos[candidate.head] in ("VERB", "AUX") and lemma in DOING:
        return _is_thing(words, candidate)
    return lemma in TOPICAL and not is_finite(words, candidate.content)


def is_finite(words: Tokens, content: Ranges) -> bool:
    """Whether a verb of the content has a tense."""
    return any(words.tag[k] in FINITE for start, end in content for k in range(start, end))


def _is_thing(words: Tokens, candidate: Candidate) -> bool:
    """Whether the content is a noun with what hangs on it, and no clause or judgement."""
    (start, end), *more = candidate.content
    head = words.head_of(start, end)
    has_clause = words.children_by(head, "nsubj", "cop") or words.tag[head] in ("VBD", "VBZ", "VBP")
    plain = words.pos[head] in ("NOUN", "PROPN", "PRON", "NUM") and not has_clause and not more
    hanging = (x for x in range(start, end) if words.head[x] == candidate.head or x == head)
    return plain and all(words.tag[x] != "VB" for x in hanging)
