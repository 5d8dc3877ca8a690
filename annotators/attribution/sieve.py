"""High-precision constructions that set the least chance of a candidate, against the ranker."""

from __future__ import annotations

from annotators.attribution.boundaries import next_cues
from annotators.attribution.candidate import Candidate
from annotators.attribution.features import is_finite
from annotators.attribution.headlines import headline, states
from annotators.attribution.parentheticals import aside, headline_end, with_titles
from annotators.attribution.quote_cues import is_said
from annotators.attribution.syntactic_source import extent
from annotators.text.lexicon import VERBS
from annotators.text.tokens import Tokens

CERTAIN = 0.99
"""The chance of what leaves no other reading: according to, reportedly, an aside `she said`."""
LIKELY = 0.6
"""The chance of what has another at times: above what a ranker is in doubt about."""


def least_chance(words: Tokens, candidate: Candidate) -> float:
    """The least chance of being an attribution: according to, a clause with `she said` behind it,
    reportedly, and a heading of a full name and a colon."""
    if candidate.relation in ("according", "adverb"):
        return CERTAIN
    if _is_aside(words, candidate):
        return CERTAIN
    likely = (_is_heading, _is_fronted, _is_headline, _goes_on)
    return LIKELY if any(each(words, candidate) for each in likely) else 0.0


def _goes_on(words: Tokens, candidate: Candidate) -> bool:
    """Whether the cue is one of two verbs of saying of one subject, and has an object or a clause:
    Voss said it was late and called the promise “wishful”."""
    k = candidate.head
    first = words.head[k]
    if next_cues(words, k, ((k, words.right[k]),)) and candidate.relation in ("ccomp", "tagged"):
        return is_finite(words, candidate.content) and is_said(words, k)
    if words.dep[k] != "conj" or candidate.relation not in ("obj", "obj+", "ccomp"):
        return False
    if not (is_said(words, k) and is_said(words, first)) or words.children_by(k, "nsubj"):
        return False
    if candidate.relation == "obj" and words.right[k] - candidate.content[-1][1] > 1:
        return False
    return bool(words.children_by(first, "nsubj")) and first < k < candidate.content[0][0]


def _is_aside(words: Tokens, candidate: Candidate) -> bool:
    """Whether the cue is an aside in the sentence that it reports: In May, Voss said, it opens."""
    if candidate.relation != "inserted" or len(candidate.content) != 2:
        return False
    found = aside(words, candidate.head)
    return found is not None and len(found[1]) == 2


def _is_headline(words: Tokens, candidate: Candidate) -> bool:
    """A line that ends in a verb of saying and its subject: Bridge to close, says operator."""
    found = headline_end(words, candidate.head)
    return candidate.relation == "inserted" and found is not None


def _is_fronted(words: Tokens, candidate: Candidate) -> bool:
    """A clause, a comma, and a subject with its verb of saying: It is ours, Ada Voss said."""
    source, k, end = candidate.source, candidate.head, candidate.content[0][1]
    if source is None or source.rule != "subject" or not is_said(words, k) or end >= k:
        return False
    if VERBS.get(words.lemma[k]) == "demands" or not is_finite(words, candidate.content[:1]):
        return False
    begin, last = extent(words, source.head, avoid=(k, k + 1))
    begin = with_titles(words, begin, end - 1)
    between = {x for x in range(end, k) if not begin <= x < last}
    return words.form[end] == "," and end < begin and all(words.pos[x] in _LIGHT for x in between)


_LIGHT = frozenset(("PUNCT", "ADV", "AUX", "SPACE"))


def _is_heading(words: Tokens, candidate: Candidate) -> bool:
    """A line that is a full name, a colon and a sentence; in a headline any name or source, and
    what it states."""
    k, source = candidate.head, candidate.source
    if candidate.relation != "colon" or source is None or k < 1:
        return False
    if words.start[k] < headline(words.text):
        return words.quote_of[k + 1] < 0 and states(words, candidate)
    named = words.pos[k - 1] == words.pos[k - 2] == "PROPN"
    begin = words.sentences[words.sentence[k]][0]
    return named and k - begin <= 4 and is_finite(words, candidate.content)
