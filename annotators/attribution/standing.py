"""How a candidate stands among the others for the same words: what they score, and how they lie.

A first look scores each candidate alone; a second sees what else was likely there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from annotators.attribution.candidates import Candidate
from annotators.attribution.ranges import holds, shared, size
from annotators.words import Words

_MOST = 40
"""Rivals looked at for one sentence, the likeliest: a sentence may have no end."""
_WAYS = ("same cue", "same content", "within", "around", "across", "over cue")


def standing(words: Words, found: list[Candidate], scores: list[float]) -> list[list[str]]:
    """For each candidate its score in steps, and the best score of its rivals of every kind."""
    places: dict[int, list[int]] = defaultdict(list)
    for n, candidate in enumerate(found):
        for sentence in _sentences(words, candidate):
            places[sentence].append(n)
    for sentence, here in places.items():
        places[sentence] = sorted(here, key=lambda n: -scores[n])[:_MOST]
    return [
        _standing(found, scores, n, {m for s in _sentences(words, each) for m in places[s]})
        for n, each in enumerate(found)
    ]


def _sentences(words: Words, candidate: Candidate) -> set[int]:
    edges = (k for start, end in candidate.content for k in (start, end - 1))
    return {words.sentence[k] for k in (candidate.head, *edges)}


def _standing(
    found: list[Candidate], scores: list[float], n: int, rivals: Iterable[int]
) -> list[str]:
    best = dict.fromkeys(_WAYS, 0.0)
    for m in rivals:
        if m != n:
            way = _way(found[n], found[m])
            if way and scores[m] > best[way]:
                best[way] = scores[m]
    steps = [f"{way} {int(score * 6.99)}" for way, score in best.items()]
    most = max(best["same content"], best["within"], best["around"], best["across"])
    lead = "ahead" if scores[n] >= max(most, best["same cue"]) else "behind"
    return [f"alone {int(scores[n] * 19.99)}", lead, *steps]


def _way(own: Candidate, other: Candidate) -> str:
    """How another candidate is a rival; nothing if it is none."""
    common = shared(own.content, other.content)
    if own.head == other.head:
        return "same cue"
    if not common:
        return "over cue" if holds(other.content, own.head) else ""
    mine, theirs = size(own.content), size(other.content)
    if 5 * common >= 4 * max(mine, theirs):
        return "same content"
    if common == theirs:
        return "within"
    return "around" if common == mine else "across"
