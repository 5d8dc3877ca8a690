"""Cues by which the article does not report that something was said: asked, supposed, denied."""

from __future__ import annotations

from typing import Final

from annotators.attribution.attributes import TELLING
from annotators.attribution.candidate import Candidate
from annotators.attribution.negation import before_subject, negators
from annotators.text.lexicon import UNTRUE
from annotators.text.tokens import Tokens

_INVERTED: Final = frozenset(("had", "should", "were"))
"""What makes a condition of a clause that it opens: had she said so, …"""


def is_unreported(words: Tokens, candidate: Candidate) -> bool:
    """Whether the article does not report that it was said, but asks, supposes or denies it."""
    k = candidate.head
    is_verb = bool(candidate.cue) and words.pos[k] in ("VERB", "AUX")
    if is_verb and _is_contrary(words, k):
        return True
    is_told = candidate.relation in TELLING
    return (
        is_verb
        and not is_told
        and (_is_asked(words, k) or _is_untrue(words, k) or _is_other(words, k))
    )


def _is_asked(words: Tokens, k: int) -> bool:
    """Whether it is a question or a condition that it is said: did she say so? Had she said so, …
    If she says so, …"""
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


def _is_untrue(words: Tokens, k: int) -> bool:
    """Whether it is said of the saying that it is not so: it is untrue that she said …"""
    above = words.head[k]
    if above >= k or words.base(k) not in ("csubj", "ccomp", "advcl"):
        return False
    is_not = words.lower[above] == "true" and bool(negators(words, above))
    return is_not or words.lower[above] in UNTRUE


def _is_contrary(words: Tokens, k: int) -> bool:
    """Whether it is told as the contrary of what was said: contrary to what she said, it sank."""
    start = max(words.sentences[words.sentence[k]][0], k - 8)
    return words.lower[start:k].count("contrary") == 1 and "," not in words.form[start:k]


def _is_other(words: Tokens, k: int) -> bool:
    """Whether what is said is said not to be these words: “We wait” is not what she said."""
    what = next((c for c in (words.head[k], *words.children[k]) if words.lower[c] == "what"), None)
    if what is None or what > k:
        return False
    return any(negators(words, x) for x in {what, words.head[what], words.head[k]} - {k})
