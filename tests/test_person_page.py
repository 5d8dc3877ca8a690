"""What the page of one person is made of, gathered from the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles import Article
from articles.library.entry import described, entry_of
from articles.search import Person, Saying, SearchIndex, parse
from tui.people.person_page import read, with_denials

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST = Article(text="One", title="Shut", source="Wire", published="2026-03-09")
SECOND = Article(text="Two", title="Open", source="Post", published="2026-04-01")
REPORT = "the report on the fourth pier had been kept from the council"


def saying_of(speaker: str, words: str, **facts: object) -> Saying:
    values: dict[str, object] = {"kind": "says", "verb": "said", "start": 0, "end": 3} | facts
    return Saying(speaker=speaker, words=words, **values)  # type: ignore[arg-type]


DENIAL = {"kind": "denies", "polarity": "denies", "verb": "denied that"}
SAYINGS = {
    FIRST: [
        saying_of("Birgit Sand", REPORT),
        saying_of("Birgit Sand", "the ferries will sail on Monday morning", start=1),
    ],
    SECOND: [
        saying_of("Hedda Lind", REPORT, **DENIAL),
        saying_of("Ines Falk", "the ferries will sail on Monday morning", start=1, **DENIAL),
        saying_of(
            "B. Sand", "she would resign", polarity="open", verb="would not say whether", start=2
        ),
    ],
}
ENTRIES = {
    saying.id: entry_of(saying.id, described(saying, "x", "2026-06-01")) for saying in SAYINGS
}


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    with SearchIndex(tmp_path / "search.db") as index:
        index.update(ENTRIES.values(), {saying.id: saying for saying in SAYINGS}.__getitem__)
        for article, sayings in SAYINGS.items():
            people = [Person(name=name) for name in dict.fromkeys(s.speaker for s in sayings)]
            index.people.put(article.id, people, sayings)
        yield index


def test_a_denial_has_beside_it_what_it_denies(index: SearchIndex) -> None:
    view = with_denials(read(index, "Hedda Lind", {}, ENTRIES), index, {})
    ((denial, answers),) = view.against.items()
    assert (denial.speaker, [other.speaker for other in answers]) == ("Hedda Lind", ["Birgit Sand"])


def test_what_is_said_has_beside_it_who_denies_it(index: SearchIndex) -> None:
    view = with_denials(read(index, "Birgit Sand", {}, ENTRIES), index, {})
    speakers = {
        denial.start: [o.speaker for o in answers] for denial, answers in view.against.items()
    }
    assert speakers == {0: ["Hedda Lind"], 1: ["Ines Falk"]}


def test_other_names_are_proposed_and_none_that_is_joined_already(index: SearchIndex) -> None:
    assert [proposal.name for proposal in read(index, "Birgit Sand", {}, {}).proposed] == [
        "B. Sand"
    ]
    aliases = {"B. Sand": "Birgit Sand"}
    view = read(index, "Birgit Sand", aliases, {})
    assert view.proposed == ()
    assert view.page.names == ("Birgit Sand", "B. Sand")


@pytest.mark.parametrize(
    ("query", "starts"),
    [("is:open", [2]), ("source:wire", [0, 1]), ("title:open", [2]), ("until:2026-03 pier", [0])],
)
def test_a_person_is_filtered_by_what_is_known_of_statement_and_article(
    index: SearchIndex, query: str, starts: list[int]
) -> None:
    view = read(index, "Birgit Sand", {"B. Sand": "Birgit Sand"}, ENTRIES)
    assert [saying.start for saying in view.filtered(parse(query)).page.sayings] == starts


def test_who_is_in_what_is_kept_can_be_asked_by_what_they_say(index: SearchIndex) -> None:
    people_named = index.people.named
    assert [(p.name, p.reported) for p in people_named(parse("is:denied"))] == [
        ("Hedda Lind", 1),
        ("Ines Falk", 1),
    ]
    assert [p.name for p in people_named(parse("sand said:pier"))] == ["Birgit Sand"]
    assert [p.name for p in people_named(parse("sand"))] == ["Birgit Sand", "B. Sand"]
    (sand,) = people_named(parse("sand"), {"B. Sand": "Birgit Sand"})
    assert (sand.reported, sand.articles) == (3, 2)
