"""A headline's words are given to nobody whom the body does not give them; topics are no claims."""

import pytest

from annotators import annotate
from annotators.findings import DOUBTFUL

pytestmark = pytest.mark.model


def rows(text: str) -> dict[str, tuple[str, bool]]:
    """Who says what, and whether it is in doubt, by the first words of the content."""
    return {
        claim.content[0].of(text)[:16]: (claim.speaker, claim.confidence < DOUBTFUL)
        for claim in annotate(text).claims
    }


def test_a_quotation_in_a_headline_has_the_speaker_of_the_same_words_in_the_body() -> None:
    text = (
        "Village pool ‘will not shut on my watch’\nGwen Orr, local reporter\n\n"
        "The chairman, Abe Holm, promised that the pool ‘will not shut on my watch’."
    )
    assert rows(text)["‘will not shut o"][0] == "Abe Holm"


def test_a_quotation_in_a_headline_is_never_the_reporters() -> None:
    text = "‘We were abandoned’, ferry trial is told\nCourt report by Milan Orr\n\nThe river rose."
    assert all(speaker == "unnamed" for speaker, _ in rows(text).values())
    assert all(quote.speaker != "Milan Orr" for quote in annotate(text).quotes)


@pytest.mark.parametrize(
    "text",
    [
        "Oskar Falk: police search home of ex-minister\n\nPolice searched a house on Monday.",
        "Oskar Falk: Norland drops tax probe\n\nThe probe was dropped on Monday.",
        "Floods: what we know so far\n\nThree rivers rose on Monday.",
        "Budget 2041: five things to watch\n\nThe house sits at noon.",
    ],
)
def test_a_name_and_a_topic_are_no_claim(text: str) -> None:
    assert rows(text) == {}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Falk: We will not leave the island\n\nThe governor, Olaf Falk, spoke on Monday.",
            "We will not leav",
            "Olaf Falk",
        ),
        (
            "Report: City ignored flood warnings\n\nIt runs to 300 pages.",
            "City ignored flo",
            "Report",
        ),
    ],
)
def test_a_name_and_a_statement_are_a_claim_in_doubt_if_the_body_is_silent(
    text: str, words: str, speaker: str
) -> None:
    assert rows(text)[words] == (speaker, True)


def test_a_statement_in_a_headline_is_not_in_doubt_where_the_body_has_the_speaker_say_it() -> None:
    text = "Oskar Falk: the wall will hold\n\nOskar Falk said on Monday that the wall would hold."
    assert rows(text)["the wall will ho"] == ("Oskar Falk", False)


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Mayor says pier is lost",
        "RELATED: Minister denies beds are short",
        "Photo caption: Farmer Jon Falk shows the hole where his barn stood",
        "Contact: Lena Orr, 555 0101",
    ],
)
def test_page_furniture_claims_nothing(line: str) -> None:
    assert rows(f"The bridge fell on Monday.\n\n{line}\n\nIt was built in 1911.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Veltrex Motors recalled 40,000 vans in May.",
        "The court heard three cases on Monday.",
        "Farmer Jon Falk shows the hole where his barn stood.",
        "Wanda Orr seemed to be embracing the far coast.",
        "Doctors observed a minute of silence for the dead nurse.",
        "Judge Orla Penn found her glasses and read the verdict.",
        "The fund announced a dividend of ten cents.",
    ],
)
def test_a_verb_in_another_sense_claims_nothing(text: str) -> None:
    assert rows(text) == {}
