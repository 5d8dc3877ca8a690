"""What is known of words when they are marked: whose they are, and what claim they stand on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotators.findings import UNNAMED, Claim, Position, Quote, place_of
from annotators.notebook.mark import MarkedClaim
from annotators.presentation.quoting import voice_of, words_of
from annotators.presentation.statements import polarity_of
from annotators.presentation.verbs import verb_of

if TYPE_CHECKING:
    from annotators.findings import Attribution, Findings
    from annotators.notebook.mark import Mark
    from articles.article import Span

    Row = Claim | Position | Quote


def known_of(
    findings: Findings, span: Span, text: str, machine: Findings | None = None
) -> tuple[str | None, MarkedClaim | None]:
    """The speaker of these words and what they are reported as, each None if that is not known.

    Words of several voices are nobody's, unless one finding has all of them, and so are words that
    go beyond what somebody says, its source and its verb. Words that are not all the speaker's own
    are `mixed`.

    machine: the findings before the reader corrected them.
    """
    voice = voice_of(findings, text, span)
    row = voice or _only_row(findings, span, text)
    if row is None:
        return None, None
    claim = marked_claim(row, text)
    if voice or claim.form == "direct":
        claim = replace(claim, form="direct" if voice else "mixed")
    machine_row = machine and (voice_of(machine, text, span) or _only_row(machine, span, text))
    if machine_row and _speaker_name(machine_row) != _speaker_name(row):
        claim = replace(claim, speaker_found=_speaker_name(machine_row))
    return _speaker_name(row), claim


def marked_claim(row: Attribution | Quote, text: str) -> MarkedClaim:
    """What a claim, position or quotation of this text reports."""
    if isinstance(row, Quote):
        return MarkedClaim(act="says", confidence=row.confidence)
    return MarkedClaim(
        act=getattr(row, "act", "says"),
        polarity=polarity_of(row),
        form=row.form,
        confidence=row.confidence,
        verb=verb_of(row, text),
    )


def judged_claim(mark: Mark) -> MarkedClaim | None:
    """What the words of a mark are reported as, as the reader has judged it; None for nothing."""
    claim, verdict = mark.claim, mark.verdict
    if verdict is None:
        return claim
    if verdict.rejects or verdict.finding == "entity":
        return None
    claim = replace(claim, confidence=1.0) if claim else MarkedClaim(act="says", form="")
    if verdict.finding == "quote":
        return replace(claim, form=verdict.kind or claim.form)
    act = verdict.kind or claim.act
    if act == claim.act or "denies" not in (act, claim.act):
        return replace(claim, act=act)
    return replace(claim, act=act, polarity="denies" if act == "denies" else "affirms", verb="")


def _only_row(findings: Findings, span: Span, text: str) -> Row | None:
    """The shortest claim, position or quotation that has all of a stretch; else its only voice,
    where nothing but its words, its source and its verb stand there."""
    quotes = [quote for quote in findings.quotes if quote.kind != "scare"]
    rows: list[Row] = [*findings.claims, *findings.positions, *quotes]
    touched = [row for row in rows if any(words.overlaps(span) for words in words_of(row))]
    around = [row for row in touched if place_of(row).covers(span)]
    if not around and len({row.speaker for row in touched}) > 1:
        return None
    near = around or [row for row in touched if _reaches(row, span, text)]
    return min(near, key=lambda row: len(place_of(row)), default=None)


def _reaches(row: Row, span: Span, text: str) -> bool:
    """Whether no letter or digit of a stretch is outside of a row, its source and its verb."""
    parts = (*words_of(row), *row.source, *row.cue)
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    outside = text[span.start : max(span.start, start)] + text[min(span.end, end) : span.end]
    return not any(map(str.isalnum, outside))


def _speaker_name(row: Attribution | Quote) -> str | None:
    return None if row.speaker == UNNAMED else row.speaker
