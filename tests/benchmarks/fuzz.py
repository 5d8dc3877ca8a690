"""Reads files of odd structure, as many as one likes, and counts what their parsers raised.

    python -m tests.benchmarks.fuzz --cases 1000000

Every file must be read or be told of in a sentence; one that is not ends the run with its number,
and `--first NUMBER --cases 1` reads it again. What the net under the parsers caught is counted by
kind of file and exception, with the number of the first such.
"""

from __future__ import annotations

import argparse
import logging
from collections import Counter
from time import process_time

from tests.support.odd_structures import case, outcome

SLOW = 5.0
"""Seconds of CPU; a file that takes more is named."""


def main() -> None:
    """Read the files and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, metavar="NUMBER")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.getLogger().addHandler(logging.NullHandler())
    kinds, errors, start = run(options.seed, options.first, options.cases)
    print(f"{options.cases:,} files in {process_time() - start:.0f} s of CPU: {dict(kinds)}")
    print(f"{sum(errors.values()):,} caught by the net")
    for (kind, error), count in errors.most_common():
        print(f"{count:8,}  {kind}: {error}")


def run(seed: int, first: int, cases: int) -> tuple[Counter[str], Counter[tuple[str, str]], float]:
    """How many files of each kind there were, what was caught, and when it began."""
    kinds: Counter[str] = Counter()
    errors: Counter[tuple[str, str]] = Counter()
    run_start = process_time()
    for number in range(first, first + cases):
        kind, read_case = case(seed, number)
        start = process_time()
        try:
            error = outcome(read_case)
        except BaseException:
            print(f"file {number} of seed {seed}, a {kind}, was neither read nor told of:")
            raise
        kinds[kind] += 1
        if error is not None:
            key = (kind, f"{type(error).__name__}")
            if key not in errors:
                print(f"file {number}: {kind}: {error!r:.120}", flush=True)
            errors[key] += 1
        if (seconds := process_time() - start) > SLOW:
            print(f"file {number}: {kind}: {seconds:.1f} s", flush=True)
    return kinds, errors, run_start


if __name__ == "__main__":
    main()
