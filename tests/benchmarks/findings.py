"""How long findings take, beside plain spaCy with the same pipeline.

python -m tests.benchmarks.findings [PIPELINE]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.benchmarks.beside import in_turn, python, seconds
from tests.benchmarks.figure import Figure, times_at_least, times_at_most
from tests.benchmarks.reading import Timed
from tests.support.readings import SAMPLE, SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NEWSREAD = [sys.executable, "-m", "tui.cli"]


def version() -> Figure:
    """`newsread --version` beside a Python that does nothing."""
    ours, bare = in_turn(
        lambda: seconds([*NEWSREAD, "--version"]), lambda: seconds(python("pass")), runs=20
    )
    goal = times_at_most(2)
    return Figure("newsread --version", ours * 1000, "ms", goal, bare * 1000, "python -c pass")


def cold(options: Sequence[str] = ()) -> Figure:
    """From start to findings kept for a new article, beside a bare script that finds them."""
    name = repr(options[1]) if options else "None"
    script = (
        "import spacy\nfrom annotators.running.annotate import annotate\n"
        f"annotate(open({SAMPLE!r}, encoding='utf-8').read(), {name})"
    )
    ours, bare = in_turn(lambda: _until_found(options), lambda: seconds(python(script)), runs=5)
    goal = times_at_most(1.15)
    return Figure("findings of a new article, cold", ours, "s", goal, bare, "the same in a script")


def _until_found(options: Sequence[str]) -> float:
    command = [*NEWSREAD, *options, SAMPLE]
    with TemporaryDirectory() as home, Timed(*command, env={"NEWSREAD_HOME": home}) as terminal:
        start = time.perf_counter()
        while not list(Path(home).glob("cache/findings/*/*.json")):
            terminal.drain(0.005)
        return time.perf_counter() - start


def many(options: Sequence[str] = (), articles: int = 200) -> Figure:
    """`extract` over many articles beside plain `nlp.pipe`, words a second, one process each."""
    with TemporaryDirectory() as folder:
        words = write_copies(Path(folder), articles)
        files = sorted(map(str, Path(folder).glob("*.txt")))
        name = repr(options[1]) if options else "None"
        script = (
            "import sys\nfrom annotators.pipeline import load\n"
            "texts = (open(name, encoding='utf-8').read() for name in sys.argv[1:])\n"
            f"for doc in load({name}).pipe(texts, batch_size=16): pass"
        )
        extract = [*NEWSREAD, "extract", "--jobs", "1", "--format", "jsonl", *options, *files]

        def ours() -> float:
            with TemporaryDirectory() as home:
                return words / seconds(extract, {"NEWSREAD_HOME": home})

        ours_median, bare = in_turn(
            ours, lambda: words / seconds([*python(script), *files]), runs=3
        )
    what, goal = f"extract over {articles} articles", times_at_least(0.9)
    return Figure(what, ours_median, "words/s", goal, bare, "nlp.pipe")


def write_copies(folder: Path, articles: int, files: Sequence[Path] = ()) -> int:
    """So many articles, no two alike, made of the samples or other files; returns their words."""
    sources = files or sorted(SAMPLES.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in sources]
    for number in range(articles):
        text = f"{texts[number % len(texts)]}\nThis is copy {number}.\n"
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return sum(len(texts[number % len(texts)].split()) + 4 for number in range(articles))


def figures(_: Path | None = None, options: Sequence[str] = ()) -> Iterator[Figure]:
    """All of them, with the pipeline that the options name."""
    yield version()
    yield cold(options)
    yield many(options)


if __name__ == "__main__":
    for figure in figures(options=["--pipeline", *sys.argv[1:2]] if len(sys.argv) > 1 else []):
        print(figure, flush=True)
