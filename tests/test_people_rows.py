from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from annotators.coreference.proposals import Proposal
from articles.search import Person, PersonPage, Saying, parse
from tui.people.people_rows import page_rows, person_row, timeline
from tui.people.person_page import PersonView

DENIAL = Saying(
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
ABOUT_FALK = Saying(
    speaker="Sand",
    kind="says",
    verb="said:",
    words="Falk lies",
    start=0,
    end=9,
    article="2",
    date="2026-05-13",
)
OPEN = replace(
    ABOUT_FALK, speaker="Falk", polarity="open", verb="would not say", words="if so", date=""
)
WISH = replace(ABOUT_FALK, speaker="Falk", kind="wants", verb="wants", words="a new “pier”")
DOUBTFUL = replace(ABOUT_FALK, speaker="Falk", is_in_doubt=True)
PAGE = PersonView(
    PersonPage(
        name="Falk",
        names=("Falk",),
        sayings=(DENIAL,),
        of_them=(ABOUT_FALK,),
        beside=(("Sand", 2),),
    )
)
ALL = (DENIAL, OPEN, WISH)
FULL = PersonView(
    replace(PAGE.page, sayings=ALL, doubtful=(DOUBTFUL,)),
    against={DENIAL: (ABOUT_FALK,)},
    proposed=(Proposal("F. Falk", "much the same name"),),
)


def lines(view: PersonView) -> list[str]:
    return ["".join(words for words, _ in row.draw(78)).strip() for row in page_rows(view, {})]


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
    page_lines = [row.draw(width) for row in page_rows(FULL, {"2": "Title"})]
    for line in (*page_lines, person_row(person).draw(width)):
        assert cell_len("".join(words for words, _ in line)) <= width


def test_a_page_tells_what_they_say_and_what_is_said_of_them() -> None:
    page_lines = lines(PAGE)
    assert page_lines[0] == "Said and denied: 1 in 1 article"
    assert page_lines[1].split() == ["2026-05-14", "Wire", "denied", "[b]a", "␛", "leak"]
    assert page_lines[4].split() == ["2026-05-13", "Sand", "said", "Falk", "lies"]
    assert page_lines[-6:] == [
        "Reported by",
        "Wire (1)",
        "",
        "In the same articles",
        "Sand (2)",
        "",
    ]


def test_what_is_left_open_or_wanted_stands_apart_with_its_verb() -> None:
    page_lines = lines(FULL)
    at = page_lines.index("Left open, neither said nor denied: 1 in 1 article")
    assert page_lines[at + 1].split() == ["no", "date", "would", "not", "say", "if", "so"]
    at = page_lines.index("Wanted, supported, opposed, planned or decided: 1 in 1 article")
    assert page_lines[at + 1].endswith("wants  a new “pier”")


def test_what_is_denied_stands_under_its_denial() -> None:
    page_lines = lines(FULL)
    denial = next(at for at, line in enumerate(page_lines) if "denied  [b]a" in line)
    assert page_lines[denial + 1].split() == ["2026-05-13", "↳", "Sand", "said", "Falk", "lies"]


def test_what_is_in_doubt_is_counted_and_listed_only_if_asked_for() -> None:
    assert "In doubt: 1 in 1 article; / is:doubtful lists them" in lines(FULL)
    page_lines = lines(FULL.filtered(parse("is:doubtful")))
    assert page_lines[page_lines.index("In doubt: 1 in 1 article") + 1].endswith(
        "? said  Falk lies"
    )


def test_a_filter_by_date_tells_what_it_left_out_for_want_of_one() -> None:
    page_lines = lines(FULL.filtered(parse("since:2026-05-14")))
    assert page_lines[0] == "Said and denied: 1 in 1 article · 1 without a date left out"
    assert not any("would not say" in line for line in page_lines)


def test_a_filtered_page_names_nobody_else() -> None:
    page_lines = lines(FULL.filtered(parse("denied")))
    assert page_lines == [
        "Said and denied: 1 in 1 article",
        page_lines[1],
        page_lines[2],
        "",
        "Reported by",
        "Wire (1)",
        "",
    ]


def test_somebody_of_whom_only_open_rows_are_known_is_not_empty() -> None:
    page_lines = lines(PersonView(replace(PAGE.page, sayings=(OPEN,), of_them=())))
    assert page_lines[0] == "Said and denied: nothing"
    assert any("would not say" in line for line in page_lines)


def test_names_that_may_be_theirs_are_proposed_with_the_reason() -> None:
    assert lines(FULL)[-2:] == [
        "Perhaps the same, if you say so: a joins the name under the cursor",
        "F. Falk  much the same name",
    ]


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
    assert headings[0] == " Said and denied: 1 in 1 article · 3 of 4 articles not read yet"
