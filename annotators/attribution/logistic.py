"""Logistic regression over binary features, each known by its name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import repeat
from math import exp


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights by feature name; a name it does not know weighs nothing."""

    weights: dict[str, float]
    bias: float = 0.0

    def margin(self, features: Iterable[str]) -> float:
        """The weighted sum: above 0 when yes is likelier than no."""
        return self.bias + sum(map(self.weights.get, features, repeat(0.0)))

    def chance(self, features: Iterable[str]) -> float:
        """How likely yes is, from 0 to 1."""
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, self.margin(features)))))


@lru_cache
def load(name: str) -> Logistic:
    """A model that newsread ships, from `weights/NAME.json`; made by `annotators.training`."""
    data = (
        files("annotators.attribution")
        .joinpath("weights", f"{name}.json")
        .read_text(encoding="utf-8")
    )
    made = json.loads(data)
    return Logistic(made["weights"], made["bias"])
