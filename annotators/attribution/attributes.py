"""How an attribution is meant: its act, its form, and whether the source affirms it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from annotators.attribution.negation import fronted, is_nobody, negators
from annotators.text.lexicon import CLAIM_ACTS, DOING, FINITE, TOPICAL, VERBS, WORDING

if TYPE_CHECKING:
    from annotators.attribution.candidate import Candidate
    from annotators.findings import Form, Polarity
    from annotators.text.intervals import Ranges
    from annotators.text.lexicon import Act
    from annotators.text.tokens import Tokens

TELLING: Final = frozenset(("carried", "turn", "colon", "according"))
"""Relations that tell by themselves that something is said."""


def act_of(words: Tokens, candidate: Candidate) -> Act:
    """What the source does by the cue, as the reader learned it."""
    if candidate.relation in TELLING:
        return "says"
    return "denies" if _is_taken_for_said(words, candidate) else candidate.act


def polarity_of(words: Tokens, candidate: Candidate) -> Polarity:
    """Whether the source affirms the content, denies it or leaves it open, as it was learned.

    Open, too, where somebody is accused and not said by whom, where the source is nobody (no
    minister denied it), and behind a negation that opens the clause (at no time did she say).
    """
    if candidate.relation in TELLING or _is_speech(words, candidate):
        return "affirms"
    k, source = candidate.head, candidate.source
    learned = _of_manner(words, k) if _is_manner(words, candidate) else candidate.stance
    if _is_taken_for_said(words, candidate):
        learned = "denies"
    is_accused = _is_imputed(words, k) or _is_imputed(words, words.head[k])
    is_by_nobody = learned == "denies" and source is not None and is_nobody(words, source.head)
    return "open" if is_accused or is_by_nobody or fronted(words, k) else learned


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


def _is_manner(words: Tokens, candidate: Candidate) -> bool:
    """Whether a verb that is not listed leads to a clause, and so tells how that was said, and the
    reader takes it for more: harrumphed that it sank (denied), did not croak that it sank (said).
    Verbs that deny a clause are listed."""
    k, start = candidate.head, candidate.content[0][0]
    is_clause = words.lower[start] == "that" and words.head[words.head[start]] == k
    is_listed = words.pos[k] != "VERB" or words.lemma[k] in VERBS
    mistaken = "affirms" if negators(words, k) else "denies"
    return is_clause and not is_listed and candidate.stance == mistaken


def _of_manner(words: Tokens, k: int) -> Polarity:
    """What a verb of saying makes of its clause."""
    return "open" if negators(words, k) else "affirms"


def _is_imputed(words: Tokens, k: int) -> bool:
    """Whether a verb says that its subject is accused or suspected, and not by whom."""
    if words.lemma[k] not in ("accuse", "suspect"):
        return False
    cases = (case for c in words.children[k] for case in words.children_by(c, "case"))
    is_passive = any(words.dep[c] in ("aux:pass", "nsubj:pass") for c in words.children[k])
    return is_passive and not any(words.lower[case] == "by" for case in cases)


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
    if act_of(words, candidate) not in ("says", "shows", "holds"):
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
