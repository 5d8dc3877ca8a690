"""Who does not say something is not shown as saying it; and a row's verb can be read alone."""

import pytest

from annotators import annotate
from annotators.annotation import Claim

pytestmark = pytest.mark.model


def row(text: str, words: str) -> Claim:
    """The one claim whose content has these words."""
    (found,) = (
        claim
        for claim in annotate(text).claims
        if words in " ".join(span.of(text) for span in claim.content)
    )
    return found


def cue(text: str, claim: Claim) -> str:
    return " … ".join(span.of(text) for span in claim.cue)


@pytest.mark.parametrize(
    ("text", "words", "verb"),
    [
        ("Wanda Orr refused to say whether she would go.", "she would go", "refused to say"),
        ("Wanda Orr would not say whether she would go.", "she would go", "would not say"),
        ("Wanda Orr has yet to say whether she will go.", "she will go", "has yet to say"),
        (
            "Wanda Orr refrained from saying whether she would go.",
            "she would go",
            "refrained from saying",
        ),
        (
            "Wanda Orr stopped short of saying that she would go.",
            "she would go",
            "stopped short of saying",
        ),
        (
            "The ministry declined to confirm that two boats were lost.",
            "two boats were lost",
            "declined to confirm",
        ),
        (
            "The ministry did not deny that two boats were lost.",
            "two boats were lost",
            "did not deny",
        ),
        (
            "The ministry could not rule out that two boats were lost.",
            "two boats were lost",
            "could not rule out",
        ),
        (
            "Wanda Orr refused to rule out selling the pier.",
            "selling the pier",
            "refused to rule out",
        ),
        ("The bank neither confirmed nor denied the report.", "the report", "neither … nor denied"),
        ("Wanda Orr asked whether the mill would open.", "the mill would open", "asked"),
        ("Wanda Orr wondered why the mill had closed.", "why the mill had closed", "wondered"),
        ("Nobody said the dam was safe.", "the dam was safe", "Nobody said"),
        ("Some of her supporters may fear that she will lose.", "she will lose", "may fear"),
        (
            "Wanda Orr responded to claims that the mill was sold.",
            "the mill was sold",
            "responded",
        ),
    ],
)
def test_what_was_not_said_is_left_open(text: str, words: str, verb: str) -> None:
    claim = row(text, words)
    assert (claim.polarity, cue(text, claim)) == ("open", verb)


@pytest.mark.parametrize(
    ("text", "words", "polarity", "verb"),
    [
        ("Wanda Orr denied that the mill was sold.", "the mill was sold", "denies", "denied"),
        (
            "Wanda Orr does not think that the mill was sold.",
            "the mill was sold",
            "denies",
            "does not think",
        ),
        ("Wanda Orr doubted whether it would open.", "whether it would open", "denies", "doubted"),
        (
            "Wanda Orr does not doubt that it will open.",
            "it will open",
            "affirms",
            "does not doubt",
        ),
        (
            "Wanda Orr was forced to admit that the pier was unsafe.",
            "the pier was unsafe",
            "affirms",
            "was forced to admit",
        ),
        (
            "Wanda Orr accused the mayor of lying to the council.",
            "the mayor of lying",
            "affirms",
            "accused",
        ),
        (
            "Wanda Orr said he left without saying a word.",
            "he left without saying a word",
            "affirms",
            "said",
        ),
    ],
)
def test_what_was_said_or_denied_is_not_left_open(
    text: str, words: str, polarity: str, verb: str
) -> None:
    claim = row(text, words)
    assert (claim.polarity, cue(text, claim)) == (polarity, verb)


@pytest.mark.parametrize(
    "text", ["Nobody said the dam was safe.", "No officials said it was safe."]
)
def test_nobody_is_no_speaker(text: str) -> None:
    assert [claim.speaker for claim in annotate(text).claims] == ["unnamed"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bo Falk said the man reportedly hit a wall.", "Bo Falk"),
        ("Captain Bo Falk said the driver, who allegedly stole a van, was caught.", "Bo Falk"),
        ("The guard, who supposedly slept, was fired, Bo Falk said.", "Bo Falk"),
        ("The man allegedly hit a wall, according to Bo Falk.", "Bo Falk"),
        ("The owner allegedly ignored two warnings.", "unnamed"),
    ],
)
def test_hearsay_in_a_sentence_with_a_source_is_a_hedge_of_that_source(
    text: str, speaker: str
) -> None:
    (claim,) = annotate(text).claims
    hedges = [span.of(text) for span in claim.hedges]
    assert claim.speaker == speaker
    assert len(hedges) == 1
    assert hedges[0].endswith("edly")
