"""What our part costs beside the pipeline, and how it grows with the text.

    python -m tests.benchmarks.components [--pipeline NAME] [FILE …]

The files (the samples, where none is given) are joined and repeated to texts of 10 kB, 100 kB and
1 MB. Printed: seconds of the pipeline alone, of ours alone, ours as a share of the pipeline's, and
microseconds a word, which stay the same where time is linear.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from annotators import from_doc
from annotators.language import load

SAMPLES = Path(__file__).parents[2] / "articles" / "samples"
SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    """Print one line a size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pipeline")
    options = parser.parse_args()
    files = options.files or sorted(p for p in SAMPLES.iterdir() if p.suffix in (".txt", ".md"))
    text = "\n\n".join(file.read_text(encoding="utf-8") for file in files)
    nlp = load(options.pipeline)
    nlp.max_length = 2 * max(SIZES)
    from_doc(nlp(text[:2000]))
    for size in SIZES:
        _measure(nlp, (text * (size // len(text) + 1))[:size])


def _measure(nlp, text: str) -> None:  # type: ignore[no-untyped-def]
    start = time.perf_counter()
    doc = nlp(text)
    parsed = time.perf_counter()
    from_doc(doc)
    done = time.perf_counter()
    theirs, ours = parsed - start, done - parsed
    print(
        f"{len(text):>9,} characters {len(doc):>8,} words  pipeline {theirs:7.2f} s  "
        f"ours {ours:6.2f} s  {ours / theirs:5.1%}  {1e6 * ours / len(doc):5.1f} µs a word"
    )


if __name__ == "__main__":
    main()
