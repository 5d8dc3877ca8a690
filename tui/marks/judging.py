"""Accepting, rejecting and correcting what the machine found; a verdict is a mark as any other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, get_args

from textual import work

from annotators.annotation import (
    UNNAMED,
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
from annotators.labels import in_words
from tui.keyboard.typed_ahead import COMMAND
from tui.marks.mark_keys import JUDGING
from tui.marks.relating import Relating

if TYPE_CHECKING:
    from textual.binding import BindingType

    from annotators.annotation import Attribution
    from annotators.marks.mark import Mark
    from articles.article import Span

KINDS = {
    "direct": "direct: somebody's words",
    "mixed": "mixed: partly somebody's words",
    "scare": "scare: in marks, but nobody's statement",
}
ACTS = {"holds": "holds: believes or thinks it", "shows": "shows: is evidence of it"}
LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "DATE")


class Judging(Relating):
    """The reader's verdicts on findings."""

    BINDINGS: ClassVar[list[BindingType]] = list(JUDGING)

    chosen: Attribution | None = None
    """The claim of the row that the reader has gone to in the pane."""
    _last_judged: tuple[int, type[Finding], Span] | None = None
    """Where the cursor was, and the kind and place of what was judged."""

    def finding_under_cursor(self) -> Finding | None:
        """What the machine found at the cursor; for the screen to say."""
        raise NotImplementedError

    def finding_to_judge(self) -> Finding | None:
        """The finding that a verdict would be about: the chosen row's, else the one here."""
        found = self.chosen or self._judged_last() or self.finding_under_cursor()
        if found is None:
            self.status.say("Nothing was found here; ]c and ]q go to the next finding")
        return found if isinstance(found, Finding) else None

    def _judged_last(self) -> Finding | None:
        """The finding judged last, as it is now, if the cursor has not moved since.

        A claim whose speaker was corrected may no longer reach as far as the cursor.
        """
        if self._last_judged is None or self.findings is None:
            return None
        cursor, kind, place = self._last_judged
        found = self.findings
        rows = (*found.quotes, *found.claims, *found.positions, *found.entities)
        same = (row for row in rows if type(row) is kind and place_of(row) == place)
        return next(same, None) if cursor == self.view.cursor else None

    def action_accept(self) -> None:
        """Say that the finding here is right."""
        if finding := self.finding_to_judge():
            self.judge(finding, "Right: kept as you judged it")

    def action_reject(self) -> None:
        """Say that the finding here is none."""
        if finding := self.finding_to_judge():
            self.judge(finding, "Wrong: no longer shown; u takes it back", rejects=True)

    @work(group=COMMAND)
    async def action_correct_speaker(self) -> None:
        """Say whose words these are, or whom this names."""
        finding = self.finding_to_judge()
        if finding is None:
            return
        question, now = "Who says this?", UNNAMED
        if isinstance(finding, Entity):
            question, now = "Who is this?", finding.name
        elif finding.speaker:
            now = finding.speaker
        names = self._names(place_of(finding), now)
        if speaker := await self.ask(question, names, may_be_new=True):
            values = {"speaker": speaker} if speaker != now else {}
            self.judge(finding, f"Speaker: {names.get(speaker, speaker)}", **values)

    @work(group=COMMAND)
    async def action_correct_kind(self) -> None:
        """Say what kind of finding this is."""
        finding = self.finding_to_judge()
        if finding is None:
            return
        kind = await self.ask("What is it?", _kinds(finding))
        if kind is not None:
            self.judge(finding, f"Kind: {kind}", kind=kind)

    def action_correct_borders(self) -> None:
        """Say that the finding reaches as far as the selection does."""
        span = self.selected_span()
        if span is None:
            self.status.say("Select the words that it should be, then mx")
            return
        if finding := self.finding_to_judge():
            self.judge(finding, "Its extent is what you selected", at=span)

    @work(group=COMMAND)
    async def action_new_finding(self) -> None:
        """Say that what is selected is a quotation, claim, position or name not found."""
        span = self.selected_span()
        if span is None:
            self.status.say("Select the words that were not found, then mn")
            return
        kinds = {"quote": "quotation", "claim": "claim", "position": "position", "entity": "name"}
        kind = await self.ask("What is it?", kinds)
        if kind is None:
            return
        question = "Whose name is it?" if kind == "entity" else "Who says this?"
        name = await self.ask(question, self._names(span), may_be_new=True)
        if name is not None:
            from annotators.marks.mark import Verdict, mark_on

            verdict = Verdict(finding=kind, speaker=name)  # type: ignore[arg-type]
            said = {} if kind == "entity" else {"speaker": name}
            mark = mark_on(self.article, span, motivation="editing", verdict=verdict, **said)
            self.add_mark(mark, f"Added: {kinds[kind]}, {name}")

    def _names(self, place: Span, now: str | None = None) -> dict[str, str]:
        from tui.marks.candidates import speakers

        return speakers(self.findings or Findings(), place, now, self.article.byline)

    def judge(self, finding: Finding, said: str, **values: Any) -> None:
        """Keep a verdict, in the place of an earlier one on the same finding."""
        from annotators.marks.corrections import judge

        mark = judge(self.article, finding, machine=self.found, **values)
        self._last_judged = self.view.cursor, type(finding), values.get("at") or place_of(finding)
        before = self._verdict_on(finding)
        self.view.select(None)
        if before is None or before.verdict is None or mark.verdict is None:
            self.add_mark(mark, said)
            return
        verdict = replace(mark.verdict, was=before.verdict.was or mark.verdict.was)
        same = {"id": before.id, "created": before.created, "verdict": verdict}
        self.change_mark(replace(mark, **same), said)  # type: ignore[arg-type]

    def _verdict_on(self, finding: Finding) -> Mark | None:
        at = place_of(finding)
        kind = type(finding).__name__.lower()
        for mark in self.kept:
            if mark.verdict and mark.verdict.finding == kind and mark.span == at:
                return mark
        return None


def _kinds(finding: Finding) -> dict[str, str]:
    match finding:
        case Quote():
            return {kind: KINDS[kind] for kind in get_args(QuoteKind)}
        case Claim():
            return {act: ACTS.get(act, act) for act in get_args(ClaimAct)}
        case Position():
            return {act: act for act in get_args(PositionAct)}
    return {label: in_words(label) for label in LABELS}
