"""Fitting a `Network`: Adam over small batches, dropout on the hidden units, L2 on the weights."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotators.attribution.network import Network, Row

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Choice:
    """Options of which one is right, or none: the chance that each is, none having the rest.

    A question of yes or no is a choice with one option.
    """

    options: Sequence[Row]
    chances: Sequence[float]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is fitted."""

    width: int = 48
    rounds: int = 6
    batch: int = 256
    dropout: float = 0.3
    l2: float = 1e-5
    rate: float = 0.003
    least: int = 8
    """Names seen less often are left out."""
    seed: int = 1


def fit(choices: Sequence[Choice], recipe: Recipe) -> Network:
    """The network that makes the given chances likeliest (cross-entropy, softmax over options).

    Raises:
        ValueError: there is nothing to choose from.
    """
    counts = Counter(name for choice in choices for row in choice.options for name in row)
    names = {n: k for k, n in enumerate(n for n, c in counts.items() if c >= recipe.least)}
    if not names:
        raise ValueError("fitting needs choices whose options have features")
    rows = [[[names[n] for n in row if n in names] for row in c.options] for c in choices]
    return _Fitting(names, recipe).run(rows, [c.chances for c in choices])


class _Fitting:
    """The weights while they are learned, and Adam's memory of them."""

    def __init__(self, names: dict[str, int], recipe: Recipe) -> None:
        self.names, self.recipe = names, recipe
        self.random = np.random.default_rng(recipe.seed)
        count, width = len(names), recipe.width
        self.weights: dict[str, Floats] = {
            "inner": self.random.normal(0, 0.1, (count, width)).astype(np.float32),
            "direct": np.zeros(count, np.float32),
            "offsets": np.zeros(width, np.float32),
            "outer": self.random.normal(0, 0.1, width).astype(np.float32),
            "bias": np.zeros(1, np.float32),
        }
        self.first = {k: np.zeros_like(v) for k, v in self.weights.items()}
        self.second = {k: np.zeros_like(v) for k, v in self.weights.items()}

    def run(self, rows: list[list[list[int]]], chances: list[Sequence[float]]) -> Network:
        """All rounds; the rate falls to nothing."""
        size = min(self.recipe.batch, len(rows))
        steps = self.recipe.rounds * (len(rows) // size)
        step = 0
        for _ in range(self.recipe.rounds):
            order = self.random.permutation(len(rows))
            for begin in range(0, len(rows) - size + 1, size):
                step += 1
                some = order[begin : begin + size]
                slopes = self._slopes([rows[k] for k in some], [chances[k] for k in some])
                self._move(slopes, step, self.recipe.rate * (1 - step / (steps + 1)))
        return self._network()

    def _slopes(
        self, rows: list[list[list[int]]], chances: list[Sequence[float]]
    ) -> dict[str, Floats]:
        """The gradient of a batch."""
        flat = [row for options in rows for row in options]
        known = np.zeros((len(flat), len(self.names)), np.float32)
        for k, row in enumerate(flat):
            known[k, row] = 1
        of = np.repeat(np.arange(len(rows)), [len(options) for options in rows])
        weights, dropout = self.weights, self.recipe.dropout
        hidden = known @ weights["inner"] + weights["offsets"]
        kept = (self.random.random(hidden.shape) > dropout).astype(np.float32) / (1 - dropout)
        lit = np.maximum(hidden, 0) * kept
        margins = lit @ weights["outer"] + known @ weights["direct"] + weights["bias"]
        target = np.fromiter((x for each in chances for x in each), np.float32)
        error = (_softmax(margins, of, len(rows)) - target) / len(rows)
        back = np.outer(error, weights["outer"]) * kept * (hidden > 0)
        return {
            "inner": known.T @ back + self.recipe.l2 * weights["inner"],
            "direct": known.T @ error + self.recipe.l2 * weights["direct"],
            "offsets": back.sum(0),
            "outer": lit.T @ error,
            "bias": error.sum(keepdims=True),
        }

    def _move(self, slopes: dict[str, Floats], step: int, rate: float) -> None:
        """One step of Adam (Kingma and Ba 2015)."""
        for name, slope in slopes.items():
            self.first[name] = 0.9 * self.first[name] + 0.1 * slope
            self.second[name] = 0.999 * self.second[name] + 0.001 * slope**2
            mean = self.first[name] / (1 - 0.9**step)
            spread = np.sqrt(self.second[name] / (1 - 0.999**step)) + 1e-8
            self.weights[name] = (self.weights[name] - rate * mean / spread).astype(np.float32)

    def _network(self) -> Network:
        weights = self.weights
        return Network(
            names=self.names,
            inner=np.vstack([weights["inner"], np.zeros((1, self.recipe.width), np.float32)]),
            direct=np.append(weights["direct"], np.float32(0)),
            offsets=weights["offsets"],
            outer=weights["outer"],
            bias=float(weights["bias"][0]),
        )


def _softmax(margins: Floats, of: NDArray[np.int64], count: int) -> Floats:
    """The chance of each option among those of its choice and none, whose margin is 0."""
    highest = np.zeros(count, np.float32)
    np.maximum.at(highest, of, margins)
    powers = np.exp(margins - highest[of])
    sums = np.bincount(of, powers, count) + np.exp(-highest)
    chances: Floats = (powers / sums[of]).astype(np.float32)
    return chances


def save(model: Network, path: Path) -> None:
    """Write the network where `network.load` finds it, a line a name."""
    table = np.column_stack([model.direct, model.inner])
    lines = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}: {_rounded(table[k])}"
        for name, k in model.names.items()
    )
    head = f'"bias": {model.bias:.4g},\n"offsets": {_rounded(model.offsets)},\n'
    head += f'"outer": {_rounded(model.outer)},\n'
    path.write_text(f'{{{head}"names": {{\n{lines}\n}}}}\n', encoding="utf-8")


def _rounded(values: Floats) -> str:
    return json.dumps([float(f"{x:.3g}") for x in values.tolist()], separators=(",", ":"))
