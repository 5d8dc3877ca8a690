"""`newsread_reader`: tags, parts of speech, sentences, trees and names, from the learned reader."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    MORPH,
    POS,
    SENT_START,
    TAG,
)
from spacy.language import Language
from spacy.parts_of_speech import IDS  # type: ignore[import-not-found]

from annotators.encoder.grammar import Labels, firsts_of
from annotators.encoder.shipped import FOLDER, reader
from annotators.pipeline.trees import best_tags, best_tree

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from annotators.encoder.encoder import Encoded
    from annotators.encoder.heads import Heads
    from annotators.encoder.shipped import Read

Sentence = tuple[int, int]
"""Words, half-open."""


class Grammar(NamedTuple):
    """Numbers of labels, a row for each word that has a piece; `heads` are numbers of words."""

    tags: list[int]
    morphs: list[int]
    deps: list[int]
    names: list[int]
    heads: list[int]


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
        words = [k for k, first in enumerate(pieces) if first is not None]
        firsts = np.array([first for first in pieces if first is not None], dtype=np.int64)
        if not words:
            for blank in doc:
                blank.tag_, blank.pos_, blank.dep_ = "_SP", "SPACE", "dep"
            return doc
        known = doc.to_array([SENT_START]).reshape(-1).astype(np.int64)[words]
        grammar = grammar_of(read, firsts, known, read_by.labels)
        return _set(doc, words, grammar, _codes(doc.vocab, read_by.labels))


def grammar_of(
    read: Read, firsts: NDArray[np.int64], known: NDArray[np.int64], labels: Labels
) -> Grammar:
    """What the words are that are read by the pieces `firsts`.

    Args:
        known: 1 where a sentence begins for certain, -1 where none does, else 0.
    """
    heads = read.heads
    chances = heads.starts(read.encoded.vectors[firsts])
    begins = np.where(known == 0, chances > 0.5, known > 0)
    begins[0] = True
    borders = _without_longest(np.flatnonzero(begins).tolist(), len(firsts))
    sentences = list(zip(borders, [*borders[1:], len(firsts)], strict=True))
    vectors = _in_one_window(read.encoded, firsts, sentences)
    hangs = _trees(heads, vectors, sentences)
    tags, morphs = best_pairs(
        heads.labels("tags", vectors), heads.labels("morphs", vectors), labels.pairs
    )
    return Grammar(
        tags.tolist(),
        morphs.tolist(),
        heads.deps(vectors, np.array(hangs)).argmax(1).tolist(),
        best_tags(heads.labels("names", vectors), labels.names, borders),
        hangs,
    )


def _without_longest(borders: list[int], count: int) -> list[int]:
    """The borders, with more of them in what is too long for a sentence: a tree is weighed over all
    pairs of its words, and nobody writes one that goes beyond a window."""
    ends = [*borders[1:], count]
    return [
        at for start, end in zip(borders, ends, strict=True) for at in range(start, end, _LONGEST)
    ]


_LONGEST = 400
"""Words."""


def best_pairs(
    tags: NDArray[np.float32], morphs: NDArray[np.float32], pairs: Sequence[tuple[int, int]]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The likeliest tag and form of each word that go together, from scores (words, labels)."""
    first, second = np.array(pairs).T
    able = np.zeros((tags.shape[1], morphs.shape[1]), dtype=bool)
    able[first, second] = True
    tag, morph = tags.argmax(1), morphs.argmax(1)
    odd = np.flatnonzero(~able[tag, morph])
    best = (tags[odd][:, first] + morphs[odd][:, second]).argmax(1)
    tag[odd], morph[odd] = first[best], second[best]
    return tag, morph


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


def _trees(heads: Heads, vectors: Any, sentences: Sequence[Sentence]) -> list[int]:
    hangs: list[int] = []
    for (start, _), scores in zip(sentences, heads.arcs(vectors, sentences), strict=True):
        hangs += [start + head for head in best_tree(scores)]
    return hangs


class _Codes(NamedTuple):
    """Labels as spaCy numbers them."""

    tags: NDArray[np.uint64]
    pos: NDArray[np.uint64]
    morphs: NDArray[np.uint64]
    deps: NDArray[np.uint64]
    iob: NDArray[np.uint64]
    names: NDArray[np.uint64]
    space: tuple[int, int, int, int]
    """Tag, part of speech, form and relation of a blank."""


@cache
def _codes(vocab: Vocab, labels: Labels) -> _Codes:
    add = vocab.strings.add
    split = [label.split(" ", 1) for label in labels.morphs]
    return _Codes(
        np.array([add(tag) for tag in labels.tags], dtype=np.uint64),
        np.array([IDS[pos] for pos, _ in split], dtype=np.uint64),
        np.array([vocab.morphology.add(form) for _, form in split], dtype=np.uint64),
        np.array([add(_dep(dep)) for dep in labels.deps], dtype=np.uint64),
        np.array([{"O": 2, "B": 3, "I": 1}[label[0]] for label in labels.names], dtype=np.uint64),
        np.array(
            [add(label[2:]) if label != "O" else 0 for label in labels.names], dtype=np.uint64
        ),
        (add("_SP"), IDS["SPACE"], vocab.morphology.add(""), add("dep")),
    )


def _dep(label: str) -> str:
    return "ROOT" if label == "root" else label


def _set(doc: Doc, words: Sequence[int], grammar: Grammar, codes: _Codes) -> Doc:
    """The grammar put into the document at once; a blank hangs on the word before it, and is in the
    name around it."""
    count, at = len(doc), np.array(words)
    passed = np.searchsorted(at, np.arange(count), side="right")
    before, following = np.maximum(passed - 1, 0), np.minimum(passed, len(at) - 1)
    is_blank = np.ones(count, dtype=bool)
    is_blank[at] = False
    table: Any = np.zeros((count, 7), dtype=np.uint64)  # the stubs of spaCy know no uint64
    for column, value in zip((0, 1, 2, 3), codes.space, strict=True):
        table[:, column] = value
    table[at, 0] = codes.tags[grammar.tags]
    table[at, 1] = codes.pos[grammar.morphs]
    table[at, 2] = codes.morphs[grammar.morphs]
    table[at, 3] = codes.deps[grammar.deps]
    hangs = at[before]
    hangs[at] = at[grammar.heads]
    table[:, 4] = (hangs - np.arange(count)).astype(np.int64).view(np.uint64)
    iob, names = codes.iob[grammar.names], codes.names[grammar.names]
    within = (iob[following] == 1) & (at[following] > np.arange(count))
    table[:, 5] = np.where(is_blank & ~within, 2, 1)
    table[:, 6] = np.where(is_blank & within, names[following], 0)
    table[at, 5], table[at, 6] = iob, names
    return doc.from_array([TAG, POS, MORPH, DEP, HEAD, ENT_IOB, ENT_TYPE], table)


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
