"""Attributions told by a phrase or a mark and by no verb: according to, in her words, a colon."""

from __future__ import annotations

from collections.abc import Iterator

from annotators.attribution.candidate import Candidate
from annotators.attribution.syntactic_source import Source, case
from annotators.text.intervals import minus
from annotators.text.tokens import Tokens


def according(words: Tokens, k: int) -> Iterator[Candidate]:
    """According to somebody: the rest of the clause is the content."""
    to = next((j for j in (k + 1, k + 2) if j < len(words) and words.lower[j] == "to"), None)
    if to is None or to + 1 >= len(words) or words.sentence[to + 1] != words.sentence[k]:
        return
    noun = words.head[k] if words.head[k] > k else words.head[to]
    if noun <= to:
        noun = next((c for c in words.children[k] if c > to), to + 1)
    begin, end = words.sentences[words.sentence[k]]
    phrase = (k, max(words.right[noun] if words.right[noun] <= end else end, to + 2))
    top = _clause(words, words.head[noun] if words.head[noun] != noun else words.head[k])
    whole = (
        (words.left[top], words.right[top]) if words.left[top] < k or top > noun else (begin, end)
    )
    content = minus((whole,), (phrase,)) or minus(((begin, end),), (phrase,))
    if content:
        source = Source(noun, "according to")
        yield Candidate(k, ((k, to + 1),), content, source, "according", top)


def in_words(words: Tokens, k: int) -> Iterator[Candidate]:
    """In the words of somebody, in her words: the rest of the sentence is the content."""
    start = k - 2 if words.lower[k - 2 : k] == ["in", "the"] else words.left[k]
    owners = [c for c in words.children[k] if words.dep[c] == "nmod:poss" or case(words, c) == "of"]
    if words.lower[start] != "in" or not owners or not k - 3 <= start:
        return
    noun = owners[0]
    begin, end = words.sentences[words.sentence[k]]
    cue = ((start, k + 2),) if noun > k else ((start, noun), (k, k + 1))
    comma = next((x for x in range(max(noun, k) + 1, end) if words.form[x] == ","), end)
    content = minus(((begin, end),), ((start, min(comma, max(words.right[noun], k + 1))),))
    if content:
        yield Candidate(k, cue, content, Source(noun, "in the words of"), "according", -1)


def _clause(words: Tokens, k: int) -> int:
    """The verb of the clause around `k` that can stand alone: nobody is prepared "to resolve"."""
    while words.head[k] != k and words.base(k) in _DEPENDENT:
        k = words.head[k]
    return k


_DEPENDENT = frozenset(("acl", "advcl", "xcomp", "obl", "obj", "nmod", "conj", "nsubj"))
"""How what cannot stand alone hangs on the rest of its sentence."""


def colon(words: Tokens, k: int) -> Iterator[Candidate]:
    """A name, a colon, and what they say, as headlines have it."""
    begin, end = words.sentences[words.sentence[k]]
    while end < len(words) and words.form[end - 1] == ":" and not words.breaks(end - 1, end):
        end = words.sentences[words.sentence[end]][1]
    names = [x for x in range(begin, k) if words.pos[x] in ("PROPN", "NOUN", "PRON")]
    verbs = [x for x in range(begin, k) if words.pos[x] == "VERB"]
    if names and not verbs and k - begin <= 8 and k + 1 < end:
        source = Source(names[-1], "name before colon")
        yield Candidate(k, ((k, k + 1),), ((k + 1, end),), source, "colon")


def reportedly(words: Tokens, k: int) -> Iterator[Candidate]:
    """Reportedly, allegedly: the clause around it, and nobody named."""
    head = words.head[k]
    if head != k:
        whole = ((words.left[head], words.right[head]),)
        yield Candidate(k, ((k, k + 1),), minus(whole, ((k, k + 1),)), None, "adverb", head)
