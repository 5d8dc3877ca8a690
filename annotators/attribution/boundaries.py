"""A candidate's content made neat: whole quotations, without its own cue, source and stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.attribution.parse_repair import past_dateline
from annotators.attribution.quote_cues import is_said
from annotators.attribution.syntactic_source import extent
from annotators.text.intervals import Range, Ranges, holds, minus, size, union
from annotators.text.lexicon import NEGATING_VERBS, NOUNS
from annotators.text.tokens import Tokens

if TYPE_CHECKING:
    from annotators.attribution.candidate import Candidate

_SKIPPED = frozenset(("PUNCT", "SPACE"))


def trimmed(words: Tokens, candidate: Candidate, quotations: list[Range]) -> Candidate | None:
    """The candidate with its content grown to whole quotations, its own cue and source cut out,
    and punctuation at the edges dropped; None where nothing is left."""
    holes = list(candidate.cue)
    content = union(candidate.content)
    edge = {words.quote_of[k] for s, e in content for k in (s, e - 1)} - {-1}
    content = union([*content, *(quotations[n] for n in edge)]) if edge else content
    content = _without_lead(words, candidate, content, quotations)
    if candidate.source is not None:
        holes.append(_source_hole(words, candidate, content))
    holes.append(_dateline(words, content[0]))
    content = minus(content, holes)
    pieces = [edges(words, r) for r in content]
    if candidate.relation == "adverb" and words.pos[pieces[0][0]] == "CCONJ":
        pieces[0] = (pieces[0][0] + 1, pieces[0][1])
    candidate.content = tuple(r for r in pieces if r[0] < r[1])
    return candidate if size(candidate.content) else None


def _without_lead(
    words: Tokens, candidate: Candidate, content: Ranges, quotations: list[Range]
) -> Ranges:
    """The content without what a colon leads to its quotation with, where the cue stands behind:
    Bakers disagree: “It is dear,” said Voss."""
    start, end = content[0]
    n = words.quote_of[end - 1]
    if n < 0 or candidate.head < end or quotations[n][0] <= start:
        return content
    first = quotations[n][0]
    return ((first, end), *content[1:]) if words.form[first - 1] == ":" else content


ENDINGS = frozenset(",.?!…—–-")
"""Marks that end a quotation which is a sentence of its own."""


def _dateline(words: Tokens, content: Range) -> Range:
    """The place and agency that open a report and are no part of what anybody says."""
    start, end = content
    first = past_dateline(words, start, end)
    return start, first if first < end else start


def next_cues(words: Tokens, cue: int, content: Ranges) -> list[Range]:
    """What a second verb of saying of the same subject reports: said it was late | and called …"""
    start, end = content[-1]
    if words.pos[cue] != "VERB" or cue > start:
        return []
    return [
        (words.left[c], end)
        for c in words.children_by(cue, "conj")
        if start < c < end and is_said(words, c) and not words.children_by(c, "nsubj")
    ]


def _source_hole(words: Tokens, candidate: Candidate, content: Ranges) -> Range:
    """The source where it stands beside the cue, as in `…, said Voss, who signed it`."""
    assert candidate.source is not None
    head = candidate.source.head
    start, end = extent(words, head, avoid=candidate.cue[0])
    if holds(content, head) or any(s < candidate.head < e for s, e in content):
        return start, end
    return head, head + 1


def edges(words: Tokens, span: Range) -> Range:
    """The range without stops and dashes at its ends, and without an “and” that leads on to what
    was left out; quotation marks stay."""
    start, end = span
    while start < end and _is_loose(words, start):
        start += 1
    while end > start and (_is_loose(words, end - 1) or _leads_on(words, end - 1)):
        end -= 1
    return start, end


def _leads_on(words: Tokens, k: int) -> bool:
    return words.pos[k] == "CCONJ" and words.quote_of[k] < 0


def _is_loose(words: Tokens, k: int) -> bool:
    return words.pos[k] in _SKIPPED and words.quote_of[k] < 0 and words.form[k] not in "()[]"


def without_addressee(words: Tokens, candidate: Candidate) -> Ranges:
    """The content of a verb of telling without whom it was told, or on which day: told the council
    | the city was broke; told reporters on Monday | the strike would end; told by Ek | that …"""
    pieces = [r for r in candidate.content if words.pos[r[0]] != "ADP" or r[1] - r[0] > 1]
    start, end = pieces[0] if pieces else candidate.content[0]
    k, last = start, candidate.cue[-1][1] if candidate.cue else -1
    if words.lemma[candidate.head] != "tell" or words.quote_of[start] >= 0 or start < last:
        return tuple(pieces) or candidate.content
    if words.lower[k] == "on" and words.tag[k + 1] == "NNP":
        k += 2
    elif start == last:
        while k < min(end, start + 6) and words.pos[k] in _PHRASE[k > start]:
            k += 1
    begins = k < end and words.pos[k] in ("DET", "PRON") and words.pos[k - 1] in ("NOUN", "PROPN")
    if k == start or not begins or not any(words.tag[x] in _TENSED for x in range(k, end)):
        return tuple(pieces) or candidate.content
    return ((k, end), *pieces[1:])


def with_statement(words: Tokens, candidate: Candidate) -> Ranges:
    """The content with the noun for a statement that it explains, where that is what something is
    made of: dismissed | claims that …, called | the claim that … a lie. What is denied is so alone.
    """
    k, (start, end) = candidate.head, candidate.content[0]
    if not candidate.cue or words.lower[start] != "that" or words.lemma[k] in NEGATING_VERBS:
        return candidate.content
    n = start - 1
    is_of_cue = words.head[n] == k and words.base(n) in ("obj", "obl") and k < n
    if not is_of_cue or words.lemma[n] not in NOUNS or words.pos[k] != "VERB":
        return candidate.content
    cases = [words.right[c] for c in words.children[n] if words.dep[c] == "case" and c < n]
    first = max([words.left[n], candidate.cue[-1][1], *cases])
    return ((first, end), *candidate.content[1:])


_PHRASE = (frozenset(("DET", "NOUN", "PROPN", "ADJ")), frozenset(("NOUN", "PROPN", "ADJ")))
"""What the words of a short noun phrase are: the first, and those behind it."""
_TENSED = frozenset(("VBD", "VBZ", "VBP", "MD"))
