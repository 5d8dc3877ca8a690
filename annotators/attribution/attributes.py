"""How an attribution is meant: its act, its form, and whether the source affirms it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from annotators.attribution.candidate import TELLING, Candidate
from annotators.attribution.negation import fronted, is_addition, negators
from annotators.findings import Form, Polarity
from annotators.text.intervals import Ranges, words_in
from annotators.text.lexicon import (
    ADJECTIVES,
    CALLING,
    DOING,
    FINITE,
    FORCING,
    NEGATIONS,
    NOUNS,
    TOPICAL,
    TRUE,
    UNTRUE,
    VERBS,
    WORDING,
)
from annotators.text.tokens import Tokens


def as_meant(words: Tokens, candidate: Candidate) -> Candidate:
    """The attribution with what the source does by the cue, and whether it affirms the content,
    denies it or leaves it open, as the reader learned it, but for what it is known to mistake."""
    end = candidate.content[-1][1]
    if words.form[end : end + 1] == ["?"] and words.quote_of[end] < 0:
        return replace(candidate, act="says", stance="open")  # was it late, she asked, or cold?
    if candidate.relation in TELLING:
        return replace(candidate, act="says", stance="affirms")
    if _is_ruled_out(words, candidate):
        candidate = replace(candidate, act="denies", stance="denies")
    spoken = "affirms" if _is_speech(words, candidate) else _mistaken(words, candidate)
    return replace(candidate, stance=spoken or candidate.stance)


def _mistaken(words: Tokens, candidate: Candidate) -> Polarity | None:
    """What the source makes of the content where the reader may have mistaken it.

    As the verb does by itself where more is done than that, or under force; open behind a negation
    that opens the clause (at no time did she say), where it is not said yet (plans to say), and
    where a denial is negated.
    """
    k, act = candidate.head, VERBS.get(words.lemma[candidate.head])
    leading = words.lemma[k - 2] if words.lower[max(0, k - 1)] == "to" else ""
    is_forced = candidate.stance == "open" and leading in FORCING
    if is_addition(words, k) or is_forced:
        return "denies" if act == "denies" else "affirms"
    is_not_yet = not {"wants", "plans"}.isdisjoint((VERBS.get(leading), ADJECTIVES.get(leading)))
    is_no_denial = candidate.stance == "denies" and act == "denies" and bool(negators(words, k))
    is_open = (is_not_yet or is_no_denial) and not words.are_quoted(candidate.content)
    if is_open or fronted(words, k):
        return "open"
    return _of_claim(words, candidate)


def _of_claim(words: Tokens, candidate: Candidate) -> Polarity | None:
    """What is made of a claim by a verb that shares it (backed the idea that it sank) or calls it
    something (called the claim that it sank a lie, the claim true); None for other verbs."""
    k, spans = candidate.head, candidate.content
    end = min(k + _LONGEST, words.sentences[words.sentence[k]][1])
    that = next((x for x in range(k + 2, end) if words.lower[x] == "that"), 0)
    is_open = candidate.stance == "open"
    is_of_clause = that > 0 and words.lemma[that - 1] in NOUNS
    if words.lemma[k] in CALLING and not negators(words, k):
        claims = [c for c in words.children_by(k, "obj") if words.lemma[c] in NOUNS]
        first = spans[-1][1] - 4 if is_of_clause else max(claims, default=spans[-1][1])
        judged = {*words.lower[max(first, spans[-1][0]) : spans[-1][1]]}
        if judged & TRUE:
            return "denies" if judged & NEGATIONS else "affirms"
        return "denies" if judged & UNTRUE or (is_of_clause and not is_open) else None
    is_shared = VERBS.get(words.lemma[k]) in ("supports", "holds") and words.tag[k] != "VB"
    return "affirms" if is_of_clause and is_shared and not is_open else None


_LONGEST: Final = 10
"""Words from a verb to the `that` it leads to."""


def _is_ruled_out(words: Tokens, candidate: Candidate) -> bool:
    """Whether the reader takes for affirmed what is ruled out: it did so in 26 of 55 sentences."""
    k = candidate.head
    is_denial = words.lemma[k] == "rule" and words.lower[k + 1 : k + 2] == ["out"]
    is_affirmed = candidate.stance == "affirms" and not words.are_quoted(candidate.content)
    return is_denial and is_affirmed and not negators(words, k)


def _is_speech(words: Tokens, candidate: Candidate) -> bool:
    """Whether the content is whole sentences in quotation marks, which are said whatever is denied
    of their verb: She did not mince words: “It is late.” But these she did not say: She never said:
    “It is late.”"""
    spans, k = candidate.content, candidate.head
    if words.lemma[k] in WORDING and (k < spans[0][0] or negators(words, k)):
        kinds = _ADDRESSEE if words.lemma[k] == "tell" else _SKIPPED
        if all(words.pos[x] in kinds for x in range(k + 1, spans[0][0])):
            return False
    first = "".join(words.form[spans[0][0] : spans[0][0] + 2]).lstrip("\"'“‘«„")
    return words.are_quoted(spans) and first[:1].isupper()


_SKIPPED: Final = frozenset(("PUNCT", "SPACE", "ADV"))
_ADDRESSEE: Final = _SKIPPED | {"NOUN", "PROPN", "PRON", "DET", "ADJ"}


def form_of(words: Tokens, content: Ranges, stated: frozenset[int]) -> Form:
    """Direct if all of it is in marks, indirect if none is; `stated` numbers the quotations that
    are statements."""
    numbers = {n for start, end in content for n in words.quote_of[start:end]}
    if numbers.isdisjoint(stated):
        return "indirect"
    return "direct" if numbers <= stated else "mixed"


def only_names(words: Tokens, candidate: Candidate) -> bool:
    """Whether the content is only what was spoken of, or what something was done with, and states
    nothing: commented on the raid, recalled forty vans as brakes failed; not what it was taken for:
    saw the raid as a warning."""
    spoken = [*words_in(candidate.content)]
    compares = any(words.lower[x] == "as" and words.dep[x] != "mark" for x in spoken)
    judges = compares or bool(words.quotations_in(candidate.content))
    if not candidate.cue or judges or candidate.act not in ("says", "shows", "holds"):
        return False
    lemma = words.lemma[candidate.head]
    if words.lower[spoken[0]] == "nothing":  # said nothing about the drains
        return not _is_finite(words, candidate.content)
    if words.pos[candidate.head] in ("VERB", "AUX") and lemma in DOING:
        return _is_thing(words, candidate)
    return lemma in TOPICAL and not _is_finite(words, candidate.content)


def _is_finite(words: Tokens, content: Ranges) -> bool:
    """Whether a verb of the content has a tense."""
    return any(words.tag[k] in FINITE for k in words_in(content))


def _is_thing(words: Tokens, candidate: Candidate) -> bool:
    """Whether the content is a noun with what hangs on it, and no clause or judgement."""
    (start, end), *more = candidate.content
    head = words.head_of(start, end)
    is_noun = words.pos[head] in ("NOUN", "PROPN", "PRON", "NUM")
    return is_noun and not more and not words.children_by(head, "nsubj", "cop")
