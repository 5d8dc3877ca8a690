"""Every budget with its figure: what stands beside it, the ratio, the goal, and met or SHORT.

    python -m tests.benchmarks [--data DIR] [NAME …]

Each NAME is a module of this folder; all of them, where none is named. DIR holds the data that
quality is measured on, none of which is part of newsread:

    polnear/dev.jsonl       articles with their attributions, see `attributions`
    reader/train.jsonl      marked articles of world news, see `metamorphic`
    ud/gum, coref           the English corpus GUM: trees and coreference, see `people`
    webpages                pages with their article bodies, see `webpages`
    reanchor.jsonl          more edited articles than our own, see `reanchor`

What a benchmark needs and DIR has not got is said in its place. Times mean something on a machine
that does nothing else. The exit status is 0 whether the goals are met or not.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.figure import HEADING, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = (
    "findings",
    "reading",
    "slow_link",
    "find",
    "components",
    "batch",
    "notebook",
    "notebook_screen",
    "library",
    "search",
    "same",
    "voices",
    "attributions",
    "metamorphic",
    "people",
    "reanchor",
    "webpages",
)


def figures(name: str, data: Path | None) -> Iterator[Figure]:
    """The figures of one benchmark, as they are measured.

    Raises:
        FileNotFoundError: the data it needs is not there; the message says which, and where from.
    """
    yield from import_module(f"tests.benchmarks.{name}").figures(data)


def main() -> None:
    """Measure and print."""
    usage = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    usage.add_argument("--data", type=Path, metavar="DIR")
    usage.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    options = usage.parse_args()
    if unknown := set(options.names) - set(NAMES):
        usage.error(f"no benchmark is called {', '.join(sorted(unknown))}: {', '.join(NAMES)}")
    print(HEADING)
    all_figures = [
        figure for name in options.names or NAMES for figure in printed(name, options.data)
    ]
    short = sum(not figure.is_met for figure in all_figures)
    print(f"{sum(figure.goal is not None for figure in all_figures)} goals, {short} fall SHORT")


def printed(name: str, data: Path | None) -> Iterator[Figure]:
    """The figures of a benchmark under its name, each printed when it is known."""
    print(f"\n{name}", flush=True)
    try:
        for figure in figures(name, data):
            print(figure, flush=True)
            yield figure
    except FileNotFoundError as missing:
        print(f"  not measured: {missing}", flush=True)


if __name__ == "__main__":
    main()
