"""Commands that accept, reject and correct findings; a verdict is a mark as any other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from annotators.findings import (
    UNNAMED,
    Attribution,
    Claim,
    ClaimAct,
    Entity,
    Finding,
    Findings,
    Position,
    PositionAct,
    Quote,
    QuoteKind,
    place_of,
)
from annotators.notebook.corrections import judge as verdict_on
from annotators.notebook.mark import Verdict, mark_on
from annotators.presentation.labels import in_words
from tui.reader.commands.mark_commands import add
from tui.reader.document.speaker_choices import speakers

if TYPE_CHECKING:
    from annotators.notebook.mark import Mark
    from articles.article import Span
    from tui.reader.reading import Reading

KINDS = {
    "direct": "direct: somebody's words",
    "mixed": "mixed: partly somebody's words",
    "scare": "scare: in marks, but nobody's statement",
}
ACTS = {"holds": "holds: believes or thinks it", "shows": "shows: is evidence of it"}
LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "DATE")
NEW = {"quote": "quotation", "claim": "claim", "position": "position", "entity": "name"}


def accept(r: Reading) -> None:
    """Say that the finding here is right."""
    if finding := finding_to_judge(r):
        judge(r, finding, "Right: kept as you judged it")


def reject(r: Reading) -> None:
    """Say that the finding here is none."""
    if finding := finding_to_judge(r):
        judge(r, finding, "Wrong: no longer shown; u takes it back", rejects=True)


async def correct_speaker(r: Reading) -> None:
    """Say whose words these are, or whom this names."""
    finding = finding_to_judge(r)
    if finding is None:
        return
    question, now = "Who says this?", UNNAMED
    if isinstance(finding, Entity):
        question, now = "Who is this?", finding.name
    elif finding.speaker:
        now = finding.speaker
    names = _names(r, place_of(finding), now)
    if speaker := await r.host.ask(question, names, may_be_new=True):
        values = {"speaker": speaker} if speaker != now else {}
        judge(r, finding, f"Speaker: {names.get(speaker, speaker)}", **values)


async def correct_kind(r: Reading) -> None:
    """Say what kind of finding this is."""
    finding = finding_to_judge(r)
    if finding is None:
        return
    kind = await r.host.ask("What is it?", _kinds(finding))
    if kind is not None:
        judge(r, finding, f"Kind: {kind}", kind=kind)


def correct_borders(r: Reading) -> None:
    """Say that the finding reaches as far as the selection does."""
    span = r.view.selected
    if span is None:
        r.host.tell("Select the words that it should be, then mx")
    elif finding := finding_to_judge(r):
        judge(r, finding, "Its extent is what you selected", at=span)


async def new_finding(r: Reading) -> None:
    """Say that what is selected is a quotation, claim, position or name not found."""
    span = r.view.selected
    if span is None:
        r.host.tell("Select the words that were not found, then mn")
        return
    kind = await r.host.ask("What is it?", NEW)
    if kind is None:
        return
    question = "Whose name is it?" if kind == "entity" else "Who says this?"
    name = await r.host.ask(question, _names(r, span), may_be_new=True)
    if name is not None:
        verdict = Verdict(finding=kind, speaker=name)  # type: ignore[arg-type]
        speaker = None if kind == "entity" else name
        mark = mark_on(
            r.document.article, span, motivation="editing", verdict=verdict, speaker=speaker
        )
        add(r, mark, f"Added: {NEW[kind]}, {name}")


def finding_to_judge(r: Reading) -> Finding | None:
    """The finding that a verdict would be about; None, which is said, if there is none.

    It is that of the row in the pane while the reader is there, else the chosen one, the one that
    was judged last, or the one at the cursor.
    """
    row = r.host.desk.current_row
    if isinstance(row, Attribution) and row is not r.chosen:
        r.choose(row)
    elif isinstance(row, Quote):
        r.view.go(row.start)
    finding = r.chosen or _judged_last(r) or r.document.finding_at(r.view.cursor)
    if finding is None:
        r.host.tell("Nothing was found here; ]c and ]q go to the next finding")
    return finding if isinstance(finding, Finding) else None


def _judged_last(r: Reading) -> Finding | None:
    """The finding judged last, as it is now, if the cursor has not moved since.

    A claim whose speaker was corrected may no longer reach as far as the cursor.
    """
    if r.last_judged is None:
        return None
    cursor, kind, place = r.last_judged
    return r.document.finding_in(place, kind) if cursor == r.view.cursor else None


def judge(r: Reading, finding: Finding, words: str, **values: Any) -> None:
    """Keep a verdict, in the place of an earlier one on the same finding."""
    mark = verdict_on(r.document.article, finding, machine=r.document.machine, **values)
    r.last_judged = r.view.cursor, type(finding), values.get("at") or place_of(finding)
    before = _verdict_on(r, finding)
    if before is None or before.verdict is None or mark.verdict is None:
        add(r, mark, words)
        return
    r.view.select(None)
    verdict = replace(mark.verdict, was=before.verdict.was or mark.verdict.was)
    mark = replace(mark, id=before.id, created=before.created, verdict=verdict)
    r.store.change(mark, words)


def _verdict_on(r: Reading, finding: Finding) -> Mark | None:
    at, kind = place_of(finding), type(finding).__name__.lower()
    for mark in r.document.verdicts:
        if mark.verdict and mark.verdict.finding == kind and mark.span == at:
            return mark
    return None


def _names(r: Reading, place: Span, now: str | None = None) -> dict[str, str]:
    document = r.document
    return speakers(document.findings or Findings(), place, now, document.article.byline)


def _kinds(finding: Finding) -> dict[str, str]:
    match finding:
        case Quote():
            return {kind: KINDS[kind] for kind in get_args(QuoteKind)}
        case Claim():
            return {act: ACTS.get(act, act) for act in get_args(ClaimAct)}
        case Position():
            return {act: act for act in get_args(PositionAct)}
    return {label: in_words(label) for label in LABELS}
