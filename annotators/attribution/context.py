"""The parsed text as a context: tokens, quotations, clusters and links, made once for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from annotators.coreference.clusters import Clusters
from annotators.coreference.links import Links
from annotators.text.intervals import Range
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
