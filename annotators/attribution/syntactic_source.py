"""The source of a cue: who says it, by the tree, never from inside a quotation."""

from __future__ import annotations

from typing import NamedTuple

from annotators.text.intervals import Range
from annotators.text.lexicon import CITING, DOCUMENTS, MAKING, RELATIVE, UNNAMED_NOUNS
from annotators.text.tokens import Tokens

_CLIMBED = frozenset(("conj", "advcl", "xcomp", "parataxis", "dep"))
_LIMIT = 5
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"))
_SKIPPED = frozenset(("PUNCT", "SPACE"))
_TAIL = frozenset(("acl", "advcl", "parataxis", "punct", "dep", "ccomp"))


class Source(NamedTuple):
    """The head word of the source, and the rule that led to it."""

    head: int
    rule: str
    chance: float = 1.0


def find_source(words: Tokens, cue: int) -> Source | None:
    """Who utters the cue `cue`; None where the tree names nobody."""
    paper = paper_before(words, cue)
    if paper is not None:
        return Source(paper, "noun before participle")
    told = cited(words, cue)
    if told is not None:
        return Source(told, "subject")
    found = _noun_source(words, cue) if words.pos[cue] == "NOUN" else None
    return found or _verb_source(words, cue)


def paper_before(words: Tokens, cue: int) -> int | None:
    """The papers right before a participle, which are its source whatever the tree says: in
    `addressed reports suggesting that …` nobody but the reports suggests."""
    if words.tag[cue] != "VBG" or cue == 0 or words.quote_of[cue - 1] >= 0:
        return None
    is_paper = words.lemma[cue - 1] in DOCUMENTS or words.lower[cue - 1] in UNNAMED_NOUNS
    return cue - 1 if is_paper and words.pos[cue - 1] in ("NOUN", "VERB") else None


def cited(words: Tokens, cue: int) -> int | None:
    """Whom somebody else has as saying it: quoted the vicar as saying."""
    if words.tag[cue] != "VBG" or words.lower[max(0, cue - 1)] != "as":
        return None
    above = words.head[cue]
    verb = above if words.pos[above] == "VERB" else words.head[above]
    if words.lemma[verb] not in CITING or _is_passive(words, verb):
        return None
    return next((c for c in words.children_by(verb, "obj") if verb < c < cue), None)


def _verb_source(words: Tokens, cue: int) -> Source | None:
    """The cue's own subject, or that of the verb it hangs on, by and by."""
    k, rule = cue, "subject"
    for _ in range(_LIMIT):
        own = _subject(words, k, is_cue=k == cue)
        if own is not None:
            return Source(own, rule)
        if k == cue and _is_passive(words, k):
            return None
        base = words.base(k)
        above = words.head[k]
        if base == "acl":
            return _reduced(words, k, above)
        if base not in _CLIMBED or above == k or words.quote_of[above] >= 0:
            return None
        if words.pos[above] == "NOUN" and base != "conj" and not words.children_by(above, "cop"):
            return None
        k, rule = above, {"conj": "conjunct", "advcl": "participle"}.get(base, rule)
    return None


def _is_passive(words: Tokens, k: int) -> bool:
    return any(words.dep[c] in ("aux:pass", "nsubj:pass") for c in words.children[k])


def _subject(words: Tokens, k: int, *, is_cue: bool) -> int | None:
    """The subject of `k` outside quotation marks; for a passive cue, the agent."""
    if is_cue and words.lemma[k] in _SWAYED and _is_passive(words, k) and not _agent(words, k):
        return next((c for c in words.children[k] if words.dep[c] == "nsubj:pass"), None)
    if is_cue and (_is_passive(words, k) or (words.tag[k] == "VBN" and words.dep[k] == "acl")):
        return _agent(words, k)
    for c in words.children[k]:
        if words.dep[c].startswith("nsubj") and words.quote_of[c] < 0:
            return c
    return None


_SWAYED = frozenset(("convince", "persuade", "worry", "concern"))
"""Verbs whose passive subject holds what follows: voters are convinced that …"""


def _agent(words: Tokens, k: int) -> int | None:
    for c in words.children[k]:
        if words.dep[c].startswith(("obl", "nmod")) and case(words, c) == "by":
            return c
    return None


def _reduced(words: Tokens, k: int, noun: int) -> Source | None:
    """The noun that a participle hangs on: `reports suggesting that …` are the source."""
    if words.quote_of[noun] >= 0 or words.tag[k] == "VBN":
        return None
    return Source(noun, "noun before participle")


