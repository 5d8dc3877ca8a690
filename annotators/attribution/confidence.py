"""How sure a row is: the chance that its words and its name are both right, calibrated."""

from __future__ import annotations

from annotators.attribution.attributes import act_of
from annotators.attribution.candidate import Candidate
from annotators.attribution.logistic import load
from annotators.text.intervals import size
from annotators.text.lexicon import BY_POS, VERBS
from annotators.text.tokens import Tokens


def confidence(words: Tokens, candidate: Candidate) -> float:
    """From 0 to 1: of rows given 0.9 about nine in ten are right, words and name.

    To three digits, as it is kept: the same on the first and on later readings.
    """
    return round(load("confidence").chance(features(words, candidate)), 3)


def features(words: Tokens, candidate: Candidate) -> list[str]:
    """The names by which the calibrator knows a row: both chances and their product in steps, what
    kind of cue, source and content it has."""
    source, k = candidate.source, candidate.head
    chance = source.chance if source else 1.0
    edges = candidate.content[0][0], candidate.content[-1][1] - 1
    marked = "".join("“" if words.quote_of[x] >= 0 else "-" for x in edges)
    return [
        f"content={int(candidate.score * 9.99)}",
        f"source={int(chance * 9.99) if source else 'none'}",
        f"both={int(candidate.score * chance * 19.99)}",
        f"relation={candidate.relation}",
        f"rule={source.rule if source else 'none'}",
        f"source is={words.pos[source.head] if source else 'none'}",
        f"act={act_of(words, candidate) if candidate.cue else 'no cue'}",
        f"cue is={_kind(words, k) if candidate.cue else 'none'}",
        f"marked={marked}",
        f"pieces={min(len(candidate.content), 3)}",
        f"length={min(size(candidate.content), 63).bit_length()}",
    ]


def _kind(words: Tokens, k: int) -> str:
    """What sort of word the cue is, and whether it is one that is known to report."""
    listed = words.lemma[k] in BY_POS.get(words.pos[k], VERBS)
    return f"{words.tag[k]} {'listed' if listed else 'other'}"
