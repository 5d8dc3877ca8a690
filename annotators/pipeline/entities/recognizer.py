"""spaCy's recognizer of names, decoded in whole columns.

spaCy walks from word to word and takes Python's lock dozens of times for each. Where no name is
open a word's scores rest on the word alone, so that those of all words are computed at once, and
only within names is there a walk. What is found is the same.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START  # type: ignore[import-not-found]
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

_FEATURES = 6
"""The word, and the first five of an open name before it."""


class Found(NamedTuple):
    """A name from the word `start` up to `end`."""

    start: int
    end: int
    label: str


class Recognizer(EntityRecognizer):  # type: ignore[misc]
    """An EntityRecognizer of spaCy's second generation; a Doc that has names already, and a model
    of another kind, are left to spaCy."""

    def predict(self, docs: Iterable[Doc]) -> Any:
        """The names of each Doc, or what spaCy makes of them."""
        docs = list(docs)
        if not _is_plain(self) or any(not len(d) or d.has_annotation("ENT_IOB") for d in docs):
            return super().predict(docs)
        lower, upper = self.model.get_ref("lower"), self.model.get_ref("upper")
        tables = lower.predict(self.model.get_ref("tok2vec").predict(docs))
        borders = accumulate(map(len, docs[:-1]), initial=1)  # the first row is of no word
        scorer = _Scorer(tables, lower.get_param("b"), upper.get_param("W"), upper.get_param("b"))
        moves = [self.moves.get_class_name(n) for n in range(self.moves.n_moves)]
        return [
            list(_names(doc, scorer, first, moves))
            for doc, first in zip(docs, borders, strict=True)
        ]

    def set_annotations(self, docs: Iterable[Doc], predictions: Any) -> None:
        """Give each Doc its names."""
        if not all(isinstance(found, list) for found in predictions):
            super().set_annotations(docs, predictions)
            return
        for doc, found in zip(docs, predictions, strict=True):
            doc.set_ents([Span(doc, *name) for name in found], default="outside")


class _Scorer(NamedTuple):
    """Scores of moves in a state: a row of `tables` for each word by its place among the features,
    the first row where there is none."""

    tables: Any
    bias: Any
    weights: Any
    bare: Any

    def outside(self, first: int, count: int) -> Any:
        """Scores (words, moves) of words where no name is open."""
        nobody = self.tables[0, 1:].sum(axis=0) + self.bias
        return self._moves(self.tables[first : first + count, 0] + nobody)

    def inside(self, word: int, start: int) -> Any:
        """Scores of the moves of a word in a name that began at `start`."""
        rows = [word, *range(start, word)][:_FEATURES]
        rows += [0] * (_FEATURES - len(rows))
        return self._moves(self.tables[rows, range(_FEATURES)].sum(axis=0) + self.bias)

    def _moves(self, hidden: Any) -> Any:
        return hidden.max(axis=-1) @ self.weights.T + self.bare


def _names(doc: Doc, scorer: _Scorer, first: int, moves: Sequence[str]) -> Iterator[Found]:
    number = {move: n for n, move in enumerate(moves)}
    kinds = np.array([move[0] if move == "O" or move[2:] else "" for move in moves])
    columns = doc.to_array([IS_SPACE, SENT_START])
    is_last = np.append(columns[1:, 1] == 1, True)  # before a border, or the end
    scores = scorer.outside(first, len(doc))
    scores[:, ~np.isin(kinds, ("B", "U", "O"))] = -np.inf
    scores[np.ix_(is_last | (columns[:, 0] == 1), kinds == "B")] = -np.inf
    scores[np.ix_(columns[:, 0] == 1, kinds == "U")] = -np.inf
    best = scores.argmax(axis=1)
    at = 0
    for start in np.flatnonzero(kinds[best] != "O").tolist():
        if start < at:
            continue
        label, at = moves[best[start]][2:], start + 1
        if kinds[best[start]] == "B":
            goes_on, ends = number[f"I-{label}"], number[f"L-{label}"]
            while not is_last[at]:
                told = scorer.inside(first + at, first + start)
                if told[ends] > told[goes_on] or (told[ends] == told[goes_on] and ends < goes_on):
                    break
                at += 1
            at += 1
        yield Found(start, at, label)


def _is_plain(recognizer: EntityRecognizer) -> bool:
    """Whether it is of the kind that is read here."""
    model = recognizer.model
    is_known = {"lower", "upper", "tok2vec"} <= set(model.ref_names)
    return (
        is_known
        and recognizer.cfg["beam_width"] == 1
        and not model.attrs.get("unseen_classes")
        and model.attrs.get("has_upper", False)
        and model.get_ref("lower").get_dim("nF") == _FEATURES
        and model.get_ref("lower").get_dim("nP") > 1
    )


def decode_in_columns(nlp: Language) -> None:
    """Put a Recognizer in the place of spaCy's, with its weights. Changes the pipeline."""
    pipe: Any
    for n, (name, pipe) in enumerate(nlp._components):
        if type(pipe) is EntityRecognizer and _is_plain(pipe):
            nlp._components[n] = name, Recognizer(nlp.vocab, pipe.model, name, moves=pipe.moves)
