"""Sentences in another order: who says it before the words or behind them, a day, background."""

from __future__ import annotations

import pytest

from tests.benchmarks.clause_order import (
    clause_first,
    clause_last,
    quotation_first,
    speaker_first,
)
from tests.benchmarks.retellings import (
    AFTER,
    BEFORE,
    TRANSFORMATIONS,
    Edit,
    Retelling,
)


def _retold(text: str, edits: list[Edit]) -> str:
    return Retelling(tuple(edits)).of(text)


def _text_of(retelling: Retelling | None, text: str) -> str | None:
    return None if retelling is None else retelling.of(text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("“It rained,” said Ada Brandt.", "Ada Brandt said: “It rained.”"),
        ("“It rained,” the mayor said.", "The mayor said: “It rained.”"),
        ("“It rained,” Ada said. “Twice.” Ah.", "Ada said: “It rained. Twice.” Ah."),
        ("“It rained,” said Ada, a nurse.", "Ada, a nurse, said: “It rained.”"),
    ],
)
def test_who_says_it_comes_before_the_quotation(text: str, other: str) -> None:
    assert _retold(text, list(speaker_first(text))) == other


def test_who_says_it_comes_behind_the_quotation() -> None:
    text = "It was late. The mayor said: “It rained.” Ah."
    assert _retold(text, list(quotation_first(text))) == (
        "It was late. “It rained,” the mayor said. Ah."
    )


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Ada Brandt said that it rained.", "It rained, Ada Brandt said."),
        ("The mayor said on Monday it rained.", "It rained, the mayor said on Monday."),
        ("A survey showed that it rained. Ah.", "It rained, a survey showed. Ah."),
    ],
)
def test_who_says_it_comes_behind_the_clause(text: str, other: str) -> None:
    assert _retold(text, list(clause_first(text))) == other


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("It rained, the mayor said.", "The mayor said that it rained."),
        ("Vera Knox left, Ada said.", "Ada said that Vera Knox left."),
    ],
)
def test_who_says_it_comes_before_the_clause(text: str, other: str) -> None:
    assert _retold(text, list(clause_last(text))) == other


@pytest.mark.parametrize(
    "text",
    [
        "The sale is said to have failed.",
        "As Ada said it rained.",
        "Ada said it rained, but Otto said it did not.",
        "LUND — It rained, Ada said.",
    ],
)
def test_a_clause_stays_where_it_is_not_plain(text: str) -> None:
    assert not [*clause_first(text), *clause_last(text)]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Ada said it rained.", "Ada said on Monday that it rained."),
        ("“No,” said Ada Brandt.", "“No,” said Ada Brandt on Monday."),
        ("Ada told reporters that it rained.", "Ada told reporters on Monday that it rained."),
        ("Ada said on Friday it rained.", None),
        ("It is said to rain.", None),
    ],
)
def test_a_day_is_put_where_the_saying_is(text: str, other: str | None) -> None:
    assert _text_of(TRANSFORMATIONS["said on Monday"](text, {}), text) == other


def test_background_is_a_paragraph_where_the_text_has_some() -> None:
    before, after = (TRANSFORMATIONS[f"background {side}"] for side in ("before", "after"))
    assert _text_of(before("It rained.", {}), "It rained.") == f"{BEFORE} It rained."
    text = "Rain: report\n\nIt rained."
    assert _text_of(after(text, {}), text) == f"{text}\n\n{AFTER}"
