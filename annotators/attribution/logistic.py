"""Logistic regression over features, each known by its name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS: Final = Path(__file__).with_name("confidence.json")
"""Those of the calibration that ships."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights by feature name; a name it does not know weighs nothing."""

    weights: dict[str, float]
    bias: float = 0.0

    def margin(self, features: Mapping[str, float]) -> float:
        """The weighted sum: above 0 when yes is likelier than no."""
        known = self.weights
        return self.bias + sum(known.get(name, 0.0) * value for name, value in features.items())

    def chance(self, features: Mapping[str, float]) -> float:
        """How likely yes is, from 0 to 1."""
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, self.margin(features)))))


@cache
def load(path: Path = WEIGHTS) -> Logistic:
    """A model as `annotators.training.evaluation.fit` writes it.

    Raises:
        OSError: there is no such file.
    """
    document = json.loads(path.read_text(encoding="utf-8"))
    return Logistic(document["weights"], document["bias"])
