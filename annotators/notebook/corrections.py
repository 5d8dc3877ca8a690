"""The reader's verdicts laid over the machine's findings: what is shown, counted and exported.

Findings are computed and never edited; a verdict is a mark that overrides the finding it is about,
found by where it lies. So verdicts hold whichever pipeline made the findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar, get_args

from annotators.findings import (
    UNNAMED,
    Attribution,
    Claim,
    ClaimAct,
    Entity,
    Finding,
    Findings,
    Person,
    Position,
    PositionAct,
    Quote,
    QuoteKind,
    claims_by,
    place_of,
    quotations_by,
)
from annotators.notebook.mark import FindingKind, Mark, Verdict, mark_on
from annotators.notebook.marked_claims import marked_claim
from articles.article import Article, Span

Row = TypeVar("Row", bound=Attribution)

SAME_PLACE = 0.5
"""Share of their common extent that two spans need to overlap in to be the same finding."""

WHY = "the reader's own judgement"


def judge(
    article: Article,
    finding: Finding,
    *,
    at: Span | None = None,
    machine: Findings | None = None,
    **values: Any,
) -> Mark:
    """A new mark that accepts a finding, or with `values` of `Verdict` rejects or corrects it.

    at: its right place, if that is another.
    machine: what was found, where the finding may be one that the reader has corrected.
    """
    place, original = place_of(finding), _original(finding, machine)
    accepted = replace(_acceptance(finding), speaker_found=_acceptance(original).speaker)
    verdict = replace(accepted, was=place if at and at != place else None, **values)
    corrects = verdict != accepted and not verdict.rejects
    motivation = "editing" if corrects else "assessing"
    mark = mark_on(article, at or place, motivation=motivation, verdict=verdict)
    if isinstance(original, Entity):
        return mark
    speaker = None if verdict.rejects or verdict.speaker == UNNAMED else verdict.speaker
    return replace(mark, speaker=speaker, claim=marked_claim(original, article.text))


def _original(finding: Finding, machine: Findings | None) -> Finding:
    """What the machine has in the place of a finding; else the finding itself."""
    rows = getattr(machine, _MAKERS[_acceptance(finding).finding][0]) if machine else ()
    place = place_of(finding)
    same: Finding = max(rows, key=lambda row: _shared(place_of(row), place), default=finding)
    return same if _shared(place_of(same), place) >= SAME_PLACE else finding


def _acceptance(finding: Finding) -> Verdict:
    """The verdict that accepts a finding as it is."""
    finding_kind, speaker, kind = _described(finding)
    return Verdict(finding=finding_kind, speaker=speaker, kind=kind, speaker_found=speaker)


def _described(finding: Finding) -> tuple[FindingKind, str | None, str]:
    match finding:
        case Quote():
            return "quote", finding.speaker, finding.kind
        case Entity():
            return "entity", finding.name, finding.label
        case Position():
            return "position", finding.speaker, finding.act
        case Claim():
            return "claim", finding.speaker, finding.act


def corrected(findings: Findings, marks: Iterable[Mark]) -> Findings:
    """The findings as the reader judged them, whose later verdict on a place overrides the earlier.

    People are counted anew. Without verdicts these are the findings themselves.
    """
    judged = [(mark, mark.verdict) for mark in marks if mark.verdict]
    if not judged:
        return findings
    for mark, verdict in sorted(judged, key=lambda pair: pair[0].modified):
        after = _applied(findings, mark, verdict)
        findings = _carried_over(findings, after, mark, verdict)
    named = dict.fromkeys(verdict.speaker for _, verdict in judged if verdict.speaker)
    return replace(findings, people=_counted(findings, named))


def _applied(findings: Findings, mark: Mark, verdict: Verdict) -> Findings:
    """The findings with the judged one removed, corrected or, if it is missing, added."""
    name, make = _MAKERS[verdict.finding]
    rows = getattr(findings, name)
    same = max(rows, key=lambda row: _likeness(place_of(row), mark), default=None)
    if same is not None and _likeness(place_of(same), mark) < SAME_PLACE:
        same = None
    replacement = () if verdict.rejects else (make(same, mark.span, verdict),)
    if same is None:
        new_rows = sorted((*rows, *replacement), key=place_of)
    else:
        new_rows = [new for row in rows for new in (replacement if row is same else (row,))]
    changed: dict[str, Any] = {name: tuple(new_rows)}
    return replace(findings, **changed)


def _carried_over(before: Findings, after: Findings, mark: Mark, verdict: Verdict) -> Findings:
    """A quotation and the claim it makes have one speaker: correcting either corrects both.

    What is no quotation, or nobody's, makes no claim; what was nobody's and is somebody's, one.
    """
    if _says_nothing(verdict):
        others = (row for row in after.claims if _likeness(place_of(row), mark) < SAME_PLACE)
        return replace(after, claims=tuple(others))
    if verdict.rejects or verdict.finding not in ("quote", "claim"):
        return after
    rows: Sequence[Quote | Claim] = before.quotes if verdict.finding == "quote" else before.claims
    former_speakers = {row.speaker for row in rows if _likeness(place_of(row), mark) >= SAME_PLACE}

    def is_theirs(row: Quote | Claim, places: Iterable[Span]) -> bool:
        return row.speaker in former_speakers and any(map(place_of(row).overlaps, places))

    claims, places = after.claims, [mark.span]
    if verdict.finding == "quote":
        speaker = verdict.speaker or UNNAMED
        places += [span for row in claims if is_theirs(row, places) for span in row.content]
        claims = tuple(
            _attributed_to(c, speaker) if is_theirs(c, [mark.span]) else c for c in claims
        )
        if verdict.speaker and former_speakers <= {None} and not _claimed(claims, mark.span):
            claims = tuple(sorted((*claims, _direct(mark.span, speaker)), key=place_of))
    quotes = (
        _attributed_to(q, verdict.speaker) if is_theirs(q, places) else q for q in after.quotes
    )
    return replace(after, claims=claims, quotes=tuple(quotes))


def _claimed(claims: Iterable[Claim], place: Span) -> bool:
    return any(span.overlaps(place) for claim in claims for span in claim.content)


def _direct(place: Span, speaker: str) -> Claim:
    """The claim that a quotation makes which the reader says is theirs."""
    return Claim(content=(place,), speaker=speaker, form="direct", confidence=1.0, why=WHY)


def _attributed_to(row: Any, speaker: str | None) -> Any:
    """A quotation or claim as this speaker's, for certain."""
    if row.speaker == speaker:
        return replace(row, confidence=1.0)
    why = {"why": WHY} if isinstance(row, Claim) else {}
    return replace(row, speaker=speaker, source=(), confidence=1.0, **why)


