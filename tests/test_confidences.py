"""What a row's confidence is learned from: its words and its name are both right."""

import pytest

from annotators import annotate
from annotators.attribution import assemble
from annotators.attribution.assemble import candidate_rows
from annotators.attribution.confidence import features, log_odds
from annotators.codec import decode, encode
from annotators.findings import Claim
from annotators.pipeline import load
from annotators.training.evaluation.calibrate import is_right, is_same_name
from articles.article import Span

ROW = Claim(content=(Span(0, 9),), speaker="Ada Lund", form="indirect")
VALUES = {"who": "Ada Lund", "also": ["the mayor"]}


@pytest.mark.parametrize(
    ("shown", "right", "same"),
    [
        ("Ada Lund", "Ada Lund", True),
        ("Lund", "Ada Lund", True),
        ("Mayor Ada Lund", "Ada Lund", True),
        ("The port authority", "port authority", True),
        ("Port Authority of Lund", "Lund Port Authority", True),
        ("Bo Lund", "Ada Lund", False),
        ("Ada Falk", "Ada Lund", False),
        ("unnamed", "Ada Lund", False),
    ],
)
def test_names_are_the_same_in_another_order_or_where_one_shortens_the_other(
    shown: str, right: str, same: bool
) -> None:
    assert is_same_name(shown, right) is same


@pytest.mark.parametrize(
    ("content", "values", "right"),
    [
        (((0, 10),), VALUES, True),
        (((0, 8),), VALUES, True),
        (((0, 40),), VALUES, False),
        (((20, 30),), VALUES, False),
        (((0, 10),), {"who": "Bo Falk"}, False),
        (((0, 10),), {"who": "Bo Falk", "also": ["Lund"]}, True),
        (((0, 10),), {**VALUES, "said_not": True}, False),
    ],
)
def test_a_row_is_right_in_its_words_and_its_name(
    content: tuple[tuple[int, int], ...], values: dict[str, object], right: bool
) -> None:
    assert is_right(ROW, ((0, 10),), [(content, values)]) is right


def test_a_row_without_a_marked_one_is_wrong() -> None:
    assert not is_right(ROW, ((0, 10),), [])


@pytest.mark.parametrize("chance", [0.0, 0.02, 0.5, 0.9, 1.0])
def test_log_odds_are_bounded_and_turn_round_a_half(chance: float) -> None:
    assert -4 < log_odds(chance) < 6.5
    assert (log_odds(chance) > 0) == (chance > 0.5)


FEATURES = [
    ("“It leaks,” said clerks and pilots.", {"several", "seen", "source"}),
    ("The two clerks denied that it leaks.", {"who=NOUN", "marked=--"}),
    ("Ada Lund came. “It leaks,” she said.", {"meant", "who=PRON for a name"}),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "known"), FEATURES)
def test_a_row_is_known_by_who_says_it_and_by_the_reader_s_chances(
    text: str, known: set[str]
) -> None:
    context, (row,) = candidate_rows(load()(text))
    assert known <= set(features(context, row.candidate))


@pytest.mark.model
def test_what_is_hardly_sure_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "“It leaks,” said Ada Lund. Officials think the pier will fall."
    rows = annotate(text).claims
    surest = max(row.confidence for row in rows)
    monkeypatch.setattr(assemble, "_LEAST", surest)
    assert annotate(text).claims == tuple(row for row in rows if row.confidence == surest)
    monkeypatch.setattr(assemble, "_LEAST", 1.0)
    assert annotate(text).claims == ()
    assert [quote.speaker for quote in annotate(text).quotes] == [None]


@pytest.mark.model
def test_a_row_is_as_sure_when_it_is_read_again_from_the_cache() -> None:
    findings = annotate("“It leaks,” said Ada Lund. Officials think the pier will fall.")
    assert len(findings.claims) == 2
    assert decode(encode(findings)) == findings
