"""Answers of an interview are the interviewed person's; questions are nobody's claims."""

from __future__ import annotations

import pytest

from annotators import annotate
from tests.support.readings import SAMPLES

pytestmark = pytest.mark.model


def test_whoever_asks_in_an_interview_claims_nothing() -> None:
    text = (SAMPLES / "interview-lighthouse.txt").read_text("utf-8")
    asked = text.index("Why did you stay?")
    assert not [
        c for c in annotate(text).claims if any(s.start <= asked < s.end for s in c.content)
    ]


def test_the_answers_of_an_interview_are_not_whose_name_the_questions_say_most() -> None:
    text = (
        "The cellist Noor Tamm talks about her new record.\n\n"
        "Q: Your manager, Peter Lund, says you left.\n\n"
        "A: Peter says many things. Peter and I had no contract, and Peter knows it.\n\n"
        "Q: And Peter Lund’s letter?\n\nA: I sent it back to Peter.\n\n"
        "Tamm’s record is out on Friday.\n"
    )
    answers = [claim for claim in annotate(text).claims if claim.form == "direct"]
    assert {claim.speaker for claim in answers} == {"Noor Tamm"}
    assert len(answers) == 2


def test_answers_are_nobodys_where_the_article_names_nobody() -> None:
    text = "Q: Who is Peter Lund?\n\nA: A friend.\n\nQ: And Peter Lund now?\n\nA: Still a friend.\n"
    assert {claim.speaker for claim in annotate(text).claims} == {"unnamed"}


def test_an_answer_is_whom_the_talk_is_with_though_letters_look_like_names() -> None:
    text = (
        "A conversation with Ruth Amadi\n\nThe soprano Ruth Amadi retired last spring.\n\n"
        "Q: Do you miss singing?\n\nA: I miss my colleagues, and the canteen in Norby.\n\n"
        "Q: Would you ever come back?\n\nA: I was bored, which is worse than old age.\n"
    )
    found = annotate(text)
    assert {claim.speaker for claim in found.claims} == {"Ruth Amadi"}
    assert {"Q", "A"}.isdisjoint(entity.name for entity in found.entities)


def test_i_am_nobody_whom_i_name() -> None:
    text = (
        "The noise.\n\nMy first coach, Bert Halder, told me that a keeper lives there.\n\n"
        "Is it true that you wanted to leave?\n\nI never said that he was slow. The club said it.\n"
    )
    mine = [c for c in annotate(text).claims if c.source and c.source[0].of(text) == "I"]
    assert [claim.speaker for claim in mine] == ["I"]


def test_a_turn_in_brackets_alone_is_nobodys_words() -> None:
    text = (
        "ORR: It sank.\n\nVOSS: It holds.\n\nORR: (pours tea)\n\nVOSS: I measured it.\n\nORR: So?\n"
    )
    claims = annotate(text).claims
    assert not any("tea" in span.of(text) for claim in claims for span in claim.content)
