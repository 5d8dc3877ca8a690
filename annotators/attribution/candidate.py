"""What may be an attribution: a cue with its content and its source."""

from __future__ import annotations

from dataclasses import dataclass

from annotators.attribution.syntactic_source import Source
from annotators.text.intervals import Ranges


@dataclass(slots=True)
class Candidate:
    """One attribution that may be. All ranges count words."""

    head: int
    """The cue's head word; for a colon or a bare quotation, the word before the content."""
    cue: Ranges
    content: Ranges
    source: Source | None
    relation: str
    """How the content hangs on the cue: ccomp, xcomp, quotation, according, colon, …"""
    anchor: int = -1
    """The content's head word, where there is one."""
    score: float = 0.0
    relays: tuple[int, ...] = ()
    """Head words of the sources through whom this one reaches the article, outermost first."""
