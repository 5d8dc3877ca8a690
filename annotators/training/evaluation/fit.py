"""Fitting a `Logistic`: Newton's method over all rows at once, L2 on the weights, soft labels
allowed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from annotators.attribution.confidence import Logistic

Row = Mapping[str, float]
Vector = NDArray[np.float64]
_STEPS: Final = 20
"""More than are needed: each doubles the right digits."""


def fit(
    rows: Sequence[Row], labels: Sequence[float], *, least: int = 4, l2: float = 2.0
) -> Logistic:
    """The model that makes `labels` (0 to 1) likeliest, features seen less than `least` times
    left out.

    Raises:
        ValueError: there are no rows, or not as many labels.
    """
    if not rows or len(rows) != len(labels):
        raise ValueError(f"fitting needs as many labels as rows: {len(labels)} for {len(rows)}")
    counts = Counter(name for row in rows for name in row)
    names = [name for name, count in counts.items() if count >= least]
    values = np.array([[*(row.get(name, 0.0) for name in names), 1.0] for row in rows])
    *weights, bias = _newton(values, np.asarray(labels, np.float64), l2).tolist()
    pairs = zip(names, weights, strict=True)
    return Logistic({n: round(w, 3) for n, w in pairs if abs(w) >= 0.005}, round(bias, 3))


def _newton(values: Vector, labels: Vector, l2: float) -> Vector:
    """The weights of the columns; the last, the bias, is hardly held back."""
    held = np.diag([*[l2] * (values.shape[1] - 1), 1e-3])
    theta = np.zeros(values.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-values @ theta))
        slope = values.T @ (chances - labels) + held @ theta
        bend = (values.T * (chances * (1 - chances))) @ values + held
        theta = theta - np.linalg.solve(bend, slope)
    return theta


def save(model: Logistic, path: Path) -> None:
    """Write the model as `confidence.load` reads it."""
    document = {"bias": model.bias, "weights": dict(sorted(model.weights.items()))}
    path.write_text(json.dumps(document, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
