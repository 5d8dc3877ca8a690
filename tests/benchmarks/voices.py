"""Statements by voice and act in many articles: `python -m tests.benchmarks.voices [COUNT]`.

COUNT articles (10,000) of ten statements each, recombined from the samples (see `same`), with
acts, subjects and sources of every kind. What is typed is taken letter by letter, as a reader
does. Beside it stands one look through the words of all statements in memory, which is what a list
does. Times are the processor's.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from articles.search import QueryError, Saying, SearchIndex, parse
from articles.search.words import plain
from tests.benchmarks.beside import p95, processor_milliseconds
from tests.benchmarks.figure import Figure, at_most
from tests.benchmarks.same import NAMES, recombined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.search.quotations import Built

LINES: Final = (
    "by:okafor denied bridge since:2020-01",
    "by:lind about:maroth",
    "said:the is:open",
    "is:denied",
    'said:"the bridge" -is:exact',
    "about:vold ferry until:2015",
    "by:brenninck source:wire is:demanded",
    "-is:exact by:i said:wa",
    "person:okafor harbour is:doubtful",
    "is:exact since:2024-06 -by:vold",
)
ACTS: Final = (
    ("says", "affirms", "said"), ("denies", "denies", "denied that"), ("says", "open", "asked if"),
    ("demands", "affirms", "demanded"), ("wants", "affirms", "wants"),
    ("holds", "affirms", "thinks"),
)  # fmt: skip
SOURCES: Final = ("Maren Post", "Northern Wire", "Lundby Courier")


def figures(_: Path | None = None, count: int = 10_000) -> Iterator[Figure]:
    """First results as one types, the page of a person, and what a filter of the library asks."""
    articles = list(_varied(count))
    words = [plain(saying.words) for article in articles for saying in article.sayings]
    with TemporaryDirectory() as folder, SearchIndex(Path(folder) / "search.db") as index:
        build_time = processor_milliseconds(lambda: _build(index, articles))
        yield Figure(f"index {count:,} articles, each", build_time / count, "ms")
        lines = [line[:n] for line in LINES for n in range(1, len(line) + 1)]
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        yield Figure(f"index of {count:,}, an article", size / count / 1000, "kB")
        times = [processor_milliseconds(lambda: _found(index, line)) for line in lines]  # noqa: B023
        beside = [
            processor_milliseconds(lambda: sum(" brid" in word for word in words)) for _ in range(9)
        ]
        what = f"statements in {count:,} articles, as typed, p95"
        yield Figure(what, p95(times), "ms", at_most(50), p95(beside), "ms, one look in memory")
        article_times = [processor_milliseconds(lambda: _articles(index, line)) for line in LINES]  # noqa: B023
        yield Figure(f"which of {count:,} articles, p95", p95(article_times), "ms")
        people_time = processor_milliseconds(lambda: index.people.named(parse("ok")))
        yield Figure(f"people of {count:,} articles", people_time, "ms", at_most(50))
        page = processor_milliseconds(lambda: index.people.page(NAMES[1]))
        yield Figure("the page of somebody with a fifth of all", page, "ms")


def _build(index: SearchIndex, articles: Sequence[Built]) -> None:
    for start in range(0, len(articles), 500):
        index.quotations.build(articles[start : start + 500])


def _found(index: SearchIndex, line: str) -> tuple[Saying, ...]:
    try:
        return index.statements(parse(line), 100)
    except QueryError:
        return ()


def _articles(index: SearchIndex, line: str) -> set[str]:
    return index.articles_with(parse(line))


def _varied(count: int, seed: int = 4) -> Iterator[Built]:
    """The articles of `same`, whose statements have all acts, many speakers and subjects."""
    chance = random.Random(seed)
    for article in recombined(count):
        sayings = [_saying(saying, chance) for saying in article.sayings]
        yield replace(article, sayings=sayings, source=chance.choice(SOURCES))


def _saying(saying: Saying, chance: random.Random) -> Saying:
    kind, polarity, verb = chance.choice(ACTS)
    return replace(
        saying,
        kind=kind,
        polarity=polarity,
        verb=verb,
        speaker=chance.choice(NAMES),
        about=tuple(chance.sample(NAMES, chance.choice((0, 0, 1, 2)))),
        form=chance.choice(("direct", "indirect")),
        is_in_doubt=chance.random() < 0.1,
    )


if __name__ == "__main__":
    for figure in figures(count=int(sys.argv[1]) if len(sys.argv) > 1 else 10_000):
        print(figure, flush=True)
