"""The reading view beside a bare Textual app and `less`: start, keys, pages, bytes, memory.

    python -m tests.benchmarks.reading [--runs 5] [--keys 40]

A text of ordinary length, one of 1 MB and one of 10 MB, on a terminal of 120 by 40. Times are wall
clock, medians and 95th percentiles to the last byte written; memory is that of the program.
"""

from __future__ import annotations

import argparse
import os
import select
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.beside import p95
from tests.benchmarks.figure import Figure, at_most, times_at_most
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PARAGRAPH = (
    "{n} The mayor said on Monday that the bridge over the Selde would close in May. “We cannot"
    " wait for it to fall,” she told the council, which had heard the engineers the week before."
    " Nobody is reported to have asked what the ferry would cost, or who was going to pay for it.\n"
)
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("READY")
Hello().run()
"""
SIZES = {"ordinary": 6_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
KEYS = {"right": "l", "down": "j", "sentence": ")", "page": "\x1b[6~"}
"""What is pressed, by what it moves by."""

STARTS = {"ordinary": times_at_most(1.25), "1 MB": times_at_most(1.5), "10 MB": times_at_most(3.5)}
MEMORY = {"ordinary": at_most(60), "10 MB": at_most(150)}
ANSWERS = {
    ("page", "1 MB"): at_most(25),
    ("right", "10 MB"): at_most(16),
    ("down", "10 MB"): at_most(16),
}
WRITTEN = {"right": at_most(1000), "down": at_most(1000)}


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds until a key was answered, and how many bytes that took."""

    median: float
    p95: float
    size: int


def story(length: int) -> str:
    """A text of so many characters, beginning with a word to wait for."""
    count = length // len(PARAGRAPH) + 1
    return "READY\n\n" + "\n".join(PARAGRAPH.format(n=n) for n in range(count))


class Timed(Terminal):
    """A terminal that takes the time, and leaves the drawing of what was written."""

    def answer(self, keys: str, silence: float = 0.06) -> tuple[float, int]:
        """Press keys; milliseconds to the last byte before a silence, and the number of bytes."""
        began = end = time.perf_counter()
        written = 0
        self.press(keys)
        while select.select([self._master], [], [], silence if written else 1.0)[0]:
            written += len(os.read(self._master, 1 << 16))
            end = time.perf_counter()
        return (end - began) * 1000, written

    def megabytes(self) -> float:
        """What the program has in memory."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


def started(command: Sequence[str]) -> tuple[float, Timed]:
    """Milliseconds until the screen says READY, and the program."""
    with tempfile.TemporaryDirectory() as home:
        began = time.perf_counter()
        env = {"COLORTERM": "truecolor", "NEWSREAD_HOME": home}
        terminal = Timed(*command, columns=120, rows=40, env=env)
        terminal.until("READY")
        return (time.perf_counter() - began) * 1000, terminal


def start(command: Sequence[str], runs: int) -> tuple[float, float]:
    """The median start in milliseconds, the first thrown away, and the memory it took."""
    times, memory = [], 0.0
    for _ in range(runs + 1):
        took, terminal = started(command)
        with terminal:
            terminal.answer("")
            times.append(took)
            memory = terminal.megabytes()
    return statistics.median(times[1:]), memory


def pressed(command: Sequence[str], key: str, times: int) -> Timing:
    """How a program answers a key pressed again and again."""
    _, terminal = started(command)
    with terminal:
        terminal.answer("")
        answers = [terminal.answer(key) for _ in range(times)]
    took = [milliseconds for milliseconds, _ in answers]
    size = round(statistics.median(size for _, size in answers))
    return Timing(statistics.median(took), p95(took), size)


def starts(name: str, path: Path, runs: int) -> Iterator[Figure]:
    """How long the program takes to show a text, and in how much memory."""
    hello, bare = start((sys.executable, "-c", HELLO), runs)
    took, memory = start(newsread(path), runs)
    yield Figure(f"start, {name}", took, "ms", STARTS[name], hello, "bare Textual app")
    yield Figure(f"memory, {name}", memory, "MB", MEMORY.get(name), bare, "bare Textual app")


def keys(name: str, path: Path, times: int) -> Iterator[Figure]:
    """How the program answers keys while it looks for findings, and `less` a page key."""
    pages = pressed(("less", str(path)), " ", times).p95 if shutil.which("less") else None
    for key, code in KEYS.items():
        timing = pressed(newsread(path), code, times)
        beside, of = (pages, "less") if key == "page" and pages else (None, "")
        yield Figure(f"{key}, {name}, p95", timing.p95, "ms", ANSWERS.get((key, name)), beside, of)
        yield Figure(f"{key}, {name}, written", timing.size, "B", WRITTEN.get(key))


def newsread(path: Path) -> tuple[str, ...]:
    """The real program, on a file that is new to it."""
    return (sys.executable, "-m", "tui.cli", str(path))


def figures(_: Path | None = None, runs: int = 5, times: int = 40) -> Iterator[Figure]:
    """Starts, memory and keys for each size of text."""
    with tempfile.TemporaryDirectory() as folder:
        for name, length in SIZES.items():
            path = Path(folder) / "story.txt"
            path.write_text(story(length), encoding="utf-8")
            yield from starts(name, path, runs)
            yield from keys(name, path, times)


def main() -> None:
    """Measure and print."""
    usage = argparse.ArgumentParser(description=__doc__)
    usage.add_argument("--runs", type=int, default=5)
    usage.add_argument("--keys", type=int, default=40)
    given = usage.parse_args()
    for figure in figures(runs=given.runs, times=given.keys):
        print(figure, flush=True)


if __name__ == "__main__":
    main()
