"""Attributions as the learned reader sees them: cues, and each one's source and content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from annotators.encoder.heads import ACTS, CONTENT, CUE, SOURCE, STANCES, Heads

if TYPE_CHECKING:
    from annotators.encoder.encoder import Encoded

Place = tuple[int, int]
"""Code points of the text, half-open."""
Places = tuple[Place, ...]

LEAST: Final = 0.4
"""The least chance of a cue."""
REACH: Final = 320
"""Pieces on either side of a cue in which its source and content are looked for."""
_LETTER: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """One attribution, with chances from 0 to 1."""

    anchor: int
    """Where the cue begins; the content where there is none."""
    source: Places
    cue: Places
    content: Places
    chance: float
    sourced: float
    """The mean chance of the pieces of its source; 0 without one."""
    act: str
    stance: str


def linked(
    text: str, encoded: Encoded, heads: Heads, *, broad: bool = False, least: float = LEAST
) -> list[Linked]:
    """All attributions of a text, the likelier first; of two with mostly the same content the
    likelier. One can stand in another.

    Args:
        broad: count what PolNeAR counts, as plans and feelings, not only what is shown.
        least: the least chance of a cue.
    """
    chances = heads.anchors(encoded.vectors, broad=broad)
    places = np.flatnonzero(chances[:, 0] < 1 - least)
    if not len(places):
        return []
    meanings = heads.meanings(encoded.vectors[places])
    rows = [
        _row(text, encoded, heads, place, float(1 - chances[place, 0]), act, stance)
        for place, act, stance in zip(places.tolist(), *meanings, strict=True)
    ]
    stands: list[Linked] = []
    for row in sorted((row for row in rows if row.content), key=lambda row: -row.chance):
        if not any(_are_one(row, other) for other in stands):
            stands.append(row)
    return stands


def _row(
    text: str, encoded: Encoded, heads: Heads, place: int, chance: float, act: Any, stance: Any
) -> Linked:
    first, last = max(0, place - REACH), min(len(encoded.pieces), place + REACH)
    away = np.arange(first, last) - place
    roles = heads.roles(encoded.vectors[first:last], encoded.vectors[place], away)
    chosen = roles.argmax(axis=1)
    sourced = roles[chosen == SOURCE, SOURCE]
    source, cue, content = (
        _runs(text, encoded, np.flatnonzero(chosen == role) + first)
        for role in (SOURCE, CUE, CONTENT)
    )
    return Linked(
        anchor=encoded.pieces.starts[place],
        source=source,
        cue=cue,
        content=content,
        chance=chance,
        sourced=float(sourced.mean()) if len(sourced) else 0.0,
        act=ACTS[int(act.argmax())],
        stance=STANCES[int(stance.argmax())],
    )


def _runs(text: str, encoded: Encoded, places: Any) -> Places:
    """Pieces as places of the text, joined where no letter stands between them."""
    pieces = encoded.pieces
    runs: list[Place] = []
    for place in places.tolist():
        start, end = pieces.starts[place], pieces.ends[place]
        if runs and not _LETTER.search(text, runs[-1][1], start):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return tuple(runs)


def _are_one(one: Linked, other: Linked) -> bool:
    """Whether two have more than half of the longer content in common."""
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in one.content for c, d in other.content)
    longer = max(sum(b - a for a, b in each.content) for each in (one, other))
    return common > longer / 2
