"""How long the notebook screen takes to answer a key, with many marks kept.

    python -m tests.benchmarks.notebook_screen [KEPT ...] [--times 5]

Types, deletes and walks in the real screen on a terminal of 120 by 40. Times are milliseconds from
the key to the last byte written.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.beside import p95
from tests.benchmarks.figure import Figure, at_most
from tests.benchmarks.notebook import fill
from tests.benchmarks.reading import Timed

NOTES = """
from annotators import gc_control
gc_control.wait()
import sys
from pathlib import Path
from textual.app import App
from annotators.notebook.notebook import Notebook
from tui.notebook.notebook_screen import NotebookScreen
class Notes(App):
    def get_default_screen(self):
        return NotebookScreen(Notebook(Path(sys.argv[1])))
    def on_ready(self):
        self.screen.line.cursor_blink = False  # which would be taken for an answer
        gc_control.begin()
Notes().run()
"""
TYPED = ("harbour note 7", "tag:t3 note", "kind:highlighting", "is:orphan", "by:quill")
WALKED = "jjjjkkjj"


def answers(kept: int, times: int) -> list[float]:
    """Milliseconds for each key, with so many marks kept."""
    with tempfile.TemporaryDirectory() as folder:
        marks = Path(folder) / "marks"
        fill(marks, kept)
        command = (sys.executable, "-c", NOTES, str(marks))
        with Timed(*command, columns=120, rows=40, env={"COLORTERM": "truecolor"}) as terminal:
            terminal.until(f"of {kept:,} marks")
            terminal.answer("")
            times_taken = []
            for line in TYPED * times:
                terminal.answer("/")
                times_taken += [terminal.answer(key)[0] for key in line + "\x7f" * len(line)]
                terminal.answer("\r")
                times_taken += [terminal.answer(key)[0] for key in WALKED]
            return times_taken


def figures(
    _: Path | None = None, counts: Sequence[int] = (100, 20_000), times: int = 1
) -> Iterator[Figure]:
    """How soon a key is answered; cursor keys of the reader may take as long."""
    for kept in counts:
        milliseconds_taken = answers(kept, times)
        what = f"{{}} of {len(milliseconds_taken)} keys, {kept:,} marks kept"
        yield Figure(what.format("median"), statistics.median(milliseconds_taken), "ms")
        yield Figure(what.format("p95"), p95(milliseconds_taken), "ms", at_most(16))
        yield Figure(what.format("worst"), max(milliseconds_taken), "ms")


def main() -> None:
    """Print each figure as it is measured."""
    usage = argparse.ArgumentParser(description=__doc__)
    usage.add_argument("kept", type=int, nargs="*", default=[100, 20_000])
    usage.add_argument("--times", type=int, default=1)
    arguments = usage.parse_args()
    for figure in figures(None, arguments.kept, arguments.times):
        print(figure, flush=True)


if __name__ == "__main__":
    main()
