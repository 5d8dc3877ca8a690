from __future__ import annotations

from dataclasses import replace

import pytest

from annotators.annotation import Position
from tests.readings import CORVO, FINDINGS, TEXT, span
from tui.reading.explain import explain


@pytest.mark.parametrize(
    ("thing", "line"),
    [
        (
            FINDINGS.claims[0],
            "Said by Ines Corvo · paraphrased · subject of “said” · 93% sure",
        ),
        (
            FINDINGS.claims[2],
            "Denied by Tom Hale? · paraphrased · subject of “denied” · 50% sure",
        ),
        (
            replace(FINDINGS.claims[0], why="speaker of the paragraph before"),
            "Said by Ines Corvo · paraphrased · cue “said”"
            " · speaker of the paragraph before · 93% sure",
        ),
        (
            FINDINGS.claims[3],
            "Said by an unnamed source · paraphrased · “reportedly” names nobody"
            " · hedged “reportedly” · 80% sure",
        ),
        (FINDINGS.quotes[0], "Quotation of Ines Corvo · cue “said” · 100% sure"),
        (FINDINGS.quotes[1], "In quotation marks, but nobody’s statement"),
        (FINDINGS.entities[0], "Selde (region)"),
        (
            Position(content=(span("a ferry"),), speaker=CORVO, form="indirect", act="supports"),
            "Supported by Ines Corvo · paraphrased · 100% sure",
        ),
        (None, ""),
    ],
)
def test_a_finding_is_explained_in_one_line(thing: object, line: str) -> None:
    assert explain(thing, TEXT) == line


def test_whoever_relays_a_claim_is_named() -> None:
    claim = FINDINGS.claims[0]
    relayed = type(claim)(content=claim.content, speaker=CORVO, form="indirect", via=("a paper",))
    assert "via a paper" in explain(relayed, TEXT)
