"""The stretches of a text that have a label, for programs in which people or models label texts.

They are what stands after the reader's corrections: what was found, and what the reader labelled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotators.notebook.corrections import corrected
from annotators.notebook.formats.brat import kind_of
from annotators.presentation.statements import polarity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotators.findings import Claim, Findings, Position
    from annotators.notebook.mark import Mark
    from articles.article import Span

    JSON = dict[str, Any]

CLAIM_FIELDS = ("speaker", "act", "polarity", "form", "confidence")
"""What is told of a claim or position beside its words, by the same names everywhere."""
FROM_NEWSREAD = {"source": "newsread"}
"""What tells a finding from a mark; Prodigy names the model that found a span in the same way."""


def accepted(marks: Sequence[Mark], findings: Findings) -> list[JSON]:
    """What stands after the reader's corrections, in the order of the text."""
    spans = (*_finding_spans(corrected(findings, marks)), *_label_spans(marks))
    return sorted(spans, key=lambda span: (span["start"], span["end"]))


def _finding_spans(findings: Findings) -> Iterator[JSON]:
    names = (entity for entity in findings.entities if entity.mention == "name")
    yield from (_span(name, name.label, FROM_NEWSREAD) for name in names)
    for quote in findings.quotes:
        fields = {"speaker": quote.speaker, "form": quote.kind, "confidence": quote.confidence}
        yield _span(quote, "scare" if quote.kind == "scare" else "quote", fields | FROM_NEWSREAD)
    for kind, rows in (("claim", findings.claims), ("position", findings.positions)):
        for row in rows:
            yield from (_span(span, kind, _row_fields(row)) for span in row.content)


def _row_fields(row: Claim | Position) -> JSON:
    known = {name: getattr(row, name) for name in CLAIM_FIELDS}
    return known | {"polarity": polarity_of(row)} | FROM_NEWSREAD


def is_labelled(mark: Mark) -> bool:
    """Whether it is a label on words, or a verdict on a finding, which has one."""
    return bool(mark.verdict or (mark.label and mark.exact))


def _label_spans(marks: Iterable[Mark]) -> Iterator[JSON]:
    for mark in marks:
        if mark.label and mark.exact and not mark.verdict:
            identity = {"id": mark.id, "modified": mark.modified}
            yield _span(mark.span, mark.label, identity | _mark_fields(mark))


def _mark_fields(mark: Mark) -> JSON:
    """What was known of the claim that a mark stands on, as it was found."""
    claim = mark.claim
    known = {name: getattr(claim, name) for name in CLAIM_FIELDS[1:]} if claim else {}
    return {"speaker": mark.speaker_as_found, **known}


def _span(span: Span, label: str, fields: JSON | None = None) -> JSON:
    known = {name: value for name, value in (fields or {}).items() if value not in (None, "")}
    return {"start": span.start, "end": span.end, "label": label, **known}


def rejected(marks: Iterable[Mark]) -> Iterator[JSON]:
    """The findings that the reader has rejected."""
    for mark in marks:
        if mark.verdict and mark.verdict.rejects:
            yield _span(mark.span, kind_of(mark), _mark_fields(mark))
