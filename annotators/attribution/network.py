"""A small neural network over names of features: one hidden layer, summed up from the names.

Each name that is true adds its vector to the hidden units (an embedding bag) and its weight to
the outcome; so names need not be joined in pairs by hand, as a linear model wants them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
Row = Sequence[str]

_AT_ONCE = 256
"""Rows whose vectors fit into a processor's cache together; those of a book fill its memory."""


@dataclass(frozen=True, slots=True)
class Network:
    """Weights by feature name; a name it does not know weighs nothing."""

    names: dict[str, int]
    """The number of each name: its row in `inner` and `direct`, which end in a row of nothing."""
    inner: Vector
    """What each name adds to the hidden units."""
    direct: Vector
    """What each name adds to the outcome."""
    offsets: Vector
    """Where the hidden units begin."""
    outer: Vector
    """What the hidden units add to the outcome."""
    bias: float

    def margins(self, rows: Sequence[Row]) -> Vector:
        """One number for each row of names: above 0 when yes is likelier than no."""
        parts = [self._margins(rows[k : k + _AT_ONCE]) for k in range(0, len(rows), _AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _margins(self, rows: Sequence[Row]) -> Vector:
        number, nothing = self.names.get, len(self.names)
        flat: list[int] = []
        begins: list[int] = []
        for row in rows:
            begins.append(len(flat))
            flat += map(number, row, repeat(nothing))
            flat.append(nothing)
        numbers = np.array(flat)
        hidden = np.add.reduceat(self.inner.take(numbers, 0), begins) + self.offsets
        direct = np.add.reduceat(self.direct.take(numbers), begins)
        outcome: Vector = np.maximum(hidden, 0) @ self.outer + direct + self.bias
        return outcome

    def chances(self, rows: Sequence[Row]) -> list[float]:
        """For each row on its own, how likely yes is, from 0 to 1."""
        made: list[float] = (1 / (1 + np.exp(-np.clip(self.margins(rows), -30, 30)))).tolist()
        return made

    def choices(self, rows: Sequence[Row]) -> list[float]:
        """How likely each row is the right one of all; what is missing to 1 is none of them."""
        powers = np.exp(np.maximum(-30, np.minimum(30, self.margins(rows))))
        made: list[float] = (powers / (1 + powers.sum())).tolist()
        return made


@lru_cache
def load(name: str) -> Network:
    """A network that newsread ships, from `weights/NAME.json`; made by `annotators.training`."""
    data = (
        files("annotators.attribution")
        .joinpath("weights", f"{name}.json")
        .read_text(encoding="utf-8")
    )
    made = json.loads(data)
    table = np.array([*made["names"].values(), [0] * (1 + len(made["outer"]))], np.float32)
    return Network(
        names={name: k for k, name in enumerate(made["names"])},
        inner=np.ascontiguousarray(table[:, 1:]),
        direct=np.ascontiguousarray(table[:, 0]),
        offsets=np.array(made["offsets"], np.float32),
        outer=np.array(made["outer"], np.float32),
        bias=made["bias"],
    )
