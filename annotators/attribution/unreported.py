"""Cues by which the article reports no statement, but asks for, supposes or contradicts one."""

from __future__ import annotations

from typing import Final

from annotators.attribution.attributes import TELLING
from annotators.attribution.candidate import Candidate
from annotators.attribution.negation import before_subject
from annotators.text.tokens import Tokens

_INVERTED: Final = frozenset(("had", "should", "were"))
"""What makes a condition of a clause that it opens: had she said so, …"""
_CONTRARY: Final = frozenset(("contrary", "despite", "notwithstanding", "unlike"))


def is_unreported(words: Tokens, candidate: Candidate) -> bool:
    """Whether it is a question or a condition that it is said, or the content is the article’s own
    against it: did she say so? Had she said so, … If she says so, … Contrary to what she said, …"""
    k = candidate.head
    phrase = words.head[k] if words.dep[k] == "acl:relcl" else k
    cases = {words.lower[c] for c in words.children_by(phrase, "case")}
    if candidate.cue and words.right[phrase] <= candidate.content[0][0] and cases & _CONTRARY:
        return True
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
