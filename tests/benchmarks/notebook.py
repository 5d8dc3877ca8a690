"""How long keeping a mark takes, and opening an article, with many kept already.

    python -m tests.benchmarks.notebook [KEPT ...] [--saves N] [--in FOLDER]

Prints one JSON object a line, times in milliseconds. Run it on the disk that you mean.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from annotators.mark import Mark, mark_on
from annotators.mark_documents import to_document
from annotators.notebook import Notebook
from annotators.search import Filter, Index
from articles.article import Article, Span

A_PAGE = 20
"""Marks on an article."""


def article(number: int) -> Article:
    """An article of some 5,000 characters, unlike any other."""
    return Article(text=f"Report {number}. " + "The harbour opens again on Monday morning. " * 120)


def marks(on: Article) -> Iterator[Mark]:
    """As many marks as a diligent reader makes."""
    for n in range(A_PAGE):
        span = Span(n * 40, n * 40 + 60)
        yield mark_on(on, span, note=f"Note {n}: ask the port office", tags=("sea", f"t{n}"))


def fill(folder: Path, kept: int) -> list[Article]:
    """Write `kept` marks quickly, without waiting for the disk each time."""
    folder.mkdir()
    articles = [article(n) for n in range(max(1, kept // A_PAGE))]
    for each in articles:
        tables = {"marks": {mark.id: to_document(mark) for mark in marks(each)}}
        (folder / f"{each.id}.json").write_text(json.dumps(tables))
    return articles


def timed(run: Callable[[], object]) -> float:
    """Milliseconds that it takes."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def p95(times: list[float]) -> float:
    """The time that one in twenty exceeds."""
    return round(sorted(times)[int(len(times) * 0.95)], 2)


def measure(folder: Path, kept: int, saves: int) -> dict[str, float]:
    """All the figures with so many marks kept."""
    articles = fill(folder, kept)
    notebook = Notebook(folder)
    on = [articles[n * 7919 % len(articles)] for n in range(saves)]
    opening = [timed(lambda each=each: Notebook(folder).marks_of(each.id)) for each in on]  # type: ignore[misc]
    adding = [timed(lambda each=each: notebook.add(mark_on(each, Span(3, 9)))) for each in on]  # type: ignore[misc]
    same = [timed(lambda: notebook.add(mark_on(on[0], Span(3, 9)))) for _ in range(saves)]
    noted = notebook.marks_of(on[0].id)[0]
    changing = [timed(lambda: notebook.change(replace(noted, note="new"))) for _ in range(saves)]
    undoing = [timed(lambda: notebook.undo(on[0].id)) for _ in range(saves)]
    everything = timed(notebook.all)
    again = timed(notebook.all)
    found = notebook.all()
    index = Index(found)
    typing = [timed(lambda n=n: index.find(Filter(words="harbour note 7"[:n]))) for n in range(15)]  # type: ignore[misc]
    return {
        "kept": len(found),
        "open an article, p95": p95(opening),
        "add, another article each, p95": p95(adding),
        "add, one article, p95": p95(same),
        "change p95": p95(changing),
        "undo p95": p95(undoing),
        "read all, first": round(everything, 1),
        "read all, again": round(again, 1),
        "keystroke p95": p95(typing),
    }


def main() -> None:
    """Print the figures for each number of marks."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("kept", type=int, nargs="*", default=[100, 10_000, 100_000])
    options.add_argument("--saves", type=int, default=200)
    options.add_argument("--in", dest="folder", default=".", help="a folder on the disk to measure")
    given = options.parse_args()
    for kept in given.kept:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            print(json.dumps(measure(Path(folder) / "marks", kept, given.saves)), flush=True)


if __name__ == "__main__":
    main()
