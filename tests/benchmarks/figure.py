"""A figure that was measured, beside what it is compared with, and what was promised of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """A limit of a value, or of its ratio to what stands beside it."""

    limit: float
    at_least: bool = False
    """Whether the limit is the least that will do, not the most."""
    times: bool = False
    """Whether it is the ratio that is limited, not the value."""

    def is_met_by(self, number: float) -> bool:
        return number >= self.limit if self.at_least else number <= self.limit

    def __str__(self) -> str:
        sign = ">=" if self.at_least else "<="
        return f"{sign} {self.limit:g}{'x' if self.times else ''}"


def at_most(limit: float) -> Goal:
    """The value is to be no more than this."""
    return Goal(limit)


def at_least(limit: float) -> Goal:
    """The value is to be no less than this."""
    return Goal(limit, at_least=True)


def times_at_most(limit: float) -> Goal:
    """The value is to be no more than so many times what stands beside it."""
    return Goal(limit, times=True)


def times_at_least(limit: float) -> Goal:
    """The value is to be no less than so many times what stands beside it."""
    return Goal(limit, at_least=True, times=True)


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in which unit, and whether that is what was promised.

    Raises:
        ValueError: the goal is a ratio, and nothing stands beside the value.
    """

    what: str
    value: float
    unit: str = ""
    goal: Goal | None = None
    """What was promised; nothing, for a figure that only helps to read the others."""
    beside: float | None = None
    """The value of something else, measured next to it or published."""
    of: str = ""
    """What that something else is."""

    def __post_init__(self) -> None:
        if self.goal and self.goal.times and self.beside is None:
            raise ValueError(f"{self.what}: a ratio needs something beside it")

    @property
    def ratio(self) -> float | None:
        """How many times what stands beside it the value is."""
        return self.value / self.beside if self.beside else None

    @property
    def is_met(self) -> bool:
        """Whether the goal is met; a figure without one cannot fall short."""
        judged = self.ratio if self.goal and self.goal.times else self.value
        return self.goal is None or judged is None or self.goal.is_met_by(judged)

    def __str__(self) -> str:
        beside = "" if self.beside is None else f"{_short(self.beside)} {self.of}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}x"
        verdict = "" if self.goal is None else "met" if self.is_met else "SHORT"
        value = f"{_short(self.value)} {self.unit}"
        return f"{self.what:46} {value:13} {beside:32} {ratio:7} {self.goal or ''!s:9} {verdict}"


HEADING = f"{'what':46} {'figure':13} {'beside':32} {'ratio':7} {'goal':9}"


def _short(number: float) -> str:
    """A number with three digits that mean something, and thousands apart."""
    if abs(number) >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if abs(number) >= 10 else f"{number:.3g}"
