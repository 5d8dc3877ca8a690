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

from tests.terminal import Terminal

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
READER = """
from tui import garbage
garbage.wait()
import sys
from pathlib import Path
from textual.app import App
from articles.article import Article
from tui.reader_screen import ReaderScreen
class Reader(App):
    def get_default_screen(self):
        return ReaderScreen(Article(text=Path(sys.argv[1]).read_text(encoding="utf-8")))
    def on_ready(self):
        garbage.begin()
Reader().run()
"""
SIZES = {"ordinary": 6_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
KEYS = {"right": "l", "down": "j", "sentence": ")", "page": "\x1b[6~"}
"""What is pressed, by what it moves by."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds until a key was answered, and how many bytes that took."""

    median: float
    p95: float
    size: int

    def __str__(self) -> str:
        return f"{self.median:6.1f} / {self.p95:6.1f} ms {self.size:6} B"


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


def started(*command: str) -> tuple[float, Timed]:
    """Milliseconds until the screen says READY, and the program."""
    began = time.perf_counter()
    terminal = Timed(*command, columns=120, rows=40, env={"COLORTERM": "truecolor"})
    terminal.until("READY")
    return (time.perf_counter() - began) * 1000, terminal


def start(command: tuple[str, ...], runs: int) -> tuple[float, float]:
    """The median start in milliseconds, the first thrown away, and the memory it took."""
    times, memory = [], 0.0
    for _ in range(runs + 1):
        took, terminal = started(*command)
        with terminal:
            terminal.answer("")
            times.append(took)
            memory = terminal.megabytes()
    return statistics.median(times[1:]), memory


def pressed(command: tuple[str, ...], key: str, times: int) -> Timing:
    """How a program answers a key pressed again and again."""
    _, terminal = started(*command)
    with terminal:
        terminal.answer("")
        answers = [terminal.answer(key) for _ in range(times)]
    took = sorted(milliseconds for milliseconds, _ in answers)
    size = round(statistics.median(size for _, size in answers))
    return Timing(statistics.median(took), took[int(len(took) * 0.95)], size)


def main() -> None:
    """Measure and print."""
    usage = argparse.ArgumentParser(description=__doc__)
    usage.add_argument("--runs", type=int, default=5)
    usage.add_argument("--keys", type=int, default=40)
    given = usage.parse_args()
    hello, memory = start((sys.executable, "-c", HELLO), given.runs)
    print(f"bare Textual app: start {hello:.0f} ms, {memory:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        for name, length in SIZES.items():
            path = Path(folder) / "story.txt"
            path.write_text(story(length), encoding="utf-8")
            reader = (sys.executable, "-c", READER, str(path))
            took, memory = start(reader, given.runs)
            print(f"{name}: start {took:.0f} ms = {took / hello:.2f}x, {memory:.0f} MB")
            for what, key in KEYS.items():
                print(f"    {what:10} {pressed(reader, key, given.keys)}")
            if shutil.which("less"):
                print(f"    less, page {pressed(('less', str(path)), ' ', given.keys)}")


if __name__ == "__main__":
    main()
