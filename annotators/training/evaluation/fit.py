"""Fitting a `Logistic`: Adam over all rows at once, L2 on the weights, soft labels allowed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotators.attribution.logistic import Logistic

Row = Sequence[str]
Vector = NDArray[np.float64]


def fit(
    rows: Sequence[Row],
    labels: Sequence[float],
    *,
    least: int = 4,
    l2: float = 2.0,
    steps: int = 250,
    rate: float = 0.1,
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
    number = {name: k for k, name in enumerate(names)}
    kept = [[number[name] for name in row if name in number] for row in rows]
    weights, bias = _adam(kept, np.asarray(labels, np.float64), len(names), l2, steps, rate)
    pairs = zip(names, weights.tolist(), strict=True)
    return Logistic({n: round(w, 3) for n, w in pairs if abs(w) >= 0.005}, round(float(bias), 3))


def _adam(
    rows: list[list[int]], labels: Vector, count: int, l2: float, steps: int, rate: float
) -> tuple[Vector, float]:
    flat = np.fromiter((k for row in rows for k in row), np.int64)
    of_row = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    theta, first, second = (np.zeros(count + 1) for _ in range(3))
    for step in range(1, steps + 1):
        margin = np.bincount(of_row, theta[flat], len(rows)) + theta[-1]
        error = 1 / (1 + np.exp(-margin)) - labels
        slope = np.bincount(flat, error[of_row], count + 1)
        slope[-1] = error.sum()
        slope[:-1] = slope[:-1] + l2 * theta[:-1]
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        pace = rate * (1 - step / (steps + 1))
        theta = theta - pace * (first / (1 - 0.9**step)) / (
            np.sqrt(second / (1 - 0.999**step)) + 1e-8
        )
    return theta[:-1], theta[-1]


def save(model: Logistic, path: Path) -> None:
    """Write the model as `logistic.load` reads it."""
    made = {"bias": model.bias, "weights": dict(sorted(model.weights.items()))}
    path.write_text(json.dumps(made, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
