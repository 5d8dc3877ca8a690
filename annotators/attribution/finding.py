"""From words to rows: candidates, their chances, the choice among them, and speakers carried on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.attribution import statements
from annotators.attribution.candidates import Candidate, candidates
from annotators.attribution.carrying import Carrier
from annotators.attribution.features import features
from annotators.attribution.ranges import Range, Ranges
from annotators.attribution.selection import choose
from annotators.logistic import load
from annotators.quotes import Quotation
from annotators.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

TAGGED = "newsread_attribution"
"""The key of `doc.spans` to which the trained tagger writes SOURCE, CUE and CONTENT."""


def tagged_ranges(doc: Doc) -> dict[str, Ranges] | None:
    """What the tagger marked, by label; None if the pipeline has no tagger."""
    if TAGGED not in doc.spans:
        return None
    found: dict[str, list[Range]] = {"SOURCE": [], "CUE": [], "CONTENT": []}
    for span in doc.spans[TAGGED]:
        found.setdefault(span.label_, []).append((span.start, span.end))
    return {label: tuple(sorted(ranges)) for label, ranges in found.items()}


def find_attributions(
    words: Words,
    quotations: list[Quotation],
    spans: list[Range],
    tagged: dict[str, Ranges] | None,
) -> tuple[list[Candidate], list[float]]:
    """The attributions of a text in order, and for each quotation the chance that it is one."""
    found = scored(words, spans, tagged)
    best = statements.best_scores(found, spans)
    chances = [
        statements.chance(words, quotation, span, score, tagged)
        for quotation, span, score in zip(quotations, spans, best, strict=True)
    ]
    chosen = choose(found, len(words))
    kept = {id(c) for c in chosen}
    carrier = Carrier(words, quotations, spans, chances)
    rows = carrier.carry(chosen, [c for c in found if id(c) not in kept])
    return sorted(rows, key=lambda c: c.content[0][0]), chances


def scored(words: Words, spans: list[Range], tagged: dict[str, Ranges] | None) -> list[Candidate]:
    """All candidates, each with its chance of being an attribution."""
    model = load("ranking")
    found = candidates(words, spans)
    for candidate in found:
        candidate.score = model.chance(features(words, candidate, spans, tagged))
    return found
