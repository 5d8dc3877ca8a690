"""Layers from what was found and from what the reader marked: plain values in, layers out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from annotators.notebook.colors import COLORS
from articles.article import Span
from tui.reader.document.speeches import Speeches
from tui.text.layers import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.findings import Attribution, Entity, Findings
    from annotators.notebook.mark import Mark
    from annotators.presentation.voices import Voice

NOT_LIT: Final = frozenset(
    ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE")
)
"""Labels of what is known, and not lit: days, sums and numbers are not who or where."""


def hull(claim: Attribution) -> Span:
    """The shortest stretch with content and cue, and the source if a cue ties it to them.

    Without a cue the speaker is carried over, and may be named paragraphs before the words.
    """
    spans = (*claim.content, *claim.cue, *(claim.source if claim.cue else ()))
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def hulls(claims: Sequence[Attribution]) -> list[Span]:
    """The hull of each claim. One that would begin within that of another begins at its own words,
    so that a jump comes to each, and what is at its first character is that claim."""
    spans = [hull(claim) for claim in claims]
    reach = 0
    for n in sorted(range(len(spans)), key=spans.__getitem__):
        claim, whole = claims[n], spans[n]
        if whole.start < reach:
            own = (span.start for span in (*claim.cue, *claim.content) if span.start >= reach)
            spans[n] = Span(min(own, default=claim.content[0].start), whole.end)
        reach = max(reach, whole.end)
    return spans


def is_denial(claim: Attribution) -> bool:
    """Whether the speaker says that something is not so."""
    return "denies" in (getattr(claim, "act", ""), claim.polarity)


def finding_layers(findings: Findings, voices: Sequence[Voice] = ()) -> list[Layer]:
    """All that was found, by kind; `attributions`, which has positions too, `claims`, `denied` and
    `contents` are known but not painted.

    voices: everybody who speaks, for the layer `voices`, which stands in the margin.
    """
    named = [entity for entity in findings.entities if _is_lit(entity)]
    others = [entity for entity in findings.entities if not _is_lit(entity)]
    quotes = [quote for quote in findings.quotes if quote.kind != "scare"]
    scare = [quote for quote in findings.quotes if quote.kind == "scare"]
    attributions = [*findings.claims, *findings.positions]
    reworded = [claim for claim in findings.claims if claim.form != "direct"]
    spans = hulls(attributions)
    claims = list(zip(spans, findings.claims, strict=False))  # without the positions behind them
    denied = [(span, claim) for span, claim in claims if is_denial(claim)]
    return [
        Layer.of("entity", named, named),
        Layer.of("mention", others, others),
        Layer.of("quote", quotes, quotes),
        Layer.of("scare", scare, scare),
        Layer.of("attributions", spans, attributions),
        _layer("claims", claims),
        _layer("denied", denied),
        _contents("contents", attributions),
        _contents("claim", reworded),
        _contents("position", findings.positions),
        _voice_layer(findings, voices),
    ]


def _is_lit(entity: Entity) -> bool:
    return entity.mention == "name" and entity.label not in NOT_LIT


def _voice_layer(findings: Findings, voices: Sequence[Voice]) -> Layer:
    """What is said, each range standing for a `Speech`."""
    from annotators.presentation.voices import unattributed  # not for the first frame

    claims = (*findings.claims, *unattributed(findings))
    spans = (span for claim in claims for span in claim.content)
    return Layer.of("voices", spans, Speeches(claims, voices))


def attribution_layers(claim: Attribution | None, hue: int = 0) -> list[Layer]:
    """Layers that light the source, the cue and the content of a claim; empty ones without it.

    hue: that of its voice, 1 to 6, in which source and cue stand; 0 for none.
    """
    voice_spans = (*claim.source, *claim.cue) if claim else ()
    return [
        *(Layer.of(f"voice-{n}", voice_spans if n == hue else ()) for n in range(1, 7)),
        Layer.of("content", claim.content if claim else ()),
        Layer.of("source", claim.source if claim else ()),
        Layer.of("cue", claim.cue if claim else ()),
    ]


def mark_layers(marks: Iterable[Mark]) -> list[Layer]:
    """The reader's marks: a layer for each colour, and one for those with words of their own.

    Verdicts on findings are not painted: the findings themselves show them.
    """
    marks = [mark for mark in marks if mark.verdict is None]
    by_color = {color: [mark for mark in marks if mark.color == color] for color in COLORS}
    noted = [mark for mark in marks if mark.note or mark.color is None]
    return [
        *(
            Layer.of(f"highlight-{c}", [m.span for m in group], group)
            for c, group in by_color.items()
        ),
        Layer.of("note", [mark.span for mark in noted], noted),
    ]


def _contents(kind: str, claims: Sequence[Attribution]) -> Layer:
    return _layer(kind, [(span, claim) for claim in claims for span in claim.content])


def _layer(kind: str, pairs: Sequence[tuple[Span, Attribution]]) -> Layer:
    return Layer.of(kind, [span for span, _ in pairs], [claim for _, claim in pairs])
