"""Nested attribution: who stands behind a source, and who only relays it.

Reports cite statements, and the statements are Ada Voss’s: she speaks, by way of the papers.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotators.attribution.antecedents import body_meant, stands_for
from annotators.attribution.candidate import Candidate
from annotators.attribution.source_span import introduced
from annotators.attribution.syntactic_source import (
    Source,
    antecedent,
    author,
    core_extent,
    extent,
    relays,
)
from annotators.coreference.clusters import Clusters
from annotators.findings import UNNAMED
from annotators.text.intervals import Range, holds, shared, size
from annotators.text.lexicon import (
    DOCUMENTS,
    FIRST_PERSON,
    NEUTER,
    RELATIVE,
    RELAYING,
    THIRD_PERSON,
    UNNAMED_NOUNS,
)
from annotators.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words they are, by name, where that is said, and through whom they come."""

    speaker: str
    spans: tuple[Range, ...]
    via: tuple[str, ...] = ()


def voice(words: Tokens, clusters: Clusters, head: int, cue: int, span: Range) -> Voice:
    """The one behind a source whose head word is `head`.

    A statement, a letter or an interview is somebody's: that person speaks, and the paper goes to
    `via`. A relative pronoun stands for its antecedent.
    """
    before = antecedent(words, head, cue)
    if before is not None:
        spans: tuple[Range, ...] = (core_extent(words, before), span)
        return Voice(_name(words, clusters, before, spans[0]), spans)
    via: list[str] = []
    speaker = head
    for _ in range(3):
        deeper = author(words, speaker)
        if deeper is None:
            break
        via.append(_noun(words, speaker))
        speaker = deeper
    via += [_relay(words, clusters, c) for c in relays(words, head)]
    own = span if speaker == head else extent(words, speaker)
    if speaker == head and _is_one_of(words, head, span):
        return Voice(" ".join(words.says(*span).split()), (span,))
    return Voice(_name(words, clusters, speaker, own), (span,), tuple(dict.fromkeys(reversed(via))))


def _is_one_of(words: Tokens, head: int, span: Range) -> bool:
    """Whether a source names two of whom one speaks, and not which: Ada Voss or Bo Ek."""
    others = [c for c in words.children_by(head, "conj") if c < span[1]]
    return any(words.lower[x] == "or" for c in (head, *others) for x in words.children_by(c, "cc"))


def chain(words: Tokens, clusters: Clusters, head: int) -> tuple[str, ...]:
    """A source that only relays, and whoever it is cited by, outermost first."""
    outer = tuple(_relay(words, clusters, c) for c in relays(words, head))
    return (*outer, _relay(words, clusters, head))


def _relay(words: Tokens, clusters: Clusters, k: int) -> str:
    """Who or what relays: by name where it has one."""
    own = clusters.by_word.get(k)
    return own.name if own is not None else _noun(words, k)


def _noun(words: Tokens, k: int) -> str:
    return words.lower[k]


def _name(words: Tokens, clusters: Clusters, k: int, span: Range) -> str:
    """The canonical name of the one whom word `k` of a source is about; for a noun, its words."""
    own = clusters.by_word.get(k)
    if own is None or not own.is_person:
        own = introduced(words, clusters, k, span) or own
    if own is not None:
        return own.name
    body = body_meant(words, clusters, k)
    if body is not None:
        return body.name
    before = clusters.stand_ins.get(k)
    if before is None and words.lower[k] in THIRD_PERSON:
        before = stands_for(words, clusters, k)
    if before is not None:
        return _name(words, clusters, before, extent(words, before))
    start, end = core_extent(words, k)
    lower = words.lower[k]
    if lower in RELATIVE or words.pos[k] in ("DET", "PUNCT", "SPACE") or lower in NEUTER:
        return UNNAMED
    if words.pos[k] == "PRON" and lower not in FIRST_PERSON:
        return words.form[k]
    return _plain(words, start, end)


def _plain(words: Tokens, start: int, end: int) -> str:
    """The words on one line, without a possessive at the end."""
    said = " ".join(words.says(start, end).split())
    return said.removesuffix("’s").removesuffix("'s") or UNNAMED


LEAST_INNER = 0.3
"""The least chance for the inner candidate."""


def unwrap(
    words: Tokens, clusters: Clusters, chosen: list[Candidate], rejected: list[Candidate]
) -> list[Candidate]:
    """The chosen candidates; one whose own source is only a paper (according to reports) is
    replaced by the rejected one inside its content.

    In “X called for a truce, according to reports” it is X who calls for it. In “X addressed
    reports suggesting that …” X does not suggest it; the reports do.
    """
    inner_by_word: dict[int, list[Candidate]] = {}
    for candidate in rejected:
        if candidate.score >= LEAST_INNER and candidate.source is not None:
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
