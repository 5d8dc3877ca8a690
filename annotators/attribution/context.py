"""The parsed text as a context: tokens, clusters and the tagger’s spans, made once for all."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from annotators.attribution.span_tags import Tags
from annotators.coreference.clusters import Clusters
from annotators.text.lexicon import (
    FIRST_PERSON,
    GROUP_NOUNS,
    PERSON_NOUNS,
    RELATIVE,
    THIRD_PERSON,
    TIMES,
    VERBS,
)
from annotators.text.tokens import Tokens

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"))
_PARTS = frozenset(("compound", "flat", "amod", "det", "nummod", "case", "goeswith", "advmod"))


@dataclass(slots=True)
class Context:
    """A parsed text as all stages of attribution see it: its tokens, who is who, and the spans of
    the tagger, None where the pipeline has none. What is computed of a word is kept."""

    words: Tokens
    clusters: Clusters
    tags: Tags | None
    _sources: list[int] | None = None
    _looks: dict[int, list[str]] = field(default_factory=dict)

    def sources(self, low: int, high: int) -> list[int]:
        """The words from `low` up to `high` that can be the head of a source."""
        if self._sources is None:
            self._sources = [k for k in range(len(self.words)) if _can_speak(self, k)]
        return self._sources[bisect_left(self._sources, low) : bisect_left(self._sources, high)]

    def look(self, k: int) -> list[str]:
        """The names of the features of word `k` that do not depend on a cue."""
        if k not in self._looks:
            self._looks[k] = _word_features(self, k)
        return self._looks[k]


def _can_speak(text: Context, k: int) -> bool:
    """Whether a word can be the head of a source: marked as one, or a noun, name or pronoun."""
    words, tags = text.words, text.tags
    if words.quote_of[k] >= 0 or words.pos[k] not in _NOMINAL or words.lemma[k] in TIMES:
        return False
    if tags is None or tags.source_at[k] < 0:
        return words.pos[k] in ("NOUN", "PROPN", "PRON") and not _is_part(words, k)
    start, end = tags.sources[tags.source_at[k]]
    above = words.head[k]
    return above == k or not start <= above < end or words.pos[above] not in _NOMINAL


def _is_part(words: Tokens, k: int) -> bool:
    return words.base(k) in _PARTS


def _word_features(text: Context, k: int) -> list[str]:
    """What the word itself is, and what the tagger says of it."""
    words, tags = text.words, text.tags
    lower, lemma = words.lower[k], words.lemma[k]
    cluster = text.clusters.by_word.get(k)
    above = words.head[k]
    found = [
        f"dep={words.dep[k]}",
        f"pos={words.pos[k]}",
        f"label={cluster.label if cluster else 'none'}",
        f"tag={words.tag[k]}",
        f"next={words.pos[k + 1] if k + 1 < len(words) else ''}",
        f"named={min(len(cluster.mentions), 15).bit_length() if cluster else 'no'}",
        "its verb="
        + (VERBS.get(words.lemma[above], "other") if words.pos[above] == "VERB" else "no"),
    ]
    found += [f"kind={kind}" for kind, group in _KINDS.items() if lower in group or lemma in group]
    if lower in ("it", "that", "this", "what", "which", "there", "you"):
        found.append(f"word={lower}")
    if tags is None:
        return found
    found.append(f"marked={tags.source_at[k] >= 0}")
    if tags.content_at[k] >= 0:
        found.append("in a marked content")
    if tags.cue_at[k] >= 0:
        found.append("in a marked cue")
    return found


_KINDS = {
    "I": FIRST_PERSON,
    "who": RELATIVE,
    "he": THIRD_PERSON,
    "person": PERSON_NOUNS,
    "group": GROUP_NOUNS,
}
