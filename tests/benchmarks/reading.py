"""The reading view beside a bare Textual app and `less`: start, keys, pages, resize, memory.

    python -m tests.benchmarks.reading [--runs 5] [--keys 40] [--only TEXT]

The real newsread on a terminal of 80 by 24, and of 120 by 40 with the pane beside the text: on a
text of ordinary length, one of 1 MB and one of 10 MB whose findings are known, and on one of 1 MB
while they are being found. Starts are taken in turn with those of the bare app. Times are wall
clock, to the last byte written; memory is that of the process that has the screen.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import random
import re
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from annotators.findings import Claim, Entity, Findings, Person, Quote
from annotators.running.cache import FindingsCache, fingerprint
from articles import load
from articles.article import Span
from tests.benchmarks.beside import WITH_BYTECODE, in_turn, p95, python
from tests.benchmarks.figure import Figure, at_most, times_at_most
from tests.support.terminal import LIMIT, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCES = (
    "The mayor said on Monday that the bridge over the Selde would close in May.",
    "“We cannot wait for it to fall,”",
    "she told the council, which had heard the engineers the week before. Nobody is reported to"
    " have asked what the ferry would cost, or who was going to pay for it.",
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
MEANWHILE = "1 MB while its findings are sought"

KEYS = {"right": "l", "down": "j", "word": "w", "sentence": ")", "page": "\x1b[6~"}
"""What is pressed, by what it moves by."""

STARTS = {"ordinary": times_at_most(1.2), "1 MB": times_at_most(1.4), "10 MB": times_at_most(2.2)}
MEMORY = {"ordinary": at_most(50), "10 MB": at_most(130)}
"""MiB that are resident (VmRSS), once the article and what was found in it are on the screen."""
CURSOR_KEY, PAGE, RESIZE = at_most(16), at_most(25), at_most(150)
"""Milliseconds."""
LINK_BYTES = {"right": at_most(1000), "down": at_most(1000)}
"""Bytes of a cursor key."""
_PAUSE = 0.008
"""Seconds without a byte behind an answer: a frame is written within one or two."""


def story(length: int) -> str:
    """A text of so many characters, beginning with a word to wait for."""
    count = length // len(paragraph(0)) + 1
    return "READY\n\n" + "\n".join(paragraph(n) for n in range(count))


def paragraph(n: int) -> str:
    """One of many, its words in an order of their own, lest the terminal have its rows already."""
    chance = random.Random(n)
    mixed = (chance.sample(words := s.strip("“”").split(), len(words)) for s in SENTENCES)
    lead, quotation, rest = (" ".join(words) for words in mixed)
    return f"{n} {lead} “{quotation}” {rest}\n"


def foretold(text: str) -> Findings:
    """What is in such a text: for each paragraph a name, a quotation and two claims."""
    places: dict[str, list[Span]] = {}
    quotes, claims = [], []
    for number, match in enumerate(re.finditer("“[^”]*”", text)):
        start, end = match.span()
        speaker, source = f"Mayor {number % 300}", Span(start - 75, start - 70)
        places.setdefault(speaker, []).append(source)
        quotes.append(Quote(start=start, end=end, kind="direct", speaker=speaker))
        values = {"content": (Span(start - 48, start - 2),), "source": (source,)}
        claims.append(Claim(form="indirect", speaker=speaker, **values))  # type: ignore[arg-type]
    return Findings(
        entities=tuple(
            Entity(start=at.start, end=at.end, label="PERSON", name=name)
            for name, name_places in places.items()
            for at in name_places
        ),
        quotes=tuple(quotes),
        claims=tuple(claims),
        people=tuple(
            Person(name=name, label="PERSON", mentions=tuple(mentions), said=len(mentions))
            for name, mentions in places.items()
        ),
    )


class Timed(Terminal):
    """A terminal that takes the time, and leaves the drawing of what was written."""

    def __init__(
        self,
        *command: str,
        env: dict[str, str] | None = None,
        columns: int = 80,
        rows: int = 24,
    ) -> None:
        env = {**WITH_BYTECODE, **(env or {})}
        super().__init__(*command, env=env, columns=columns, rows=rows)

    def written(self, words: bytes) -> None:
        """Wait until these are among what the program has written."""
        while words not in self.raw:
            if not select.select([self._master], [], [], LIMIT)[0]:
                raise AssertionError(f"{words!r} never came")
            self.raw += os.read(self._master, 1 << 16)

    def answer(self, keys: str, silence: float = 0.06) -> tuple[float, int]:
        """Press keys; milliseconds to the end of the answer, and the bytes until a silence.

        The answer ends before the first pause: what comes later, such as findings that were found
        meanwhile, is no part of it.
        """
        start_time = end = last = time.perf_counter()
        written = 0
        self.press(keys)
        while select.select([self._master], [], [], silence if written else 1.0)[0]:
            is_answer = not written or (end == last and time.perf_counter() - last < _PAUSE)
            written += len(os.read(self._master, 1 << 16))
            last = time.perf_counter()
            end = last if is_answer else end
        return (end - start_time) * 1000, written

    def drain(self, seconds: float) -> None:
        """Take what is written within so many seconds, and draw nothing."""
        if select.select([self._master], [], [], seconds)[0]:
            os.read(self._master, 1 << 16)

    def widened(self, columns: int) -> float:
        """Milliseconds from another width to the first byte of the answer."""
        self.answer("")
        rows = self.screen.lines
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        start_time = time.perf_counter()
        self.process.send_signal(signal.SIGWINCH)
        select.select([self._master], [], [], 10.0)
        return (time.perf_counter() - start_time) * 1000

    def megabytes(self) -> float:
        """What the program has in memory, without the processes that work for it."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


