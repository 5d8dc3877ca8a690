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
from tests.benchmarks.library import articles, timed

if TYPE_CHECKING:
    from collections.abc import Iterator

SEARCHES = 300
BUDGET = "budget: p95 <= 100 ms to first results over 10,000 articles"


def queries(texts: list[str], seed: int = 2) -> Iterator[str]:
    """Words, beginnings, phrases and fields, taken from the texts."""
    choose = random.Random(seed)
    while True:
        words = choose.choice(texts).split()
        place = choose.randrange(len(words) - 3)
        yield from (
            words[place],
            " ".join(choose.choices(words, k=2)),
            words[place][:2],
            '"' + " ".join(words[place : place + 3]).replace('"', "") + '"',
            f"{words[place]} source:wire after:2020",
            "the",
            "said -bridge",
            "before:2015",
        )


def main(count: int) -> None:
    """Print how long it takes to fill the index, to add one article, and to search."""
    found = {article.id: article for article in articles(count)}
    entries = [_entry(article) for article in found.values()]
    late = Article(text="One more about the harbour bridge.")
    typed = queries([article.text for article in found.values()])
    with TemporaryDirectory() as folder, SearchIndex(Path(folder) / "search.db") as index:
        timed(f"fill an index with {count:,}", lambda: index.update(entries, found.__getitem__))
        more = [*entries, _entry(late)]
        timed("add one that came", lambda: index.update(more, {late.id: late}.__getitem__))
        timed("search", lambda: index.search(parse(next(typed))), SEARCHES)
    print(BUDGET)


def _entry(article: Article) -> Entry:
    return entry_of(article.id, described(article, "x", "2026-01-01T00:00:00+00:00"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
