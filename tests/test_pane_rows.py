from __future__ import annotations

from dataclasses import replace

import pytest

from annotators.findings import Claim, Findings, Position, Quote
from annotators.notebook.mark import mark_on
from annotators.presentation.voices import voices
from articles.article import Span
from tests.support.readings import ARTICLE, CORVO, FINDINGS, HALE, TEXT, span
from tui.reader.pane.pane_lines import listed
from tui.reader.pane.pane_rows import (
    Filter,
    Fold,
    Row,
    claim_rows,
    note_rows,
    quote_rows,
)

ALL = Filter()


def words(rows: list[Row]) -> list[str]:
    return [f"{row.sign} {row.words}".strip() for row in rows]


def test_claims_stand_under_their_speakers_with_demands_and_hearsay_apart() -> None:
    assert words(claim_rows(FINDINGS, TEXT, ALL)) == [
        CORVO,
        "≈ said  The bridge over the Selde will close in May",
        "“ said  “We cannot wait for it to fall”",
        HALE,
        "✗ denied  the “old lady” was in danger",
        "Unnamed sources",
        "≈~ Officials are reportedly looking at a ferry",
        "Demands",
        "! called on  to publish every report",
    ]


def test_a_heading_has_the_letter_of_the_voice_and_how_often_each_form_is_theirs() -> None:
    headings = [row for row in claim_rows(FINDINGS, TEXT, ALL, voices(FINDINGS)) if not row.thing]
    assert [(row.sign, row.tail, row.tone) for row in headings[:2]] == [
        ("C", "1“ 1≈", "voice-1"),
        ("H", "1✗", "voice-2"),
    ]


DOUBTED = replace(
    FINDINGS, claims=tuple(replace(claim, confidence=0.3) for claim in FINDINGS.claims[1:3])
)


def test_what_is_in_doubt_is_folded_into_one_row() -> None:
    (fold,) = claim_rows(DOUBTED, TEXT, ALL)
    assert fold.words == "▸ in doubt (2)"
    assert isinstance(fold.thing, Fold)
    assert [*fold.thing.things] == [*DOUBTED.claims]


def test_unfolded_it_is_listed_with_a_question_mark_at_each_name() -> None:
    fold, *rows = claim_rows(DOUBTED, TEXT, Filter(has_doubtful=True))
    assert fold.words == "▾ in doubt (2)"
    assert [(row.thing, row.tail) for row in rows] == [
        (DOUBTED.claims[0], "Ines Corvo?"),
        (DOUBTED.claims[1], "Tom Hale?"),
    ]


def test_what_is_in_doubt_is_no_part_of_what_somebody_says() -> None:
    claims = (FINDINGS.claims[0], *DOUBTED.claims)
    heading = claim_rows(replace(FINDINGS, claims=claims), TEXT, ALL)[0]
    assert (heading.words, heading.tail) == (CORVO, "1≈")


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        (Filter(speakers=(HALE,)), [HALE, "Demands"]),
        (Filter(about="council"), ["Demands"]),
        (Filter(speakers=("Nobody",)), []),
    ],
)
def test_a_filter_leaves_only_the_claims_by_or_about_somebody(
    filter_: Filter, expected: list[str]
) -> None:
    rows = claim_rows(FINDINGS, TEXT, filter_)
    assert [row.words for row in rows if row.thing is None] == expected


def test_positions_are_listed_only_when_asked_for() -> None:
    wants = Position(content=(span("a ferry"),), speaker=CORVO, form="indirect")
    findings = Findings(positions=(wants,))
    assert claim_rows(findings, TEXT, ALL) == []
    rows = claim_rows(findings, TEXT, Filter(has_positions=True))
    assert words(rows) == ["Positions", "≈ wanted  a ferry"]


def test_a_scare_quote_is_listed_as_nobodys_statement() -> None:
    assert [(row.words, row.tail) for row in quote_rows(FINDINGS, TEXT, ALL)] == [
        ("“We cannot wait for it to fall,”", CORVO),
        ("“old lady”", "nobody’s statement"),
    ]


def test_marks_are_listed_with_what_became_of_their_places() -> None:
    noted = mark_on(ARTICLE, span("a ferry"), note="Which one?", tags=("sea",))
    changed = replace(
        mark_on(ARTICLE, span("close in May")), exact="close in June", state="changed"
    )
    lost = replace(mark_on(ARTICLE, span("a ferry")), exact="a tunnel", note="Really?")
    rows = note_rows([noted, changed], TEXT, [lost])
    assert [(row.sign, row.words, row.tail) for row in rows] == [
        ("≠", "close in May", "was “close in June”"),
        ("✎", "Which one?", "#sea"),
        ("", "Words gone: mo places one", "1"),
        ("?", "Really?", "was “a tunnel”"),
    ]


def test_words_that_are_cut_off_end_with_a_whole_word() -> None:
    row = Row("a bridge that nobody crosses " * 9, thing=object())
    lines = ["".join(words for words, _ in line.draw(20)) for line in listed([row], 20).lines]
    assert lines == ["   a bridge that", "   nobody crosses a", "   bridge that …"]


def test_who_says_it_and_that_they_deny_it_is_folded_and_not_cut_off() -> None:
    row = Row("chaos", tail="The Harbour Relief Committee, denied", thing=object())
    lines = ["".join(words for words, _ in line.draw(20)) for line in listed([row], 20).lines]
    assert lines == ["   chaos", "   — The Harbour", "   Relief Committee,", "   denied"]


def test_a_long_name_is_cut_and_how_often_each_form_is_theirs_is_not() -> None:
    row = Row("The Harbour Relief Committee", "h", "12≈ 1○")
    (line,) = listed([row], 24).lines
    assert "".join(words for words, _ in line.draw(24)) == "h The Harbour Re… 12≈ 1○"


def test_a_quotation_of_what_is_denied_says_so() -> None:
    text = "Bo denied there was “chaos”."
    quote = Quote(start=20, end=27, kind="mixed", speaker="Bo")
    denial = Claim(content=(Span(10, 27),), speaker="Bo", form="mixed", polarity="denies")
    (row,) = quote_rows(Findings(quotes=(quote,), claims=(denial,)), text, ALL)
    assert row.tail == "Bo, denied"


def test_what_is_left_open_has_a_sign_of_its_own() -> None:
    text = "Bo did not rule out support."
    claim = Claim(content=(Span(20, 27),), cue=(Span(3, 19),), source=(Span(0, 2),), speaker="Bo",
                  form="indirect", polarity="open")  # fmt: skip
    _, row = claim_rows(Findings(claims=(claim,)), text, ALL)
    assert (row.sign, row.words) == ("○", "did not rule out  support")
