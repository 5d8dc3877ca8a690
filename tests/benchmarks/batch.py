"""Many articles at once: `newsread extract` beside plain spaCy, on one process and on more.

    python -m tests.benchmarks.batch [--pipeline NAME] [--articles N] [FILE …]

The files (the samples, where none is given) are copied to N articles, no two alike. Measured are
words a second, by the clock and by processor time (which another program's work does not change);
the budget is kept in `findings`, which takes them in turn:

- `nlp.pipe`: the pipeline alone, nothing made of its Docs;
- `nlp.pipe, from_doc`: the same with what newsread's own components do;
- `extract --jobs N`: the whole command, from start to end, findings kept and written.
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.beside import python, seconds
from tests.benchmarks.figure import Figure
from tests.benchmarks.findings import NEWSREAD, write_copies

PLAIN = """
import sys
from annotators import from_doc
from annotators.pipeline import load
texts = [open(name, encoding="utf-8").read() for name in sys.argv[1:]]
for doc in load({name!r}).pipe(texts, batch_size=16):
    {made}
"""


def figures(
    _: Path | None = None,
    articles: int = 200,
    pipeline: str | None = None,
    files: Sequence[Path] = (),
) -> Iterator[Figure]:
    """Each way by the clock, and by processor time beside the pipeline alone."""
    with TemporaryDirectory() as folder:
        words = write_copies(Path(folder), articles, files)
        texts = sorted(map(str, Path(folder).glob("*.txt")))
        alone = 0.0
        for name, command in _ways(pipeline, texts).items():
            by_clock, by_processor = (words / time for time in _seconds(command))
            alone = alone or by_processor
            yield Figure(f"{name}, {words:,} words", by_clock, "words/s")
            what = "the same by processor time"
            yield Figure(what, by_processor, "words/s", None, alone, "nlp.pipe")


def _ways(pipeline: str | None, files: list[str]) -> dict[str, list[str]]:
    ways = {
        name: [*python(PLAIN.format(name=pipeline, made=statement)), *files]
        for name, statement in {"nlp.pipe": "pass", "nlp.pipe, from_doc": "from_doc(doc)"}.items()
    }
    chosen = ["--pipeline", pipeline] if pipeline else []
    for jobs in ("1", "2"):
        extract = [*NEWSREAD, "extract", "--format", "jsonl", "--jobs", jobs, *chosen, *files]
        ways[f"extract --jobs {jobs}"] = extract
    return ways


def _seconds(command: list[str]) -> tuple[float, float]:
    """How long a command takes by the clock, and how long processors worked for it."""
    with TemporaryDirectory() as home:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        by_clock = seconds(command, {"NEWSREAD_HOME": home, "OMP_NUM_THREADS": "1"})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return by_clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print each figure as it is measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pipeline")
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    for figure in figures(None, options.articles, options.pipeline, options.files):
        print(figure, flush=True)


if __name__ == "__main__":
    main()
