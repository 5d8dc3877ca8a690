"""The verb of saying right beside a quotation, which is its cue whatever the tree says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.attribution.syntactic_source import Source
from annotators.text.intervals import Range, holds
from annotators.text.lexicon import CLAIM_ACTS, NOUNS, RELATIVE, VERBS
from annotators.text.tokens import Tokens

if TYPE_CHECKING:
    from annotators.attribution.candidate import Candidate

_OPEN_ENDS = frozenset(",?!—–")
"""Marks that end a quotation whose sentence goes on behind it."""
_ON = frozenset((",", "—", "–"))
"""Marks behind a quotation whose sentence goes on."""
_CLOSING = frozenset("”’\"'»«“‘")
_NAME_WORDS = frozenset(("PROPN", "PRON", "DET", "NOUN", "ADJ", "ADP", "NUM"))
_LONGEST = 8
"""Tokens of a subject between a quotation and its verb."""


def adjoining(words: Tokens, span: Range) -> int | None:
    """The cue that adjoins a quotation: `“…,” she said` or `she said, “…”`; None if none does."""
    return behind(words, span) or ahead(words, span) or announcing(words, span[0])


def behind(words: Tokens, span: Range) -> int | None:
    """The verb behind a quotation that a comma or the like ends: `“…,” said Ada Voss`."""
    end = span[1]
    if end + 1 >= len(words) or not _goes_on(words, end):
        return None
    if words.form[end] in _ON:
        end += 1
    if is_said(words, end):
        return end
    for k in range(end, min(end + _LONGEST, len(words))):
        if k > end and is_said(words, k):
            return k
        if words.pos[k] not in _NAME_WORDS or words.quote_of[k] >= 0 or words.breaks(k - 1, k):
            return None
        if words.lower[k] in RELATIVE:  # “…,” which Voss doubts
            return None
    return None


def _goes_on(words: Tokens, end: int) -> bool:
    """Whether the sentence of a quotation that ends before `end` does not end with it."""
    if words.breaks(end - 1, end):
        return False
    k = end - 1
    while k > 0 and words.form[k] in _CLOSING:  # ‘She asked, “Where?”’ he said
        k -= 1
    last = words.form[k][-1:] if k < end - 1 else words.form[k][-2:-1]
    if words.form[end - 1] in _CLOSING or words.form[end - 1][-1:] in _CLOSING:
        return last in _OPEN_ENDS or words.form[end] == ","
    return words.form[end - 1] in _OPEN_ENDS or words.form[end] in _ON  # speech after a dash


def is_inverted(words: Tokens, k: int) -> bool:
    """Whether word `k` is a verb of saying between a quotation and its subject: “…,” said Voss."""
    before = k - 2 if words.form[k - 1] == "," else k - 1
    if before < 0 or words.quote_of[before] < 0 or not is_said(words, k) or k + 1 >= len(words):
        return False
    return words.pos[k + 1] in _NAME_WORDS - {"ADP"} and not words.breaks(before, k + 1)


def is_said(words: Tokens, k: int) -> bool:
    """Whether word `k` is a finite verb of saying outside quotation marks."""
    finite = words.tag[k] in ("VBD", "VBZ", "VBP") or (words.tag[k] == "VB" and _is_bare(words, k))
    outside = words.pos[k] == "VERB" and words.quote_of[k] < 0
    return finite and outside and VERBS.get(words.lemma[k]) in CLAIM_ACTS


def _is_bare(words: Tokens, k: int) -> bool:
    """Whether a verb without an ending has a mark right before it, as in headlines: ‘…’, say …"""
    return k > 1 and words.form[k - 1] == "," and words.quote_of[k - 2] >= 0


def ahead(words: Tokens, span: Range) -> int | None:
    """The verb before a quotation that is a sentence of its own: `she added, “It …”`."""
    start = span[0]
    k = introducing(words, start)
    if k is None or k == start - 1:
        return None
    first = next(
        (x for x in range(start, span[1]) if words.pos[x] not in ("PUNCT", "SPACE")), start
    )
    return k if words.form[first][:1].isupper() else None


def gesturing(words: Tokens, start: int) -> Source | None:
    """The one named as the subject of a short sentence right before a quotation, which says what
    they do: Bo Ek shook his head. “It is late.”"""
    number = words.sentence[start - 1] if start else -1
    if number < 0 or number == words.sentence[start] or words.breaks(start - 1, start):
        return None
    begin, end = words.sentences[number]
    root = next((k for k in range(begin, end) if words.head[k] == k), begin)
    named = [k for k in words.children_by(root, "nsubj") if words.pos[k] == "PROPN"]
    plain = words.tag[root] == "VBD" and words.lemma[root] not in VERBS
    if not plain or not named or end - begin > _LONGEST or max(words.quote_of[begin:end]) >= 0:
        return None
    return Source(named[0], "gesture before")


def signing(words: Tokens, span: Range) -> Range | None:
    """The dash and the name that sign a quotation, on its line or the next: — Ada Voss, mayor."""
    k = span[1]
    while k < len(words) and words.pos[k] == "SPACE":
        k += 1
    if k + 1 >= len(words) or words.form[k] not in _DASHES or words.quote_of[k] >= 0:
        return None
    end = k + 1
    while end < len(words) and words.pos[end] == "PROPN" and not words.breaks(end - 1, end):
        end += 1
    closed = end == len(words) or words.form[end] in ",(." or words.breaks(end - 1, end)
    return (k, end) if closed and end > k + 1 and words.quote_of[k + 1] < 0 else None


_DASHES = frozenset(("—", "–", "-", "―", "--"))


def announcing(words: Tokens, start: int) -> int | None:
    """The verb of saying of a sentence that a colon ends right before a quotation, on its line or
    on one before: `Ada Voss wrote to the council:`."""
    k = start - 1
    while k > 0 and (words.pos[k] == "SPACE" or words.form[k] in (">", "**")):
        k -= 1
    if k < 0 or words.form[k] != ":":
        return None
    begin = words.sentences[words.sentence[k]][0]
    return next((x for x in range(k - 1, begin - 1, -1) if is_said(words, x)), None)


def introducing(words: Tokens, start: int, skipped: int = 0) -> int | None:
    """The verb of saying right before the quotation that opens at word `start`, or with `skipped`
    words between."""
    k = start - 1 - skipped
    if words.quote_of[start] < 0 or k < 0:
        return None
    while k > 0 and words.form[k] in ",:":
        k -= 1
    headline = skipped > 0 and words.pos[k] == "NOUN" and words.lemma[k] not in NOUNS
    is_verb = words.lemma[k] in VERBS and words.quote_of[k] < 0
    is_verb = is_verb and (words.pos[k] == "VERB" or headline)
    return None if not is_verb or words.breaks(k, k + 1) else k


def governing(words: Tokens, content: Range) -> int | None:
    """The verb of saying right before words outside quotation marks that hang on it: in `She
    denied that it had moved. He added …` it is denied, however near `added` stands."""
    start, end = content
    k = start - 1
    if k < 0 or words.quote_of[start] >= 0 or words.quote_of[k] >= 0 or words.pos[k] != "VERB":
        return None
    hangs = any(words.head[x] == k for x in range(start, end))
    return k if hangs and words.lemma[k] in VERBS else None


def is_astray(words: Tokens, candidate: Candidate, own: dict[int, int]) -> bool:
    """Whether a candidate takes a quotation from the cue that adjoins it without taking that cue
    as well; `own` has the cues by the numbers of their quotations."""
    inside = {words.quote_of[k] for start, end in candidate.content for k in (start, end - 1)}
    cues = [own[n] for n in inside if n in own]
    taken = (*candidate.content, *candidate.cue)
    return any(k != candidate.head and not holds(taken, k) for k in cues)


def _is_cut_off(words: Tokens, candidate: Candidate) -> bool:
    """Whether a semicolon stands between words outside quotation marks and the cue behind them:
    Bakers want help; the state has none, she said."""
    end = candidate.content[-1][1]
    gap = range(end, candidate.head)
    return words.quote_of[end - 1] < 0 and any(words.form[k] == ";" for k in gap)
