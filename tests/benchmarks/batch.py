"""Many articles at once: `newsread extract` beside plain spaCy, on one process and on more.

    python -m tests.benchmarks.batch [--pipeline NAME] [--articles N] [FILE …]

The files (the samples, where none is given) are copied to N articles, no two alike. Printed are
words a second, by the clock and by processor time (which another program's work does not change):

- `nlp.pipe`: the pipeline alone, nothing made of its Docs;
- `nlp.pipe, from_doc`: the same with what newsread's own components do;
- `extract --jobs N`: the whole command, from start to end, findings kept and written.
"""

from __future__ import annotations

import argparse
import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.beside import python, seconds
from tests.benchmarks.findings import NEWSREAD, write_copies

PLAIN = """
import sys
from annotators import from_doc
from annotators.language import load
texts = [open(name, encoding="utf-8").read() for name in sys.argv[1:]]
for doc in load({name!r}).pipe(texts, batch_size=16):
    {made}
"""


def main() -> None:
    """Print one line a way."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pipeline")
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        words = write_copies(Path(folder), options.articles, options.files)
        files = sorted(map(str, Path(folder).glob("*.txt")))
        print(f"{options.articles} articles, {words:,} words")
        for name, command in _ways(options.pipeline, files).items():
            _measure(name, command, words)


def _ways(pipeline: str | None, files: list[str]) -> dict[str, list[str]]:
    ways = {
        name: [*python(PLAIN.format(name=pipeline, made=made)), *files]
        for name, made in {"nlp.pipe": "pass", "nlp.pipe, from_doc": "from_doc(doc)"}.items()
    }
    chosen = ["--pipeline", pipeline] if pipeline else []
    for jobs in ("1", "2"):
        extract = [*NEWSREAD, "extract", "--format", "jsonl", "--jobs", jobs, *chosen, *files]
        ways[f"extract --jobs {jobs}"] = extract
    return ways


def _measure(name: str, command: list[str], words: int) -> None:
    with TemporaryDirectory() as home:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken = seconds(command, {"NEWSREAD_HOME": home, "OMP_NUM_THREADS": "1"})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{name:20} {words / taken:8,.0f} by the clock {words / worked:8,.0f} by processor time")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
