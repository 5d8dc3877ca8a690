"""How long keeping a mark takes, and opening an article, with many kept already.

    python -m tests.benchmarks.notebook [KEPT ...] [--saves N] [--in FOLDER]

Run it on the disk that you mean.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from annotators.notebook.mark import Mark, mark_on
from annotators.notebook.mark_documents import to_document
from annotators.notebook.notebook import Notebook
from annotators.notebook.search import Index
from articles.article import Article, Span
from articles.search import parse
from tests.benchmarks.beside import milliseconds, p95, repeated
from tests.benchmarks.figure import Figure, at_most

SAVING = {100: at_most(10), 10_000: at_most(15), 100_000: at_most(25)}
"""How long saving may take with so many marks kept, in milliseconds."""

A_PAGE = 20
"""Marks on an article."""


def article(number: int) -> Article:
    """An article of some 5,000 characters, unlike any other."""
    return Article(text=f"Report {number}. " + "The harbour opens again on Monday morning. " * 120)


def marks(article_marked: Article) -> Iterator[Mark]:
    """As many marks as a diligent reader makes."""
    for n in range(A_PAGE):
        span = Span(n * 40, n * 40 + 60)
        yield mark_on(
            article_marked, span, note=f"Note {n}: ask the port office", tags=("sea", f"t{n}")
        )


def fill(folder: Path, kept: int) -> list[Article]:
    """Write `kept` marks quickly, without waiting for the disk each time."""
    folder.mkdir()
    articles = [article(n) for n in range(max(1, kept // A_PAGE))]
    for new_article in articles:
        tables = {"marks": {mark.id: to_document(mark) for mark in marks(new_article)}}
        (folder / f"{new_article.id}.json").write_text(json.dumps(tables))
    return articles


def measure(folder: Path, kept: int, saves: int) -> dict[str, float]:
    """All the figures with so many marks kept."""
    articles = fill(folder, kept)
    notebook = Notebook(folder)
    chosen = [articles[n * 7919 % len(articles)] for n in range(saves)]
    opening = [milliseconds(partial(_opened, folder, one)) for one in chosen]
    adding = [milliseconds(partial(_saved, notebook, one)) for one in chosen]
    on_one = repeated(partial(_saved, notebook, chosen[0]), saves)
    mark = notebook.marks_of(chosen[0].id)[0]
    changing = repeated(lambda: notebook.change(replace(mark, note="new")), saves)
    undoing = repeated(lambda: notebook.undo(chosen[0].id), saves)
    first_read, second_read = repeated(notebook.all, 2)
    index = Index(notebook.all())
    queries = [parse("harbour note 7"[:n]) for n in range(15)]
    typing = [milliseconds(partial(index.find, query)) for query in queries]
    return {
        "open an article, p95": p95(opening),
        "save, another article each, p95": p95(adding),
        "save, one article, p95": p95(on_one),
        "change, p95": p95(changing),
        "undo, p95": p95(undoing),
        "read all, first": first_read,
        "read all, again": second_read,
        "keystroke in the notebook, p95": p95(typing),
    }


def _opened(folder: Path, article: Article) -> None:
    Notebook(folder).marks_of(article.id)


def _saved(notebook: Notebook, article: Article) -> None:
    notebook.add(mark_on(article, Span(3, 9)))


def figures(
    _: Path | None = None,
    kept: Sequence[int] = tuple(SAVING),
    saves: int = 200,
    folder: str | None = None,
) -> Iterator[Figure]:
    """The figures for each number of marks, on the disk of that folder or of temporary files."""
    for count in kept:
        with tempfile.TemporaryDirectory(dir=folder) as fresh:
            times = measure(Path(fresh) / "marks", count, saves)
        for what, took in times.items():
            goal = SAVING.get(count) if what.startswith("save") else None
            goal = at_most(5) if what.startswith("open") else goal
            yield Figure(f"{what}, {count:,} kept", took, "ms", goal)


def main() -> None:
    """Print the figures for each number of marks."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("kept", type=int, nargs="*", default=[*SAVING])
    options.add_argument("--saves", type=int, default=200)
    options.add_argument("--in", dest="folder", help="a folder on the disk to measure")
    arguments = options.parse_args()
    for figure in figures(None, arguments.kept, arguments.saves, arguments.folder):
        print(figure, flush=True)


if __name__ == "__main__":
    main()
