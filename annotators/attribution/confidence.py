"""How sure a row is: the chance that its words and its name are both right, calibrated."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path
from typing import Final

from annotators.attribution.candidate import Candidate, Context, Source

WEIGHTS: Final = Path(__file__).with_name("confidence.json")
"""Those of the calibration that ships."""
_LEAST: Final = 0.02
_MOST: Final = 0.998
"""Between these a chance tells something: the learned reader is surer than it is right."""


def confidence(text: Context, candidate: Candidate) -> float:
    """From 0 to 1: of rows given 0.9 about nine in ten are right, words and name.

    To three digits, as it is kept: the same on the first and on later readings.
    """
    return round(load().chance(features(text, candidate)), 3)


def features(text: Context, candidate: Candidate) -> dict[str, float]:
    """By its names what the calibrator knows of a row: the learned reader's chances as log-odds,
    and 1 for the marks at the ends of its content and for what names its source."""
    words, source = text.words, candidate.source
    edges = candidate.content[0][0], candidate.content[-1][1] - 1
    marked = "".join("“" if words.quote_of[x] >= 0 else "-" for x in edges)
    kinds = (f"marked={marked}", *_who(text, source))
    chances = {"seen": candidate.score, "worded": candidate.worded}
    if source is not None:
        chances["source"] = candidate.score if source.chance is None else source.chance
        if source.head in text.clusters.chances:
            chances["meant"] = text.clusters.chances[source.head]
    return {name: log_odds(chance) for name, chance in chances.items()} | dict.fromkeys(kinds, 1.0)


def log_odds(chance: float) -> float:
    """Even odds as 0, none as about -4, certainty as about 6."""
    kept = min(max(chance, _LEAST), _MOST)
    return log(kept / (1 - kept))


def _who(text: Context, source: Source | None) -> list[str]:
    """What names the source: a name, a pronoun or noun that stands for one, or its own words; and
    whether it is one of several: clerks and pilots."""
    if source is None:
        return ["who=nobody"]
    words, clusters = text.words, text.clusters
    others = words.children_by(source.head, "conj")
    several = ["several"] * any(c < source.span[1] for c in others)
    cluster = clusters.by_word.get(source.head)
    if source.head not in clusters.chances:
        kind = cluster.label if cluster is not None else words.pos[source.head]
        return [f"who={kind}", f"by={source.rule}", *several]
    stands = "name" if cluster is not None else "noun"
    return [f"who={words.pos[source.head]} for a {stands}", *several]


@dataclass(frozen=True, slots=True)
class Logistic:
    """Logistic regression over features, each known by its name; others weigh nothing."""

    weights: dict[str, float]
    bias: float = 0.0

    def chance(self, features: Mapping[str, float]) -> float:
        """How likely yes is, from 0 to 1."""
        known = self.weights
        margin = self.bias + sum(known.get(name, 0.0) * value for name, value in features.items())
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, margin))))


@cache
def load(path: Path = WEIGHTS) -> Logistic:
    """A model as `annotators.training.evaluation.fit` writes it.

    Raises:
        OSError: there is no such file.
    """
    document = json.loads(path.read_text(encoding="utf-8"))
    return Logistic(document["weights"], document["bias"])
