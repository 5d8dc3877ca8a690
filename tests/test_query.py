"""What is typed to search is taken apart, and what cannot be meant is told with its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search import page
from articles.search.matching import Facts, holds
from articles.search.query import EVERYTHING, FIELDS, Place, Query, QueryError, Term, parse
from articles.search.words import plain

MARKS = Place("marks", ("by", "color"), {"color": ("pink", "yellow")})

typed_lines = st.text() | st.lists(
    st.sampled_from(
        ['"', "“", "”", "-", ":", " ", "by:", "since:", "is:", "2026", "-0", "open", "x", "é", "//"]
    )
).map("".join)


@settings(deadline=None, max_examples=500)
@given(line=typed_lines, is_whole=st.booleans())
def test_whatever_is_typed_is_a_query_or_an_error_with_a_place_in_it(
    line: str, is_whole: bool
) -> None:
    try:
        query = parse(line, is_whole=is_whole)
    except QueryError as error:
        assert 0 <= error.at <= len(line)
    else:
        assert all(plain(term.value).strip() for term in query.terms)
        assert all(term.field in ("", *EVERYTHING.fields) for term in query.terms)


@settings(deadline=None)
@given(line=typed_lines)
def test_what_is_right_when_it_is_whole_is_right_while_it_is_typed(line: str) -> None:
    try:
        query = parse(line, is_whole=True)
    except QueryError:
        return
    assert parse(line) == query


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["by", "about", "title", "source"]),
                          st.from_regex(r"[a-z]{2,6}( [a-z]{2,6})?", fullmatch=True))))  # fmt: skip
def test_each_field_has_the_value_that_is_written_behind_it(
    terms: list[tuple[bool, str, str]],
) -> None:
    line = " ".join(f'{"-" * no}{field}:"{value}"' for no, field, value in terms)
    parsed = [(term.is_not, term.field, term.value) for term in parse(line).terms]
    assert parsed == list(dict.fromkeys(terms))


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("by:sand denied", [("by", " sand"), ("", " denied")]),
        ("by: sand", [("by", " sand")]),
        ("By:Sand IN:bridge", [("by", " sand"), ("title", " bridge")]),
        ('said:"Old Ferry"', [("said", " old ferry ")]),
        ("“old ferry", [("", " old ferry ")]),
        ("x", [("", " x ")]),
        ("Brandt: police", [("", " brandt"), ("", " police")]),
        ("http://a.example/b 10:30", [("", " http a example b "), ("", " 10 30")]),
        ("Łódź is:Open", [("", " lodz"), ("is", " open")]),
        ("- “” by", [("", " by")]),
    ],
)
def test_a_line_is_words_and_fields(line: str, terms: list[tuple[str, str]]) -> None:
    assert [(term.field, term.needle) for term in parse(line).terms] == terms


@pytest.mark.parametrize(
    ("line", "at", "sentence"),
    [
        ("bridge speker:sand", 7, "there is no speker: but speaker:"),
        ("is:green", 3, "is:green is none; there are denied, open,"),
        ("a -since:2026-13", 9, "since:2026-13 is no date; since:2026 or"),
        ("until:2026-02-30 a", 6, "until:2026-02-30 is no date"),
        ("color:pink", 0, "articles and statements have no color:"),
        ("by:", 0, "by: wants a word behind it: who says it"),
        ("is:den", 3, "is:den is none"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_would_be_right(
    line: str, at: int, sentence: str
) -> None:
    with pytest.raises(QueryError, match=sentence) as error:
        parse(line, is_whole=True)
    assert error.value.at == at


@pytest.mark.parametrize("line", ["by:", "is:den", "since:202", "since:2026-1", "is:", "by:ab is:"])
def test_what_may_become_right_is_passed_over_while_it_is_typed(line: str) -> None:
    assert len(parse(line).terms) == line.count("ab")


def test_a_place_has_its_own_fields_and_values() -> None:
    assert parse("color:Pink", MARKS) == Query((Term("pink", "color"),))
    with pytest.raises(QueryError, match="marks have no title:"):
        parse("title:bridge", MARKS)


def test_every_field_says_what_it_is() -> None:
    assert all(FIELDS[field] for field in EVERYTHING.fields)


BRIDGE = Facts(
    words=plain("denied that the bridge had closed"),
    fields={"by": plain("Birgit Sand"), "source": plain("Northern Wire")},
    states=frozenset(("denied", "reworded")),
    date="2026-03-09",
)


@pytest.mark.parametrize(
    ("line", "is_true"),
    [
        ("by:sand denied bridge since:2026-01", True),
        ("by:and", False),
        ("bri clos", True),
        ('"bri"', False),
        ('"bridge had"', True),
        ("-ferry", True),
        ("-bridge", False),
        ("is:denied -is:open", True),
        ("until:2026-03", True),
        ("until:2026-02", False),
        ("before:2026-03-09", False),
        ("after:2026-03-09", True),
        ("source:wire", True),
        ("", True),
    ],
)
def test_what_has_every_term_passes(line: str, is_true: bool) -> None:
    assert holds(parse(line), BRIDGE) is is_true


def test_what_has_no_date_passes_none() -> None:
    assert not holds(parse("since:2026"), Facts())
    assert not holds(parse("until:2026"), Facts())


def test_the_page_fits_on_a_screen_and_its_examples_are_right() -> None:
    lines = page.as_text("  ").splitlines()
    assert len(lines) <= 20
    assert max(map(len, lines)) < 80
    examples = [example for example, _ in page.PAGE if not example.startswith("color:")]
    assert all(parse(example, is_whole=True).terms for example in examples)


def test_what_is_asked_twice_is_asked_once() -> None:
    terms = parse('gate gate -gate said:gate said:gate "gate" gate').terms
    assert [(term.field, term.is_not, term.is_exact) for term in terms] == [
        ("", False, False),
        ("", True, False),
        ("said", False, False),
        ("", False, True),
    ]
