"""How an attribution is meant: its act, its form, and whether the source affirms it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from annotators.attribution.negation import (
    fronted,
    is_addition,
    is_neither,
    is_nobody,
    negators,
)
from annotators.attribution.noun_clauses import of_noun_clause
from annotators.attribution.syntactic_source import passive_subjects
from annotators.text.lexicon import (
    ADJECTIVES,
    CLAIM_ACTS,
    DOING,
    FINITE,
    TOPICAL,
    VERBS,
    WORDING,
)

if TYPE_CHECKING:
    from annotators.attribution.candidate import Candidate
    from annotators.findings import Form, Polarity
    from annotators.text.intervals import Ranges
    from annotators.text.tokens import Tokens

TELLING: Final = frozenset(("carried", "turn", "colon", "according"))
"""Relations that tell by themselves that something is said."""


def as_meant(words: Tokens, candidate: Candidate) -> Candidate:
    """The attribution with what the source does by the cue, and whether it affirms the content,
    denies it or leaves it open, as the reader learned it, but for what it is known to mistake."""
    if candidate.relation in TELLING:
        return replace(candidate, act="says", stance="affirms")
    if _is_taken_for_said(words, candidate):
        candidate = replace(candidate, act="denies", stance="denies")
    spoken = "affirms" if _is_speech(words, candidate) else _mistaken(words, candidate)
    return replace(candidate, stance=spoken or candidate.stance)


def _mistaken(words: Tokens, candidate: Candidate) -> Polarity | None:
    """What the source makes of the content where the reader may have mistaken it.

    Open where both of two are denied, behind a negation that opens the clause (at no time did she
    say), where it is not said yet, where somebody is accused and not said by whom, where it is
    called untrue, where a denial is negated, and where the source is nobody (no minister denied).
    """
    k, source = candidate.head, candidate.source
    denies = VERBS.get(words.lemma[k]) == "denies"
    if is_addition(words, k):
        return "denies" if denies else "affirms"
    if is_neither(words, k) or fronted(words, k) or _is_unsaid(words, candidate):
        return "open"
    above = words.head[k]
    if _is_imputed(words, k) or _is_imputed(words, above) or _is_untrue(words, above):
        return "open"
    is_by_nobody = source is not None and is_nobody(words, source.head)
    if candidate.stance == "denies" and (is_by_nobody or (denies and negators(words, k))):
        return "open"
    if candidate.stance == "open" and _is_forced(words, k):
        return "affirms"
    if words.lemma[k] in ("ask", "wonder") and candidate.act in ("says", "holds"):
        return None if words.are_quoted(candidate.content) else "open"  # was it late, she asked
    return _of_manner(words, candidate) or of_noun_clause(words, candidate)


def _governor(words: Tokens, k: int) -> int | None:
    """The word before `to` or `of` and a verb: planned | to say, short | of saying."""
    to = k - 1
    while to > 0 and words.pos[to] == "ADV":
        to -= 1
    is_led = to > 0 and words.lower[to] in ("to", "of") and words.tag[k] in ("VB", "VBG")
    return to - 1 if is_led else None


def _is_unsaid(words: Tokens, candidate: Candidate) -> bool:
    """Whether somebody is only about to say something, plans, hopes or threatens to: what is
    wanted, supported or planned is no less so."""
    k, content = candidate.head, candidate.content
    governor = _governor(words, k)
    is_claim = candidate.act in CLAIM_ACTS or words.lower[content[0][0]] == "that"
    is_a_word = words.are_quoted(content) and words.lemma[k] not in WORDING  # to be “ready”
    if governor is None or not is_claim or is_a_word:
        return False
    lemma = words.lemma[governor]
    if lemma in ("like", "love"):  # would like to say; who likes to say so does
        return any(words.tag[c] == "MD" for c in words.children_by(governor, "aux"))
    acts = {VERBS.get(lemma), ADJECTIVES.get(lemma)}
    return lemma in _NOT_YET or not acts.isdisjoint(("wants", "plans"))


_NOT_YET: Final = frozenset(("about", "short", "verge", "brink", "refuse", "decline"))


def _is_forced(words: Tokens, k: int) -> bool:
    """Whether somebody says what they had rather not: was forced to admit."""
    governor = _governor(words, k)
    if governor is None or words.lemma[governor] not in ("force", "oblige", "compel"):
        return False
    is_certain = all(words.tag[c] != "MD" for c in words.children_by(governor, "aux"))
    return is_certain and not negators(words, governor)


def _is_taken_for_said(words: Tokens, candidate: Candidate) -> bool:
    """Whether the reader takes for affirmed what a verb denies that is not negated: ruled out a
    sale, disowned the claim that it sank. Not an answer: “It sank,” she disagreed.

    Of 198 made sentences with listed verbs it took 19 so, and of 55 with “ruled out” 26.
    """
    k = candidate.head
    rules_out = words.lemma[k] == "rule" and words.lower[k + 1 : k + 2] == ["out"]
    is_listed = VERBS.get(words.lemma[k]) == "denies" and candidate.act in CLAIM_ACTS
    is_denial = words.pos[k] == "VERB" and (rules_out or is_listed) and not negators(words, k)
    return is_denial and candidate.stance == "affirms" and not words.are_quoted(candidate.content)


def _of_manner(words: Tokens, candidate: Candidate) -> Polarity | None:
    """What a verb that is not listed makes of the clause that it leads to, since it tells how that
    was said, where the reader takes it for more: harrumphed that it sank (denied), did not croak
    that it sank (said). Verbs that deny a clause are listed."""
    k, start = candidate.head, candidate.content[0][0]
    is_clause = words.dep[start] == "mark" and words.head[words.head[start]] == k
    is_negated = bool(negators(words, k))
    is_said = is_negated and VERBS.get(words.lemma[k]) == "says"  # did not intone that it sank
    is_listed = words.pos[k] != "VERB" or (words.lemma[k] in VERBS and not is_said)
    if is_listed or not is_clause or candidate.stance != ("affirms" if is_negated else "denies"):
        return None
    return "open" if is_negated else "affirms"


def _is_imputed(words: Tokens, k: int) -> bool:
    """Whether a verb says that its subject is accused or suspected, and not by whom."""
    if words.lemma[k] not in ("accuse", "suspect"):
        return False
    cases = (case for c in words.children[k] for case in words.children_by(c, "case"))
    is_passive = bool(passive_subjects(words, k))
    return is_passive and not any(words.lower[case] == "by" for case in cases)


def _is_untrue(words: Tokens, k: int) -> bool:
    """Whether a word says of a clause that it is not so: it is not true that Orr said, it is false
    that she did."""
    return words.lower[k] in ("false", "untrue") or (
        words.lower[k] in ("true", "case") and bool(negators(words, k))
    )


def _is_speech(words: Tokens, candidate: Candidate) -> bool:
    """Whether the content is whole sentences in quotation marks, which are said whatever is denied
    of their verb: She did not mince words: “It is late.” But these she did not say: She never said:
    “It is late.”"""
    spans, k = candidate.content, candidate.head
    if words.lemma[k] in WORDING:
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
    nothing: commented on the raid, recalled forty vans; not what it was taken for: saw the raid as
    a warning."""
    spoken = [x for start, end in candidate.content for x in range(start, end)]
    judges = any(words.quote_of[x] >= 0 or words.lower[x] == "as" for x in spoken)
    if not candidate.cue or judges:
        return False
    if candidate.act not in ("says", "shows", "holds"):
        return False
    lemma = words.lemma[candidate.head]
    if words.lower[spoken[0]] == "nothing":  # said nothing about the drains
        return not _is_finite(words, candidate.content)
    if words.pos[candidate.head] in ("VERB", "AUX") and lemma in DOING:
        return _is_thing(words, candidate)
    return lemma in TOPICAL and not _is_finite(words, candidate.content)


def _is_finite(words: Tokens, content: Ranges) -> bool:
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
