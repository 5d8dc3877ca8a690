"""The possessed head of a source: not the council speaks, but the council’s engineer."""

from __future__ import annotations

from annotators.attribution.candidate import Candidate
from annotators.attribution.syntactic_source import antecedent
from annotators.text.intervals import holds
from annotators.text.lexicon import RELATIVE
from annotators.text.tokens import Tokens


def owned(words: Tokens, candidate: Candidate, k: int) -> int:
    """Index of the word that speaks where word `k` was chosen as source: the possessed head for a
    possessor (the council’s engineer), the antecedent for a relative pronoun, else `k`."""
    above = words.head[k]
    if words.lower[k] in RELATIVE and antecedent(words, k, candidate.head) is None:
        return antecedent(words, k, k) or k
    is_speaker = words.pos[above] in ("NOUN", "PROPN") and (
        words.dep[above].startswith("nsubj") or words.head[above] == above
    )
    if words.dep[k] != "nmod:poss" or not is_speaker or words.quote_of[above] >= 0:
        return k
    return k if holds((*candidate.cue, *candidate.content), above) else above
