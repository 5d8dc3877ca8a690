"""What may be an attribution: a cue with its content and its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from annotators.findings import Polarity
from annotators.text.intervals import Range, Ranges
from annotators.text.lexicon import Act

TELLING: Final = frozenset(("carried", "turn", "colon", "according"))
"""Relations that tell by themselves that something is said."""


class Source(NamedTuple):
    """Who says it."""

    head: int
    """The number of the head word."""
    rule: str
    """What led to it; a key of the reasons in `rows`."""
    span: Range
    """The words of the source."""
    chance: float | None = 1.0
    """From 0 to 1; None where it is as sure as its row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One attribution that may be. All ranges count words."""

    head: int
    """The cue's head word; the first of the content where there is no cue."""
    cue: Ranges
    content: Ranges
    source: Source | None
    relation: str
    """What ties content and source: `verb` (or a noun), `according`, `colon`, `turn` (a name before
    a turn of an interview), `carried` (no cue)."""
    score: float = 1.0
    """The chance, from 0 to 1, that somebody is reported to say it."""
    worded: float = 1.0
    """The chance, from 0 to 1, that the content ends where the linker has it."""
    act: Act = "says"
    """What the source does by it."""
    stance: Polarity = "affirms"
    """Whether the source affirms the content, denies it or leaves it open."""
