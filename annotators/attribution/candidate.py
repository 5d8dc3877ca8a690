"""What attributions are found in, a parsed text; and what may be one, a cue with its content and
its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from annotators.coreference.clusters import Clusters
from annotators.coreference.links import Links
from annotators.findings import Polarity
from annotators.text.intervals import Range, Ranges
from annotators.text.lexicon import Act
from annotators.text.quotations import Quotation
from annotators.text.tokens import Tokens

TERM: Final = 0.5
"""The chance from which a quotation is taken for a term."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quotations of a text, and the words of each."""

    quotations: Sequence[Quotation]
    spans: Sequence[Range]
    terms: Sequence[float]
    """The chance of each that it names something, a term or a title, and is nobody’s statement."""

    @property
    def stated(self) -> frozenset[int]:
        """The numbers of those that are rather statements."""
        return frozenset(n for n, chance in enumerate(self.terms) if chance < TERM)


@dataclass(frozen=True, slots=True)
class Context:
    """A parsed text as all stages of attribution see it: its tokens, its quotations, who is who,
    and what the learned reader says of whom words stand for."""

    words: Tokens
    quoted: Quoted
    clusters: Clusters
    links: Links


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
