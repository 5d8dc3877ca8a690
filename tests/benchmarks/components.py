"""What our part costs beside the pipeline, and how it grows with the text.

    python -m tests.benchmarks.components [--pipeline NAME] [FILE …]

The files (the samples, where none is given) are joined and repeated to texts of 10 kB, 100 kB and
1 MB. Printed: processor time of ours beside that of the pipeline alone, and microseconds a word,
which stay the same where time is linear; and the same of the borders of sentences.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from annotators import from_doc
from annotators.pipeline import load
from tests.benchmarks.beside import processor_milliseconds
from tests.benchmarks.figure import Figure, times_at_most
from tests.support.readings import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

SIZES = (10_000, 100_000, 1_000_000)
SHARE = times_at_most(0.35)


def figures(
    _: Path | None = None, files: Sequence[Path] = (), pipeline: str | None = None
) -> Iterator[Figure]:
    """One figure a size: our seconds beside those of the pipeline."""
    chosen = files or sorted(p for p in SAMPLES.iterdir() if p.suffix in (".txt", ".md"))
    text = "\n\n".join(file.read_text(encoding="utf-8") for file in chosen)
    nlp = load(pipeline)
    nlp.max_length = 2 * max(SIZES)
    from_doc(nlp(text[:2000]))
    for size in SIZES:
        yield from _measured(nlp, _of_size(text, size))
    yield borders(nlp, text)


def _of_size(text: str, size: int) -> str:
    return (text * (size // len(text) + 1))[:size]


def borders(nlp: Language, text: str) -> Figure:
    """Time a word of setting sentence borders in a long text, beside that in a short one."""
    short, long = (nlp.make_doc(_of_size(text, size)) for size in SIZES[:2])
    find = nlp.get_pipe("newsread_sentences")
    find(nlp.make_doc(text[:2000]))
    beside = 1000 * processor_milliseconds(lambda: find(short)) / len(short)
    ours = 1000 * processor_milliseconds(lambda: find(long)) / len(long)
    what = f"sentence borders, {SIZES[1]:,} characters, a word"
    return Figure(what, ours, "µs", times_at_most(2), beside, f"in {SIZES[0]:,}")


def _measured(nlp: Language, text: str) -> Iterator[Figure]:
    docs: list[Doc] = []
    theirs = processor_milliseconds(lambda: docs.append(nlp(text)))
    ours = processor_milliseconds(lambda: from_doc(docs[0]))
    words, size = len(docs[0]), f"{len(text):,} characters"
    yield Figure(f"who said what, {size}", ours, "ms", SHARE, theirs, "the pipeline alone")
    yield Figure(f"who said what, {size}, a word", 1000 * ours / words, "µs")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pipeline")
    options = parser.parse_args()
    for figure in figures(None, options.files, options.pipeline):
        print(figure, flush=True)


if __name__ == "__main__":
    main()
