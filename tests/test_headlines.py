"""A name and a statement in a headline are a claim, a name and a topic are none."""

import pytest

from annotators import annotate

pytestmark = pytest.mark.model


def rows(text: str) -> dict[str, str]:
    """Who says what, by the first words of the content."""
    return {claim.content[0].of(text)[:16]: claim.speaker for claim in annotate(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        "Floods: what we know so far\n\nThree rivers rose on Monday.",
        "Budget 2041: five things to watch\n\nThe house sits at noon.",
        "Oskar Falk: police search home of ex-minister\n\nPolice searched a house on Monday.",
        "Oskar Falk: Norland drops tax probe\n\nThe probe was dropped on Monday.",
        "Ada Voss: court throws out appeal\n\nA court met on Monday.",
        "Boll Lines: ferry firm files for bankruptcy\n\nThe firm filed on Monday.",
    ],
)
def test_a_topic_and_what_is_told_of_it_are_no_claim(text: str) -> None:
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
        (
            "Mayor: budget will pass in May\n\nThe mayor, Ines Falk, spoke on Monday.",
            "budget will pass",
            "Mayor",
        ),
        (
            "Voss: no deal with Marn\n\nThe president, Ada Voss, spoke on Monday.",
            "no deal with Mar",
            "Ada Voss",
        ),
    ],
)
def test_a_name_and_a_statement_are_a_claim(text: str, words: str, speaker: str) -> None:
    assert rows(text)[words] == speaker


@pytest.mark.parametrize("headline", ["", "Ferries wait for the ice\n\n"])
@pytest.mark.parametrize(
    "place",
    ["SARANDEL:", "PORT ELVAN, 14 May:", "SARANDEL, 14 May.", "SARANDEL (NPA).", "SARANDEL."],
)
def test_the_place_that_opens_a_report_says_nothing(headline: str, place: str) -> None:
    story = "The harbour master said the ferries would sail on Friday. “We lost weeks,” she added."
    assert {*rows(f"{headline}{place} {story}").values()} == {"The harbour master"}


@pytest.mark.parametrize("place", ["SARANDEL, 14 May.", "SARANDEL (NPA).", "SARANDEL, May 14 -"])
def test_the_place_that_opens_a_report_is_no_person(place: str) -> None:
    findings = annotate(f"{place} The harbour master said the ferries would sail on Friday.")
    assert "SARANDEL" not in {person.name for person in findings.people}


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
        "Vardany recalls envoy as border row deepens\n\nIts envoy left on Monday.",
        "The court heard three cases on Monday.",
        "Farmer Jon Falk shows the hole where his barn stood.",
        "Wanda Orr seemed to be embracing the far coast.",
        "Doctors observed a minute of silence for the dead nurse.",
        "Judge Orla Penn found her glasses and read the verdict.",
    ],
)
def test_a_verb_in_another_sense_claims_nothing(text: str) -> None:
    assert rows(text) == {}


@pytest.mark.parametrize("subhead", ["“A city on the brink”", "‘Nobody asked us’"])
def test_a_subhead_in_quotation_marks_is_nobody_s(subhead: str) -> None:
    text = (
        "Mayor Ines Falk spoke on Monday. “We could not pay for both,” she said.\n\n"
        f"{subhead}\n\nFishermen see it differently."
    )
    assert list(rows(text).values()) == ["Ines Falk"]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo: Thieves took forty bicycles from a shed on Monday night.",
        "Norby: Rovers won in the rain.\n\nKell: The race was called off.",
    ],
)
def test_what_happened_in_a_place_is_nobody_s(text: str) -> None:
    assert rows(text) == {}


def test_a_place_may_speak_for_itself() -> None:
    text = "Marland: “We welcome the deal.”\n\nOstravia: “It is a bad day for peace.”"
    assert list(rows(text).values()) == ["Marland", "Ostravia"]
