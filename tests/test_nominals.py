"""Nouns of office given to the one who holds it, and left open where that is in doubt."""

from __future__ import annotations

import pytest

from annotators import annotate

pytestmark = pytest.mark.model

CASES = {
    "told by is": ("Oskar Thiel is the minister of transport. The minister left.", "Oskar Thiel"),
    "told by a title": ("President Leon Ruhl came. The president left.", "Leon Ruhl"),
    "modifiers tell": (
        "Foreign Minister Ada Voss met Prime Minister Bo Lind. The prime minister left.",
        "Bo Lind",
    ),
    "two hold it": ("Minister Ada Voss met Minister Bo Lind. The minister left.", ""),
    "somebody else’s": ("President Leon Ruhl came. His lawyer left.", ""),
    "a former one": ("President Leon Ruhl came. The former president left.", ""),
    "named later": ("The president left. Then President Leon Ruhl came.", ""),
    "of something else": ("President Leon Ruhl came. The president of the club left.", ""),
}


@pytest.mark.parametrize(("text", "name"), CASES.values(), ids=CASES)
def test_an_office_stands_for_the_one_who_holds_it(text: str, name: str) -> None:
    names = [entity.name for entity in annotate(text).entities if entity.mention == "nominal"]
    assert names == ([name] if name else [])


PREDICATE = " said the pump had failed twice."
SPEAKERS = {
    "her": ("Engineer Vera Tolland left on Monday. Her deputy" + PREDICATE, "Her deputy"),
    "a place’s": (
        "Referee Vera Tolland left. The ground’s curator" + PREDICATE,
        "The ground’s curator",
    ),
    "a person’s": ("Vera Tolland left. Tolland’s rival" + PREDICATE, "Tolland’s rival"),
    "an officer’s office": (
        "Vera Tolland left. The city engineer’s office" + PREDICATE,
        "The city engineer’s office",
    ),
    "met as somebody’s": (
        "Senator Vera Tolland left. Her adviser stayed. The adviser" + PREDICATE,
        "The adviser",
    ),
    "told by apposition": (
        "Engineer Vera Tolland left. Her deputy, Ivo Crane, stayed. Her deputy" + PREDICATE,
        "Ivo Crane",
    ),
}


@pytest.mark.parametrize(("text", "name"), SPEAKERS.values(), ids=SPEAKERS)
def test_what_is_somebodys_is_somebody_else_unless_the_article_names_it(
    text: str, name: str
) -> None:
    assert [claim.speaker for claim in annotate(text).claims] == [name]


def test_a_pronoun_stands_for_the_one_who_holds_the_office_named_before_it() -> None:
    text = "Mayor Ada Quill opened the bridge. The mayor said it was safe. She left at once."
    entities = annotate(text).entities
    she = next(entity for entity in entities if entity.of(text) == "She")
    assert she.name == "Ada Quill"


def test_what_is_one_of_a_kind_named_before_is_not_the_company_named_first() -> None:
    text = (
        "Orlex will close a plant in Ebb. A company from Tarn came. The company said it would pay."
    )
    assert "Orlex" not in [claim.speaker for claim in annotate(text).claims]


def test_a_single_word_behind_the_is_no_name_of_a_person() -> None:
    text = "Rhys Dallow scored twice. The Fenbyer has scored nine times since he came in March."
    entities = annotate(text).entities
    assert [entity.name for entity in entities if entity.of(text) == "he"] == ["Rhys Dallow"]
