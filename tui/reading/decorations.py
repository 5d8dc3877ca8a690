"""Layers from what was found and from what the reader marked: plain values in, layers out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.notebook.colors import COLORS
from articles.article import Span
from tui.reading.layers import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotators.findings import Attribution, Findings
    from annotators.notebook.mark import Mark


def hull(claim: Attribution) -> Span:
    """The shortest stretch with content, source and cue."""
    spans = (*claim.content, *claim.source, *claim.cue)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def is_denial(claim: Attribution) -> bool:
    """Whether the speaker says that something is not so."""
    return "denies" in (getattr(claim, "act", ""), claim.polarity)


def finding_layers(findings: Findings) -> list[Layer]:
    """All that was found, by kind; `claims`, `denied` and `contents` are known but not painted."""
    named = [entity for entity in findings.entities if entity.mention == "name"]
    others = [entity for entity in findings.entities if entity.mention != "name"]
    quotes = [quote for quote in findings.quotes if quote.kind != "scare"]
    scare = [quote for quote in findings.quotes if quote.kind == "scare"]
    said = [*findings.claims, *findings.positions]
    paraphrases = [claim for claim in findings.claims if claim.form != "direct"]
    denied = [claim for claim in findings.claims if is_denial(claim)]
    return [
        Layer.of("entity", named, named),
        Layer.of("mention", others, others),
        Layer.of("quote", quotes, quotes),
        Layer.of("scare", scare, scare),
        Layer.of("claims", [hull(claim) for claim in said], said),
        Layer.of("denied", [hull(claim) for claim in denied], denied),
        _contents("contents", said),
        _contents("claim", paraphrases),
        _contents("position", findings.positions),
    ]


def attribution_layers(claim: Attribution | None) -> list[Layer]:
    """One claim lit up: who, by which words, what. Without a claim, nothing is."""
    return [
        Layer.of("content", claim.content if claim else ()),
        Layer.of("source", claim.source if claim else ()),
        Layer.of("cue", claim.cue if claim else ()),
    ]


def mark_layers(marks: Iterable[Mark]) -> list[Layer]:
    """The reader's marks: a layer for each colour, and one for those with words of their own.

    Verdicts on findings are not painted: the findings themselves show them.
    """
    marks = [mark for mark in marks if mark.verdict is None]
    lit = {color: [mark for mark in marks if mark.color == color] for color in COLORS}
    noted = [mark for mark in marks if mark.note or mark.color is None]
    return [
        *(Layer.of(f"highlight-{c}", [m.span for m in those], those) for c, those in lit.items()),
        Layer.of("note", [mark.span for mark in noted], noted),
    ]


def _contents(kind: str, claims: Sequence[Attribution]) -> Layer:
    pairs = [(span, claim) for claim in claims for span in claim.content]
    return Layer.of(kind, [span for span, _ in pairs], [claim for _, claim in pairs])
