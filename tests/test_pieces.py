"""Long texts are cut at paragraph ends and put together again without a seam."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotators.findings import Findings, Person
from annotators.running.pieces import joined, pieces, shifted
from articles import Span
from tests.support.findings import FINDINGS


@given(st.text(alphabet="ab. \n", max_size=200), st.integers(2, 50))
def test_pieces_cover_the_text_in_order_within_the_limit(text: str, limit: int) -> None:
    spans = list(pieces(text, limit))
    assert "".join(span.of(text) for span in spans) == text
    assert all(len(span) <= limit for span in spans)


def test_a_border_is_a_paragraph_end_where_there_is_one() -> None:
    text = "One two.\n\nThree four. Five six seven."
    assert next(pieces(text, 20)).of(text) == "One two.\n\n"


def test_a_text_within_the_limit_is_one_piece() -> None:
    assert list(pieces("Short.\n\nText.", 20)) == [Span(0, 13)]


def test_shifting_moves_every_offset_and_nothing_else() -> None:
    findings = shifted(FINDINGS, 100)
    assert findings.claims[0].content == (Span(100, 106),)
    assert findings.claims[0].hedges == (Span(101, 102),)
    assert findings.quotes[0].source == (Span(112, 122),)
    assert findings.people[0].mentions == (Span(112, 122),)
    assert findings.claims[0].why == FINDINGS.claims[0].why
    assert shifted(findings, 0) is findings


def test_a_person_of_two_pieces_is_one_person() -> None:
    ada = Person(name="Ada Brandt", label="PERSON", mentions=(Span(0, 3),), said=1, quoted=2)
    later = replace(ada, mentions=(Span(9, 12),))
    (person,) = joined([Findings(people=(ada,)), Findings(people=(later,))]).people
    assert (person.mentions, person.said, person.quoted) == ((Span(0, 3), Span(9, 12)), 2, 4)


def test_a_text_with_a_piece_of_english_is_english() -> None:
    german, english = Findings(language="de"), Findings()
    assert joined([german, english]).language == "en"
    assert joined([german, german]).language == "de"
