"""Whom a source names beside its noun: Minister Ada Voss; the mayor of Lund, Bo Ek; Voss, who …"""

from __future__ import annotations

from itertools import pairwise

from annotators.coreference.clusters import Clusters
from annotators.coreference.name_clustering import EntityCluster
from annotators.text.intervals import Range
from annotators.text.tokens import Tokens

_TITLE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "SPACE"))
"""What may stand before a name that it introduces: the 81-year-old poet | Solveig Aas."""
_AFTER = frozenset(("PUNCT", "ADP", "PRON", "SPACE"))
"""What may follow a name that is the whole of the phrase; a noun would take it for a title."""
_ORGANISED = frozenset(("appos", "flat", "compound", "nmod"))


def introduced(words: Tokens, clusters: Clusters, head: int, span: Range) -> EntityCluster | None:
    """The one named in a source whose head is the word `head`, or None.

    A person is looked for at the end of the phrase and of every phrase that a comma puts beside
    it; an organisation only right after its noun: the power company KarstNet.
    """
    people = (_person(words, clusters, *phrase) for phrase in _phrases(words, span))
    found = next((cluster for cluster in people if cluster is not None), None)
    return found or _organisation(words, clusters, head, span)


def _phrases(words: Tokens, span: Range) -> list[Range]:
    """The parts of a source between its commas."""
    start, end = span
    commas = [k for k in range(start, end) if words.form[k] == "," and words.quote_of[k] < 0]
    return [(a + 1, b) for a, b in pairwise([start - 1, *commas, end])]


def _person(words: Tokens, clusters: Clusters, start: int, end: int) -> EntityCluster | None:
    """The person whose name, with nothing but titles before it, is the phrase."""
    k = start
    while k < end:
        cluster = clusters.by_word.get(k)
        if cluster is None or not cluster.is_person or words.pos[k] == "PRON":
            if not _is_title(words, k):
                return None
            k += 1
            continue
        while k < end and clusters.by_word.get(k) is cluster:
            k += 1
        if k == end or words.pos[k] in _AFTER:
            return cluster
        if words.pos[k] not in ("PART", "NOUN"):
            return None
    return None


def _is_title(words: Tokens, k: int) -> bool:
    """Whether a word can stand before a name that it introduces: her friend, Voss’s 81-year-old
    aunt, Dr."""
    if words.pos[k] == "PUNCT":
        return words.form[k] in "-–.("
    return words.pos[k] in _TITLE or words.tag[k] in ("PRP$", "POS")


def _organisation(
    words: Tokens, clusters: Clusters, head: int, span: Range
) -> EntityCluster | None:
    """The organisation named right after the noun that says what it is."""
    cluster = clusters.by_word.get(head + 1)
    if cluster is None or cluster.label != "ORG" or not span[0] <= head + 1 < span[1]:
        return None
    if words.pos[head] != "NOUN" or words.base(head + 1) not in _ORGANISED:
        return None
    return cluster if words.head[head + 1] == head else None
