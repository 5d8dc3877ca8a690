"""Nested attribution: who stands behind a source, and who only relays it.

Reports cite statements, and the statements are Ada Voss’s: she speaks, by way of the papers.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotators.attribution.source_span import introduced
from annotators.attribution.syntactic_source import (
    antecedent,
    author,
    core_extent,
    extent,
    relays,
)
from annotators.coreference.clusters import Clusters
from annotators.coreference.names import POSSESSIVE
from annotators.findings import UNNAMED
from annotators.text.intervals import Range
from annotators.text.lexicon import (
    FIRST_PERSON,
    NEUTER,
    RELATIVE,
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
    before = clusters.stand_ins.get(k)
    if before is not None:
        return _name(words, clusters, before, extent(words, before))
    start, end = core_extent(words, k)
    lower = words.lower[k]
    is_bare = end - start < 2 and lower in _POINTING
    if lower in RELATIVE or lower in NEUTER or is_bare or words.pos[k] in ("PUNCT", "SPACE"):
        return UNNAMED
    if words.pos[k] == "PRON" and lower not in FIRST_PERSON and end - start < 2:
        return words.form[k]
    return _plain(words, start, end)


_POINTING = frozenset(("this", "that", "these", "those", "the", "a", "an"))
"""What names nobody where it stands alone; another, some and both are somebody."""


def _plain(words: Tokens, start: int, end: int) -> str:
    """The words on one line, without a possessive at the end."""
    said = " ".join(words.says(start, end).split())
    return POSSESSIVE.sub("", said) or UNNAMED
