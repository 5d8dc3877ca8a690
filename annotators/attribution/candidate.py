"""What may be an attribution: a cue with its content and its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from annotators.findings import Polarity
from annotators.text.intervals import Range, Ranges


class Source(NamedTuple):
    """Who says it: the head word, what led to it, the chance; the words where they are known."""

    head: int
    rule: str
    chance: float = 1.0
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
    act: str = "says"
    """What the linker takes the act for, where the lexicon does not know the cue."""
    stance: Polarity = "affirms"
    """What the linker takes the stance for, where the cue's words do not tell it."""
