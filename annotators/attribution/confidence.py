"""How sure a row is: the chance that its words and its name are both right, calibrated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.attribution.logistic import load
from annotators.text.lexicon import BY_POS, VERBS

if TYPE_CHECKING:
    from annotators.attribution.candidate import Candidate, Source
    from annotators.attribution.context import Context
    from annotators.text.tokens import Tokens


def confidence(text: Context, candidate: Candidate) -> float:
    """From 0 to 1: of rows given 0.9 about nine in ten are right, words and name.

    To three digits, as it is kept: the same on the first and on later readings.
    """
    return round(load().chance(features(text, candidate)), 3)


def features(text: Context, candidate: Candidate) -> list[str]:
    """The names by which the calibrator knows a row: its chances in steps, and what kind of cue,
    source and content it has."""
    words, source = text.words, candidate.source
    edges = candidate.content[0][0], candidate.content[-1][1] - 1
    marked = "".join("“" if words.quote_of[x] >= 0 else "-" for x in edges)
    return [
        *_steps("seen", candidate.score),
        *_steps("worded", candidate.worded),
        *_steps("source", source.chance if source else 0.0),
        f"told={candidate.relation}",
        f"marked={marked}",
        f"cue={_kind(words, candidate)}",
        f"pieces={min(len(candidate.content), 3)}",
        *_who(text, source),
    ]


def _steps(what: str, chance: float) -> list[str]:
    """A name for each step that a chance reaches, finer near 1, where most are: what each step
    adds is learned."""
    steps = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995)
    return [f"{what}>{step}" for step in steps if chance >= step]


def _who(text: Context, source: Source | None) -> list[str]:
    """What names the source: a name, a pronoun or noun that stands for one, or its own words."""
    if source is None:
        return ["who=nobody"]
    cluster = text.clusters.by_word.get(source.head)
    chance = text.clusters.chances.get(source.head)
    kind = cluster.label if cluster is not None else text.words.pos[source.head]
    if chance is None:
        return [f"who={kind}", f"by={source.rule}"]
    stands = "name" if cluster is not None else "noun"
    kind = f"who={text.words.pos[source.head]} for a {stands}"
    return [kind, *_steps("meant", chance)]


def _kind(words: Tokens, candidate: Candidate) -> str:
    """What sort of word the cue is, and whether it is one that is known to report."""
    if not candidate.cue:
        return "none"
    k = candidate.head
    listed = words.lemma[k] in BY_POS.get(words.pos[k], VERBS)
    return f"{words.pos[k]} {'listed' if listed else 'other'}"
