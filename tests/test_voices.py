"""Statements are found by voice and act in the index, as they would be in a list."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import Article
from articles.library.entry import described, entry_of
from articles.search import Person, Saying, SearchIndex, parse
from articles.search.facts import of_entry, of_saying
from articles.search.matching import Facts, holds
from articles.search.numbers import FIRST_DAY, day_after, day_number, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def say(speaker: str, words: str, **facts: object) -> Saying:
    values: dict[str, object] = {"kind": "says", "verb": "said:", "start": 0, "end": 3} | facts
    return Saying(speaker=speaker, words=words, **values)  # type: ignore[arg-type]


ARTICLES = {
    Article(text="One", title="Bridge shut", source="Wire", published="2026-03-09"): (
        say("Birgit Sand", "“The bridge is unsafe”", form="direct", start=0),
        say("Hedda Lind", "the bridge had been checked", kind="denies", polarity="denies",
            verb="denied that", about=("Birgit Sand",), start=1),
        say("Hedda Lind", "it would open", polarity="open", verb="would not say whether", start=2),
    ),
    Article(text="Two", title="Ferries", source="Post", byline="Ann Lee", published="2026-01"): (
        say("B. Sand", "the ferry is late", kind="demands", verb="demanded"),
        say("officials", "nothing of it", is_in_doubt=True),
    ),
    Article(text="Three", title="Łódź bridge"): (
        say("Łucja Sander", "an open bridge", kind="wants", verb="wants", about=("Hedda Lind",)),
    ),
}  # fmt: skip
ENTRIES = {
    article.id: entry_of(
        article.id,
        described(article, "x", "2026-06-01T00:00:00+00:00")
        | {
            "tags": ["Old Town"] if article.title == "Ferries" else [],
            "is_read": not article.source,
        },
    )
    for article in ARTICLES
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    with SearchIndex(tmp_path_factory.mktemp("voices") / "search.db") as index:
        fill(index)
        yield index


def fill(index: SearchIndex) -> None:
    by_id = {article.id: article for article in ARTICLES}
    index.update(ENTRIES.values(), by_id.__getitem__)
    for article, sayings in ARTICLES.items():
        people = [Person(name=name) for name in dict.fromkeys(s.speaker for s in sayings)]
        index.people.put(article.id, people, sayings)


def words_of(index: SearchIndex, query: str, **options: object) -> list[str]:
    return [statement.words for statement in index.statements(parse(query), **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("by:sand", ["“The bridge is unsafe”", "the ferry is late", "an open bridge"]),
        ('by:"sand"', ["“The bridge is unsafe”", "the ferry is late"]),
        ("by:lind denied bridge since:2026-01", ["the bridge had been checked"]),
        ("about:sand", ["the bridge had been checked"]),
        ("person:lind said:open", ["it would open", "an open bridge"]),
        ("is:open", ["it would open"]),
        ("is:exact", ["“The bridge is unsafe”"]),
        ("is:demanded", ["the ferry is late"]),
        ("is:planned by:lucja", ["an open bridge"]),
        ("is:doubtful", ["nothing of it"]),
        ("-by:sand -by:lind", []),
        ("source:wire is:denied", ["the bridge had been checked"]),
        ("tag:old", ["the ferry is late"]),
        ("is:unread said:bridge", ["“The bridge is unsafe”", "the bridge had been checked"]),
        ("title:lodz", ["an open bridge"]),
        ("until:2026-02", ["the ferry is late"]),
        ("author:lee", ["the ferry is late"]),
        ("said:denied", []),
        ("", ["“The bridge is unsafe”", "the bridge had been checked", "it would open",
              "the ferry is late", "an open bridge"]),
    ],
)  # fmt: skip
def test_statements_are_found_newest_first(
    index: SearchIndex, query: str, words: list[str]
) -> None:
    assert words_of(index, query) == words


def test_a_person_is_found_by_every_name_that_was_joined_and_by_no_part_of_one(
    index: SearchIndex,
) -> None:
    aliases = {"B. Sand": "Birgit Sand"}
    assert words_of(index, "by:birgit", aliases=aliases) == [
        "“The bridge is unsafe”",
        "the ferry is late",
    ]
    assert words_of(index, "by:hedda", aliases={"Sand": "Hedda Lind"}) == [
        "the bridge had been checked",
        "it would open",
    ]


def test_an_article_is_found_by_what_is_said_in_it(index: SearchIndex) -> None:
    (ferries,) = (article for article in ARTICLES if article.title == "Ferries")
    assert index.articles_with(parse("by:sand is:demanded")) == {ferries.id}
    assert [hit.id for hit in index.search(parse("by:sand is:demanded"))] == [ferries.id]


words = st.sampled_from(["sand", "lind", "bri", "open", "denied", '"the bridge"', "o", "lo", "fer"])
terms = st.one_of(
    words,
    st.tuples(st.sampled_from(["by", "said", "about", "person", "title", "source"]), words).map(
        ":".join
    ),
    st.sampled_from(["denied", "open", "exact", "reworded", "planned", "doubtful", "read"]).map(
        "is:{}".format
    ),
    st.tuples(
        st.sampled_from(["since", "until", "before", "after"]),
        st.sampled_from(["2026", "2026-01", "2026-03", "2026-03-09", "2025", "2026-02-02"]),
    ).map(":".join),
)
queries = st.lists(st.tuples(st.sampled_from(["", "-"]), terms).map("".join), max_size=3).map(
    " ".join
)


@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(line=queries)
def test_the_index_finds_what_a_list_in_memory_would(index: SearchIndex, line: str) -> None:
    query = parse(line, is_whole=True)
    expected = [
        saying.words
        for article, sayings in ARTICLES.items()
        for saying in sayings
        if (query.wants_doubtful or not saying.is_in_doubt)
        and holds(query, facts_of(article, saying))
    ]
    assert sorted(words_of(index, line)) == sorted(expected)


def facts_of(article: Article, saying: Saying) -> Facts:
    entry = of_entry(ENTRIES[article.id])
    return of_saying(replace(saying, date=article.published or ""), entry)


def test_what_is_forgotten_is_found_no_more(tmp_path: Path) -> None:
    with SearchIndex(tmp_path / "search.db") as index:
        fill(index)
        for article in ARTICLES:
            index.people.put(article.id, [], [])
        assert words_of(index, "") == []
        assert words_of(index, "said:bridge") == []


def test_another_date_puts_what_was_said_in_another_place(tmp_path: Path) -> None:
    with SearchIndex(tmp_path / "search.db") as index:
        fill(index)
        first = next(iter(ENTRIES))
        entries = [
            e if e.id != first else replace(e, published="2020-01-01") for e in ENTRIES.values()
        ]
        by_id = {article.id: article for article in ARTICLES}
        index.update(entries, by_id.__getitem__)
        assert index.people.lacking() == [first]
        article = by_id[first]
        index.people.put(first, [], ARTICLES[article])
        assert words_of(index, "by:lind until:2020") == [
            "the bridge had been checked",
            "it would open",
        ]


DATES = [
    "",
    "0001",
    "2025-12-31",
    "2026",
    "2026-01",
    "2026-01-01",
    "2026-01-31",
    "2026-02",
    "9999-12-31",
]


def test_numbers_are_in_the_order_of_dates_then_articles_and_fit_in_sqlite() -> None:
    numbers = [number_of(date, article, 0) for date in DATES for article in (1, 2**24 - 1)]
    assert numbers == sorted(numbers)
    assert numbers[-1] < 2**63
    assert number_of("2026", 5, 0) > number_of("2026", 5, 1)
    assert day_number("0001") == FIRST_DAY


@pytest.mark.parametrize(
    ("period", "last"), [("2026", "2026-12-31"), ("2026-01", "2026-01-31"), ("2026-01-31",) * 2]
)
def test_the_day_after_a_month_is_after_all_of_its_days(period: str, last: str) -> None:
    assert day_number(last) < day_after(period) <= day_number("2027")
    assert all(a < b for a, b in pairwise(map(day_number, [period, last])) if period != last)


@pytest.mark.parametrize("text", ["soon", "20260101", "202", "2026-xx", "٢٠٢٦"])
def test_what_is_no_date_has_the_place_of_none(text: str) -> None:
    assert day_number(text) == 0


IN_THREADS = """
import sys, threading
names = ["people", "facts", "index", "quotations", "query", "voices", "sayings"]
barrier, wrong = threading.Barrier(len(names)), []
sys.setswitchinterval(1e-6)
def imported(name):
    barrier.wait()
    try:
        __import__(f"articles.search.{name}")
    except ImportError as error:
        wrong.append(error)
threads = [threading.Thread(target=imported, args=(name,)) for name in names]
for each in threads: each.start()
for each in threads: each.join()
sys.exit(repr(wrong) if wrong else 0)
"""


def test_threads_that_each_import_a_part_of_search_first_are_no_harm_to_each_other() -> None:
    run = subprocess.run([sys.executable, "-c", IN_THREADS], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
