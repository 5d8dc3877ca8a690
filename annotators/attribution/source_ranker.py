"""The source of an attribution, chosen among all that could be it by a learned ranker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotators.attribution.candidate import Candidate
from annotators.attribution.context import Context
from annotators.attribution.network import load
from annotators.attribution.quote_cues import is_inverted
from annotators.attribution.source_span import owned
from annotators.attribution.syntactic_source import Source, cited, find_source, paper_before, path
from annotators.text.intervals import holds, minus
from annotators.text.tokens import Tokens

_REACH = 60
"""Tokens around the cue in which a source is looked for."""
_INVERTED = 12
"""Tokens behind a cue in which its subject stands: “…,” said the former mayor of Lund, Ada Voss."""


@dataclass(slots=True)
class Option:
    """One that could be the source, and how it came to be one."""

    head: int
    rule: str
    features: list[str]


def link(text: Context, candidate: Candidate, previous: Source | None) -> Source | None:
    """The likeliest source of an attribution, or None.

    Args:
        previous: the source of the attribution before it, who may go on speaking.
    """
    paper = paper_before(text.words, candidate.head) if candidate.cue else None
    if paper is not None:
        return Source(paper, "noun before participle")
    told = cited(text.words, candidate.head) if candidate.cue else None
    if told is not None:
        return Source(told, "subject")
    found = options(text, candidate, previous)
    if is_inverted(text.words, candidate.head):
        found = [o for o in found if 0 < o.head - candidate.head < _INVERTED] or found
    chances = load("sources").choices([option.features for option in found])
    if max(chances, default=0.0) < 1 - sum(chances):
        return None
    chance, best = max(zip(chances, found, strict=True), key=lambda pair: pair[0])
    if holds(candidate.content, best.head):
        _give_back(text.words, candidate, best.head)
    return Source(owned(text.words, candidate, best.head), best.rule, chance)


def _give_back(words: Tokens, candidate: Candidate, k: int) -> None:
    """Take a source out of the content, with all that follows it."""
    start = min(words.left[k], k)
    quoted = [
        x + 1 for s, e in candidate.content for x in range(s, min(e, k)) if words.quote_of[x] >= 0
    ]
    cut = max([start if words.quote_of[start] < 0 else k, *quoted[-1:]])
    left = minus(candidate.content, [(cut, candidate.content[-1][1])])
    candidate.content = left or candidate.content


def options(text: Context, candidate: Candidate, previous: Source | None) -> list[Option]:
    """Everything that could be the source: what the tree says, names and nouns near the cue
    outside quotation marks and content, and whoever spoke before."""
    words = text.words
    parsed = candidate.source
    if parsed is None and candidate.cue:
        parsed = find_source(words, candidate.head)
    heads = dict.fromkeys(_nearby(text, candidate), "near the cue")
    if previous is not None:
        heads.setdefault(previous.head, "spoke before")
    if parsed is not None:
        heads[parsed.head] = parsed.rule
    order = sorted(heads, key=lambda k: abs(k - candidate.head))
    common = _cue_features(text.words, candidate)
    ranks = _ranks(text, candidate, order)
    found = []
    for k in order:
        told = _told_features(text, k, heads[k], parsed, previous)
        place = _place_features(text, candidate, k)
        told += _tree_features(text.words, candidate, k)
        found.append(Option(k, heads[k], [*common, *text.look(k), *place, *next(ranks), *told]))
    return found


def _ranks(text: Context, candidate: Candidate, order: list[int]) -> Iterator[list[str]]:
    """For each option, in the order of their distance from the cue: which it is of all, of those
    on its side, and of those that the tagger marked."""
    sentence, cue = text.words.sentence, candidate.head
    source_at = text.tags.source_at if text.tags is not None else None
    marked = [k for k in order if source_at is not None and source_at[k] >= 0]
    marked_rank = {k: f"marked rank={min(n, 3)}" for n, k in enumerate(marked)}
    marked_here = f"marked here={min(sum(sentence[k] == sentence[cue] for k in marked), 2)}"
    before = after = 0
    for n, k in enumerate(order):
        if k < cue:
            side, before = f"before{before}", before + 1
        elif k > cue:
            side, after = f"after{after}", after + 1
        else:
            side = "after9"
        yield [
            f"rank={min(n, 6)}",
            f"side rank={side if side[-1] in '0123' else side[:-1]}",
            marked_rank.get(k, "marked rank=no"),
            marked_here,
        ]


def _nearby(text: Context, candidate: Candidate) -> list[int]:
    """Heads of nouns, names and pronouns near a cue and on its line, or near words without one."""
    words, content = text.words, candidate.content
    first, last = candidate.head, candidate.head
    if not candidate.cue:
        first, last = content[0][0], content[-1][1] - 1
    low = max(words.sentences[words.sentence[first]][0] - 25, first - _REACH, 0)
    high = min(words.sentences[words.sentence[last]][1] + 12, last + _REACH, len(words))
    newline = words.text.find("\n", words.end[last])
    if candidate.cue and newline >= 0:
        high = min(high, words.between(newline, newline + 1)[1])
    near = text.sources(low, high)
    return [k for k in near if not holds(content, k) or _is_left_over(words, candidate, k)]


def _is_left_over(words: Tokens, candidate: Candidate, k: int) -> bool:
    """Whether a word of the content comes after all its quotations, right before the cue: the tree
    has then put the speaker there by mistake."""
    gap = candidate.head - k
    if not 0 < gap <= 15 or candidate.content[-1][1] - k > 15:
        return False
    quoted = [x for s, e in candidate.content for x in range(s, e) if words.quote_of[x] >= 0]
    return bool(quoted) and quoted[-1] < k


def _told_features(
    text: Context, k: int, rule: str, parsed: Source | None, previous: Source | None
) -> list[str]:
    """What the tree says of it, and whether it spoke before."""
    was = previous is not None and _is_same(text, previous.head, k)
    found = [f"rule={rule}", f"previous={was}"]
    if parsed is None:
        found.append("nothing parsed")
        return found
    found.append(f"parsed={_is_same(text, parsed.head, k)}")
    if parsed.head == k:
        found.append(f"parsed by {parsed.rule}")
    return found


def _cue_features(words: Tokens, candidate: Candidate) -> list[str]:
    """What every option for this attribution has in common."""
    k = candidate.head
    start, end = candidate.content[0][0], candidate.content[-1][1]
    return [
        f"kind={candidate.relation if candidate.cue else 'no cue'}",
        f"cue={words.lemma[k]}",
        f"cue tag={words.tag[k]}",
        f"cue dep={words.base(k)}",
        f"quoted={words.quote_of[start] >= 0}{words.quote_of[end - 1] >= 0}",
        f"opens line={start == 0 or words.pos[start - 1] == 'SPACE'}",
    ]


def _tree_features(words: Tokens, candidate: Candidate, k: int) -> list[str]:
    """The way from it to the cue in the tree, and whether it is the subject of the sentence before
    words that have no cue."""
    found = [f"path={path(words, k, candidate.head)}"]
    if not candidate.cue and words.dep[k].startswith("nsubj"):
        start = candidate.content[0][0]
        found.append(f"subject of={words.sentence[start] - words.sentence[k]}")
        found.append(f"its line={words.breaks(min(k, start), max(k, start))}")
    return found


def _is_same(text: Context, a: int, b: int) -> bool:
    if a == b:
        return True
    first = text.clusters.by_word.get(a)
    return first is not None and first is text.clusters.by_word.get(b)


def _place_features(text: Context, candidate: Candidate, k: int) -> list[str]:
    """Where it stands, seen from the cue and the content, and what stands between."""
    words, tags, counts = text.words, text.tags, text.words.counts
    cue, content = candidate.head, candidate.content
    side, low, high = ("before", k + 1, cue) if k < cue else ("after", cue + 1, k)
    distance, high = high - low, max(low, high)
    verbs = counts.verbs[high] - counts.verbs[low]
    marks = counts.marks[high] - counts.marks[low]
    names = counts.names[high] - counts.names[low]
    order = "first" if k < content[0][0] else "last" if k >= content[-1][1] else "amid"
    found = [
        f"distance={side}{min(distance, 40).bit_length()}",
        f"verbs between={side}{min(verbs, 3)}",
        f"commas between={min(marks, 3)}",
        f"nouns between={min(names, 3)}",
        f"order={order}{'' if cue < content[0][0] else ' cue later'}",
        f"sentences={max(-3, min(2, words.sentence[k] - words.sentence[cue]))}",
        f"cue over it={words.head[k] == cue}",
        f"in content={holds(content, k)}",
    ]
    if tags is not None:
        between = set(tags.source_at[min(k, cue) : max(k, cue) + 1])
        found.append(f"others between={min(len(between - {-1, tags.source_at[k]}), 2)}")
    return found