def _says_nothing(verdict: Verdict) -> bool:
    return verdict.finding == "quote" and (verdict.rejects or verdict.kind == "scare")


def _likeness(place: Span, mark: Mark) -> float:
    """How much of their common extent a place and the judged one share: 0 apart, 1 the same."""
    was = mark.verdict and mark.verdict.was
    return max(_shared(place, mark.span), _shared(place, was) if was else 0.0)


def _shared(span: Span, other: Span) -> float:
    common = min(span.end, other.end) - max(span.start, other.start)
    return max(0, common) / (max(span.end, other.end) - min(span.start, other.start))


def _quote(original: Quote | None, span: Span, verdict: Verdict) -> Quote:
    quote = original or Quote(start=span.start, end=span.end, kind="direct")
    kind: Any = verdict.kind if verdict.kind in get_args(QuoteKind) else quote.kind
    speaker = None if kind == "scare" else verdict.speaker
    moved = replace(quote, start=span.start, end=span.end, kind=kind, speaker=speaker)
    return replace(moved, confidence=1.0, source=quote.source if speaker == quote.speaker else ())


def _entity(original: Entity | None, span: Span, verdict: Verdict) -> Entity:
    name, label = verdict.speaker or "", verdict.kind or "PERSON"
    entity = original or Entity(start=span.start, end=span.end, label=label, name=name)
    return replace(entity, start=span.start, end=span.end, label=label, name=name)


def _claim(original: Claim | None, span: Span, verdict: Verdict) -> Claim:
    claim = original or Claim(content=(span,), speaker=UNNAMED, form="indirect")
    act: Any = verdict.kind if verdict.kind in get_args(ClaimAct) else claim.act
    return _judged(replace(claim, act=act), span, verdict)


def _position(original: Position | None, span: Span, verdict: Verdict) -> Position:
    position = original or Position(content=(span,), speaker=UNNAMED, form="indirect")
    act: Any = verdict.kind if verdict.kind in get_args(PositionAct) else position.act
    return _judged(replace(position, act=act), span, verdict)


def _judged(row: Row, span: Span, verdict: Verdict) -> Row:
    speaker = verdict.speaker or UNNAMED
    # Another speaker is named elsewhere: the machine's mention of the wrong one would mislead.
    source = row.source if speaker == row.speaker else ()
    content = row.content if verdict.was is None and row.content else (span,)
    return replace(row, content=content, speaker=speaker, source=source, confidence=1.0, why=WHY)


_MAKERS: dict[FindingKind, tuple[str, Callable[..., Any]]] = {
    "quote": ("quotes", _quote),
    "entity": ("entities", _entity),
    "claim": ("claims", _claim),
    "position": ("positions", _position),
}
"""By kind of finding, the field of `Findings` that has them, and what makes one of a verdict."""


def _counted(findings: Findings, named: Iterable[str]) -> tuple[Person, ...]:
    """The people with how often they speak now, and those of the reader's names who are new."""
    claim_counts, quote_counts = claims_by(findings.claims), quotations_by(findings.quotes)
    known = {person.name for person in findings.people} | {UNNAMED}
    new = (
        name for name in named if name not in known and (claim_counts[name] or quote_counts[name])
    )
    people = (*findings.people, *(Person(name=name, label="PERSON", mentions=()) for name in new))
    return tuple(
        replace(person, said=claim_counts[person.name], quoted=quote_counts[person.name])
        for person in people
    )
