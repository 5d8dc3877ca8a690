"""Who speaks: a letter, a hue, how much and how. Findings made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotators.findings import UNNAMED, Claim, Findings, Person
from annotators.presentation.voices import covered, form_of, letters_of, spoken, voices
from articles.article import Span
from tests.support.readings import CORVO, FINDINGS, HALE


def claim(start: int, end: int, speaker: str, **facts: object) -> Claim:
    values: dict[str, object] = {
        "content": (Span(start, end),),
        "speaker": speaker,
        "form": "direct",
    }
    return Claim(**(values | facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("names", "people", "letters"),
    [
        (["Ada Quill", "Ben Rook"], ["Ada Quill", "Ben Rook"], "QR"),
        (["Ada Quill", "Ada Quist"], ["Ada Quill", "Ada Quist"], "QA"),
        (["the harbour board", "Ada Quill"], ["Ada Quill"], "hQ"),
        (["Harbour staff", "Ida Holm"], ["Ida Holm"], "sH"),
        (["Élise Ørn", "École normale"], ["Élise Ørn"], "Øé"),
        (["Ира Белова"], ["Ира Белова"], "Б"),
        (["42"], [], "a"),
        (["Q", "q"], [], "qa"),
        (["東京都"], [], "a"),
    ],
)
def test_a_letter_is_an_initial_that_nobody_else_has(
    names: list[str], people: list[str], letters: str
) -> None:
    letter_of = letters_of(names, people)
    assert "".join(letter_of[name] for name in names)[: len(letters)] == letters


def test_no_two_have_one_letter_while_there_are_any_and_then_all_others_share_a_plus() -> None:
    names = [f"Voice {chr(97 + n % 26)}{n}" for n in range(40)]
    all_letters = list(letters_of(names).values())
    single = [letter for letter in all_letters if letter != "+"]
    assert len(single) == len(set(single)) == 26
    assert all_letters.count("+") == 14


def test_the_six_who_say_most_have_a_hue_each() -> None:
    claims = [claim(n * 100, n * 100 + 5 + n, f"Voice {n}") for n in range(9)]
    ordered = voices(Findings(claims=tuple(claims)))
    assert [voice.hue for voice in ordered] == [0, 0, 0, 1, 2, 3, 4, 5, 6]


def test_voices_come_in_the_order_in_which_they_first_speak() -> None:
    claims = (claim(50, 60, "Ben"), claim(0, 10, "Ada"), claim(70, 80, "Ada"))
    assert [voice.name for voice in voices(Findings(claims=claims))] == ["Ada", "Ben"]


def test_whoever_is_in_doubt_is_no_voice() -> None:
    assert voices(Findings(claims=(claim(0, 9, "Ada", confidence=0.3),))) == ()


def test_what_no_named_source_says_has_a_question_mark_and_no_hue() -> None:
    (voice,) = voices(Findings(claims=(claim(0, 9, UNNAMED),)))
    assert (voice.letter, voice.hue) == ("?", 0)


@pytest.mark.parametrize(
    ("facts", "form"),
    [
        ({}, "exact"),
        ({"form": "mixed"}, "exact"),
        ({"form": "indirect"}, "reworded"),
        ({"polarity": "denies"}, "denied"),
        ({"act": "denies"}, "denied"),
        ({"polarity": "open"}, "open"),
        ({"polarity": "open", "act": "denies"}, "open"),
        ({"act": "demands", "form": "indirect"}, "demanded"),
    ],
)
def test_what_is_withheld_is_told_before_how_it_is_worded(
    facts: dict[str, object], form: str
) -> None:
    assert form_of(claim(0, 9, "Ada", **facts)) == form


def test_what_is_said_twice_over_counts_once() -> None:
    assert covered([Span(0, 10), Span(5, 12), Span(20, 21), Span(5, 6)]) == 13


def test_what_all_voices_say_is_what_the_article_has_in_others_words() -> None:
    nested = replace(FINDINGS, claims=(claim(0, 50, "Ada"), claim(10, 20, "Ben")))
    assert spoken(nested) == 50


def test_a_voice_counts_its_forms_and_its_length() -> None:
    corvo, hale, unnamed = voices(FINDINGS)
    assert [corvo.name, hale.name, unnamed.name] == [CORVO, HALE, UNNAMED]
    assert (corvo.count_of("exact"), corvo.count_of("reworded"), hale.count_of("denied")) == (
        1,
        1,
        1,
    )
    assert corvo.length == sum(len(span) for claim in corvo.claims for span in claim.content)


def test_more_findings_leave_the_letters_of_people_as_they_were() -> None:
    people = tuple(
        Person(name=name, label="PERSON", mentions=()) for name in ("Ada Quill", "Eva Q")
    )
    first = Findings(claims=(claim(0, 9, "Ada Quill"),), people=people)
    larger = replace(
        first, claims=(*first.claims, claim(20, 90, "quarry staff"), claim(99, 110, "Eva Q"))
    )
    assert voices(first)[0].letter == voices(larger)[0].letter == "Q"
