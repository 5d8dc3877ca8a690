"""What the encoder's vectors say: small networks in NumPy, an answer a function.

`anchors`: which piece begins a cue, or a content without one. `roles`: for an anchor, which pieces
are its source, cue and content (biaffine scores; Dozat and Manning 2017). `meanings`: act and
stance of an anchor. `links`: whom a pronoun or noun stands for and whose words a statement is
(word-level coreference; Dobrovolskii 2021). Of words: `labels`, `starts` of sentences, and trees
(`arcs`, `deps`; deep biaffine, Dozat and Manning 2017).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

Floats = Any  # NDArray[np.float32], which NumPy's operators widen

NONE, SOURCE, CUE, CONTENT = range(4)
ACTS: Final = (
    "says", "denies", "holds", "shows", "demands",
    "wants", "supports", "opposes", "plans", "decides", "other",
)  # fmt: skip
STANCES: Final = ("affirms", "denies", "open")
NAME, NOUN, PRONOUN = range(3)
"""Kinds of mention, as `links` knows them."""
PRONOUNS: Final = frozenset(
    "he she him her his hers himself herself they them their theirs themselves it its itself "
    "who whom whose".split()
)
"""What is a pronoun for `links`."""
_BLOCK: Final = 512
"""Rows that are worked on at once where each takes kilobytes: all of a long text’s leave the cache.
"""


@dataclass(frozen=True, slots=True)
class Heads:
    """The weights by name, in 32 bits."""

    weights: dict[str, Floats]

    @classmethod
    def load(cls, path: Path) -> Heads:
        """The weights in a file of 16-bit numbers.

        Raises:
            OSError: there is no such file.
        """
        with np.load(path) as stored:
            return cls({name: stored[name].astype(np.float32) for name in stored.files})

    def anchors(self, vectors: Floats) -> tuple[Floats, Floats]:
        """Chances (pieces, 3) of none, a cue, a content without a cue: of what a reader is shown,
        and of what PolNeAR counts, as plans and feelings."""
        hidden = _gelu(self._linear(vectors, "anchor.0"))
        scores = self._linear(hidden, "anchor_out")
        return _softmax(scores[:, 3:]), _softmax(scores[:, :3])

    def roles(self, vectors: Floats, anchors: Floats, away: NDArray[np.int64]) -> Floats:
        """Chances (anchors, 4, pieces) of the roles that pieces play for each of some anchors.

        `away` (anchors, pieces) is how many pieces each stands behind it.
        """
        weights = self.weights
        tokens = _gelu(self._linear(vectors, "token.0"))
        heads = _gelu(self._linear(anchors, "head.0"))
        asked = (heads @ weights["pair"]).reshape(-1, tokens.shape[1])
        scores = (asked @ tokens.T).reshape(-1, len(heads), len(tokens))  # one large product
        scores += self._linear(tokens, "alone").T[:, None]
        scores += self._linear(heads, "given").T[:, :, None]
        scores += weights["distance.weight"].T[:, bucket(away)]
        return _softmax(scores, axis=0).swapaxes(0, 1)

    def meanings(self, anchors: Floats) -> tuple[Floats, Floats]:
        """Chances of each of ACTS and of STANCES, a row an anchor."""
        hidden = _gelu(self._linear(anchors, "meaning.0"))
        return _softmax(self._linear(hidden, "act")), _softmax(self._linear(hidden, "stance"))

    def answers(self, mentions: Mentions) -> Mentions:
        """The mentions as `links` compares them with askers, whatever these ask."""
        return replace(mentions, vectors=_gelu(self._linear(mentions.vectors, "answer.0")))

    def links(
        self,
        asks: Literal["who is meant", "who speaks"],
        askers: Mentions,
        answers: Mentions,
    ) -> Floats:
        """Scores (askers, 1 + answers): the first is nobody's; only differences have a meaning."""
        which = 0 if asks == "who is meant" else 1
        weights, name = self.weights, ("ask", "speak")[which]
        ask = _gelu(self._linear(askers.vectors, f"{name}.0"))
        scores = ask @ weights["link"][which] @ answers.vectors.T
        scores += self._linear(answers.vectors, "salient")[:, which][None]
        away = answers.places[None] - askers.places[:, None]
        scores += weights["reach.weight"][bucket(away), which]
        pairs = askers.kinds[:, None] * 3 + answers.kinds[None]
        scores += weights["kinds.weight"][pairs, which]
        return np.concatenate([self._linear(ask, f"nobody.{which}"), scores], axis=1)

    def terms(self, quotations: Floats) -> Floats:
        """Chances (quotations,) of naming something, as nobody's statement, by the vectors of first
        and last piece (quotations, 2 * size)."""
        return _softmax(self._linear(quotations, "term"))[:, 1]

    def starts(self, words: Floats) -> Floats:
        """Chances (words,) that a sentence begins."""
        return _softmax(self._linear(words, "starts"))[:, 1]

    def labels(self, which: Literal["tags", "morphs", "names"], words: Floats) -> Floats:
        """Scores (words, labels); see `grammar.Labels`."""
        return self._linear(words, which)

    def arcs(self, words: Floats, sentences: Sequence[tuple[int, int]]) -> Iterator[Floats]:
        """For each sentence, a half-open range of words, scores (words, words): of each, what it
        hangs on; itself at a root."""
        child = _one(_gelu(self._linear(words, "arc_child.0"))) @ self.weights["arc"]
        head = _one(_gelu(self._linear(words, "arc_head.0")))
        for start, end in sentences:
            yield child[start:end] @ head[start:end].T

    def deps(self, words: Floats, heads: NDArray[np.int64]) -> Floats:
        """Scores (words, labels) of the relation of each word to that of the number in `heads`."""
        child = _one(_gelu(self._linear(words, "dep_child.0")))
        head = _one(_gelu(self._linear(words, "dep_head.0")))[heads]
        weights = self.weights["dep"]
        turned = weights.transpose(1, 0, 2).reshape(child.shape[1], -1)
        blocks = [slice(at, at + _BLOCK) for at in range(0, len(words), _BLOCK)]
        grown = ((child[at] @ turned).reshape(-1, *weights.shape[::2]) for at in blocks)
        scores = [
            np.matmul(g, head[at, :, None])[:, :, 0] for g, at in zip(grown, blocks, strict=True)
        ]
        return np.concatenate(scores)

    def _linear(self, values: Floats, name: str) -> Floats:
        product = values @ self.weights[f"{name}.weight"].T
        product += self.weights[f"{name}.bias"]  # in place: memory costs more than sums
        return product


