"""The words of a parsed text as plain lists, in one scheme of dependencies.

Pipelines label trees in two ways: Universal Dependencies (`nsubj:pass`, `obl` with `case`), and
spaCy's own English labels after ClearNLP (`nsubjpass`, `prep` with `pobj`). `Tokens.from_doc` turns
the second into the first, so that every rule is written once. Lists are many times faster than
tokens, too.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

from annotators.text.lemmas import lemma_of
from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

UNIVERSAL = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "npadvmod": "obl:npmod",
    "neg": "advmod",
    "intj": "discourse",
    "ROOT": "root",
}
"""ClearNLP's name of a relation to the universal one."""

_PREPOSITIONS = frozenset(("prep", "agent", "dative"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET"))


@dataclass(slots=True)
class Tokens:
    """The words of one text; every list has one item a word, and numbers count words.

    `start` and `end` are offsets into the text. `head` of a root is the root itself. `left` and
    `right` bound what hangs on a word, half-open. `quote_of` is the number of the quotation that a
    word stands in, or -1.
    """

    text: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    form: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    quote_of: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.form)

    @classmethod
    def from_doc(cls, doc: Doc) -> Tokens:
        """The words of a Doc, whichever scheme its labels follow; one without a parse has roots
        only, and one without sentences has a sentence a line."""
        words = cls("")
        _read(doc, words)
        words.sentences = _sentences(doc, words)
        for n, (start, end) in enumerate(words.sentences):
            words.sentence += [n] * (end - start)
        words.quote_of = [-1] * len(words)
        _cut_between_sentences(words)
        _universal(words)
        _join_as_well(words)
        set_subtrees(words)
        return words

    def are_quoted(self, ranges: Sequence[tuple[int, int]]) -> bool:
        """Whether all words of some ranges stand in quotation marks."""
        return all(self.quote_of[k] >= 0 for start, end in ranges for k in range(start, end))

    def quotations_in(self, ranges: Iterable[tuple[int, int]]) -> set[int]:
        """The numbers of the quotations that words of some ranges stand in."""
        return {n for start, end in ranges for n in self.quote_of[start:end]} - {-1}

    def mark_quotations(self, quotations: Sequence[Span]) -> None:
        """Note for each word which of the quotations, in order, it stands in."""
        for number, quotation in enumerate(quotations):
            for k in range(*self.between(quotation.start, quotation.end)):
                self.quote_of[k] = number

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the words that share a character with `text[start:end]`, half-open."""
        first = bisect_right(self.end, start)
        last = bisect_right(self.start, end - 1)
        return first, max(first, last)

    def children_by(self, k: int, *deps: str) -> list[int]:
        """The words that hang on `k` by one of the relations, subtypes included."""
        dep = self.dep
        return [c for c in self.children[k] if dep[c].partition(":")[0] in deps]

    def base(self, k: int) -> str:
        """The relation by which `k` hangs on its head, without its subtype."""
        return self.dep[k].partition(":")[0]

    def name_head(self, k: int) -> int:
        """The first word of the name that word `k` goes on with: Ada | Voss; else `k`."""
        while self.base(k) == "flat" and self.head[k] < k:
            k = self.head[k]
        return k

    def head_of(self, start: int, end: int) -> int:
        """The first of the words from `start` up to `end` that hangs on none of the others."""
        inside = range(start, end)
        return next((k for k in inside if self.head[k] == k or self.head[k] not in inside), end - 1)

    def says(self, start: int, end: int) -> str:
        """The text of the words from `start` up to `end`."""
        return self.text[self.start[start] : self.end[end - 1]] if start < end else ""

    def in_one_line(self, start: int, end: int) -> str:
        """The words with one blank for each blank or line end between them, and none around."""
        return " ".join(self.says(start, end).split())

    def span(self, start: int, end: int) -> Span:
        """Where the words from `start` up to `end`, one at least, stand in the text."""
        return Span(self.start[start], self.end[end - 1])


def _read(doc: Doc, words: Tokens) -> None:
    """Take what the tokens say, a column at a time: a token at a time takes three times as long."""
    table = doc.to_array(["IDX", "LENGTH", "ORTH", "SPACY", "TAG", "POS", "DEP", "HEAD"]).T
    start, length, orth, spaced, tag, pos, dep = table[:7].tolist() if len(doc) else [[]] * 7
    steps = table[7].astype("int64").tolist() if len(doc) else []
    words.start, words.end = start, list(map(add, start, length))
    words.form, words.tag = _strings(doc, orth), _strings(doc, tag)
    ended = [form + " " if space else form for form, space in zip(words.form, spaced, strict=True)]
    words.text = "".join(ended)
    words.lower = list(map(str.lower, words.form))
    words.lemma = list(map(lemma_of, words.lower, words.tag))
    blanks = map(str.isspace, words.form)
    named = zip(blanks, _strings(doc, pos), strict=True)
    words.pos = ["SPACE" if blank else name for blank, name in named]
    words.dep = _strings(doc, dep)
    words.head = list(map(add, range(len(steps)), steps))


def _strings(doc: Doc, hashes: list[int]) -> list[str]:
    """The strings that spaCy keeps by their hashes."""
    strings = doc.vocab.strings
    known = {number: strings[number] for number in set(hashes)}
    return list(map(known.__getitem__, hashes))


def _sentences(doc: Doc, words: Tokens) -> list[tuple[int, int]]:
    """Sentences as ranges of words; a line's end always ends one."""
    starts = {0, len(words)}
    if doc.has_annotation("SENT_START"):
        starts.update((doc.to_array("SENT_START") == 1).nonzero()[0].tolist())
    starts.update(k for k, form in enumerate(words.form, 1) if "\n" in form)
    return list(pairwise(sorted(starts)))


def _cut_between_sentences(words: Tokens) -> None:
    """A word whose head is in another sentence, or is a line's end, becomes a root."""
    sentence, head = words.sentence, words.head
    for k in range(len(words)):
        if sentence[head[k]] != sentence[k]:
            head[k] = k
            words.dep[k] = "root"


def _universal(words: Tokens) -> None:
    """Give each relation its universal name, and hang prepositions on their nouns."""
    dep, head = words.dep, words.head
    moved: dict[int, int] = {}
    for k, name in enumerate(dep):
        if name in ("pobj", "pcomp") and dep[head[k]] in _PREPOSITIONS:
            moved.setdefault(head[k], k)
    for preposition in moved:
        _turn_over(words, preposition, moved[preposition])
    for k, name in enumerate(dep):
        if head[k] in moved and k != moved[head[k]] and name != "root":
            head[k] = moved[head[k]]
        dep[k] = UNIVERSAL.get(name, name)


def _join_as_well(words: Tokens) -> None:
    """Hang the second of two subjects on the first, as behind `and`: Orr as well as | Voss said."""
    for k in range(1, len(words) - 3):
        if words.lower[k : k + 3] != ["as", "well", "as"]:
            continue
        before = [x for x in range(max(0, k - _NEAR), k) if words.base(x) == "nsubj"]
        behind = range(k + 3, min(k + _NEAR, len(words)))
        second = next((x for x in behind if words.base(x) == "nsubj"), None)
        if second is not None and before and words.head[second] == words.head[before[-1]]:
            words.head[second], words.dep[second] = before[-1], "conj"
            words.head[k], words.dep[k] = second, "cc"


_NEAR = 8
"""Words to either side of `as well as`."""


def _turn_over(words: Tokens, preposition: int, noun: int) -> None:
    """prep -> pobj becomes case <- obl: the noun takes the preposition's place in the tree."""
    dep, head = words.dep, words.head
    top = preposition
    while dep[top] in _PREPOSITIONS and dep[head[top]] in _PREPOSITIONS and head[top] != top:
        top = head[top]
    governor = head[top]
    by_agent = dep[preposition] == "agent"
    is_clause = dep[noun] == "pcomp"
    head[noun] = governor if governor != top else noun
    if governor == top:
        dep[noun] = "root"
    elif is_clause:
        dep[noun] = "acl" if words.pos[governor] in _NOMINAL else "advcl"
    else:
        dep[noun] = "nmod" if words.pos[governor] in _NOMINAL else "obl"
        dep[noun] += ":agent" if by_agent else ""
    step = preposition
    while True:
        above = head[step]
        head[step], dep[step] = noun, "mark" if is_clause else "case"
        if step == top:
            break
        step = above


def set_subtrees(words: Tokens) -> None:
    """Fill in the children, and how far to each side what hangs on a word reaches."""
    head, count = words.head, len(words)
    children: list[list[int]] = [[] for _ in range(count)]
    left, right = list(range(count)), list(range(1, count + 1))
    for k, above in enumerate(head):
        if above != k:
            children[above].append(k)
        while k < left[above]:
            left[above] = k
            above = head[above]
    for k in reversed(range(count)):
        above = head[k]
        while k >= right[above]:
            right[above] = k + 1
            above = head[above]
    words.children, words.left, words.right = children, left, right
