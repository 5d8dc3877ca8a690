"""Feature names of a candidate: what is true of it, for the network that ranks candidates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from itertools import pairwise

from annotators.attribution.candidate import Candidate
from annotators.attribution.quote_cues import introducing
from annotators.attribution.span_tags import Tags
from annotators.attribution.syntactic_source import Source
from annotators.text.counts import within
from annotators.text.intervals import Ranges, jaccard, size
from annotators.text.lexicon import (
    BY_POS,
    CLOSED_WORDS,
    DOCUMENTS,
    FIRST_PERSON,
    GROUP_NOUNS,
    NEGATIONS,
    PERSON_NOUNS,
    PLURAL,
    RELATIVE,
    THIRD_PERSON,
    UNNAMED_NOUNS,
    VERBS,
)
from annotators.text.tokens import Tokens


def features(words: Tokens, candidates: Sequence[Candidate], tags: Tags | None) -> list[list[str]]:
    """For each candidate, the names of what is true of it.

    Args:
        tags: what the trained tagger marked; None without a tagger.
    """
    cue, source = cache(partial(_cue, words)), cache(partial(_source, words))
    rows = []
    for candidate in candidates:
        found = [f"relation={candidate.relation}", *cue(candidate.head)]
        found += _content(words, candidate)
        found += _borders(words, candidate)
        found += source(candidate.source, candidate.head)
        if tags is not None:
            found += _agreement(candidate, tags)
            found += _rivals(words, candidate, tags)
            found += _tagged_borders(candidate, tags)
        rows.append(found)
    return rows


def _cue(words: Tokens, k: int) -> list[str]:
    """What every candidate with this cue has in common."""
    lower, dep = words.lower, words.dep
    lemma = words.lemma[k] if words.pos[k] != "PROPN" else "NAME"
    found = [f"lemma={lemma}", f"tag={words.tag[k]}", f"dep={dep[k]}", f"act={_act(words, k)}"]
    helpers = [c for c in words.children[k] if dep[c].startswith(("aux", "advmod", "cop"))]
    found += [f"with={words.lemma[c]}" for c in helpers if not dep[c].startswith("advmod")]
    if any(lower[c] in NEGATIONS for c in helpers):
        found.append("negated")
    above = words.head[k]
    over = dep[above] if above == k or words.pos[above] != "VERB" else _act(words, above)
    found.append(f"over={over}")
    if words.children_by(k, "nsubj"):
        found.append("has subject")
    if any(dep[c] == "mark" for c in words.children[k]):
        found.append("cue marked")
    if any(dep[c].startswith("obj") for c in words.children[k]):
        found.append("has object")
    if k + 1 < len(words):
        found.append(f"next={_shown(words, k + 1)}")
    return found


def _shown(words: Tokens, k: int) -> str:
    """A word that says by itself what comes after it, or what kind of word it is."""
    return words.lower[k] if words.lower[k] in CLOSED_WORDS else words.pos[k]


def _act(words: Tokens, k: int) -> str:
    return BY_POS.get(words.pos[k], VERBS).get(words.lemma[k], "none")


def _content(words: Tokens, candidate: Candidate) -> list[str]:
    content, anchor, head = candidate.content, candidate.anchor, candidate.head
    first, last, count = content[0][0], content[-1][1], size(content)
    inside = within(words.counts.quoted, content) / count
    gap = min(abs(first - head), abs(head - last))
    found = [
        f"length={min(count, 32).bit_length()}",
        f"pieces={min(len(content), 3)}",
        "quoted=" + ("all" if inside > 0.9 else "none" if not inside else "some"),
        "finite" if is_finite(words, content) else "not finite",
        "cue first" if head < first else "cue later",
        f"opens={_shown(words, first)}",
        f"gap={min(gap, 15).bit_length()}",
    ]
    if anchor >= 0:
        lower, dep = words.lower, words.dep
        whole = first == words.left[anchor], 0 <= words.right[anchor] - last < 2
        found += [f"anchor={words.tag[anchor]}", f"whole={whole}"]
        found += [f"mark={lower[c]}" for c in words.children[anchor] if dep[c] == "mark"]
        if dep[anchor].startswith(("obl", "nmod")):
            found += [f"case={lower[c]}" for c in words.children[anchor] if dep[c] == "case"]
    return found


def _borders(words: Tokens, candidate: Candidate) -> list[str]:
    """Line ends between the pieces of content, and between content and cue."""
    content, k = candidate.content, candidate.head
    found = []
    if any(words.breaks(a[1] - 1, b[0]) for a, b in pairwise(content)):
        found.append("line end in content")
    ends = [x for start, end in content for x in (start, end - 1)]
    _, nearest = min((abs(x - k), x) for x in ends)
    if words.breaks(min(nearest, k), max(nearest, k)):
        found.append("line end before cue")
    after = content[-1][1]
    if after < len(words):
        shown = words.pos[after] if words.form[after] not in ".,;:?!" else words.form[after]
        found.append(f"after={shown}")
        if words.pos[after] in ("CCONJ", "SCONJ", "ADP"):
            found.append(f"goes on={words.lower[after]}")
        last = words.sentences[words.sentence[after - 1]][1]
        found.append(f"left over={min(max(0, last - after), 15).bit_length()}")
    found += _verbs_after(words, candidate)
    return found


def _verbs_after(words: Tokens, candidate: Candidate) -> list[str]:
    """Whether a verb of saying that is not the cue comes right after a piece of content."""
    found = []
    for n, (_, end) in enumerate(candidate.content[:3]):
        verb = _verb_within(words, end, _line_end(words, end, end + 4))
        if verb is not None:
            which = "last" if n == len(candidate.content) - 1 else "first"
            found.append(f"verb after {which}={'cue' if verb == candidate.head else 'other'}")
    return found + _verb_before(words, candidate)


def _verb_within(words: Tokens, start: int, end: int) -> int | None:
    """The first verb of saying of a range, outside quotation marks."""
    for k in range(start, end):
        if words.pos[k] == "VERB" and words.quote_of[k] < 0 and words.lemma[k] in VERBS:
            return k
    return None


def _verb_before(words: Tokens, candidate: Candidate) -> list[str]:
    """Whether a verb of saying that is not the cue comes right before a quotation."""
    k = introducing(words, candidate.content[0][0])
    return [] if k is None else [f"verb before={'cue' if k == candidate.head else 'other'}"]


def _rivals(words: Tokens, candidate: Candidate, tags: Tags) -> list[str]:
    """Other cues that the content could belong to: right after it, or between it and its own."""
    cue_at, content, head = tags.cue_at, candidate.content, candidate.head
    (start, _), (last, end) = content[0], content[-1]
    own = {-1, cue_at[head]}
    after = not own.issuperset(cue_at[end : _line_end(words, end, end + 8)])
    before = not own.issuperset(cue_at[max(0, start - 8) : start])
    found = [f"rival after last={after}", f"rival before first={before}"]
    if len(content) > 1:
        end = content[0][1]
        after = not own.issuperset(cue_at[end : _line_end(words, end, end + 8)])
        before = not own.issuperset(cue_at[max(0, last - 8) : last])
        found.append(f"rival after first={after}")
    low, high = (head, start) if head < start else (start, head)
    between = set(cue_at[low : min(high, low + 60)]) - own
    return [*found, f"rival before last={before}", f"cues between={min(len(between), 2)}"]


def _tagged_borders(candidate: Candidate, tags: Tags) -> list[str]:
    """Whether the tagger begins and ends a content where the candidate does."""
    (start, _), (_, end) = candidate.content[0], candidate.content[-1]
    first, last = tags.content_at[start], tags.content_at[end - 1]
    after = tags.content_at[end] if end < len(tags.content_at) else -1
    before = tags.content_at[start - 1] if start else -1
    return [
        f"begin={_border(first, before)}",
        f"end={_border(last, after)}",
        f"one content={first == last >= 0}",
        f"cue after={end < len(tags.cue_at) and tags.cue_at[end] >= 0}",
        f"source after={end < len(tags.source_at) and tags.source_at[end] >= 0}",
    ]


def _border(own: int, beyond: int) -> str:
    """Where a border lies: at a border of a marked content, in the midst of one, in none."""
    if own < 0:
        return "outside" if beyond < 0 else "beside"
    return "within" if own == beyond else "at it"


def _line_end(words: Tokens, start: int, end: int) -> int:
    """Where the words from `start` up to `end` come to the end of a line, or of the text."""
    end = min(end, len(words))
    begin = words.end[start - 1] if start else 0
    if start >= end or words.text.find("\n", begin, words.start[end - 1]) < 0:
        return end
    return next((k for k in range(max(start, 1), end) if words.breaks(k - 1, k)), end)


def is_finite(words: Tokens, content: Ranges) -> bool:
    """Whether a verb of the content has a tense."""
    return within(words.counts.finite, content) > 0


def _source(words: Tokens, source: Source | None, cue: int) -> list[str]:
    if source is None:
        return ["source=none"]
    k = source.head
    lower = words.lower[k]
    found = [f"source={words.pos[k]}", f"found by={source.rule}"]
    found += [f"source is {name}" for name, group in _PRONOUNS.items() if lower in group][:1]
    if lower in ("it", "that", "this", "which", "there", "you", "one"):
        found.append(f"source is {lower}")
    if words.pos[k] == "NOUN":
        kinds = (n for n, group in _NOUNS.items() if words.lemma[k] in group or lower in group)
        found += [f"source kind={name}" for name in kinds]
    found.append("source before" if k < cue else "source after")
    found.append(f"source distance={min(abs(k - cue), 31).bit_length()}")
    return found


_NOUNS = {
    "person": PERSON_NOUNS,
    "group": GROUP_NOUNS,
    "paper": DOCUMENTS,
    "nameless": UNNAMED_NOUNS,
}
_PRONOUNS = {"I": FIRST_PERSON, "they": PLURAL, "who": RELATIVE, "he": THIRD_PERSON}


def _agreement(candidate: Candidate, tags: Tags) -> list[str]:
    """How far the trained tagger sees the same cue, content and source."""
    common, touched = tags.contents_in(candidate.content)
    overlap = exact = 0.0
    if touched:
        overlap = common / (size(candidate.content) + size(touched) - common)
        exact = max([jaccard(candidate.content, (r,)) for r in touched])
    cue = any(max(tags.cue_at[start:end]) >= 0 for start, end in candidate.cue)
    found = [
        f"tagged content={int(overlap * 4.99)}",
        f"tagged piece={int(exact * 4.99)}",
        f"tagged cue={cue}",
        f"tagged both={cue and overlap > 0.5}",
        f"tagged pieces={min(len(touched), 3)}",
    ]
    source = candidate.source
    if source is not None:
        found.append(f"tagged source={tags.source_at[source.head] >= 0}")
    if tags.content_at[candidate.head] >= 0:
        found.append("cue in tagged content")
    return found
