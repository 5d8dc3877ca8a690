"""Reading over a slow link: how long until the answer to a key is there, whole.

    python -m tests.benchmarks.slow_link [BITS …]

The real newsread on a terminal of 80 by 24 that takes in so many bits a second (ten to a byte, as
on a serial line), and holds back a program that writes more. Beside each time stand the bytes that
make it up. A key that is held down sends thirty a second: measured is how long after the last of
forty the screen comes to rest.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.figure import Figure, at_most
from tests.support.readings import SAMPLE
from tests.support.terminal import Terminal

CURSOR = {"down": "j", "word": "w", "sentence": ")"}
"""Keys that move the cursor on the page that is there, by what they move by."""
PAGE = {"page": " ", "page back": "\x1b[5~"}
HELD = 40
A_SECOND = 30
REST = 0.7
"""Seconds without a byte after which the answer is whole; longer than newsread thinks."""


class Link(Terminal):
    """A terminal that takes in no more than so many bits a second."""

    bits = 9_600

    def _read(self, limit: float) -> bool:
        before = len(self.raw)
        has_come = super()._read(limit)
        time.sleep((len(self.raw) - before) * 10 / self.bits)
        return has_come

    def rest(self) -> tuple[float, int]:
        """Seconds until the last byte has come, and how many came."""
        start, before = time.monotonic(), len(self.raw)
        last = start
        while self._read(REST):
            last = time.monotonic()
        return last - start, len(self.raw) - before


def figures(_: Path | None = None, rates: Sequence[int] = (9_600, 57_600)) -> Iterator[Figure]:
    """Start, keys and a key held down, at each rate."""
    for bits in rates:
        with tempfile.TemporaryDirectory() as home:
            yield from _at(bits, home)


def _at(bits: int, home: str) -> Iterator[Figure]:
    where = f"{bits:,} bit/s"
    command = (sys.executable, "-m", "tui.cli", SAMPLE)
    with Link(*command, env={"NEWSREAD_HOME": home}) as link:
        link.bits = bits
        link.until("Said by|Ferry crews warn")
        yield Figure(f"start, {where}", link.rest()[1], "B")
        for what, key in [*CURSOR.items(), *PAGE.items()]:
            answers = [_answer(link, key) for _ in range(5 if what in CURSOR else 1)]
            size = statistics.median(size for _, size in answers)
            yield Figure(f"{what}, {where}", size, "B", at_most(1000) if what in CURSOR else None)
            yield Figure(
                f"{what}, {where}", statistics.median(seconds for seconds, _ in answers), "s"
            )
        _answer(link, "gg")
        for _ in range(HELD):
            link.press("j")
            link.read_for(1 / A_SECOND)
        yield Figure(f"{HELD} times down, to rest, {where}", link.rest()[0], "s", at_most(1))


def _answer(link: Link, key: str) -> tuple[float, int]:
    link.press(key)
    return link.rest()


if __name__ == "__main__":
    for figure in figures(rates=[int(bits) for bits in sys.argv[1:]] or (9_600, 57_600)):
        print(figure, flush=True)
