from __future__ import annotations

from functools import partial

from tests.support import readings
from tui.text.jump_list import JumpList
from tui.text.selection import Selection, covering, wider

TEXT = "He said “no” again. She left.\nThe end."
span = partial(readings.span, text=TEXT)


def test_both_ends_are_selected_in_either_direction() -> None:
    assert Selection(3, 6).span(TEXT).of(TEXT) == "said"
    assert Selection(6, 3).span(TEXT).of(TEXT) == "said"


def test_by_sentence_both_ends_take_in_their_sentence() -> None:
    chosen = Selection(4, TEXT.index("left"), by_sentence=True)
    assert chosen.span(TEXT).of(TEXT) == "He said “no” again. She left."


def test_turning_moves_the_other_end() -> None:
    assert Selection(3, 6).turned().to(0) == Selection(6, 0)


def test_a_span_is_covered_exactly() -> None:
    assert covering(TEXT, span("“no”")).span(TEXT) == span("“no”")


def test_wider_goes_from_word_to_finding_to_sentence_to_paragraph_to_all() -> None:
    quote = span("“no”")
    steps = [span("n")]
    for _ in range(5):
        steps.append(wider(TEXT, steps[-1], [quote]))
    assert [step.of(TEXT) for step in steps[1:]] == [
        "no",
        "“no”",
        "He said “no” again.",
        "He said “no” again. She left.",
        TEXT,
    ]


def test_places_lead_back_and_forward_again() -> None:
    jump_list = JumpList().left(10).left(20)
    to, jump_list = jump_list.back(30)
    assert to == 20
    to, jump_list = jump_list.back(to)
    assert to == 10
    to, jump_list = jump_list.forward(to)
    assert to == 20
    assert jump_list.forward(to)[0] == 30


def test_without_a_place_before_one_stays() -> None:
    assert JumpList().back(7) == (7, JumpList())
