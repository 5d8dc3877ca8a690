"""Candidates from the trained tagger's spans: each content with the cues and sources near it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from annotators.attribution.boundaries import edges, next_cues
from annotators.attribution.candidate import Candidate
from annotators.attribution.candidates import cue_range
from annotators.attribution.quote_cues import gesturing, governing
from annotators.attribution.span_tags import Tags
from annotators.attribution.syntactic_source import Source, find_source
from annotators.text.intervals import Range, Ranges, minus, union
from annotators.text.tokens import Tokens

_FAR = 40
"""Tokens between a content and a cue that can still be its own."""


def tagged_candidates(words: Tokens, tags: Tags, quotations: list[Range]) -> list[Candidate]:
    """Each content that the tagger marked, with the nearest cue before it and after it; and
    neighbouring contents that share a cue, together."""
    contents = [_whole(words, r, quotations) for r in tags.contents]
    contents = [r for r in contents if r[0] < r[1]]
    cues = tags.cues
    found: list[Candidate] = []
    for content in contents:
        beside = _beside(words, cues, content)
        found += [_made(words, tags, cue, (content,)) for cue in beside]
        if not beside:
            found.append(_bare(words, tags, content))
    found += [
        _made(words, tags, cue, (first, second))
        for first, second in pairwise(contents)
        for cue in _between(words, cues, first, second)
    ]
    return [c for c in found if c.content]


def nearest_source(words: Tokens, tags: Tags, k: int) -> Source | None:
    """The source that the tagger marked nearest to word `k` in its sentence, outside quotations."""
    sentence = words.sentences[words.sentence[k]]
    sources = tags.sources
    first = bisect_left(sources, (sentence[0], 0))
    near: list[tuple[int, Range]] = []
    for start, end in sources[first:]:
        if start >= sentence[1]:
            break
        if words.quote_of[start] < 0:
            near.append((start - k if start > k else k - end + 1, (start, end)))
    if not near:
        return None
    return Source(words.head_of(*min(near)[1]), "nearest tagged")


def _whole(words: Tokens, span: Range, quotations: list[Range]) -> Range:
    """The content without loose stops, grown to the whole of quotations that it touches."""
    start, end = edges(words, span)
    if start < end and words.dep[start] == "mark" and words.head[start] >= end:
        end = words.right[words.head[start]]  # that the witness, a worker | had seen it
        start, end = edges(words, (start, end))
    for k in {words.quote_of[x] for x in (start, end - 1) if start < end} - {-1}:
        start, end = min(start, quotations[k][0]), max(end, quotations[k][1])
    return start, end


def _beside(words: Tokens, cues: Ranges, content: Range) -> list[Range]:
    """The verb of saying that governs a content; else the nearest cue on either side of it, in
    the same sentence or touching it."""
    verb = governing(words, content)
    if verb is not None:
        at = bisect_right(cues, verb, key=lambda cue: cue[0]) - 1
        return [cues[at] if at >= 0 and verb < cues[at][1] else cue_range(words, verb)]
    at = bisect_left(cues, content)
    near = [cues[k] for k in (at - 1, at) if 0 <= k < len(cues)]
    return [cue for cue in near if _is_near(words, cue, content)]


def _is_near(words: Tokens, cue: Range, content: Range) -> bool:
    if cue[0] < content[1] and content[0] < cue[1]:
        return False
    gap = content[0] - cue[1] if cue[1] <= content[0] else cue[0] - content[1]
    if gap > _FAR:
        return False
    first, last = words.sentence[content[0]], words.sentence[content[1] - 1]
    return first <= words.sentence[cue[0]] <= last or gap <= 6


def _between(words: Tokens, cues: Ranges, first: Range, second: Range) -> list[Range]:
    at = bisect_left(cues, first)
    near = [cue for cue in cues[at : at + 3] if first[1] <= cue[0] and cue[1] <= second[0]]
    near = [cue for cue in near if all(_is_beside(words, cue, c) for c in (first, second))]
    return near[:1] if len(near) == 1 and second[0] - first[1] <= _FAR else []


def _is_beside(words: Tokens, cue: Range, content: Range) -> bool:
    """Whether a content is in the sentence of the cue, or a quotation that nobody else’s gesture
    leads to."""
    if words.quote_of[content[0]] >= 0:
        return gesturing(words, content[0]) is None
    own = words.sentence[cue[0]]
    return own in (words.sentence[content[0]], words.sentence[content[1] - 1])


def _within_sentence(words: Tokens, cue: Range, content: Range) -> Range:
    """A content behind its cue, up to where a sentence ends outside quotation marks: the next one
    is the article's own."""
    start, end = content
    if start < cue[1] or words.sentence[cue[0]] != words.sentence[start]:
        return content
    for x in range(start + 1, end):
        last = x - 1
        while last > start and words.pos[last] == "SPACE":
            last -= 1
        begins = words.sentence[x] != words.sentence[x - 1] and words.quote_of[x] < 0
        if begins and words.form[last] in _STOPS and words.quote_of[last] < 0:
            return edges(words, (start, x))
    return content


_STOPS = (".", "?", "!")


def _made(words: Tokens, tags: Tags, cue: Range, contents: tuple[Range, ...]) -> Candidate:
    contents = tuple(_within_sentence(words, cue, content) for content in contents)
    head = _cue_head(words, cue)
    source = find_source(words, head)
    marked = nearest_source(words, tags, head)
    if source is None or (marked is not None and tags.source_at[source.head] < 0):
        source = marked or source
    content = union(contents)
    content = minus(content, (cue, *next_cues(words, head, content)))
    content = tuple(r for r in (edges(words, r) for r in content) if r[0] < r[1])
    relation = "tagged" if len(contents) == 1 else "tagged twice"
    return Candidate(head, (cue,), content, source, relation)


def _bare(words: Tokens, tags: Tags, content: Range) -> Candidate:
    """A content with no cue near: a possessor, a heading with a colon, or the next sentence of
    the same speaker."""
    head = max(content[0] - 1, 0)
    source = nearest_source(words, tags, content[0])
    return Candidate(head, (), (content,), source, "tagged bare")


def _cue_head(words: Tokens, cue: Range) -> int:
    """The last verb of the cue, else its last noun, else its last word."""
    for kinds in (("VERB",), ("NOUN", "ADJ"), ("AUX",)):
        for k in range(cue[1] - 1, cue[0] - 1, -1):
            if words.pos[k] in kinds:
                return k
    return cue[1] - 1
