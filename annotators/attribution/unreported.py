"""Cues by which the article does not report that something was said, but asks or supposes it."""

from __future__ import annotations

from typing import Final

from annotators.attribution.attributes import TELLING
from annotators.attribution.candidate import Candidate
from annotators.attribution.negation import before_subject
from annotators.text.tokens import Tokens

_INVERTED: Final = frozenset(("had", "should", "were"))
"""What makes a condition of a clause that it opens: had she said so, …"""


def is_unreported(words: Tokens, candidate: Candidate) -> bool:
    """Whether it is a question or a condition that it is said: did she say so? Had she said so, …
    If she says so, …"""
    k = candidate.head
    if not candidate.cue or words.pos[k] not in ("VERB", "AUX") or candidate.relation in TELLING:
        return False
    before = before_subject(words, k)
    if any(words.lower[c] in ("if", "unless") and c < k for c in words.children_by(k, "mark")):
        return True
    if not before:
        return False
    if words.left[k] == before[0] and words.lower[before[0]] in _INVERTED:
        return True
    start, end = words.sentences[words.sentence[k]]
    stops = [words.form[x] for x in range(start, end) if words.quote_of[x] < 0 and x > k]
    return "?" in stops
