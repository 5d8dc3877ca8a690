"""An attribution inside another whose own source only relays it: statements cited by reports."""

from __future__ import annotations

from annotators.attribution.candidate import Candidate
from annotators.attribution.syntactic_source import Source, author
from annotators.coreference.clusters import Clusters
from annotators.text.intervals import holds, shared, size
from annotators.text.lexicon import DOCUMENTS, RELAYING, UNNAMED_NOUNS
from annotators.text.tokens import Tokens

LEAST = 0.3
"""The least chance for the inner attribution."""


def unwrap(
    words: Tokens, clusters: Clusters, chosen: list[Candidate], rejected: list[Candidate]
) -> list[Candidate]:
    """The chosen, with the inner attribution in place of the outer where the outer names nobody.

    In “X called for a truce, according to reports” it is X who calls for it. In “X addressed
    reports suggesting that …” X does not suggest it; the reports do.
    """
    inner_by_word: dict[int, list[Candidate]] = {}
    for candidate in rejected:
        if candidate.score >= LEAST and candidate.source is not None:
            inner_by_word.setdefault(candidate.head, []).append(candidate)
    return [_unwrapped(words, clusters, each, inner_by_word) for each in chosen]


def _unwrapped(
    words: Tokens, clusters: Clusters, outer: Candidate, by_word: dict[int, list[Candidate]]
) -> Candidate:
    relayed = _relayed(words, clusters, outer)
    cited = words.lemma[outer.head] in RELAYING and _is_paper(words, outer.anchor)
    if not relayed and not cited:
        return outer
    fits = [
        inner
        for start, end in outer.content
        for k in range(start, end)
        for inner in by_word.get(k, ())
        if _fills(outer, inner) and (relayed or _speaks(inner, outer.anchor))
    ]
    if not fits:
        return outer
    best = max(fits, key=lambda inner: inner.score)
    if relayed and outer.source is not None:
        best.relays = (outer.source.head,)
    return best


def _relayed(words: Tokens, clusters: Clusters, outer: Candidate) -> bool:
    """Whether an `according to` names only papers and nobody behind them."""
    source = outer.source
    if outer.relation != "according" or source is None or source.head in clusters.by_word:
        return False
    return _is_paper(words, source.head) and author(words, source.head) is None


def _is_paper(words: Tokens, k: int) -> bool:
    return k >= 0 and (words.lemma[k] in DOCUMENTS or words.lower[k] in UNNAMED_NOUNS)


def _fills(outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner content lies in the outer and is a good part of it."""
    common = shared(outer.content, inner.content)
    return common >= 0.8 * size(inner.content) and 3 * common >= size(outer.content)


def _speaks(inner: Candidate, noun: int) -> bool:
    """Whether the papers that are spoken of are themselves the inner source."""
    source: Source | None = inner.source
    return source is not None and source.head == noun and not holds(inner.content, noun)
