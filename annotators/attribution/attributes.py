"""How an attribution is meant: its act, whether it denies, and where it hedges."""

from __future__ import annotations

from typing import Final

from annotators.attribution.candidate import Candidate
from annotators.attribution.stance import (
    TELLING,
    act_of_word,
    is_listed,
    is_passive,
    is_speech,
    stance,
)
from annotators.findings import Form, Polarity
from annotators.text.intervals import Range, Ranges, size
from annotators.text.lexicon import (
    ACTS,
    BY_POS,
    DOING,
    FINITE,
    HEDGES,
    HEDGING_VERBS,
    TOPICAL,
    VERBS,
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
    if lemma == "plead" and "guilty" in words.lower[k : k + 4]:
        return "says"
    if not is_listed(words, k) or (act == "denies" and candidate.act in _AGAINST):
        act = _learned(candidate.act, act)
    if not _is_infinitive(words, candidate):
        return act
    if act == "says" and lemma in _PROMISING:
        return "plans"
    return _TO_DO.get(lemma, act)


_AGAINST = frozenset(("opposes", "decides"))
"""What somebody does who rejects what is no statement, by the linker: rejected the offer."""


def _learned(act: str, listed: Act) -> Act:
    """What the linker takes for the act, where that is one that is shown."""
    return act if act in ACTS else listed  # type: ignore[return-value]


def _declines(words: Tokens, candidate: Candidate) -> bool:
    """Whether somebody decides against doing something: declined to comment."""
    return words.lemma[candidate.head] == "decline" and _is_infinitive(words, candidate)


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
    if _declines(words, candidate):
        return "denies"
    told, learned = stance(words, candidate), _learned_stance(words, candidate)
    if learned == "open":
        return learned
    if told == "affirms":
        is_known = is_listed(words, candidate.head) and not words.are_quoted(candidate.content)
        return told if is_known else learned
    is_against = told == "denies" and act_of(words, candidate) in _AGAINST
    return learned if is_against else told


def _learned_stance(words: Tokens, candidate: Candidate) -> Polarity:
    """What the linker takes the stance for; whole sentences in quotation marks are said."""
    is_said = candidate.relation in TELLING or is_speech(words, candidate)
    return "affirms" if is_said else candidate.stance


def hedges_of(words: Tokens, candidate: Candidate) -> list[Range]:
    """The words by which the cue or the content holds back: reportedly, may, suggested."""
    places = [*candidate.cue, *candidate.content]
    k = candidate.head
    places += [(c, c + 1) for c in words.children[k] if words.dep[c] == "advmod"]
    said = [x for start, end in places for x in range(start, end) if words.lower[x] in HEDGES]
    found = {(x, x + 1) for x in said if _is_hedge(words, x)}
    if candidate.cue and words.lemma[k] in HEDGING_VERBS and words.pos[k] == "VERB":
        found.add((k, k + 1))
    return sorted(found)


def _is_hedge(words: Tokens, k: int) -> bool:
    """Whether such a word hedges here; `may` and the like do as an auxiliary, May the month not."""
    if words.lower[k] in ("may", "might", "could"):
        is_verb = words.pos[k] in ("AUX", "VERB") and words.form[k] != "May"
        return is_verb and not _is_ability(words, k)
    return words.pos[k] in ("ADV", "ADJ", "AUX", "VERB")


def _is_ability(words: Tokens, k: int) -> bool:
    """Whether a modal tells what one can do or is to do, not what may be: could not remember,
    until they could be told, how it might work."""
    verb = words.head[k]
    beside = {words.lower[c] for c in words.children[verb] if c < verb}
    unable = words.lower[k] == "could" and bool(beside & {"not", "n't", "n’t", "never"})
    return unable or bool(beside & {"until", "how", "so", "where", "before"})


def stays_unnamed(words: Tokens, candidate: Candidate) -> bool:
    """Whether what is told is only the wish to stay unnamed: asked not to be identified."""
    cue = [k for r in candidate.cue for k in range(*r)]
    both = sorted({*cue, *(k for r in candidate.content for k in range(*r))})
    said = [words.lower[k] for k in both]
    at = next((n for n in range(len(both)) if said[n : n + 2] == ["to", "be"]), len(both))
    is_asked = all(k in cue or words.lower[k] == "not" for k in both[:at])
    return is_asked and bool(_NAMED & {*said[at + 2 : at + 4]})


_NAMED = frozenset(("named", "identified", "quoted"))


def only_names(words: Tokens, candidate: Candidate) -> bool:
    """Whether the content is only what was spoken of, or what something was done with, and states
    nothing: commented on the raid, recalled forty vans, surprised the hospital."""
    spoken = [x for start, end in candidate.content for x in range(start, end)]
    if not candidate.cue or any(words.quote_of[x] >= 0 for x in spoken):
        return False
    if act_of(words, candidate) not in ("says", "shows", "holds"):
        return False
    if _is_only_likely(words, candidate):
        return True
    if _does(words, candidate):
        return _is_voiceless(words, candidate) or _is_thing(words, candidate)
    topical = words.lemma[candidate.head] in TOPICAL or _touches(words, candidate)
    return topical and not is_finite(words, candidate.content)


def _is_only_likely(words: Tokens, candidate: Candidate) -> bool:
    """Whether somebody would be expected or thought to do something: nobody says that they do."""
    k = candidate.head
    modal = any(words.lower[c] in ("would", "could", "might") for c in words.children_by(k, "aux"))
    return modal and candidate.source is None and is_passive(words, candidate.head)


def is_finite(words: Tokens, content: Ranges) -> bool:
    """Whether a verb of the content has a tense."""
    return any(words.tag[k] in FINITE for start, end in content for k in range(start, end))


def _does(words: Tokens, candidate: Candidate) -> bool:
    k = candidate.head
    is_verb = words.pos[k] in ("VERB", "AUX")
    return is_verb and (words.lemma[k] in DOING or _is_shown_by_hand(words, candidate))


def _is_voiceless(words: Tokens, candidate: Candidate) -> bool:
    """Whether nobody is there to hold it, or it only seems: is expected to, known as, seemed to."""
    lemma = words.lemma[candidate.head]
    return lemma in ("seem", "appear") or (
        candidate.source is None and is_passive(words, candidate.head)
    )


def _is_thing(words: Tokens, candidate: Candidate) -> bool:
    """Whether the content is a noun with what hangs on it, and no clause or judgement."""
    (start, end), *more = candidate.content
    head = words.head_of(start, end)
    has_clause = words.children_by(head, "nsubj", "cop") or words.tag[head] in ("VBD", "VBZ", "VBP")
    plain = words.pos[head] in ("NOUN", "PROPN", "PRON", "NUM") and not has_clause and not more
    hanging = (x for x in range(start, end) if words.head[x] == candidate.head or x == head)
    return plain and all(words.lower[x] != "as" and words.tag[x] != "VB" for x in hanging)


def _is_shown_by_hand(words: Tokens, candidate: Candidate) -> bool:
    """Whether a person shows something, as captions have it: Ada Lind shows the hole."""
    source = candidate.source
    if source is None or act_of(words, candidate) != "shows":
        return False
    return words.tag[source.head] == "NNP" and words.tag[candidate.head] in ("VBZ", "VBP")


def _touches(words: Tokens, candidate: Candidate) -> bool:
    """Whether a word that is not known to report has no more than a word or two for its object."""
    k = candidate.head
    if words.lemma[k] in BY_POS.get(words.pos[k], VERBS):
        return False
    return candidate.relation == "verb" and size(candidate.content) <= 2
