"""How long a search takes in many articles: `python -m tests.benchmarks.search [COUNT]`.

The articles are made up of the words of our samples; the queries are of every kind that a reader
can type, also those that match nearly everything.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from articles.article import Article
from articles.library.entry import Entry, described, entry_of
from articles.search import SearchIndex, parse
from tests.benchmarks.beside import p95, repeated
from tests.benchmarks.figure import Figure, at_most
from tests.benchmarks.library import articles, timed

if TYPE_CHECKING:
    from collections.abc import Iterator

SEARCHES = 300


def queries(texts: list[str], seed: int = 2) -> Iterator[str]:
    """Words, beginnings, phrases and fields, taken from the texts."""
    chance = random.Random(seed)
    while True:
        words = chance.choice(texts).split()
        place = chance.randrange(len(words) - 3)
        yield from (
            words[place],
            " ".join(chance.choices(words, k=2)),
            words[place][:2],
            '"' + " ".join(words[place : place + 3]).replace('"', "") + '"',
            f"{words[place]} source:wire after:2020",
            "the",
            "said -bridge",
            "before:2015",
        )


def figures(_: Path | None = None, count: int = 10_000) -> Iterator[Figure]:
    """How long it takes to fill the index, to add one article, and to search."""
    articles_by_id = {article.id: article for article in articles(count)}
    entries = [_entry(article) for article in articles_by_id.values()]
    late_article = Article(text="One more about the harbour bridge.")
    lines = queries([article.text for article in articles_by_id.values()])
    with TemporaryDirectory() as folder, SearchIndex(Path(folder) / "search.db") as index:
        yield timed(
            f"fill an index with {count:,}",
            lambda: index.update(entries, articles_by_id.__getitem__),
        )
        entries_with_late = [*entries, _entry(late_article)]
        yield timed(
            "add one that came",
            lambda: index.update(entries_with_late, {late_article.id: late_article}.__getitem__),
        )
        times = repeated(lambda: index.search(parse(next(lines))), SEARCHES)
        yield Figure(f"search in {count:,}, to first results, p95", p95(times), "ms", at_most(50))


def _entry(article: Article) -> Entry:
    return entry_of(article.id, described(article, "x", "2026-01-01T00:00:00+00:00"))


if __name__ == "__main__":
    for figure in figures(count=int(sys.argv[1]) if len(sys.argv) > 1 else 10_000):
        print(figure, flush=True)
