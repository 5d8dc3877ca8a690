"""Two statements are compared word by word: what is the same, cut, changed, moved or turned."""

import pytest

from annotators.across.difference_signs import here, in_signs, there
from annotators.across.elsewhere import same_among
from annotators.across.naming import is_one
from annotators.across.sameness import compared
from articles.search import Saying
from tests.benchmarks.same import score_of

GATE = "“We knew that the gate was old, and we did not close it in time,” she said of the flood."


def saying(words: str, **known: object) -> Saying:
    values = {"speaker": "Orla Brandvik", "kind": "says", "form": "direct", "start": 0, "end": 9}
    return Saying(words=words, **{**values, **known})  # type: ignore[arg-type]


def difference(first: Saying, second: Saying) -> str:
    (match,) = same_among(first, [second])
    return match.difference


SPEECH = "“We knew that the gate was old, we knew that the pumps were older, and we waited.”"


@pytest.mark.parametrize(
    ("other", "way"),
    [
        (saying("«We knew that the gate was old, we knew that the pumps were older, and we "
                "waited.»"), "the same words"),
        (saying("“We knew that the pumps were older, and we waited.”"), "cut"),
        (saying(SPEECH[:-1] + " Nobody told the fishmongers of Quay Street.”"), "with more"),
        (saying("“We knew that the gate was old, we knew that the pumps were older, and we "
                "slept.”"), "words changed"),
        (saying("“We knew that the pumps were older, we knew that the gate was old, and we "
                "waited.”"), "in another order"),
        (saying("“We knew that the gate was old, we knew that the pumps were not older, and we "
                "waited.”"), "a “not” more or less"),
        (saying("that they knew that the gate was old, knew that the pumps were older, and waited",
                form="indirect"), "reworded"),
        (saying(SPEECH, speaker="Casper Lunn"), "credited to Casper Lunn"),
        (saying(SPEECH, speaker="unnamed"), "nobody is named"),
        (saying(SPEECH, polarity="denies"), "denied"),
        (saying(SPEECH, polarity="open"), "left open"),
        (saying(SPEECH, is_in_doubt=True), "in doubt"),
    ],
)  # fmt: skip
def test_each_way_in_which_words_differ_is_told(other: Saying, way: str) -> None:
    assert difference(saying(SPEECH), other) == way


def test_a_denial_of_what_was_reworded_tells_both() -> None:
    denial = saying("that the gate was old and the pumps were older", polarity="denies",
                    form="indirect", speaker="Henrik Falkner")  # fmt: skip
    assert difference(saying(SPEECH), denial) == (
        "credited to Henrik Falkner, denied, reworded, cut"
    )


@pytest.mark.parametrize(
    "other",
    [
        "“We knew that the tide was high, and we slept.”",
        "that the gate of the harbour fund was painted last year",
        "more",
        "“The pumps were new.”",
    ],
)
def test_what_only_speaks_of_the_same_thing_is_not_the_same(other: str) -> None:
    assert not same_among(saying(SPEECH), [saying(other)])


def test_a_short_statement_is_found_only_word_for_word() -> None:
    short = saying("“We did not act in time.”")
    assert same_among(short, [saying("“That is true, and we did not act in time, I fear.”")])
    assert not same_among(short, [saying("“It is time to act, and nobody did.”")])


def test_a_not_in_another_clause_turns_nothing() -> None:
    longer = saying("“I will not sleep, and the repairs of the gate will begin on Friday.”")
    assert (
        difference(saying("“The repairs of the gate will begin on Friday.”"), longer) == "with more"
    )


def test_signs_say_what_differs_without_colour() -> None:
    comparison = compared("We knew that the gate was old.", "We knew that the wooden gate was new.")
    assert in_signs(here(comparison)) == "We knew that the gate was [old]."
    assert in_signs(there(comparison)) == "We knew that the {wooden} gate was {new}."


def test_words_that_moved_are_the_same_on_both_sides() -> None:
    comparison = compared(
        SPEECH, "We knew that the pumps were older, we knew that the gate was old."
    )
    texts_moved = [text for text, look in here(comparison) if look == "moved"]
    assert texts_moved == ["We knew that the gate was old"]
    assert [text.lower() for text, look in there(comparison) if look == "moved"] == [
        texts_moved[0].lower()
    ]


def test_pieces_hold_every_character_of_both() -> None:
    comparison = compared(SPEECH, GATE)
    assert "".join(text for text, _ in here(comparison)) == SPEECH
    assert "".join(text for text, _ in there(comparison)) == GATE


@pytest.mark.parametrize(
    ("name", "other", "is_same"),
    [
        ("Orla Brandvik", "Brandvik", True),
        ("Orla Brandvik", "Tove Brandvik", False),
        ("Orla Brandvik", "orla brandvik", True),
        ("the mayor", "Orla Brandvik", False),
    ],
)
def test_a_surname_may_be_anybodys_but_two_full_names_are_two(
    name: str, other: str, is_same: bool
) -> None:
    assert is_one(name, other) is is_same


def test_the_forms_of_a_sentence_are_found_among_all_others() -> None:
    score = score_of()
    assert score.pairs.total() > 1_500
    assert score.recall > 0.97
    assert score.precision > 0.99
    assert score.truth > 0.97
