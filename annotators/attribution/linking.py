"""The source of an attribution, chosen among all that could be it by a learned ranker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotators.attribution.adjoining import is_inverted
from annotators.attribution.candidates import Candidate
from annotators.attribution.owning import owned, right_before
from annotators.attribution.ranges import holds, minus
from annotators.attribution.sources import Source, find_source, paper_before
from annotators.attribution.tags import Tags
from annotators.lexicon import (
    FIRST_PERSON,
    GROUP_NOUNS,
    PERSON_NOUNS,
    RELATIVE,
    THIRD_PERSON,
)
from annotators.network import load
from annotators.people.cast import Cast
from annotators.words import Words

_REACH = 60
"""Words around the cue in which a source is looked for."""
_INVERTED = 12
"""Words behind a cue in which its subject stands: “…,” said the former mayor of Lund, Ada Voss."""
_TIMES = frozenset(
    ["second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"]
)
"""What says nothing, however near it stands."""
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"))
_PARTS = frozenset(("compound", "flat", "amod", "det", "nummod", "case", "goeswith", "advmod"))


@dataclass(slots=True)
class Text:
    """What a ranker of sources looks at."""

    words: Words
    cast: Cast
    tags: Tags | None


@dataclass(slots=True)
class Option:
    """One that could be the source, and how it came to be one."""

    head: int
    rule: str
    features: list[str]


def link(text: Text, candidate: Candidate, previous: Source | None) -> Source | None:
    """The likeliest source of an attribution, or None.

    Args:
        previous: the source of the attribution before it, who may go on speaking.
    """
    paper = paper_before(text.words, candidate.head) if candidate.cue else None
    if paper is not None:
        return Source(paper, "noun before participle")
    own = right_before(text.words, candidate)
    if own is not None:
        return own
    found = options(text, candidate, previous)
    if is_inverted(text.words, candidate.head):
        found = [o for o in found if 0 < o.head - candidate.head < _INVERTED] or found
    chances = load("sources").choices([option.features for option in found])
    if max(chances, default=0.0) < 1 - sum(chances):
        return None
    chance, best = max(zip(chances, found, strict=True), key=lambda pair: pair[0])
    if holds(candidate.content, best.head):
        _give_back(words=text.words, candidate=candidate, k=best.head)
    return Source(owned(text.words, candidate, best.head), best.rule, chance)


def _give_back(words: Words, candidate: Candidate, k: int) -> None:
    """Take a source out of the content, with all that follows it."""
    start = min(words.left[k], k)
    quoted = [
        x + 1 for s, e in candidate.content for x in range(s, min(e, k)) if words.inside[x] >= 0
    ]
    cut = max([start if words.inside[start] < 0 else k, *quoted[-1:]])
    left = minus(candidate.content, [(cut, candidate.content[-1][1])])
    candidate.content = left or candidate.content


def options(text: Text, candidate: Candidate, previous: Source | None) -> list[Option]:
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
    near = _Near(text, candidate, order)
    return [
        Option(k, heads[k], _features(text, candidate, k, heads[k], near, parsed, previous))
        for k in order
    ]


class _Near:
    """The options in the order of their distance from the cue, on either side and marked ones."""

    def __init__(self, text: Text, candidate: Candidate, order: list[int]) -> None:
        tags = text.tags
        self.rank = {k: n for n, k in enumerate(order)}
        self.before = {k: n for n, k in enumerate(k for k in order if k < candidate.head)}
        self.after = {k: n for n, k in enumerate(k for k in order if k > candidate.head)}
        marked = [k for k in order if tags is not None and tags.source_at[k] >= 0]
        self.marked = {k: n for n, k in enumerate(marked)}
        here = text.words.sentence[candidate.head]
        self.marked_here = sum(text.words.sentence[k] == here for k in marked)

    def features(self, k: int) -> list[str]:
        """The ranks of one option."""
        side = f"before{self.before[k]}" if k in self.before else f"after{self.after.get(k, 9)}"
        return [
            f"rank={min(self.rank[k], 6)}",
            f"side rank={side if side[-1] in '0123' else side[:-1]}",
            f"marked rank={min(self.marked.get(k, 9), 3) if k in self.marked else 'no'}",
            f"marked here={min(self.marked_here, 2)}",
        ]


def _nearby(text: Text, candidate: Candidate) -> Iterator[int]:
    """Heads of nouns, names and pronouns around the cue; in the paragraph at most."""
    words, tags = text.words, text.tags
    first, last = candidate.head, candidate.head
    if not candidate.cue:
        first, last = candidate.content[0][0], candidate.content[-1][1] - 1
    low = max(words.sentences[words.sentence[first]][0] - 25, first - _REACH, 0)
    high = min(words.sentences[words.sentence[last]][1] + 12, last + _REACH, len(words))
    for k in range(low, high):
        if words.inside[k] >= 0 or words.pos[k] not in _NOMINAL or words.lemma[k] in _TIMES:
            continue
        if holds(candidate.content, k) and not _is_left_over(words, candidate, k):
            continue
        marked = tags is not None and tags.source_at[k] >= 0
        if marked and tags is not None:
            start, end = tags.sources[tags.source_at[k]]
            above = words.head[k]
            if above == k or not start <= above < end or words.pos[above] not in _NOMINAL:
                yield k
        elif words.pos[k] in ("NOUN", "PROPN", "PRON") and not _is_part(words, k):
            yield k


def _is_left_over(words: Words, candidate: Candidate, k: int) -> bool:
    """Whether a word of the content comes after all its quotations, right before the cue: the tree
    has then put the speaker there by mistake."""
    gap = candidate.head - k
    if not 0 < gap <= 15 or candidate.content[-1][1] - k > 15:
        return False
    quoted = [x for s, e in candidate.content for x in range(s, e) if words.inside[x] >= 0]
    return bool(quoted) and quoted[-1] < k


def _is_part(words: Words, k: int) -> bool:
    return words.dep[k].partition(":")[0] in _PARTS


def _features(
    text: Text,
    candidate: Candidate,
    k: int,
    rule: str,
    near: _Near,
    parsed: Source | None,
    previous: Source | None,
) -> list[str]:
    found = [
        *_cue_features(text.words, candidate),
        *_word_features(text, k),
        *_place_features(text.words, candidate, k),
        *near.features(k),
        f"rule={rule}",
        f"previous={previous is not None and _is_same(text, previous.head, k)}",
    ]
    if parsed is None:
        found.append("nothing parsed")
    else:
        found.append(f"parsed={_is_same(text, parsed.head, k)}")
        if parsed.head == k:
            found.append(f"parsed by {parsed.rule}")
    if text.tags is not None:
        found += _tag_features(text.tags, candidate, k)
    return found


def _cue_features(words: Words, candidate: Candidate) -> list[str]:
    """What every option for this attribution has in common."""
    k = candidate.head
    start, end = candidate.content[0][0], candidate.content[-1][1]
    return [
        f"kind={candidate.relation if candidate.cue else 'no cue'}",
        f"cue={words.lemma[k]}",
        f"cue tag={words.tag[k]}",
        f"cue dep={words.dep[k].partition(':')[0]}",
        f"quoted={words.inside[start] >= 0}{words.inside[end - 1] >= 0}",
        f"opens line={start == 0 or words.pos[start - 1] == 'SPACE'}",
    ]


def _is_same(text: Text, a: int, b: int) -> bool:
    if a == b:
        return True
    first = text.cast.by_word.get(a)
    return first is not None and first is text.cast.by_word.get(b)


def _word_features(text: Text, k: int) -> list[str]:
    """What the word itself is."""
    words = text.words
    lower, lemma = words.lower[k], words.lemma[k]
    bearer = text.cast.by_word.get(k)
    found = [
        f"dep={words.dep[k]}",
        f"pos={words.pos[k]}",
        f"label={bearer.label if bearer else 'none'}",
        f"tag={words.tag[k]}",
    ]
    for name, group in (
        ("I", FIRST_PERSON), ("who", RELATIVE), ("he", THIRD_PERSON), ("person", PERSON_NOUNS),
        ("group", GROUP_NOUNS),
    ):  # fmt: skip
        if lower in group or lemma in group:
            found.append(f"kind={name}")
    if lower in ("it", "that", "this", "what", "which", "there", "you"):
        found.append(f"word={lower}")
    return found


def _place_features(words: Words, candidate: Candidate, k: int) -> list[str]:
    """Where it stands, seen from the cue and the content."""
    cue, content = candidate.head, candidate.content
    low, high = min(k, cue) + 1, max(k, cue)
    between = range(low, high)
    verbs = sum(words.pos[x] == "VERB" and words.inside[x] < 0 for x in between)
    commas = sum(words.form[x] in ",;:—–-" and words.inside[x] < 0 for x in between)
    nouns = sum(words.pos[x] in ("PROPN", "PRON") and words.inside[x] < 0 for x in between)
    side = "before" if k < cue else "after"
    order = "first" if k < content[0][0] else "last" if k >= content[-1][1] else "amid"
    return [
        f"distance={side}{min(high - low, 40).bit_length()}",
        f"verbs between={side}{min(verbs, 3)}",
        f"commas between={min(commas, 3)}",
        f"nouns between={min(nouns, 3)}",
        f"order={order}{'' if cue < content[0][0] else ' cue later'}",
        f"sentences={max(-3, min(2, words.sentence[k] - words.sentence[cue]))}",
        f"next={words.pos[k + 1] if k + 1 < len(words) else ''}",
        f"cue over it={words.head[k] == cue}",
        f"in content={holds(content, k)}",
    ]


def _tag_features(tags: Tags, candidate: Candidate, k: int) -> list[str]:
    """What the tagger says of it, and whether another marked source stands nearer."""
    at = tags.source_at[k]
    low, high = sorted((k, candidate.head))
    others = {tags.source_at[x] for x in range(low, high + 1)} - {-1, at}
    found = [f"marked={at >= 0}", f"others between={min(len(others), 2)}"]
    if tags.content_at[k] >= 0:
        found.append("in a marked content")
    if tags.cue_at[k] >= 0:
        found.append("in a marked cue")
    return found
