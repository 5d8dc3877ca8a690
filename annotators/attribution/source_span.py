"""Which words are the source: its head, how far its words reach, and whom they name.

The possessed head (the council’s engineer), the tagger’s span, the whole name and the title before
it; and the one named beside a noun: Minister Ada Voss; the mayor of Lund, Bo Ek; Voss, who …
"""

from __future__ import annotations

from itertools import pairwise

from annotators.attribution.candidate import Candidate
from annotators.attribution.syntactic_source import extent
from annotators.coreference.clusters import Clusters
from annotators.coreference.name_clustering import EntityCluster
from annotators.text.intervals import Range, holds
from annotators.text.tokens import Tokens


def source_range(words: Tokens, candidate: Candidate) -> Range:
    """The words of the source, clear of the cue and the content; a bracket that it opens with goes
    with what it explains."""
    source = candidate.source
    assert source is not None
    if candidate.relation == "turn":
        return _line_to(words, source.head)
    start, end = source.span or extent(words, source.head)
    start = _before_bracket(words, start, end)
    return _clear(words, candidate, source.head, start, end)


def _line_to(words: Tokens, head: int) -> Range:
    """The words of a line up to and with the head: the name before the colon of a turn."""
    start = head
    while start > 0 and "\n" not in words.text[words.start[start - 1] : words.start[start]]:
        start -= 1
    return start, head + 1


def _before_bracket(words: Tokens, start: int, end: int) -> int:
    """The start moved back before a bracket that opens just there, to what it explains, where it
    closes within the source: Professor 李雪梅 ( | Li Xuemei) of the institute."""
    if start < 2 or words.form[start - 1] != "(" or ")" not in words.form[start:end]:
        return start
    k = start - 2
    while k > 0 and words.pos[k - 1] in ("NOUN", "PROPN", "ADJ", "DET"):
        k -= 1
    return k if words.pos[k] in ("NOUN", "PROPN", "DET", "ADJ") else start


def _clear(words: Tokens, candidate: Candidate, head: int, start: int, end: int) -> Range:
    """The range cut where content or cue begins, on either side of the head."""
    taken = (*candidate.content, *candidate.cue)
    while start < head and holds(taken, start):
        start += 1
    for k in range(head, start - 1, -1):
        if holds(taken, k):
            start = k + 1
            break
    for k in range(head, end):
        if holds(taken, k) and k > head:
            end = k
            break
    while end - 1 > head and words.form[end - 1] in ",;":
        end -= 1
    return (start, end) if start <= head < end else (head, head + 1)


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