@contextmanager
def running(command: list[str], home: Path, columns: int = 80, rows: int = 24) -> Iterator[Timed]:
    """A program that has shown the text."""
    env = {"COLORTERM": "truecolor", "NEWSREAD_HOME": str(home)}
    with Timed(*command, columns=columns, rows=rows, env=env) as terminal:
        terminal.written(b"READY")
        yield terminal


def start(command: list[str], home: Path) -> float:
    """Milliseconds until the program has written READY."""
    start_time = time.perf_counter()
    with running(command, home):
        return (time.perf_counter() - start_time) * 1000


def starts(name: str, path: Path, runs: int) -> Iterator[Figure]:
    """How long the program takes to show a text, and in how much memory."""
    home = path.parent
    reader, bare = newsread(path), python(HELLO)
    times_taken = in_turn(lambda: start(reader, home), lambda: start(bare, home), runs)
    yield Figure(
        f"start, {name}", times_taken[0], "ms", STARTS[name], times_taken[1], "bare Textual app"
    )
    with running(reader, home) as terminal, running(bare, home) as beside:
        terminal.answer("", silence=1.0)
        goal, small = MEMORY.get(name), beside.megabytes()
        yield Figure(f"memory, {name}", terminal.megabytes(), "MB", goal, small, "bare Textual app")


def keys(name: str, path: Path, times: int, columns: int = 80, rows: int = 24) -> Iterator[Figure]:
    """How the program answers each key, to the last byte, and how much it writes."""
    with running(newsread(path), path.parent, columns, rows) as terminal:
        terminal.answer("", silence=0.5)
        for key, code in KEYS.items():
            answers = [terminal.answer(code) for _ in range(times)]
            what, goal = f"{key}, {name}, {columns}x{rows}", PAGE if key == "page" else CURSOR_KEY
            yield Figure(f"{what}, p95", p95([time for time, _ in answers]), "ms", goal)
            size = p95([count for _, count in answers])
            yield Figure(f"{what}, p95 written", size, "B", LINK_BYTES.get(key))


def less(name: str, path: Path, times: int) -> Iterator[Figure]:
    """How `less` answers, which does next to nothing: what the machine and the terminal take."""
    if shutil.which("less"):
        with running(["less", str(path)], path.parent) as terminal:
            for key, code in (("down", "j"), ("page", " ")):
                answers = [terminal.answer(code) for _ in range(times)]
                yield Figure(f"less: {key}, {name}, p95", p95([time for time, _ in answers]), "ms")
                size = statistics.median(count for _, count in answers)
                yield Figure(f"less: {key}, {name}, median", size, "B")


def widths(name: str, path: Path, times: int = 10) -> Iterator[Figure]:
    """How long another width takes, from the middle of the text."""
    with running(newsread(path), path.parent) as terminal:
        terminal.answer("50%", silence=0.5)
        times_taken = [terminal.widened(60 + number % 2 * 15) for number in range(times)]
        yield Figure(f"another width, {name}, first repaint, p95", p95(times_taken), "ms", RESIZE)


def newsread(path: Path) -> list[str]:
    """The real program on a file."""
    return [sys.executable, "-m", "tui.cli", str(path)]


def figures(
    _: Path | None = None, runs: int = 5, times: int = 40, only: str | None = None
) -> Iterator[Figure]:
    """Starts, memory, keys and widths for each size of text."""
    with tempfile.TemporaryDirectory() as folder:
        path = prepared(Path(folder))
        for name, length in SIZES.items():
            if only in (None, name):
                know(path, length)
                yield from starts(name, path, runs)
                yield from keys(name, path, times)
                yield from keys(name, path, times, 120, 40)
                yield from widths(name, path)
                yield from less(name, path, times)
        if only in (None, "meanwhile"):
            path.write_text(story(SIZES["1 MB"]) + "\nThe end.", encoding="utf-8")
            yield from keys(MEANWHILE, path, times)


def prepared(home: Path) -> Path:
    """A place for a story in the folder of a reader who is not new."""
    (home / "data").mkdir()
    (home / "data" / "hints-put-away").touch()  # which names none: all are put away
    return home / "story.txt"


def know(path: Path, length: int) -> None:
    """Write a story, and know what is in it."""
    path.write_text(story(length), encoding="utf-8")
    article = load(path)
    cache = FindingsCache(path.parent / "cache" / "findings", fingerprint())
    cache.put(article.id, foretold(article.text))


def main() -> None:
    """Measure and print."""
    usage = argparse.ArgumentParser(description=__doc__)
    usage.add_argument("--runs", type=int, default=5)
    usage.add_argument("--keys", type=int, default=40)
    usage.add_argument("--only", choices=(*SIZES, "meanwhile"))
    arguments = usage.parse_args()
    for figure in figures(runs=arguments.runs, times=arguments.keys, only=arguments.only):
        print(figure, flush=True)


if __name__ == "__main__":
    main()
