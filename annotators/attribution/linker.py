"""Attributions as the learned reader sees them: cues, and each one's source and content; and which
quotations it takes for terms."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

import numpy as np

from annotators.encoder.encoder import Encoded, Window
from annotators.encoder.heads import ACTS, CONTENT, CUE, SOURCE, STANCES, Heads
from annotators.encoder.shipped import Read
from annotators.text.intervals import Range

Place = tuple[int, int]
"""Code points of the text, half-open."""
Places = tuple[Place, ...]

LEAST: Final = 0.35
"""The least chance of a cue that a reader is shown."""
LEAST_BROAD: Final = 0.5
"""The least chance of a cue that PolNeAR counts and a reader is not always shown."""
CHANGE: Final = np.array([0.5, 0.0, 0.0, 1.75], dtype=np.float32)
"""What it costs to go over to each role from a piece to the next, in nats: contents are long, and
have no holes of a word."""
_LETTER: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """One attribution, with chances from 0 to 1."""

    anchor: int
    """The code point where the cue begins; the content where there is none."""
    source: Places
    cue: Places
    content: Places
    chance: float
    sourced: float
    """The mean chance of the pieces of its source; 0 without one."""
    worded: float
    """The least mean chance of eight pieces at an end of its content, inside and outside."""
    act: str
    stance: str


def linked(
    text: str, encoded: Encoded, heads: Heads, least_broad: float = LEAST_BROAD
) -> tuple[list[Linked], list[Linked]]:
    """All attributions of a text that a reader is shown, and all that PolNeAR counts, as plans and
    feelings, in its order. One can stand in another, and two can have the same content.

    Args:
        least_broad: the least chance of a cue that PolNeAR counts.
    """
    if not encoded.windows:  # no vectors, hence none of the right size
        return [], []
    chances = [1 - scores[:, 0] for scores in heads.anchors(encoded.vectors)]
    likely = [scores > least for scores, least in zip(chances, (LEAST, least_broad), strict=True)]
    rows = {
        place: row
        for window in encoded.windows
        for place, row in _linked_in(text, encoded, window, heads, likely[0] | likely[1])
        if row.content
    }
    shown, broad = (
        [replace(row, chance=float(of_pieces[k])) for k, row in rows.items() if is_likely[k]]
        for of_pieces, is_likely in zip(chances, likely, strict=True)
    )
    return shown, broad


def _linked_in(
    text: str, encoded: Encoded, window: Window, heads: Heads, likely: Any
) -> Iterator[tuple[int, Linked]]:
    """The attributions, by the piece that is their anchor, of the likely ones that a window sees
    with all of its context; without their chance."""
    places = np.flatnonzero(likely[window.start : window.end]) + window.start
    if not len(places):
        return
    anchors = encoded.vectors[places]
    acts, stances = heads.meanings(anchors)
    away = np.arange(window.first, window.first + len(window.vectors))[None] - places[:, None]
    roles = heads.roles(window.vectors, anchors, away)
    chosen = smoothed(np.log(roles + 1e-6))
    for n, place in enumerate(places.tolist()):
        stretches = _stretches(chosen[n])
        source, cue, content = (
            _places(text, encoded, window.first, stretches[role]) for role in (SOURCE, CUE, CONTENT)
        )
        row = Linked(
            anchor=encoded.pieces.starts[place],
            source=source,
            cue=cue,
            content=content,
            chance=0.0,
            sourced=float(roles[n, SOURCE, chosen[n] == SOURCE].mean()) if source else 0.0,
            worded=_sharpness(roles[n, CONTENT], chosen[n] == CONTENT),
            act=_act(acts[n]),
            stance=STANCES[int(stances[n].argmax())],
        )
        yield place, row


def _stretches(roles: Any) -> list[list[Range]]:
    """For each role the stretches of pieces, half-open, that have it."""
    borders = [0, *(np.flatnonzero(roles[1:] != roles[:-1]) + 1).tolist(), len(roles)]
    by_role: list[list[Range]] = [[], [], [], []]
    for start, end in pairwise(borders):
        by_role[roles[start]].append((start, end))
    return by_role


def _sharpness(chances: Any, is_content: Any) -> float:
    """How sure the ends of a content are, from 0 to 1: the least mean chance, over the four pieces
    before and the four after an end, of being in or out as they are. 0 without content.

    Args:
        chances: of each piece to be content.
        is_content: whether each is taken for content.
    """
    right = np.where(is_content, chances, 1 - chances)
    within = np.concatenate(([False], is_content, [False]))
    ends = np.flatnonzero(within[1:] != within[:-1]).tolist()
    return float(min((right[max(0, at - 4) : at + 4].mean() for at in ends), default=0.0))


def _act(chances: Any) -> str:
    """The likeliest act of the likeliest kind: claims, positions, neither."""
    kinds = ACTS[:5], ACTS[5:-1], ACTS[-1:]
    by_act = dict(zip(ACTS, chances.tolist(), strict=True))
    kind = max(kinds, key=lambda acts: sum(by_act[act] for act in acts))
    return max(kind, key=by_act.__getitem__)


def smoothed(scores: Any) -> Any:
    """The likeliest roles (anchors, pieces) where going over from one role to another costs CHANGE;
    `scores` are logarithms of chances (anchors, roles, pieces).

    Most pieces have a role so likely that no change is worth another: only between these is the
    path looked for.
    """
    length = scores.shape[2]
    roles = scores.argmax(1)
    is_best = roles[:, None] == np.arange(scores.shape[1])[:, None]
    lead = scores.max(1) - np.where(is_best, -np.inf, scores).max(1)
    is_open = lead <= CHANGE[roles] + CHANGE.max()
    edges = np.diff(is_open.astype(np.int8), prepend=0, append=0)
    rows, starts = np.nonzero(edges == 1)
    if not len(rows):
        return roles
    starts, ends = np.maximum(starts - 1, 0), np.minimum(np.nonzero(edges == -1)[1] + 1, length)
    places = starts[:, None] + np.arange((ends - starts).max())
    inside = places < ends[:, None]
    between = scores[rows[:, None], :, np.minimum(places, length - 1)] * inside[..., None]
    roles[np.broadcast_to(rows[:, None], places.shape)[inside], places[inside]] = path(between)[
        inside
    ]
    return roles


def path(scores: Any) -> Any:
    """The likeliest roles (rows, pieces), by Viterbi 1967; where all scores are 0 it stays."""
    count, length, width = scores.shape
    best = scores[:, 0]
    back = np.empty((length, count, width), dtype=np.int8)
    same = np.arange(width)
    rows = np.arange(count)
    for at in range(1, length):
        top = best.argmax(1)
        other = best[rows, top][:, None] - CHANGE
        stays = best >= other
        back[at] = np.where(stays, same[None], top[:, None])
        best = np.where(stays, best, other) + scores[:, at]
    roles = np.empty((count, length), dtype=np.int8)
    roles[:, -1] = best.argmax(1)
    for at in range(length - 1, 0, -1):
        roles[:, at - 1] = back[at][rows, roles[:, at]]
    return roles


def _places(text: str, encoded: Encoded, first: int, stretches: list[Range]) -> Places:
    """Stretches of the pieces from `first` on as places of the text, joined where no letter stands
    between them."""
    pieces = encoded.pieces
    places: list[Place] = []
    for a, b in stretches:
        start, end = pieces.starts[first + a], pieces.ends[first + b - 1]
        if places and not _LETTER.search(text, places[-1][1], start):
            places[-1] = (places[-1][0], end)
        else:
            places.append((start, end))
    return tuple(places)


def term_chances(read: Read) -> list[float]:
    """For each quotation the chance that it names something and is nobody’s statement; 0 for turns,
    block quotations and speech after a dash."""
    encoded = read.encoded
    starts, ends = encoded.pieces.starts, encoded.pieces.ends
    borders = [window.start for window in encoded.windows]
    in_marks, vectors = [], []
    for n, quotation in enumerate(read.quotations):
        first = bisect_right(ends, quotation.start)
        if quotation.style not in ("marks", "single") or first >= len(starts):
            continue
        window = encoded.windows[bisect_right(borders, first) - 1]
        last = max(first, bisect_left(starts, quotation.end) - 1)
        last = min(last, window.first + len(window.vectors) - 1)
        in_marks.append(n)
        vectors.append(window.vectors[[first - window.first, last - window.first]].ravel())
    by_quotation = [0.0] * len(read.quotations)
    if in_marks:
        for n, chance in zip(in_marks, read.heads.terms(np.stack(vectors)).tolist(), strict=True):
            by_quotation[n] = chance
    return by_quotation
