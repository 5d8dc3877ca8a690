"""How sure a row is: the chance that content and source are both right, calibrated."""

from __future__ import annotations

from annotators.attribution.candidate import Candidate
from annotators.attribution.ranges import size
from annotators.attribution.weighing import act_of
from annotators.lexicon import BY_POS, VERBS
from annotators.logistic import load
from annotators.words import Words

PLAIN = 0.9
"""The least for the plainest construction of all: “…,” Ada Voss said."""


def confidence(words: Words, candidate: Candidate) -> float:
    """From 0 to 1: of rows given 0.9 about nine in ten are right.

    In thousandths, as it is written, so that what is read again is as sure as it was at first.
    """
    chance = round(load("confidence").chance(features(words, candidate)), 3)
    return max(chance, PLAIN) if is_plain(words, candidate) else chance


def is_plain(words: Words, candidate: Candidate) -> bool:
    """Whether a quotation, its verb of saying and the verb's subject stand side by side, with
    nothing between them but the subject's own words."""
    source, (start, end) = candidate.source, candidate.content[0]
    k = candidate.head
    if source is None or source.rule != "subject" or words.lemma[k] not in VERBS:
        return False
    if words.inside[start] < 0 or words.inside[end - 1] < 0 or words.pos[source.head] == "NOUN":
        return False
    reach = range(min(k, source.head, end), max(k, source.head) + 1)
    if k < start:
        reach = range(min(k, source.head), start)
    outside = [x for x in reach if words.inside[x] < 0 and x not in (k, source.head)]
    return len(outside) <= 6 and all(words.pos[x] in _BESIDE for x in outside)


_BESIDE = frozenset(("PROPN", "PUNCT", "ADV", "AUX", "DET", "ADJ"))


def features(words: Words, candidate: Candidate) -> list[str]:
    """The names by which the calibrator knows a row: both chances and their product in steps, what
    kind of cue, source and content it has."""
    source, k = candidate.source, candidate.head
    chance = source.chance if source else 1.0
    edges = candidate.content[0][0], candidate.content[-1][1] - 1
    marked = "".join("“" if words.inside[x] >= 0 else "-" for x in edges)
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


def _kind(words: Words, k: int) -> str:
    """What sort of word the cue is, and whether it is one that is known to report."""
    listed = words.lemma[k] in BY_POS.get(words.pos[k], VERBS)
    return f"{words.tag[k]} {'listed' if listed else 'other'}"
