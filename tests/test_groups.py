"""Articles that have a statement in common are grouped, and stand together in the library."""

from pathlib import Path

import pytest

from annotators.across.groups import grouped
from articles.library.entry import Entry, entry_of
from articles.search import Saying, SearchIndex
from articles.search.quotations import Built
from tui.library.shelf import Counts, Shelf, by_story
from tui.library.shelf_rows import Rows

GATE = "“Nobody will be asked to sleep behind a gate that I have not walked over.”"
CUT = "“Nobody will be asked to sleep behind a gate”"
PUMPS = "“Seven of the pumps were sold to a farmer in March, and nobody told the council.”"


def built_article(id_: str, *words: str, date: str = "2024-05-14", kind: str = "says") -> Built:
    sayings = [
        Saying(speaker="Ines Falk", kind=kind, words=sentence, start=at, end=at + 9)
        for at, sentence in enumerate(words)
    ]
    return Built(
        id=id_, title=id_, source=id_, date=date, url=None, people=(), sayings=sayings, places=()
    )


def groups(tmp_path: Path, *articles: Built) -> list[set[str]]:
    with SearchIndex(tmp_path / "search.db") as index:
        index.quotations.build(articles)
        group_of = grouped(index.quotations.neighbours())
    return [
        {id_ for id_, other in group_of.items() if other == group}
        for group in sorted(set(group_of.values()))
    ]


def test_those_with_a_statement_in_common_are_together(tmp_path: Path) -> None:
    others = (
        built_article("c", "“The tide is not our enemy.”"),
        built_article("d", PUMPS),
        built_article("e", PUMPS),
    )
    assert groups(tmp_path, built_article("a", GATE), built_article("b", CUT), *others) == [
        {"a", "b"},
        {"d", "e"},
    ]


def test_one_that_has_something_of_two_joins_them(tmp_path: Path) -> None:
    articles = (
        built_article("a", GATE),
        built_article("c", PUMPS),
        built_article("b", GATE, PUMPS),
    )
    assert groups(tmp_path, *articles) == [{"a", "b", "c"}]


def test_copies_in_more_articles_than_are_compared_with_each_are_together(tmp_path: Path) -> None:
    copies = [
        built_article(f"{number:02}", GATE, date=f"2024-05-{number:02}") for number in range(1, 29)
    ]
    assert [len(group) for group in groups(tmp_path, *copies)] == [28]


@pytest.mark.parametrize(
    "other",
    [
        built_article("b", GATE, date="2025-05-14"),
        built_article("b", GATE, kind="plans"),
        built_article("b", "“A gate of iron stood behind the farm, and the council met there.”"),
    ],
    ids=["a year later", "no statement", "other words"],
)
def test_others_are_not(tmp_path: Path, other: Built) -> None:
    assert groups(tmp_path, built_article("a", GATE, PUMPS), other) == []


def entry(id_: str, published: str) -> Entry:
    facts = {"title": id_, "published": published, "added": "2026-01-01", "where": "x"}
    return entry_of(id_, {**facts, "words": 9, "length": 50})


def test_a_story_stands_where_its_newest_article_is_and_is_joined_by_signs() -> None:
    dates = {"old": "2024-05-01", "alone": "2024-05-02", "new": "2024-05-03", "newest": "2024-06"}
    shelf = Shelf(entry(id_, date) for id_, date in dates.items())
    sort = by_story(shelf.entries(), {"old": "s", "new": "s"})
    entries = shelf.listed(None, "all", sort)
    rows = Rows(entries, (), Counts(), sort)
    lines = [rows[number].draw(80)[2][0] for number in range(len(rows))]
    assert [line.strip() for line in lines] == ["newest", "= new", "│ old", "alone"]
