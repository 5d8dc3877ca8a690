"""How sure a row is: the chance that content and source are both right, calibrated."""

from __future__ import annotations

from annotators.attribution.candidates import Candidate
from annotators.logistic import load


def confidence(candidate: Candidate) -> float:
    """From 0 to 1: of rows given 0.9 about nine in ten are right."""
    return load("confidence").chance(features(candidate))


def features(candidate: Candidate) -> list[str]:
    """The names by which the calibrator knows a row: both chances in steps, and the relation."""
    source = candidate.source
    return [
        f"content={int(candidate.score * 9.99)}",
        f"source={int(source.chance * 9.99) if source else 'none'}",
        f"relation={candidate.relation}",
        f"rule={source.rule if source else 'none'}",
        "cue" if candidate.cue else "no cue",
    ]
