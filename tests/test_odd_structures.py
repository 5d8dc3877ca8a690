"""Ten thousand files of odd structure: each is read, or told of in one sentence.

A million take half an hour: see `tests.benchmarks.fuzz`.
"""

from __future__ import annotations

import pytest

from tests.benchmarks.fuzz import run
from tests.support.odd_structures import KINDS, case, outcome

pytestmark = pytest.mark.slow

SEED = 1
AT_ONCE = 1_000


@pytest.mark.parametrize("first", range(0, 10_000, AT_ONCE))
def test_every_file_is_read_or_told_of(first: int) -> None:
    kinds, _, _ = run(SEED, first, AT_ONCE)

    assert kinds.total() == AT_ONCE
    assert len(kinds) == len(KINDS)


def test_a_file_is_made_again_from_its_number() -> None:
    def outcome_of(number: int) -> str:
        kind, read_it = case(SEED, number)
        return f"{kind}: {outcome(read_it)}"

    assert [outcome_of(number) for number in range(300)] == [
        outcome_of(number) for number in range(300)
    ]


@pytest.mark.parametrize("failure", [ValueError("x"), RecursionError(), KeyError("x")])
def test_what_no_net_caught_is_not_overlooked(failure: Exception) -> None:
    def fails() -> None:
        raise failure

    with pytest.raises(type(failure)):
        outcome(fails)
