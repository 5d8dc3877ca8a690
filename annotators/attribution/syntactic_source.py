"""What the tree says of a source: how far its words reach, whom it stands for, whose it is."""

from __future__ import annotations

from annotators.text.intervals import Range
from annotators.text.lexicon import DOCUMENTS, MAKING, RELATIVE
from annotators.text.tokens import Tokens

_LIMIT = 5
_SKIPPED = frozenset(("PUNCT", "SPACE"))
_TAIL = frozenset(("acl", "advcl", "parataxis", "punct", "dep", "ccomp", "appos"))


def case(words: Tokens, k: int) -> str:
    """The preposition of a noun, or nothing."""
    return next((words.lower[c] for c in words.children[k] if words.dep[c] == "case"), "")


def extent(words: Tokens, head: int) -> Range:
    """The words of the source: what hangs on its head, a preposition before it left out."""
    start, end = words.left[head], words.right[head]
    for c in words.children[head]:
        if words.dep[c] == "case" and c < head:
            start = max(start, words.right[c])
    while end - 1 > head and words.pos[end - 1] in _SKIPPED and words.lower[end - 1] not in ')”"':
        end -= 1
    while start < head and words.pos[start] in _SKIPPED:
        start += 1
    return (start, end) if start <= head < end else (head, head + 1)


def core_extent(words: Tokens, head: int) -> Range:
    """The source without relative clauses and asides: what is shown as its name."""
    start, end = extent(words, head)
    tails = [words.left[c] for c in words.children_by(head, *_TAIL) if c > head]
    asides = (k for k in range(head, end - 1) if words.form[k] == ",")
    end = min([end, *tails, *(k for k in asides if words.lower[k + 1] in RELATIVE)])
    while end - 1 > head and (
        words.pos[end - 1] in ("PUNCT", "CCONJ") or words.lower[end - 1] in RELATIVE
    ):
        end -= 1
    return (start, end) if start <= head < end else (head, head + 1)


def antecedent(words: Tokens, head: int, cue: int) -> int | None:
    """Whom a relative pronoun stands for: the noun its clause hangs on."""
    if words.lower[head] not in RELATIVE:
        return None
    k = cue
    for _ in range(_LIMIT):
        if words.dep[k].startswith("acl"):
            return words.head[k]
        k = words.head[k]
    return None


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
