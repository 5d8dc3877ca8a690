"""Answers of an interview are the interviewed person's; questions are nobody's claims."""

from __future__ import annotations

import pytest

from annotators import annotate
from annotators.text.quotations import find_quotations
from tests.support.readings import SAMPLES

pytestmark = pytest.mark.model


def test_whoever_asks_in_an_interview_claims_nothing() -> None:
    text = (SAMPLES / "interview-lighthouse.txt").read_text("utf-8")
    question_start = text.index("Why did you stay?")
    assert not [
        c
        for c in annotate(text).claims
        if any(s.start <= question_start < s.end for s in c.content)
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
    findings = annotate(text)
    assert {claim.speaker for claim in findings.claims} == {"Ruth Amadi"}
    assert {"Q", "A"}.isdisjoint(entity.name for entity in findings.entities)


def test_i_am_nobody_whom_i_name() -> None:
    text = (
        "The noise.\n\nMy first coach, Bert Halder, told me that a keeper lives there.\n\n"
        "Is it true that you wanted to leave?\n\nI never said that he was slow. The club said it.\n"
    )
    own_claims = [c for c in annotate(text).claims if c.source and c.source[0].of(text) == "I"]
    assert [claim.speaker for claim in own_claims] == ["I"]


@pytest.mark.parametrize("direction", ["(pours tea)", "[shakes head]", "(after a silence)"])
def test_a_turn_in_brackets_alone_is_nobodys_words(direction: str) -> None:
    text = (
        f"ORR: It sank.\n\nVOSS: It holds.\n\nORR: {direction}\n\nVOSS: I measured it.\n\n"
        "ORR: So?\n"
    )
    said = [span.of(text) for claim in annotate(text).claims for span in claim.content]
    assert said == ["It sank.", "It holds.", "I measured it."]


QUESTIONS = ("Why is it shut?", "When will it open?", "Who is to blame?")


def bare_interview(intro: str, questions: tuple[str, ...], answers: tuple[str, ...]) -> str:
    turns = (f"{question}\n\n{answer}" for question, answer in zip(questions, answers, strict=True))
    return "\n\n".join((intro, *turns, "The pier was built in 1911.\n"))


@pytest.mark.parametrize("mark", ["{}", "**{}**", "## {}"])
def test_answers_below_bare_questions_are_the_interviewed_persons(mark: str) -> None:
    questions = tuple(map(mark.format, QUESTIONS))
    answers = ("It is rotten. I saw it.\n\nWe have no money.", "I do not know.", "The builders.")
    text = bare_interview("By Bo Lund\n\nKarst mayor Ada Quill on the pier.", questions, answers)
    claims = annotate(text).claims
    assert {claim.speaker for claim in claims} == {"Ada Quill"}
    contents = [span.of(text) for claim in claims for span in claim.content]
    assert contents == ["It is rotten. I saw it.", "We have no money.", *answers[1:]]


@pytest.mark.parametrize(
    ("intro", "questions", "answers"),
    [
        ("The mayor of Karst, Ada Quill.", QUESTIONS, ("It is rotten.", "In May.", "Builders.")),
        ("The pier of Karst.", QUESTIONS, ("I saw it.", "I know.", "I am.")),
    ],
)
def test_what_explains_a_thing_by_questions_and_an_essay_are_no_interview(
    intro: str, questions: tuple[str, ...], answers: tuple[str, ...]
) -> None:
    quotations = find_quotations(bare_interview(intro, questions, answers))
    assert all(quotation.style != "turn" for quotation in quotations)
