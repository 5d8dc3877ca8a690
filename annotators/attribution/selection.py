"""Which candidates stand: the likeliest first, and none inside or across another."""

from __future__ import annotations

from annotators.attribution.candidates import Candidate
from annotators.attribution.ranges import Range, minus, union

THRESHOLD = 0.35
"""The least chance for a candidate to be shown; where F1 on held-out articles was best."""


def choose(
    candidates: list[Candidate], count: int, threshold: float = THRESHOLD
) -> list[Candidate]:
    """The candidates that stand, in the order of the text, out of a text of `count` words.

    A word belongs to the content of one attribution at most; only the outermost is a row. One cue
    has one row: a second piece of content for the same cue is joined to the first.
    """
    owner: list[Candidate | None] = [None] * count
    by_cue: dict[int, Candidate] = {}
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: -c.score):
        if candidate.score < threshold:
            break
        if owner[candidate.head] is not None and candidate.relation != "tagged":
            continue
        if any(owner[k] is not None for span in candidate.content for k in range(*span)):
            continue
        first = by_cue.get(candidate.head)
        if first is not None and candidate.relation != "quotation":
            continue
        if any(k in by_cue for span in candidate.content for k in range(*span)):
            continue
        _own(owner, candidate, first or candidate)
        if first is not None:
            first.content = union([*first.content, *candidate.content])
            continue
        by_cue[candidate.head] = candidate
        chosen.append(candidate)
    return sorted(chosen, key=lambda c: min(c.head, c.content[0][0]))


def _own(owner: list[Candidate | None], candidate: Candidate, who: Candidate) -> None:
    for start, end in candidate.content:
        owner[start:end] = [who] * (end - start)


def grown(candidate: Candidate, more: list[Range]) -> None:
    """Add ranges to a candidate's content, its own cue left out."""
    candidate.content = minus(union([*candidate.content, *more]), candidate.cue)
