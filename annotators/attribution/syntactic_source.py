"""What the tree says of a source: how far its words reach, and whose a document is."""

from __future__ import annotations

from annotators.text.intervals import Range
from annotators.text.lexicon import DOCUMENTS, MAKING, RELATIVE
from annotators.text.tokens import Tokens

_SKIPPED = frozenset(("PUNCT", "SPACE"))
_CLOSING = frozenset(')”"')
_TAIL = frozenset(("acl", "advcl", "parataxis", "punct", "dep", "ccomp", "appos"))


def case(words: Tokens, k: int) -> str:
    """The preposition of a noun, or nothing."""
    return next((words.lower[c] for c in words.children[k] if words.dep[c] == "case"), "")


def passive_subjects(words: Tokens, k: int) -> list[int]:
    """Of whom or what a verb in the passive is said: | Orr | is accused of lying; “It sank,” |
    court | told."""
    behind = words.pos[k + 1 : words.right[k]]
    is_told = words.lemma[k] == "tell" and _SKIPPED.issuperset(behind)
    kinds = ("nsubj:pass", "nsubj") if is_told else ("nsubj:pass",)
    return [c for c in words.children[k] if words.dep[c] in kinds]


def extent(words: Tokens, head: int) -> Range:
    """The words of the source: what hangs on its head, a preposition or `and` before it left
    out."""
    start, end = words.left[head], words.right[head]
    for c in words.children[head]:
        if words.dep[c] == "case" and c < head:
            start = max(start, words.right[c])
    while end - 1 > head and words.pos[end - 1] in _SKIPPED and words.form[end - 1] not in _CLOSING:
        end -= 1
    while start < head and (words.pos[start] in _SKIPPED or words.dep[start] in ("cc", "fixed")):
        start += 1
    return (start, end) if start <= head < end else (head, head + 1)


def core_extent(words: Tokens, head: int, known: Range | None) -> Range:
    """The source without relative clauses and asides: what is shown as its name.

    Args:
        known: the source as the linker has it; where it is no longer than `_LONGEST` words, it
            ends where the linker has it end: sources close to the family.
    """
    start, end = extent(words, head)
    hanging = [c for c in words.children_by(head, *_TAIL) if c > head]
    if known is not None and _is_whole(words, head, known) and known[1] <= start + _LONGEST:
        end, hanging = known[1], []
    tails = [words.left[c] for c in hanging]
    commas = (k for k in range(head, end - 1) if words.form[k] == ",")
    end = min([end, *tails, *commas])
    while end - 1 > head and (
        (words.pos[end - 1] in ("PUNCT", "CCONJ") and words.form[end - 1] not in _CLOSING)
        or words.lower[end - 1] in RELATIVE
    ):
        end -= 1
    return (start, end) if start <= head < end else (head, head + 1)


_LONGEST = 12
"""Words of a source that is shown whole."""


def _is_whole(words: Tokens, head: int, span: Range) -> bool:
    """Whether a range ends where what hangs on a word does, and the word is no document, which is
    told apart by what it is and not by when and by whom it was made."""
    start, end = span
    is_cut = any(words.right[k] > end for k in range(head + 1, end))
    return start <= head < end and not is_cut and words.lemma[head] not in DOCUMENTS


def author(words: Tokens, k: int) -> int | None:
    """Whose a document is: his remarks, statements by the minister, statements made by him; a
    report of many without a name speaks for itself: the engineers’ report."""
    if words.lemma[k] not in DOCUMENTS:
        return None
    for c in words.children[k]:
        if words.dep[c] == "nmod:poss":
            return None if words.lemma[k] == "report" and words.tag[c] == "NNS" else c
    for c in words.children[k]:
        if words.dep[c].startswith("nmod") and case(words, c) in ("by", "from"):
            return c
        if words.dep[c].startswith("acl") and words.lemma[c] in MAKING:
            agents = [a for a in words.children[c] if case(words, a) == "by"]
            if agents:
                return agents[0]
    return None
