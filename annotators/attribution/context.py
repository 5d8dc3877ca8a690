"""The parsed text as a context: tokens, clusters and links, made once for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotators.coreference.clusters import Clusters
    from annotators.coreference.links import Links
    from annotators.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Context:
    """A parsed text as all stages of attribution see it: its tokens, who is who, and what the
    learned reader says of whom words stand for."""

    words: Tokens
    clusters: Clusters
    links: Links
