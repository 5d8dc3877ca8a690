"""`newsread_reader`: tags, parts of speech, sentences, trees and names, from the learned reader."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.parts_of_speech import IDS  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.encoder.encoder import Encoded
from annotators.encoder.grammar import Labels, firsts_of
from annotators.encoder.shipped import FOLDER, Read, reader
from annotators.pipeline.trees import best_tags, best_tree

Sentence = tuple[int, int]
"""Words, half-open."""


class LearnedReader:
    """Sets what a parser, a tagger and a recognizer of names set; sentence borders that are set
    already stay. `folder` has the files of the reader."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> LearnedReader:
        """This component, with the reader of the pipeline’s folder if one is there."""
        beside = path.resolve().parent / "reader"
        self.folder = beside if beside.is_dir() else self.folder
        return self

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of names that the reader can give."""
        names = Labels.load(self.folder / "labels.json").names
        return tuple(name[2:] for name in names if name.startswith("B-"))

    def __call__(self, doc: Doc) -> Doc:
        """The document with its grammar and names."""
        read_by = reader(self.folder)
        read = read_by(doc.text)
        starts = [token.idx for token in doc]
        pieces = firsts_of(read.encoded.pieces, starts, [t.idx + len(t) for t in doc])
        words = np.array([k for k, first in enumerate(pieces) if first is not None], dtype=np.int64)
        firsts = np.array([first for first in pieces if first is not None], dtype=np.int64)
        if not len(words):
            for blank in doc:
                blank.tag_, blank.pos_, blank.dep_ = "_SP", "SPACE", "dep"
            return doc
        known = doc.to_array("SENT_START").astype(np.int64)[words]
        labels, heads = _grammar(read, firsts, known, read_by.labels)
        return _set(doc, words, labels, words[heads], _codes(doc.vocab, read_by.labels))


def _grammar(
    read: Read, firsts: NDArray[np.int64], known: NDArray[np.int64], labels: Labels
) -> tuple[NDArray[np.int64], list[int]]:
    """For each word that is read by one of the pieces `firsts` the numbers of its tag, form,
    relation and name (words, 4); and the word that it hangs on.

    Args:
        known: 1 where a sentence begins for certain, -1 where none does, else 0.
    """
    heads = read.heads
    chances = heads.starts(read.encoded.vectors[firsts])
    begins = np.where(known == 0, chances > 0.5, known > 0)
    begins[0] = True
    borders = _without_longest(np.flatnonzero(begins).tolist(), len(firsts))
    sentences = list(pairwise([*borders, len(firsts)]))
    vectors = _in_one_window(read.encoded, firsts, sentences)
    hangs = [
        start + head
        for (start, _), scores in zip(sentences, heads.arcs(vectors, sentences), strict=True)
        for head in best_tree(scores)
    ]
    tags, morphs = best_pairs(
        heads.labels("tags", vectors), heads.labels("morphs", vectors), labels.pairs
    )
    deps = heads.deps(vectors, np.array(hangs)).argmax(1)
    names = best_tags(heads.labels("names", vectors), labels.names, borders)
    return np.column_stack([tags, morphs, deps, names]), hangs


def _without_longest(borders: list[int], count: int) -> list[int]:
    """The borders, with more of them in what is too long for a sentence: a tree is weighed over all
    pairs of its words, and nobody writes one that goes beyond a window."""
    sentences = pairwise([*borders, count])
    return [at for start, end in sentences for at in range(start, end, _LONGEST)]


_LONGEST = 400
"""Words."""


def best_pairs(
    tags: NDArray[np.float32], morphs: NDArray[np.float32], pairs: Sequence[tuple[int, int]]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The likeliest tag and form of each word that go together, from scores (words, labels)."""
    first, second = np.array(pairs).T
    best = (tags[:, first] + morphs[:, second]).argmax(1)
    return first[best], second[best]


def _in_one_window(
    encoded: Encoded, firsts: NDArray[np.int64], sentences: Sequence[Sentence]
) -> NDArray[np.float32]:
    """A vector a word; those of a sentence are of one window if it lies in one whole."""
    vectors = encoded.vectors[firsts]
    ends = [end for _, end in sentences]
    for pair in pairwise(encoded.windows):
        start, end = sentences[
            min(bisect_left(ends, int(np.searchsorted(firsts, pair[1].start)) + 1), len(ends) - 1)
        ]
        first, last = int(firsts[start]), int(firsts[end - 1])
        for window in pair:
            if window.first <= first and last < window.first + len(window.vectors):
                vectors[start:end] = window.vectors[firsts[start:end] - window.first]
                break
    return vectors


@cache
def _codes(vocab: Vocab, labels: Labels) -> list[NDArray[np.uint64]]:
    """Labels as spaCy numbers them, a blank’s last: tags, parts of speech, forms, relations,
    whether a name begins or goes on, and its kind."""
    add = vocab.strings.add
    split = [label.split(" ", 1) for label in (*labels.morphs, "SPACE ")]
    deps = ("ROOT" if dep == "root" else dep for dep in (*labels.deps, "dep"))
    names = (*labels.names, "O")
    columns = (
        [add(tag) for tag in (*labels.tags, "_SP")],
        [IDS[pos] for pos, _ in split],
        [vocab.morphology.add(form) for _, form in split],
        [add(dep) for dep in deps],
        [{"O": 2, "B": 3, "I": 1}[name[0]] for name in names],
        [add(name[2:]) if name != "O" else 0 for name in names],
    )
    return [np.array(column, dtype=np.uint64) for column in columns]


_COLUMNS: list[int | str] = ["TAG", "POS", "MORPH", "DEP", "ENT_IOB", "ENT_TYPE", "HEAD"]
_BLANK = -1
"""The number of a blank’s labels."""


def _set(
    doc: Doc,
    words: NDArray[np.int64],
    labels: NDArray[np.int64],
    heads: NDArray[np.int64],
    codes: Sequence[NDArray[np.uint64]],
) -> Doc:
    """The labels and heads of words put into the document at once; a blank hangs on the word before
    it, and is in the name around it."""
    every = np.arange(len(doc))
    passed = np.searchsorted(words, every, side="right")
    numbers = np.full((len(doc), labels.shape[1]), _BLANK)
    following = np.minimum(passed, len(words) - 1)
    names = labels[following, -1]
    goes_on = (codes[4][names] == 1) & (words[following] > every)
    numbers[goes_on, -1] = names[goes_on]
    numbers[words] = labels
    hangs = words[np.maximum(passed - 1, 0)]
    hangs[words] = heads
    tags, morphs, deps, names = numbers.T
    columns = zip(codes, (tags, morphs, morphs, deps, names, names), strict=True)
    steps = (hangs - every).view(np.uint64)
    table: Any = np.column_stack([*(code[number] for code, number in columns), steps])
    return doc.from_array(_COLUMNS, table)  # the stubs of spaCy know no uint64


@Language.factory(
    "newsread_reader",
    assigns=[
        "token.tag", "token.pos", "token.morph", "token.dep", "token.head",
        "token.is_sent_start", "doc.ents",
    ],
)  # fmt: skip
def make_reader(nlp: Language, name: str) -> LearnedReader:
    """The component as spaCy builds it."""
    return LearnedReader()
