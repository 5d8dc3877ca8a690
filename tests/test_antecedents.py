"""Groups keep their own words, and a pronoun that speaks has the name of whoever it stands for."""

import pytest

from annotators import annotate

pytestmark = pytest.mark.model


def speakers(text: str) -> list[str]:
    return [claim.speaker for claim in annotate(text).claims]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Officials said the dam was safe.", "Officials"),
        ("Many observers believe that the dam is safe.", "Many observers"),
        (
            "Two people familiar with the deal said the farm was sold.",
            "Two people familiar with the deal",
        ),
        (
            "Two sources close to the family said the sale was off.",
            "Two sources close to the family",
        ),
        ("A person briefed on the talks said both were tired.", "A person briefed on the talks"),
        ("The clerk, who lives in Tarn, said the lift had stuck.", "The clerk"),
        ("A council report released Thursday said the reefs were dying.", "A council report"),
        ("The central bank, for its part, said that prices would rise.", "The central bank"),
    ],
)
def test_a_group_without_a_name_is_shown_in_its_own_words(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The harbour ministry closed the pier on Monday. It said the planks had rotted.",
            ["The harbour ministry"],
        ),
        (
            "A note was pinned to the door of the chapel. It read: “Closed until the bats go.”",
            ["A note"],
        ),
        (
            "A letter was found in the drawer of a desk. It said the money was under the floor.",
            ["A letter"],
        ),
        (
            "A worker fell at the brewery on Monday. It said safety came first.",
            ["the brewery"],
        ),
        (
            "Two guards left the mill at noon. They said the roof had moved.",
            ["Two guards"],
        ),
        (
            "“It is rotten,” said Bo Falk. Carl Lund built the pier. “It must go,” he said.",
            ["Bo Falk", "Carl Lund"],
        ),
        (
            "“The pier is rotten,” said Bo Falk.\n\n“Carl Lund knew it,” he said.",
            ["Bo Falk", "Bo Falk"],
        ),
        (
            "“The pier is rotten,” a ferryman said.\n\n“It must go,” he said.",
            ["a ferryman", "a ferryman"],
        ),
        (
            "A nurse said the beds were full. “We sleep in the corridor,” she said.",
            ["A nurse", "A nurse"],
        ),
        (
            "Ada Voss said it was dead. A shopkeeper said she was wrong. She said it had grown.",
            ["Ada Voss", "A shopkeeper", "A shopkeeper"],
        ),
        (
            "Two sources close to the family said the sale was off. They said it was late.",
            ["Two sources close to the family"] * 2,
        ),
    ],
)
def test_a_pronoun_that_speaks_is_shown_as_whoever_it_stands_for(
    text: str, names: list[str]
) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Carla Wold and her husband, Peter Wold, ran the farm. “It is gone,” Mrs Wold said.",
            "Carla Wold",
        ),
        (
            "Carla Wold and her husband, Peter Wold, ran the farm. “It is gone,” Mr Wold said.",
            "Peter Wold",
        ),
        ("Mr Ivo Petz met Ms Ana Roe. She said it was late.", "Ana Roe"),
        ("Mr Ivo Petz met Ms Ana Roe. He said it was late.", "Ivo Petz"),
    ],
)
def test_a_title_tells_of_two_people_who_is_meant(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_the_company_is_the_one_that_was_spoken_of() -> None:
    text = "Veltrex Motors lost $3 million last year. The company said nobody would be dismissed."
    assert speakers(text) == ["Veltrex Motors"]


def test_the_city_is_the_one_that_is_named_a_city() -> None:
    text = "The City of Tarn closed the market. The city said the roof was unsafe."
    assert speakers(text) == ["City of Tarn"]


def test_a_noun_beside_a_name_is_whoever_is_named() -> None:
    text = "A 19-year-old was charged on Friday. His mother, Lena Quist, said he was with her."
    assert pronouns(text)["her"] == "Lena Quist"


def pronouns(text: str) -> dict[str, str]:
    """What each pronoun of a text is linked to, by the pronoun."""
    findings = annotate(text)
    return {e.of(text).lower(): e.name for e in findings.entities if e.mention == "pronoun"}


def test_nobody_is_he_or_she_in_their_own_quotation() -> None:
    text = "“She was kind,” said Mary Stone of her late sister, Ann Wold. “She never shouted.”"
    assert pronouns(text).get("she") != "Mary Stone"


def test_in_a_part_of_a_sentence_in_marks_the_speaker_may_be_meant() -> None:
    text = "Mary Stone said she was “proud of what her town had done”."
    assert pronouns(text)["her"] == "Mary Stone"


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Two guards left the mill at noon because they were tired.", "they", "Two guards"),
        ("Fishermen from Tarn say the harbour is theirs.", "theirs", "Fishermen from Tarn"),
        ("Residents of Fenby closed the road. They want a bridge.", "they", "Residents of Fenby"),
        ("The harbour ministry shut the pier. It said it was old.", "it", "The harbour ministry"),
        ("A nurse came at noon. “We have no beds,” she said.", "she", "A nurse"),
        ("Ada Lind and Bo Ek opened a mill. They bake bread.", "they", "Ada Lind and Bo Ek"),
        (
            "KarstNet and Veltrex Motors merged. They will close.",
            "they",
            "KarstNet and Veltrex Motors",
        ),
    ],
)
def test_a_pronoun_of_those_without_a_name_is_linked_to_their_words(
    text: str, pronoun: str, name: str
) -> None:
    assert pronouns(text)[pronoun] == name


def test_the_noun_that_a_pronoun_stands_for_has_the_same_name() -> None:
    text = "Fishermen from Tarn say the harbour is theirs."
    nouns = [(e.of(text), e.name) for e in annotate(text).entities if e.mention == "nominal"]
    assert nouns == [("Fishermen", "Fishermen from Tarn")]


def test_those_without_a_name_are_none_of_the_people() -> None:
    assert annotate("Two guards left because they were tired.").people == ()


def test_the_couple_are_those_who_are_named_together() -> None:
    text = "Ada Lind and Bo Ek opened a bakery in Tarn. The couple said it was small."
    assert speakers(text) == ["Ada Lind and Bo Ek"]


def test_a_statement_is_about_those_who_have_names_of_their_own() -> None:
    text = "Ada Lind and Bo Ek opened a bakery in Tarn. Carla Wold said they were late."
    assert [claim.about for claim in annotate(text).claims] == [()]


def test_the_second_of_two_groups_is_shown_without_the_and() -> None:
    text = "She praised the clerks and big mills for their help."
    assert pronouns(text)["their"] == "big mills"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A nurse came home at noon. She said there were no beds.", "A nurse"),
        ("Police questioned a pilot on Monday. He said he was innocent.", "a pilot"),
        ("A landslide hit the town. She said it was awful.", "She"),
        ("The flood took two barns and a road. “We heard a roar,” he said.", "he"),
    ],
)
def test_he_or_she_who_speaks_is_a_noun_only_of_somebody(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]
