"""What the ranking of candidates learns from: how right each is beside what a person marked."""

import pytest

from annotators.attribution.candidate import Candidate
from annotators.attribution.syntactic_source import Source
from annotators.training.attribution.gold import Marked
from annotators.training.attribution.rankers import OTHER_CUE, OTHER_SOURCE, rightness

MARKED = Marked(content=((3, 13),), cue=((2, 3),), source=((0, 2),), head=(1, 2))


def candidate(content: tuple[int, int], cue: int, source: int | None) -> Candidate:
    """A candidate with a cue of one word."""
    told = None if source is None else Source(source, "subject")
    return Candidate(cue, ((cue, cue + 1),), (content,), told, "ccomp")


@pytest.mark.parametrize(("end", "right"), [(13, 1.0), (11, 1.0), (9, 0.7), (7, 0.0)])
def test_a_content_is_right_as_far_as_it_overlaps(end: int, right: float) -> None:
    assert rightness(candidate((3, end), 2, 1), MARKED) == right


def test_the_same_content_is_worth_less_with_another_cue_or_source() -> None:
    assert rightness(candidate((3, 13), 14, 1), MARKED) == OTHER_CUE
    assert rightness(candidate((3, 13), 2, 15), MARKED) == OTHER_SOURCE
    assert rightness(candidate((3, 13), 2, None), MARKED) == OTHER_SOURCE
    assert rightness(candidate((3, 13), 14, 15), MARKED) == OTHER_CUE * OTHER_SOURCE
