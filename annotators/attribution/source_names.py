"""How far the words of a source reach: the tagger's span, the whole name, the title before it."""

from __future__ import annotations

from annotators.attribution.candidate import Candidate
from annotators.attribution.source_ranker import Text
from annotators.attribution.syntactic_source import extent
from annotators.text.intervals import Range, holds
from annotators.text.tokens import Tokens


def source_range(text: Text, candidate: Candidate, head: int) -> Range:
    """The words of the source whose head is `head`, clear of its cue and content."""
    if candidate.relation == "turn":
        return _line_to(text.words, head)
    if candidate.source is not None and candidate.source.rule == "noun before participle":
        return _clear(text.words, candidate, head, *_noun_phrase(text.words, head))
    start, end = extent(text.words, head, avoid=candidate.cue[0] if candidate.cue else None)
    low, high = _marked(text, head)
    start, end = min(start, low), max(end, high)
    low, high = _name(text, head)
    start, end = _with_title(text.words, min(start, low), head), max(end, high)
    start = _before_bracket(text.words, start, end)
    return _clear(text.words, candidate, head, start, end)


def _line_to(words: Tokens, head: int) -> Range:
    """The words of a line up to and with the head: the name before the colon of a turn."""
    start = head
    while start > 0 and "\n" not in words.text[words.start[start - 1] : words.start[start]]:
        start -= 1
    return start, head + 1


def _noun_phrase(words: Tokens, head: int) -> Range:
    """A noun with the article and adjectives right before it."""
    start = head
    while start > 0 and words.pos[start - 1] in ("DET", "ADJ", "NOUN", "PROPN"):
        start -= 1
    return start, head + 1


def _marked(text: Text, head: int) -> Range:
    """The tagger's source that has the head in it."""
    tags = text.tags
    if tags is None or tags.source_at[head] < 0:
        return head, head + 1
    return tags.sources[tags.source_at[head]]


def _name(text: Text, head: int) -> Range:
    """The name that the head is part of, or the title of: President | Ada Voss."""
    by_word = text.clusters.by_word
    start = end = head
    cluster = by_word.get(head)
    if cluster is None and by_word.get(head + 1) is not None and text.words.pos[head] != "VERB":
        following = by_word[head + 1]
        cluster = following if following.is_person else None
        end = head + 1 if cluster else head
    if cluster is None:
        return head, head + 1
    while by_word.get(start - 1) is cluster:
        start -= 1
    while by_word.get(end + 1) is cluster:
        end += 1
    return start, end + 1


def _before_bracket(words: Tokens, start: int, end: int) -> int:
    """The start moved back before a bracket that opens just there, to what it explains, where it
    closes within the source: Professor 李雪梅 ( | Li Xuemei) of the institute."""
    if start < 2 or words.form[start - 1] != "(" or ")" not in words.form[start:end]:
        return start
    k = start - 2
    while k > 0 and words.pos[k - 1] in ("NOUN", "PROPN", "ADJ", "DET"):
        k -= 1
    return k if words.pos[k] in ("NOUN", "PROPN", "DET", "ADJ") else start


def _with_title(words: Tokens, start: int, head: int) -> int:
    """The start moved back over nouns right before a name: master of ceremonies | Ada Voss."""
    if words.pos[head] != "PROPN" or words.sentence[start] != words.sentence[head]:
        return start
    k = start - 1
    begin = words.sentences[words.sentence[head]][0]
    while k >= begin and words.pos[k] in ("NOUN", "PROPN", "ADJ") and words.quote_of[k] < 0:
        k -= 1
    return k + 1 if words.pos[k + 1] != "ADV" else start


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
