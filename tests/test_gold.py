"""The shipped pipeline on short invented texts, row by row: `gold/rows.jsonl`.

Each line has a text and every row that a person sees in it. A part of them may be missed; what is
asked is how many are right, field by field, and figures only ever go up.
"""

from __future__ import annotations

import pytest

from tests.benchmarks import gold

pytestmark = pytest.mark.model

LEAST = {
    "found": 0.85,
    "not too many": 0.85,
    "speaker": 0.9,
    "act": 0.9,
    "polarity": 0.9,
    "form": 0.9,
    "hedges": 0.9,
    "via": 0.9,
}
"""The least share of right ones: of gold rows, of rows printed, of each field of those found."""


def test_a_hundred_and_fifty_rows_are_marked_by_hand() -> None:
    assert sum(len(case["rows"]) for case in gold.cases()) >= 150


def test_the_fields_of_rows_are_right_often_enough() -> None:
    score = gold.score()
    shares = score.shares()
    assert all(shares[name] >= least for name, least in LEAST.items()), (shares, score.wrong)
