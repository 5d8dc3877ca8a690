"""Speakers carried over to quotations that have no cue of their own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from annotators.attribution.candidate import Candidate
from annotators.attribution.candidates import cue_range
from annotators.attribution.decoding import grown
from annotators.attribution.quote_classifier import STATED
from annotators.attribution.quote_cues import gesturing, signing
from annotators.attribution.syntactic_source import Source, find_source
from annotators.text.intervals import Range, shared
from annotators.text.quotations import Quotation
from annotators.text.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WEAK = 0.12
"""The least chance at which a cue beside an unclaimed statement is still better than none."""
_FAR = 400
"""Tokens over which a speaker is not carried."""


class _Rows:
    """Attributions, each once, in the order in which they were added; looked up by their cues."""

    def __init__(self, rows: Iterable[Candidate]) -> None:
        self._rows: dict[int, Candidate] = {}
        self._by_cue: dict[int, list[Candidate]] = defaultdict(list)
        for row in rows:
            self.add(row)

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self._rows.values())

    def of_cue(self, k: int) -> list[Candidate]:
        """Those whose cue's head is the word `k`."""
        return list(self._by_cue[k])

    def add(self, row: Candidate) -> None:
        """Add one, unless it is there."""
        if row not in self._by_cue[row.head]:
            self._by_cue[row.head].append(row)
            self._rows[id(row)] = row

    def remove(self, row: Candidate) -> None:
        """Take one out, if it is there."""
        if id(row) in self._rows:
            self._by_cue[row.head].remove(row)
            del self._rows[id(row)]


