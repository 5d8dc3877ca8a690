"""Which candidates stand: the likeliest first, and none inside or across another."""

from __future__ import annotations

from annotators.attribution.candidate import Candidate
from annotators.attribution.stance import act_of_word
from annotators.text.intervals import Range, holds, minus, shared, size, union
from annotators.text.lexicon import CLAIM_ACTS
from annotators.text.tokens import Tokens

THRESHOLD = 0.35
"""The least chance for a candidate to be shown; where F1 on held-out articles was best."""
LEAST_OVER = 0.2
"""The least chance for the whole that takes the place of its part."""


def choose(candidates: list[Candidate], count: int) -> list[Candidate]:
    """The candidates that stand, in the order of the text, out of a text of `count` words.

    A word belongs to the content of one attribution at most; only the outermost is a row. One cue
    has one row: a second piece of content for the same cue is joined to the first.
    """
    owner: list[Candidate | None] = [None] * count
    by_cue: dict[int, Candidate] = {}
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: -c.score):
        if candidate.score < THRESHOLD:
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
    return sorted(chosen, key=_place)


def without_hearsay(words: Tokens, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without those of an adverb (reportedly, allegedly) where another with a source
    reports the same words, or the adverb itself: the adverb is then that source's hedge."""
    named = [
        c for c in candidates if c.source is not None and c.score >= THRESHOLD and _tells(words, c)
    ]
    return [c for c in candidates if c.relation != "adverb" or not _is_told(words, c, named)]


def _tells(words: Tokens, candidate: Candidate) -> bool:
    """Whether it is an attribution by words of saying or holding, none of wanting or planning."""
    if candidate.relation == "adverb":
        return False
    return candidate.relation == "according" or act_of_word(words, candidate.head) in CLAIM_ACTS


def _is_told(words: Tokens, adverb: Candidate, named: list[Candidate]) -> bool:
    k = adverb.head
    return any(
        holds(other.content, k)
        or holds(other.content, words.head[k])
        or other.head == words.head[k]
        or 2 * shared(other.content, adverb.content) > size(other.content)
        for other in named
        if words.sentence[other.head] == words.sentence[k]
    )


def outermost(words: Tokens, chosen: list[Candidate], rejected: list[Candidate]) -> list[Candidate]:
    """The chosen, with the whole in place of its part where the verb of a clause was taken for the
    cue: in `Voss said that the witness had told her that …` it is Voss who speaks."""
    over: dict[int, list[Candidate]] = {}
    for candidate in rejected:
        if candidate.score >= LEAST_OVER and candidate.source is not None:
            over.setdefault(candidate.head, []).append(candidate)
    kept = list(chosen)
    for inner in chosen:
        above = words.head[inner.head]
        if words.dep[inner.head] != "ccomp" or above not in over:
            continue
        wholes = [c for c in over[above] if holds(c.content, inner.head)]
        if not wholes or any(c.head == above for c in kept):
            continue
        outer = max(wholes, key=lambda c: c.score)
        kept = [c for c in kept if not shared(c.content, outer.content)] + [outer]
    return sorted(kept, key=_place)


def _place(candidate: Candidate) -> int:
    return min(candidate.head, candidate.content[0][0])


def _own(owner: list[Candidate | None], candidate: Candidate, who: Candidate) -> None:
    for start, end in candidate.content:
        owner[start:end] = [who] * (end - start)


def grown(candidate: Candidate, more: list[Range]) -> None:
    """Add ranges to a candidate's content, its own cue left out."""
    candidate.content = minus(union([*candidate.content, *more]), candidate.cue)