@dataclass(frozen=True, slots=True)
class Mentions:
    """What `links` knows of mentions: first and last piece's vectors (of `answers`: what is made of
    them), first piece, kind."""

    vectors: Floats
    """(mentions, 2 * size); fewer of `answers`."""
    places: NDArray[np.int64]
    kinds: NDArray[np.int64]

    def some(self, which: slice) -> Mentions:
        """The mentions with these numbers."""
        return Mentions(self.vectors[which], self.places[which], self.kinds[which])


def bucket(away: NDArray[np.int64]) -> NDArray[np.int64]:
    """Distances in steps that grow: 20 is none, 0 and 40 are the farthest."""
    steps = np.minimum((np.log2(np.abs(away) + 1.0) * 2).astype(np.int64), 20)
    return np.asarray(np.sign(away) * steps + 20)


def _one(vectors: Floats) -> Floats:
    """Each vector with a 1 appended, so that a bilinear score has a term for each side alone."""
    return np.concatenate([vectors, np.ones_like(vectors[:, :1])], axis=1)


def _softmax(scores: Floats, axis: int = -1) -> Floats:
    raised = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return raised / raised.sum(axis=axis, keepdims=True)


def _gelu(x: Floats) -> Floats:
    if len(x) > _BLOCK:
        return np.concatenate([_gelu(x[at : at + _BLOCK]) for at in range(0, len(x), _BLOCK)])
    doubled = erf(x / np.sqrt(np.float32(2)))
    doubled += 1
    doubled *= 0.5 * x
    return doubled


def erf(x: Floats) -> Floats:
    """Abramowitz and Stegun 1964, 7.1.26: off by 1.5e-7 at most."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    series = np.full_like(t, 1.061405429)
    for term in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series *= t  # in place: memory costs more than sums
        series += term
    series *= t
    series *= np.exp(-x * x)
    return np.copysign(1 - series, x)