class Carrier:
    """Gives every statement in quotation marks its attribution, in the order of the text."""

    def __init__(
        self,
        words: Tokens,
        quotations: list[Quotation],
        spans: list[Range],
        chances: list[float],
        own: dict[int, int],
    ) -> None:
        self.words, self.quotations, self.spans, self.chances = words, quotations, spans, chances
        self._whole = set(spans)
        self.own = own
        """The cues that adjoin quotations, by their numbers."""

    def carry(self, chosen: list[Candidate], rejected: list[Candidate]) -> list[Candidate]:
        """The chosen attributions, some with more content, and those that carry on a speaker."""
        found = _Rows([c for c in chosen if not self._is_bare_quotation(c)])
        of = self._covered(found)
        weak = self._weak(rejected)
        told = {c.head: c for c in sorted(rejected, key=lambda c: c.score)}
        last: Candidate | None = None
        for n, span in enumerate(self.spans):
            mine = of.get(n)
            if mine is None:
                mine = self._told(n, span, told)
                if mine is not None:
                    self._drop_rival(found, mine)
                mine = mine or self._unclaimed(n, span, last, of, weak)
                if mine is not None:
                    found.add(mine)
            if mine is not None:
                self._join_run(n, mine, of, found)
                of[n] = mine
                last = mine if mine.source is not None else last
        return list(found)

    def _join_run(self, n: int, mine: Candidate, of: dict[int, Candidate], found: _Rows) -> None:
        """Where the cue stands at the end of a quotation over several paragraphs, give it those
        before it: “It is late. | “Let us go,” she said."""
        m = n - 1
        while mine.cue and m >= 0 and self.quotations[m].run == self.quotations[n].run:
            before = of.get(m)
            if before is mine or (before is not None and before.cue):
                return
            if before is not None:
                found.remove(before)
            grown(mine, [self.spans[m]])
            of[m] = mine
            m -= 1

    def _drop_rival(self, found: _Rows, told: Candidate) -> None:
        """Drop the attribution that makes something else of the cue of a quotation, no quotation
        itself: in `— We go, said the man` the man is not what is said."""
        for other in found.of_cue(told.head):
            if not any(self.words.quote_of[start] >= 0 for start, _ in other.content):
                found.remove(other)

    def _is_bare_quotation(self, candidate: Candidate) -> bool:
        """Whether it is nothing but a quotation without a cue, which is carried on instead."""
        return candidate.relation == "tagged bare" and candidate.content[0] in self._whole

    def _told(self, n: int, span: Range, told: dict[int, Candidate]) -> Candidate | None:
        """The attribution to the cue that adjoins a quotation, however it was rated."""
        k = self.own.get(n)
        if k is None:
            return None
        known = told.get(k)
        if known is not None and shared((span,), known.content):
            return known
        source = find_source(self.words, k)
        return Candidate(k, (cue_range(self.words, k),), (span,), source, "quotation", score=0.8)

    def _unclaimed(
        self,
        n: int,
        span: Range,
        last: Candidate | None,
        of: dict[int, Candidate],
        weak: dict[int, Candidate],
    ) -> Candidate | None:
        """The attribution of a quotation that no chosen one has in its content."""
        quotation = self.quotations[n]
        before = of.get(n - 1)
        runs_on = before is not None and self.quotations[n - 1].run == quotation.run
        if quotation.style == "turn" and not runs_on:
            return self._turn(quotation, span)
        if before is not None and (runs_on or self._is_broken(before, n)):
            grown(before, [span])
            return before
        signed = self._signed(n, span, is_first=before is None or before.relation != "signed")
        if signed is not None or self.chances[n] < STATED:
            return signed
        if before is not None and quotation.style != "dash" and self._goes_on(before, n):
            grown(before, [span])
            return before
        if n in weak:
            return weak[n]
        actor = gesturing(self.words, span[0])
        if actor is not None:
            return Candidate(span[0], (), (span,), actor, "gesture", score=self.chances[n])
        source = last.source if last is not None and span[0] - last.head < _FAR else None
        return Candidate(span[0], (), (span,), source, "carried", score=self.chances[n])

    def _signed(self, n: int, span: Range, *, is_first: bool) -> Candidate | None:
        """The attribution to the name behind the last paragraph of a quotation; not where a name
        before the first of them leads to it."""
        run = self.quotations[n].run
        last = n
        while last + 1 < len(self.spans) and self.quotations[last + 1].run == run:
            last += 1
        signed = signing(self.words, self.spans[last])
        if signed is None or (is_first and self._is_led_to(span[0])):
            return None
        source = Source(signed[1] - 1, "name after dash")
        cue = ((signed[0], signed[0] + 1),)
        return Candidate(source.head, cue, (span,), source, "signed", score=0.95)

    def _is_led_to(self, start: int) -> bool:
        """Whether the line before a quotation opens with a dash and a name."""
        words = self.words
        lines = words.text[: words.start[start]].rstrip().rpartition("\n")
        return lines[2].lstrip()[:1] in ("—", "–", "-", "―")

    def _is_broken(self, before: Candidate, n: int) -> bool:
        """Whether a cue breaks one quotation in two: “It leaks,” she said, “and nobody cares.”"""
        words, start, end = self.words, self.spans[n][0], self.spans[n - 1][1]
        if words.form[start - 1] != "," or not end <= before.head < start or start - end > 12:
            return False
        return self.own.get(n - 1) == before.head and words.form[start + 1][:1].islower()

    def _goes_on(self, before: Candidate, n: int) -> bool:
        """Whether only the cue and its sentence stand between this quotation and the one before."""
        words, (start, _) = self.words, self.spans[n]
        gap = range(self.spans[n - 1][1], start)
        sentences = {words.sentence[k] for k in gap if words.pos[k] not in ("PUNCT", "SPACE")}
        return sentences <= {words.sentence[before.head], words.sentence[self.spans[n - 1][1] - 1]}

    def _turn(self, quotation: Quotation, span: Range) -> Candidate:
        """A turn of an interview: whoever stands before the colon."""
        assert quotation.speaker is not None
        start, end = self.words.between(quotation.speaker.start, quotation.speaker.end)
        source = Source(max(start, end - 1), "name before colon")
        cue = ((end, end + 1),) if self.words.form[end] in ":." else ()  # the stop of “A.” is part
        return Candidate(source.head, cue, (span,), source, "turn", score=0.95)

    def _covered(self, chosen: Iterable[Candidate]) -> dict[int, Candidate]:
        """Which quotation has most of its words in the content of which chosen attribution."""
        owner: dict[int, Candidate] = {}
        for candidate in chosen:
            for start, end in candidate.content:
                for n in {self.words.quote_of[k] for k in range(start, end)} - {-1}:
                    low, high = self.spans[n]
                    if 2 * shared((self.spans[n],), candidate.content) >= high - low:
                        owner[n] = candidate
        return owner

    def _weak(self, rejected: list[Candidate]) -> dict[int, Candidate]:
        """For each quotation, the likeliest of the rejected candidates that is about it alone."""
        weak: dict[int, Candidate] = {}
        for candidate in rejected:
            if candidate.score < _WEAK or candidate.source is None or len(candidate.content) != 1:
                continue
            n = self.words.quote_of[candidate.content[0][0]]
            if n < 0 or not self._is_most_of(n, candidate):
                continue
            if n not in weak or candidate.score > weak[n].score:
                weak[n] = candidate
        return weak

    def _is_most_of(self, n: int, candidate: Candidate) -> bool:
        start, end = self.spans[n]
        return 2 * shared((self.spans[n],), candidate.content) > end - start
