"""The words of a parsed text as plain lists, in one scheme of dependencies.

Pipelines label trees in two ways: Universal Dependencies (`nsubj:pass`, `obl` with `case`), and
spaCy's own English labels after ClearNLP (`nsubjpass`, `prep` with `pobj`). `Words.from_doc` turns
the second into the first, so that every rule is written once. Lists are many times faster than
tokens, too.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from annotators.counts import Counts
from annotators.lemmas import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from articles.article import Span

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
class Words:
    """The words of one text; every list has one item a word, and numbers count words.

    `start` and `end` are offsets into the text. `head` of a root is the root itself. `left` and
    `right` bound what hangs on a word, half-open. `inside` is the number of the quotation that a
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
    kids: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)
    _counts: Counts | None = None

    def __len__(self) -> int:
        return len(self.form)

    @classmethod
    def from_doc(cls, doc: Doc) -> Words:
        """The words of a Doc, whichever scheme its labels follow; one without a parse has roots
        only, and one without sentences has a sentence a line."""
        words = cls(doc.text)
        _read(doc, words)
        words.sentences = _sentences(doc, words)
        words.sentence = [n for n, (a, b) in enumerate(words.sentences) for _ in range(a, b)]
        words.inside = [-1] * len(words)
        _cut_between_sentences(words)
        _universal(words)
        _hang(words)
        return words

    @property
    def counts(self) -> Counts:
        """How many words of each kind there are up to each word."""
        if self._counts is None:
            self._counts = Counts.of(self)
        return self._counts

    def mark_quotations(self, quotations: list[Span]) -> None:
        """Note for each word which of the quotations, in order, it stands in."""
        self._counts = None
        for number, quotation in enumerate(quotations):
            for k in range(*self.between(quotation.start, quotation.end)):
                self.inside[k] = number

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the words that share a character with `text[start:end]`, half-open."""
        first = bisect_right(self.end, start)
        last = bisect_right(self.start, end - 1)
        return first, max(first, last)

    def children(self, k: int, *deps: str) -> list[int]:
        """The words that hang on `k` by one of the relations, subtypes included."""
        return [c for c in self.kids[k] if self.dep[c].partition(":")[0] in deps]

    def says(self, start: int, end: int) -> str:
        """The text of the words from `start` up to `end`."""
        return self.text[self.start[start] : self.end[end - 1]] if start < end else ""


def _read(doc: Doc, words: Words) -> None:
    """Take what the tokens say, a column at a time: a token at a time takes three times as long."""
    columns = doc.to_array(["IDX", "LENGTH", "ORTH", "TAG", "POS", "DEP", "HEAD"]).astype("int64")
    start, length, orth, tag, pos, dep, head = columns.T.tolist() if len(doc) else [[]] * 7
    words.start, words.end = start, [a + b for a, b in zip(start, length, strict=True)]
    words.form, words.tag = _strings(doc, orth), _strings(doc, tag)
    words.lower = [form.lower() for form in words.form]
    words.lemma = list(map(lemma_of, words.lower, words.tag))
    named = zip(words.form, _strings(doc, pos), strict=True)
    words.pos = ["SPACE" if form.isspace() else name for form, name in named]
    words.dep = _strings(doc, dep)
    words.head = [k + step for k, step in enumerate(head)]


def _strings(doc: Doc, hashes: list[int]) -> list[str]:
    """The strings that spaCy keeps by their hashes, which an array holds as signed numbers."""
    strings = doc.vocab.strings
    known = {each: strings[each % 2**64] for each in set(hashes)}
    return [known[each] for each in hashes]


def _sentences(doc: Doc, words: Words) -> list[tuple[int, int]]:
    """Sentences as ranges of words; a line's end always ends one."""
    if doc.has_annotation("SENT_START"):
        starts = set((doc.to_array("SENT_START") == 1).nonzero()[0].tolist())
    else:
        starts = set()
    for k in range(1, len(words)):
        if "\n" in words.text[words.start[k - 1] : words.start[k]]:
            starts.add(k)
    cuts = sorted(starts | {0, len(words)}) if len(words) else []
    return list(pairwise(cuts))


def _cut_between_sentences(words: Words) -> None:
    """A word whose head is in another sentence, or is a line's end, becomes a root."""
    sentence, head = words.sentence, words.head
    for k in range(len(words)):
        if sentence[head[k]] != sentence[k]:
            head[k] = k
            words.dep[k] = "root"


def _universal(words: Words) -> None:
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


def _turn_over(words: Words, preposition: int, noun: int) -> None:
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


def _hang(words: Words) -> None:
    """Fill in the children, and how far to each side what hangs on a word reaches."""
    count = len(words)
    kids: list[list[int]] = [[] for _ in range(count)]
    for k, h in enumerate(words.head):
        if h != k:
            kids[h].append(k)
    left, right = list(range(count)), list(range(1, count + 1))
    for root in (k for k in range(count) if words.head[k] == k):
        order, stack = [], [root]
        while stack:
            k = stack.pop()
            order.append(k)
            stack.extend(kids[k])
        for k in reversed(order):
            h = words.head[k]
            left[h] = min(left[h], left[k])
            right[h] = max(right[h], right[k])
    words.kids, words.left, words.right = kids, left, right