def _noun_source(words: Tokens, cue: int) -> Source | None:
    """Whose claim it is: his claim, the claim by (from, of) the minister; or who makes it."""
    for c in words.children[cue]:
        if words.dep[c] == "nmod:poss" and words.quote_of[c] < 0:
            return Source(c, "possessor")
    for c in words.children[cue]:
        if words.dep[c].startswith(("nmod", "obl")) and case(words, c) in (
            "by",
            "from",
            "of",
            "among",
        ):
            return Source(c, "noun with preposition")
    above = words.head[cue]
    if words.dep[cue] in ("obj", "obl") and words.pos[above] in ("VERB", "AUX"):
        return _verb_source(words, above)
    return None


def case(words: Tokens, k: int) -> str:
    """The preposition of a noun, or nothing."""
    return next((words.lower[c] for c in words.children[k] if words.dep[c] == "case"), "")


def extent(words: Tokens, head: int, avoid: Range | None = None) -> Range:
    """The words of the source: what hangs on its head, a preposition before it left out, and
    what hangs on it after `avoid` (the cue or the content) begins."""
    start, end = words.left[head], words.right[head]
    for c in words.children[head]:
        if words.dep[c] == "case" and c < head:
            start = max(start, words.right[c])
    if avoid is not None and head < avoid[0] < end:
        end = avoid[0]
    if avoid is not None and start < avoid[1] <= head:
        start = avoid[1]
    while end - 1 > head and words.pos[end - 1] in _SKIPPED and words.lower[end - 1] not in ')”"':
        end -= 1
    while start < head and words.pos[start] in _SKIPPED:
        start += 1
    return (start, end) if start <= head < end else (head, head + 1)


def core_extent(words: Tokens, head: int) -> Range:
    """The source without relative clauses and asides: what is shown as its name."""
    start, end = extent(words, head)
    for c in sorted(words.children[head]):
        base = words.base(c)
        if c > head and (
            base in _TAIL or (base in ("appos", "conj", "cc") and not _adjoins(words, head, c))
        ):
            end = min(end, words.left[c])
            break
        if c < head and base in ("acl", "advcl", "parataxis"):
            start = max(start, words.right[c])
    asides = (k for k in range(head, end - 1) if words.form[k] == ",")
    end = min([end, *(k for k in asides if words.lower[k + 1] in RELATIVE)])
    while end - 1 > head and words.pos[end - 1] in ("PUNCT", "CCONJ"):
        end -= 1
    return (start, end) if start <= head < end else (head, head + 1)


def _adjoins(words: Tokens, head: int, k: int) -> bool:
    """Whether an apposition comes without a comma: Minister Ada Voss."""
    beside = words.left[k] == head + 1 and words.pos[head + 1] != "PUNCT"
    return words.dep[k] == "appos" and beside


def antecedent(words: Tokens, head: int, cue: int) -> int | None:
    """Whom a relative pronoun stands for: the noun its clause hangs on."""
    if words.lower[head] not in RELATIVE:
        return None
    k = cue
    for _ in range(_LIMIT):
        if words.dep[k].startswith("acl"):
            return words.head[k]
        if words.head[k] == k:
            break
        k = words.head[k]
    return _right_before(words, head)


def _right_before(words: Tokens, head: int) -> int | None:
    """The name or noun with nothing but a comma between it and `who`."""
    k = head - 2 if head > 1 and words.form[head - 1] == "," else head - 1
    if words.lower[head] != "who" or k < 0 or words.pos[k] not in ("NOUN", "PROPN"):
        return None
    while words.dep[k] in ("flat", "compound") and words.head[k] != k:
        k = words.head[k]
    return k


def author(words: Tokens, k: int) -> int | None:
    """Whose a document is: his remarks, statements by the minister, statements made by him."""
    if words.lemma[k] not in DOCUMENTS:
        return None
    for c in words.children[k]:
        if words.dep[c] == "nmod:poss":
            return c
    for c in words.children[k]:
        if words.dep[c].startswith("nmod") and case(words, c) in ("by", "from", "of"):
            return c
        if words.dep[c].startswith("acl") and words.lemma[c] in MAKING:
            agents = [a for a in words.children[c] if case(words, a) == "by"]
            if agents:
                return agents[0]
    return None


def relays(words: Tokens, k: int) -> list[int]:
    """Who cites a document: statements cited by reports."""
    if words.lemma[k] not in DOCUMENTS:
        return []
    told = [c for c in words.children[k] if words.dep[c].startswith("acl")]
    told += [x for c in told for x in words.children_by(c, "conj")]
    cited = (a for c in told if words.lemma[c] in CITING for a in words.children[c])
    return [a for a in cited if case(words, a) == "by"]


def path(words: Tokens, k: int, cue: int) -> str:
    """The relations from a word up to the cue that it hangs on, four at most; else `apart`."""
    steps: list[str] = []
    while k != cue and words.head[k] != k and len(steps) < 4:
        steps.append(words.base(k))
        k = words.head[k]
    return ">".join(steps) if k == cue else "apart"
