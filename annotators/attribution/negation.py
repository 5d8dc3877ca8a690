"""What negates a verb, and who is nobody: not, at no time, no minister, hardly anyone."""

from __future__ import annotations

from typing import Final

from annotators.text.lexicon import HARDLY, NEGATIONS, NOBODY
from annotators.text.tokens import Tokens


def negators(words: Tokens, k: int) -> list[int]:
    """The words that negate `k`: not, never, nobody, no in `at no time did she say`; not what is
    quoted: “No,” she said."""
    levels = (-1, words.quote_of[k])
    negators_beside = [
        c
        for c in words.children[k]
        if words.lower[c] in NEGATIONS and c < k + 2 and words.quote_of[c] in levels
    ]
    negators_beside += [c for c in words.children_by(k, "nsubj") if is_nobody(words, c)]
    return negators_beside + [c for c in fronted(words, k) if c not in negators_beside]


def is_addition(words: Tokens, k: int) -> bool:
    """Whether more than `k` is done, and that is not denied: not only said, did not just say."""
    return any(words.lower[c + 1] in _ONLY for c in negators(words, k) if c + 1 < len(words))


def fronted(words: Tokens, k: int) -> list[int]:
    """The negation before an auxiliary that stands before the subject: nor has she said, at no time
    did she say; or right behind a verb: said | neither that … nor that …"""
    if words.lower[k + 1 : k + 3] == ["neither", "that"]:
        return [k + 1]
    for first in before_subject(words, k)[:1]:
        for x in range(first - 1, max(-1, first - 5), -1):
            if words.pos[x] in ("PUNCT", "SPACE"):
                break
            if words.lower[x] in NEGATIONS:
                return [x]
    return []


def before_subject(words: Tokens, k: int) -> list[int]:
    """The auxiliaries of a verb that stand before its subject: did she say, nor has she said."""
    subjects = words.children_by(k, "nsubj")
    return [c for c in words.children_by(k, "aux") if subjects and c < subjects[0]]


def is_nobody(words: Tokens, k: int) -> bool:
    """Whether a subject is nobody, no minister, not everyone, hardly anyone, neither Orr nor Voss;
    not what is quoted: “No,” Orr said."""
    k = words.name_head(k)
    while words.head[k] < k and any(words.lower[c] == "nor" for c in words.children_by(k, "cc")):
        k = words.name_head(words.head[k])
    near = [k, *words.children[k], words.left[k]]
    near += [words.left[k] - 1] if words.base(k) == "nsubj" else []
    up_to = {words.lower[x] for x in near if 0 <= x <= k and words.quote_of[x] == words.quote_of[k]}
    return words.lower[k] in NOBODY or not up_to.isdisjoint({"no", *HARDLY})


_ONLY: Final = frozenset(("only", "just", "merely", "simply", "solely"))
