"""Taking the time; two things in turn, so that whatever else the machine does is shared by both."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final

WITH_BYTECODE: Final = {"PYTHONDONTWRITEBYTECODE": ""}
"""Environment of what is measured: with that set, every start would compile what was changed."""


def seconds(command: list[str], env: Mapping[str, str] | None = None) -> float:
    """How long a command takes from start to end."""
    start = time.perf_counter()
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, **WITH_BYTECODE, **(env or {})},
    )
    return time.perf_counter() - start


def milliseconds(run: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def processor_milliseconds(run: Callable[[], object]) -> float:
    """How long the processor works on a call, whatever else the machine does meanwhile."""
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1000


def repeated(run: Callable[[], object], times: int) -> list[float]:
    """How long each of so many calls takes, in milliseconds."""
    return [milliseconds(run) for _ in range(times)]


def p95(times: Sequence[float]) -> float:
    """What one in twenty exceeds."""
    return sorted(times)[int(len(times) * 0.95)]


def in_turn(first: Callable[[], float], second: Callable[[], float], runs: int) -> list[float]:
    """The medians of two measurements taken alternately, after one of each that is thrown away."""
    first(), second()
    times = [(first(), second()) for _ in range(runs)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def python(code: str) -> list[str]:
    """A command that runs some Python."""
    return [sys.executable, "-c", code]
