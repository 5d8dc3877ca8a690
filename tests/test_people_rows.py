from __future__ import annotations

import pytest
from rich.cells import cell_len

from articles.search import Person, PersonPage, Saying
from tui.people.people_rows import page_rows, person_row, timeline

OWN = Saying(
    speaker="Falk",
    kind="denies",
    polarity="denies",
    verb="denied",
    words="[b]a \x1b leak",
    start=0,
    end=9,
    article="1",
    date="2026-05-14",
    source="Wire",
)
OTHER = Saying(
    speaker="Sand",
    kind="says",
    verb="said:",
    words="Falk lies",
    start=0,
    end=9,
    article="2",
    date="2026-05-13",
)
PAGE = PersonPage(
    name="Falk", names=("Falk",), sayings=(OWN,), of_them=(OTHER,), beside=(("Sand", 2),)
)


@pytest.mark.parametrize(
    ("months", "line"),
    [
        ([], ""),
        ([("2026-05", 3)], "2026-05 █ 2026-05"),
        ([("2025-12", 1), ("2026-02", 8)], "2025-12 ▁ █ 2026-02"),
        ([("1999-01", 5), ("2026-02", 2), ("2026-01", 1)], "2026-01 ▄█ 2026-02"),
        ([("soon", 1)], ""),
    ],
)
def test_a_timeline_has_a_bar_for_each_month(months: list[tuple[str, int]], line: str) -> None:
    assert timeline(months) == line


@pytest.mark.parametrize("width", [30, 78, 140])
def test_every_line_fits(width: int) -> None:
    person = Person(name="A name " * 30, label="PERSON", reported=1200, articles=99)
    drawn = [row.draw(width) for row in page_rows(PAGE, {"2": "Title"})]
    for line in (*drawn, person_row(person).draw(width)):
        assert cell_len("".join(words for words, _ in line)) <= width


def test_a_page_tells_what_they_say_and_what_is_said_of_them() -> None:
    lines = ["".join(words for words, _ in row.draw(78)).strip() for row in page_rows(PAGE, {})]
    assert lines[0] == "What they say: 1 in 1 article"
    assert lines[1].split() == ["2026-05-14", "Wire", "denied", "[b]a", "␛", "leak"]
    assert lines[4].split() == ["2026-05-13", "Sand", "said", "Falk", "lies"]
    assert lines[-1] == "Sand (2)"


@pytest.mark.parametrize(
    ("person", "counts"),
    [
        (Person(name="Falk", reported=8, articles=2, named=7), "8 in 2 articles"),
        (Person(name="Falk", reported=1, articles=1), "1 in 1 article"),
        (Person(name="Falk", named=7), "named in 7 articles"),
    ],
)
def test_a_person_stands_with_their_statements_or_with_where_they_are_only_named(
    person: Person, counts: str
) -> None:
    line = "".join(words for words, _ in person_row(person).draw(78))
    assert line.endswith(f" {counts} ")


def test_a_page_says_of_how_many_articles_nobody_knows_what_they_say_there() -> None:
    headings = [row.draw(78)[0][0] for row in page_rows(PAGE, {}, "3 of 4 articles not read yet")]
    assert headings[0] == " What they say: 1 in 1 article · 3 of 4 articles not read yet"
