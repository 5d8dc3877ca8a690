"""Two commands timed in turn, so that whatever else the machine does is shared by both."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value beside that of something else, and what was promised of their ratio."""

    what: str
    value: float
    beside: float
    budget: float
    at_least: bool = False
    """Whether the ratio should be at least the budget, not at most."""

    @property
    def ratio(self) -> float:
        return self.value / self.beside

    @property
    def holds(self) -> bool:
        return self.ratio >= self.budget if self.at_least else self.ratio <= self.budget

    def __str__(self) -> str:
        sign = ">=" if self.at_least else "<="
        verdict = "holds" if self.holds else "FALLS SHORT"
        return (
            f"{self.what:50} {self.value:10.4g} beside {self.beside:10.4g}"
            f"  = {self.ratio:5.2f}x  (budget {sign} {self.budget}x)  {verdict}"
        )


def seconds(command: list[str], env: Mapping[str, str] | None = None) -> float:
    """How long a command takes from start to end."""
    began = time.perf_counter()
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **(env or {})}
    )
    return time.perf_counter() - began


def in_turn(first: Callable[[], float], second: Callable[[], float], runs: int) -> list[float]:
    """The medians of two measurements taken alternately, after one of each that is thrown away."""
    first(), second()
    taken = [(first(), second()) for _ in range(runs)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def python(code: str) -> list[str]:
    """A command that runs some Python."""
    return [sys.executable, "-c", code]
