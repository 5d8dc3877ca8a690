from __future__ import annotations

from dataclasses import replace

import pytest

from annotators.findings import Position
from tests.support.readings import CORVO, FINDINGS, TEXT, span
from tui.reader.document.explain import explain


@pytest.mark.parametrize(
    ("thing", "line"),
    [
        (
            FINDINGS.claims[0],
            "Said by Ines Corvo · sure · reworded · subject of “said”",
        ),
        (
            FINDINGS.claims[2],
            "Denied by Tom Hale · sure · reworded · subject of “denied”",
        ),
        (
            replace(FINDINGS.claims[0], why="speaker of the paragraph before"),
            "Said by Ines Corvo · sure · reworded · told by “said”"
            " · speaker of the paragraph before",
        ),
        (
            FINDINGS.claims[3],
            "Said by an unnamed source · likely · reworded · “reportedly” names nobody"
            " · hedged “reportedly”",
        ),
        (
            replace(FINDINGS.claims[4], polarity="open"),
            "Left open by Tom Hale · sure · reworded · subject of “called on”",
        ),
        (FINDINGS.quotes[0], "Quotation of Ines Corvo · sure · told by “said”"),
        (
            replace(FINDINGS.quotes[0], speaker=None, source=(), cue=()),
            "Quotation · no speaker found",
        ),
        (FINDINGS.quotes[1], "In quotation marks, but nobody’s statement"),
        (FINDINGS.entities[0], "Selde (region)"),
        (
            Position(content=(span("a ferry"),), speaker=CORVO, form="indirect", act="supports"),
            "Supported by Ines Corvo · sure · reworded",
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


def test_who_is_in_doubt_has_a_question_mark() -> None:
    doubtful = replace(FINDINGS.claims[0], confidence=0.4)
    assert explain(doubtful, TEXT).startswith("Said by Ines Corvo? · in doubt · ")
