"""Words that keep a statement at a distance, such as “reportedly” and “could”."""

from __future__ import annotations

import pytest

from annotators import annotate

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "hedge"),
    [
        ("Mara Quill reportedly said the mill had been empty for years.", "reportedly"),
        ("Mara Quill allegedly told police: “I was asleep in the yard.”", "allegedly"),
        ("Mara Quill supposedly refused to say who had the keys.", "supposedly"),
        ("Reportedly, Mara Quill said the keys were lost.", "Reportedly"),
    ],
)
def test_who_is_reported_to_say_something_says_it_with_a_hedge(sentence: str, hedge: str) -> None:
    text = f"The mill at Orrin burned for two days.\n\n{sentence}"
    findings = annotate(text)
    assert len(findings.claims) + len(findings.positions) == 1
    row = (findings.claims or findings.positions)[0]
    assert (row.speaker, [span.of(text) for span in row.hedges]) == ("Mara Quill", [hedge])
    assert "Quill" not in " ".join(span.of(text) for span in row.content)


def test_reportedly_names_nobody() -> None:
    text = "Shopkeepers on the southern bank are reportedly planning a protest for Saturday."
    assert {claim.speaker for claim in annotate(text).claims} == {"unnamed"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bo Falk said the man reportedly hit a wall.", "Bo Falk"),
        ("Captain Bo Falk said the driver, who allegedly stole a van, was caught.", "Bo Falk"),
        ("The guard, who supposedly slept, was fired, Bo Falk said.", "Bo Falk"),
        ("The man allegedly hit a wall, according to Bo Falk.", "Bo Falk"),
        ("The skipper allegedly drank two bottles of rum before the ferry left.", "unnamed"),
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


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("Ken Wold said the blast could have been caused by gas.", ["could"]),
        ("The gate stays shut until the cause could be found, Ken Wold said.", []),
        ("Ken Wold said he could hear the sea.", []),
    ],
)
def test_what_one_can_do_is_no_hedge(text: str, hedges: list[str]) -> None:
    (claim,) = annotate(text).claims
    assert [span.of(text) for span in claim.hedges] == hedges


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The band played “Perhaps Tomorrow” and left the stage, Ken Wold said.", []),
        ("The publisher said the novel ‘Possibly Blue’ had sold out.", []),
        ("Ken Wold said the blast was “probably” a gas leak.", ["probably"]),
    ],
)
def test_a_word_of_a_title_is_no_hedge(text: str, hedges: list[str]) -> None:
    (claim,) = annotate(text).claims
    assert [span.of(text) for span in claim.hedges] == hedges
