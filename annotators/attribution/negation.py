"""What keeps a verb from telling that something is said: negation, nobody, a question, an if,
or that the article contradicts it."""

from __future__ import annotations

from typing import Final

from annotators.attribution.candidate import TELLING, Candidate
from annotators.text.lexicon import HARDLY, NEGATIONS, NOBODY
from annotators.text.tokens import Tokens


def negators(words: Tokens, k: int) -> list[int]:
    """The words that negate `k`: not, never, nobody, no in `at no time did she say`."""
    beside = {c for c in words.children[k] if c < k + 2 and words.lower[c] in NEGATIONS}
    nobody = (c for c in words.children_by(k, "nsubj") if is_nobody(words, c))
    return sorted(beside.union(nobody, fronted(words, k)))


def fronted(words: Tokens, k: int) -> list[int]:
    """The negation before an auxiliary that stands before the subject: nor has she said, at no time
    did she say; or right behind a verb: said | neither that … nor that …"""
    if words.lower[k + 1 : k + 3] == ["neither", "that"]:
        return [k + 1]
    first = next(iter(before_subject(words, k)), 0)
    return [x for x in range(max(0, first - 4), first) if words.lower[x] in NEGATIONS][:1]


def is_addition(words: Tokens, k: int) -> bool:
    """Whether more than `k` is done, and that is not denied: not only said, did not just say."""
    return any(words.lower[c + 1] in _ONLY for c in negators(words, k) if c + 1 < len(words))


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
