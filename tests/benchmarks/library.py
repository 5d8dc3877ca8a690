"""How long the library takes with many articles: `python -m tests.benchmarks.library [COUNT]`.

The articles are made up of the words of our samples.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from articles.article import Article
from articles.library import Library
from tests.benchmarks.beside import p95, python, repeated, seconds
from tests.benchmarks.figure import Figure
from tests.support.readings import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAMES = ("Ilka Maróthy", "Tomas Okafor", "Hedda Lindqvist", "Einar Vold", "Oda Brenninck")


def articles(count: int, seed: int = 1) -> Iterator[Article]:
    """Made-up articles of 300 to 900 words, of which no two are the same."""
    chance = random.Random(seed)
    sentences = _sentences()
    for n in range(count):
        chosen = chance.choices(sentences, k=chance.randint(15, 45))
        yield Article(
            text=f"{n}: {chosen[0]}\n\n" + " ".join(chosen),
            title=f"{n}: {chosen[0]}",
            source=chance.choice(("Maren Post", "Northern Wire", "Lundby Courier")),
            byline=chance.choice(NAMES),
            published=f"20{chance.randint(10, 26)}-{chance.randint(1, 12):02}-11",
            url=f"https://maren.example/{n}",
        )


def _sentences() -> list[str]:
    text = " ".join(path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt")))
    return re.split(r"(?<=[.”])\s+", text)


def timed(what: str, call: Callable[[], object], times: int = 1) -> Figure:
    """How long one call in twenty takes at the least."""
    return Figure(f"{what}, p95" if times > 1 else what, p95(repeated(call, times)), "ms")


def figures(_: Path | None = None, count: int = 10_000) -> Iterator[Figure]:
    """Fill a library and time what a reader waits for."""
    with TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library")
        made, more = articles(count), articles(200, seed=2)
        yield timed(f"keep, 0 to {count:,} kept", lambda: library.keep(next(made), "-"), count)
        yield timed(f"keep, {count:,} kept", lambda: library.keep(next(more), "-"), 200)
        hundred = [entry.id for entry in library.entries()[:100]]
        yield timed("entries, again", library.entries, 20)
        yield timed("entries, at first", lambda: Library(library.folder).entries(), 5)
        page = "https://maren.example/7"
        yield timed("versions of a page", lambda: library.versions(page), 20)
        ids = iter(hundred * 2)
        yield timed("set a position", lambda: library.set_position(next(ids), 50), 100)
        yield timed("a position", lambda: Library(library.folder).position(hundred[0]), 200)
        yield timed("star", lambda: library.star(next(ids)), 100)
        yield timed("list the entries", lambda: _listed(library), 10)
        size = sum(path.stat().st_size for path in library.folder.rglob("*.jsonl"))
        yield Figure("catalogue", size / 1e6, "MB")
        yield timed("python -c 'import articles.library'", lambda: seconds(_importing()), 5)


def _importing() -> list[str]:
    return python("from articles.library import *")


def _listed(library: Library) -> None:
    """What the library screen does between opening and its first rows."""
    from tui.library import shelf, shelf_rows

    listing = shelf.Shelf(library.entries())
    entries_listed = listing.listed(None, "all", shelf.SORTS[0])
    shelf_rows.Rows(entries_listed, (), shelf.Counts(), shelf.SORTS[0])[0].draw(80)


if __name__ == "__main__":
    for figure in figures(count=int(sys.argv[1]) if len(sys.argv) > 1 else 10_000):
        print(figure, flush=True)
