"""Labels of questions and answers are told from names."""

from __future__ import annotations

import pytest

from annotators.text.turn_labels import is_answering, is_asking, is_letter


@pytest.mark.parametrize(
    "label", ["Q", "Q.", "Q7", "Q1040.", "Question", "Interviewer", "INTERVIEWER"]
)
def test_whoever_asks_has_a_label(label: str) -> None:
    assert is_asking(label)
    assert not is_answering(label)


@pytest.mark.parametrize("label", ["A", "A.", "A12", "Answer"])
def test_whoever_answers_has_a_label(label: str) -> None:
    assert is_answering(label)
    assert not is_asking(label)


@pytest.mark.parametrize("name", ["Quill", "Ada", "S1", "A1B", "QA", ""])
def test_a_name_is_no_label(name: str) -> None:
    assert not (is_asking(name) or is_answering(name) or is_letter(name))


def test_only_a_letter_names_nobody_anywhere() -> None:
    assert is_letter("Q2")
    assert not is_letter("Answer")
