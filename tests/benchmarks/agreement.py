"""How far attributions agree with those of a gold file, as F1 in percent.

The measures are those of the field: one-to-one pairs by the overlap of their contents, right from
a Jaccard index of one half (Johansson & Moschitti 2013; Pareti et al. 2013; on PolNeAR, Newell et
al. 2018). Quotations count by their words, paragraph by paragraph, without the marks.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WORD = re.compile(r"\w+(?:[.,’'\-]\w+)*")

Words = frozenset[int]
"""Words of an article, by where they begin."""


@dataclass(frozen=True, slots=True)
class Row:
    """One attribution, gold or found, as the measures see it."""

    content: Words
    source: Words
    head: int | None
    """The word that a source must have to be the same; nothing where no source is named."""
    quoted: tuple[Words, ...]
    is_claim: bool

    def has_source_of(self, gold: Row) -> bool:
        """Whether the source is that of a gold row."""
        return gold.head in self.source if gold.head is not None else not self.source


@dataclass
class Tally:
    """How many were right, of how many found and how many wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        """Count one article."""
        self.right += right
        self.found += found
        self.wanted += wanted

    @property
    def f1(self) -> float:
        """In percent."""
        return 200 * self.right / max(1, self.found + self.wanted)


Tallies = defaultdict[str, Tally]
"""By what is counted: `quoted exact`, `all`, `claims`; `… sourced` asks for the source too."""


def rows_of(text: str, attributions: Iterable[dict[str, Any]]) -> list[Row]:
    """The attributions of one article, which have at least one word in their content."""
    words = [match.span() for match in WORD.finditer(text)]

    def within(spans: Iterable[Sequence[int]]) -> Words:
        return frozenset(s for s, e in words for start, end in spans if s < end and start < e)

    def row(values: dict[str, Any]) -> Row:
        source, head = within(values["source"]), values.get("source_head")
        quotations = [
            within([part]) for pair in values["quoted"] for part in _paragraphs(text, *pair)
        ]
        is_said = values.get("act") in ("speech", "belief", "evidence")
        return Row(
            within(values["content"]),
            source,
            max(within([head]) if head else source, default=None),
            tuple(filter(None, quotations)),
            is_said and bool(any(quotations) or values.get("finite")),
        )

    return [row(attribution) for attribution in attributions]


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text[start:end]):
        yield start + line.start(), start + line.end()


def count(tallies: Tallies, gold: list[Row], rows: list[Row]) -> None:
    """Add one article."""
    _quotations(tallies, gold, rows)
    pairs = [(g, f) for g, f in _paired(gold, rows) if _jaccard(g.content, f.content) >= 0.5]
    sourced = [f.has_source_of(g) for g, f in pairs]
    tallies["all"].add(len(pairs), len(rows), len(gold))
    tallies["all sourced"].add(sum(sourced), len(rows), len(gold))
    claims = [(g.is_claim, s) for (g, f), s in zip(pairs, sourced, strict=True) if f.is_claim]
    claims_shown = sum(row.is_claim for row in rows) - sum(not is_claim for is_claim, _ in claims)
    wanted = sum(row.is_claim for row in gold)
    tallies["claims"].add(sum(is_claim for is_claim, _ in claims), claims_shown, wanted)
    right = sum(is_claim and is_sourced for is_claim, is_sourced in claims)
    tallies["claims sourced"].add(right, claims_shown, wanted)


def _quotations(tallies: Tallies, gold: list[Row], rows: list[Row]) -> None:
    gold_units = [(unit, row) for row in gold for unit in row.quoted]
    units = [(unit, row) for row in rows for unit in row.quoted]
    ends = [Counter((min(unit), max(unit)) for unit, _ in side) for side in (gold_units, units)]
    tallies["quoted exact"].add((ends[0] & ends[1]).total(), len(units), len(gold_units))
    right: set[int] = set()
    for unit, row in gold_units:
        best = max(range(len(units)), key=lambda n: len(unit & units[n][0]), default=None)
        if best is not None and best not in right:
            other, its = units[best]
            is_same = 2 * len(unit & other) >= max(len(unit), len(other))
            right |= {best} if is_same and its.has_source_of(row) else set()
    tallies["quoted sourced"].add(len(right), len(units), len(gold_units))


def _paired(gold: list[Row], rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Each row with at most one of the other side, the most alike first."""
    likenesses = [
        (-_jaccard(g.content, f.content), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(rows)
        if g.content & f.content
    ]
    paired: tuple[set[int], set[int]] = set(), set()
    for _, i, j in sorted(likenesses):
        if i not in paired[0] and j not in paired[1]:
            paired[0].add(i)
            paired[1].add(j)
            yield gold[i], rows[j]


def _jaccard(words: Words, other: Words) -> float:
    return len(words & other) / max(1, len(words | other))
