"""What the tree says of a source: how far its words reach, whom it stands for, whose it is."""

from __future__ import annotations

from annotators.text.intervals import Range
from annotators.text.lexicon import CITING, DOCUMENTS, MAKING, RELATIVE
from annotators.text.tokens import Tokens

_LIMIT = 5
_SKIPPED = frozenset(("PUNCT", "SPACE"))
_TAIL = frozenset(("acl", "advcl", "parataxis", "punct", "dep", "ccomp"))


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
            base in _TAIL
            or (
                (base in ("appos", "conj", "cc") and not _adjoins(words, head, c))
                and not (base in ("cc", "conj") and _are_plain(words, head))
            )
        ):
            end = min(end, words.left[c])
            break
        if c < head and base in ("acl", "advcl", "parataxis"):
            start = max(start, words.right[c])
    asides = (k for k in range(head, end - 1) if words.form[k] == ",")
    end = min([end, *(k for k in asides if words.lower[k + 1] in RELATIVE)])
    while end - 1 > head and (
        words.pos[end - 1] in ("PUNCT", "CCONJ") or words.lower[end - 1] in RELATIVE
    ):
        end -= 1
    return (start, end) if start <= head < end else (head, head + 1)


def _are_plain(words: Tokens, head: int) -> bool:
    """Whether nouns that name nobody are one source: friends and family."""
    others = words.children_by(head, "conj")
    return bool(others) and all(words.pos[k] == "NOUN" for k in (head, *others))


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
