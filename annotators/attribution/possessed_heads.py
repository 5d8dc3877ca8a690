"""Sources that the sentence settles: the subject right before its verb, and the whole that a word
taken for the source is part of."""

from __future__ import annotations

from annotators.attribution.candidate import Candidate
from annotators.attribution.syntactic_source import Source, antecedent, find_source
from annotators.text.intervals import holds
from annotators.text.lexicon import CLAIM_ACTS, RELATIVE, VERBS
from annotators.text.tokens import Tokens


def right_before(words: Tokens, candidate: Candidate) -> Source | None:
    """The subject right before a verb of a position, which leaves no choice: the opposition wants;
    around verbs of saying, parsed wrongly more often, the ranker is better."""
    quoted = any(
        words.quote_of[x] >= 0 for start, end in candidate.content for x in range(start, end)
    )
    if not candidate.cue or quoted or words.tag[candidate.head] not in ("VBD", "VBZ", "VBP"):
        return None
    if VERBS.get(words.lemma[candidate.head]) in CLAIM_ACTS:
        return None
    found = find_source(words, candidate.head)
    if found is None or found.rule != "subject" or found.head != candidate.cue[0][0] - 1:
        return None
    named = words.pos[found.head] in ("NOUN", "PROPN", "PRON")
    sure = named and words.lower[found.head] not in RELATIVE and words.quote_of[found.head] < 0
    return found if sure and not holds(candidate.content, found.head) else None


def owned(words: Tokens, candidate: Candidate, k: int) -> int:
    """What belongs to the one chosen, where that speaks: not the council, but its engineer."""
    above = words.head[k]
    if words.lower[k] in RELATIVE and antecedent(words, k, candidate.head) is None:
        return _whole_subject(words, candidate.head, antecedent(words, k, k) or k)
    if words.dep[k].startswith("nsubj") and words.pos[k] == "NOUN":
        return _named_beside(words, candidate, k) or k
    is_speaker = words.pos[above] in ("NOUN", "PROPN") and (
        words.dep[above].startswith("nsubj") or words.head[above] == above
    )
    if words.dep[k] != "nmod:poss" or not is_speaker or words.quote_of[above] >= 0:
        return k
    return k if holds((*candidate.cue, *candidate.content), above) else above


def _whole_subject(words: Tokens, cue: int, k: int) -> int:
    """The subject of the cue that word `k` is part of: one of the tenants; else `k`."""
    parsed = find_source(words, cue)
    within = parsed is not None and words.left[parsed.head] <= k < words.right[parsed.head]
    return parsed.head if parsed is not None and within else k


def _named_beside(words: Tokens, candidate: Candidate, k: int) -> int | None:
    """The name that a comma puts beside a noun, where the tree makes both the subject: an expert
    of the fire service, Captain Ada Voss, said …"""
    subjects = [c for c in words.children[words.head[k]] if words.dep[c].startswith("nsubj")]
    return next(
        (
            c
            for c in subjects
            if k < c < candidate.head
            and words.pos[c] == "PROPN"
            and words.form[words.left[c] - 1] == ","
        ),
        None,
    )
