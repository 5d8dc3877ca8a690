"""What may be an attribution: a cue with its content and its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from annotators.findings import Polarity
from annotators.text.intervals import Range, Ranges
from annotators.text.lexicon import Act


class Source(NamedTuple):
    """Who says it: the head word, what led to it, the chance (None: it is as sure as its row); the
    words where they are known."""

    head: int
    rule: str
    chance: float | None = 1.0
    span: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One attribution that may be. All ranges count words."""

    head: int
    """The cue's head word; the first of the content where there is no cue."""
    cue: Ranges
    content: Ranges
    source: Source | None
    relation: str
    """How it is told: by a verb (or a noun), according, colon, adverb; turn, carried."""
    score: float = 1.0
    """The chance that somebody is reported to say it."""
    worded: float = 1.0
    """How sure the linker is of the ends of the content."""
    act: Act = "says"
    """What the source does by it."""
    stance: Polarity = "affirms"
    """Whether the source affirms the content, denies it or leaves it open."""
