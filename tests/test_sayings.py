"""What was found in an article becomes rows that can be told across articles."""

import sys
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from annotators.findings import Claim, Findings, Person, Quote
from annotators.presentation.sayings import overlapping, people_of, sayings_of
from articles.article import Article, Span
from articles.search import Saying
from tests.support import readings

TEXT = "“It closes,” Falk said. She denied a leak. “Odd.” Sand said nothing. “So-called”"
ARTICLE = Article(text=TEXT)
span = partial(readings.span, text=TEXT)


def quote(words: str, speaker: str | None, kind: str = "direct") -> Quote:
    place = span(words)
    return Quote(start=place.start, end=place.end, speaker=speaker, kind=kind)  # type: ignore[arg-type]


FINDINGS = Findings(
    people=(Person(name="Falk", label="PERSON", mentions=(span("Falk"),), said=2, quoted=1),),
    quotes=(
        quote("“It closes,”", "Falk"),
        quote("“Odd.”", "Sand"),
        quote("“So-called”", "Sand", "scare"),
    ),
    claims=(
        Claim(content=(span("“It closes,”"),), speaker="Falk", form="direct"),
        Claim(
            content=(span("a leak"),),
            speaker="Falk",
            form="indirect",
            polarity="denies",
            about=("Sand",),
        ),
        Claim(content=(span("nothing"),), speaker="unnamed", form="indirect"),
        Claim(content=(span("said"),), speaker="Sand", form="indirect", polarity="open"),
    ),
)


def test_a_quotation_that_is_a_claim_is_told_once() -> None:
    statements = [row for row in sayings_of(ARTICLE, FINDINGS) if row.is_said]
    assert [(row.speaker, row.kind, row.words) for row in statements] == [
        ("Falk", "says", "“It closes”"),
        ("Falk", "denies", "a leak"),
        ("Sand", "quote", "“Odd.”"),
    ]


def test_what_is_left_open_and_what_nobody_says_is_a_row_that_nobody_is_said_to_say() -> None:
    wishes = [row for row in sayings_of(ARTICLE, FINDINGS) if not row.is_said]
    assert [(row.speaker, row.polarity) for row in wishes] == [
        ("Sand", "open"),
        ("unnamed", "affirms"),
    ]


def test_a_row_says_where_the_words_are_and_whom_they_are_about() -> None:
    leak = next(row for row in sayings_of(ARTICLE, FINDINGS) if row.polarity == "denies")
    assert isinstance(leak, Saying)
    assert TEXT[leak.start : leak.end] == "a leak"
    assert leak.about == ("Sand",)


def test_everybody_who_is_named_is_among_the_people() -> None:
    (falk,) = people_of(TEXT, FINDINGS)
    assert (falk.name, falk.label) == ("Falk", "PERSON")


spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 9)
)


@given(st.lists(spans), spans)
def test_a_span_overlaps_many_if_it_overlaps_one_of_them(many: list[Span], other: Span) -> None:
    assert overlapping(many)(other) == any(map(other.overlaps, many))


def test_ten_times_the_statements_take_ten_times_as_long() -> None:
    assert calls_for(500) < 11 * calls_for(50)


def calls_for(times: int) -> int:
    """The calls of functions that the rows of so many quotations and claims take."""
    text = "“A gate” was shut. " * times
    places = range(0, len(text), len(text) // times)
    article, calls = Article(text=text), 0
    findings = Findings(
        quotes=tuple(Quote(start=at, end=at + 8, kind="direct") for at in places),
        claims=tuple(
            Claim(content=(Span(at + 9, at + 17),), speaker="Falk", form="indirect")
            for at in places
        ),
    )

    def count(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        rows = sayings_of(article, findings)
    finally:
        sys.setprofile(None)
    assert len(rows) == 2 * times
    return calls
