"""What a candidate looks like, in names that a network can weigh."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from annotators.attribution.adjoining import breaks, introducing
from annotators.attribution.candidates import Candidate
from annotators.attribution.ranges import Ranges, jaccard, size
from annotators.attribution.tags import Tags
from annotators.lexicon import (
    ADJECTIVES,
    CLOSED_WORDS,
    FIRST_PERSON,
    NEGATIONS,
    NOUNS,
    PLURAL,
    RELATIVE,
    THIRD_PERSON,
    VERBS,
)
from annotators.words import Words

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def features(words: Words, candidate: Candidate, tags: Tags | None) -> list[str]:
    """The names of what is true of a candidate.

    Args:
        tags: what the trained tagger marked; None without a tagger.
    """
    found = [
        *_cue(words, candidate),
        *_content(words, candidate),
        *_borders(words, candidate),
        *_source(words, candidate),
    ]
    if tags is not None:
        found += [*_agreement(candidate, tags), *_rivals(words, candidate, tags)]
        found += _tagged_borders(candidate, tags)
    return found


def _cue(words: Words, candidate: Candidate) -> list[str]:
    k = candidate.head
    lemma, lower = words.lemma[k] if words.pos[k] != "PROPN" else "NAME", words.lower
    found = [
        f"relation={candidate.relation}",
        f"lemma={lemma}",
        f"tag={words.tag[k]}",
        f"dep={words.dep[k]}",
        f"act={_act(words, k)}",
    ]
    helpers = [c for c in words.kids[k] if words.dep[c].startswith(("aux", "advmod", "cop"))]
    found += [f"with={words.lemma[c]}" for c in helpers if words.dep[c].startswith(("aux", "cop"))]
    if any(lower[c] in NEGATIONS for c in helpers):
        found.append("negated")
    if any(words.dep[c] == "mark" for c in words.kids[k]):
        found.append("cue marked")
    if any(words.dep[c].startswith("obj") for c in words.kids[k]):
        found.append("has object")
    if k + 1 < len(words):
        found.append(
            f"next={lower[k + 1]}" if lower[k + 1] in CLOSED_WORDS else f"next={words.pos[k + 1]}"
        )
    return found


def _act(words: Words, k: int) -> str:
    tables = {"NOUN": NOUNS, "ADJ": ADJECTIVES}
    return tables.get(words.pos[k], VERBS).get(words.lemma[k], "none")


def _content(words: Words, candidate: Candidate) -> list[str]:
    content, anchor = candidate.content, candidate.anchor
    first, count = content[0][0], size(content)
    inside = sum(words.inside[k] >= 0 for s, e in content for k in range(s, e)) / count
    found = [
        f"length={min(count, 32).bit_length()}",
        f"pieces={min(len(content), 3)}",
        "quoted=" + ("all" if inside > 0.9 else "none" if not inside else "some"),
        "finite" if _is_finite(words, content) else "not finite",
        "cue first" if candidate.head < first else "cue later",
        f"opens={words.lower[first]}"
        if words.lower[first] in CLOSED_WORDS
        else f"opens={words.pos[first]}",
    ]
    gap = min(abs(first - candidate.head), abs(candidate.head - content[-1][1]))
    found.append(f"gap={min(gap, 15).bit_length()}")
    if anchor >= 0:
        found.append(f"anchor={words.tag[anchor]}")
        found += [f"mark={words.lower[c]}" for c in words.kids[anchor] if words.dep[c] == "mark"]
        if words.dep[anchor].startswith(("obl", "nmod")):
            found += [
                f"case={words.lower[c]}" for c in words.kids[anchor] if words.dep[c] == "case"
            ]
    return found


def _borders(words: Words, candidate: Candidate) -> list[str]:
    """Line ends between the pieces of content, and between content and cue."""
    content, k = candidate.content, candidate.head
    found = []
    if any(breaks(words, a[1] - 1, b[0]) for a, b in pairwise(content)):
        found.append("line end in content")
    nearest = min((r for s, e in content for r in (s, e - 1)), key=lambda x: abs(x - k))
    if breaks(words, *sorted((nearest, k))):
        found.append("line end before cue")
    after = content[-1][1]
    if after < len(words):
        shown = words.pos[after] if words.form[after] not in ".,;:?!" else words.form[after]
        found.append(f"after={shown}")
    found += _verbs_after(words, candidate)
    return found


def _verbs_after(words: Words, candidate: Candidate) -> list[str]:
    """Whether a verb of saying that is not the cue comes right after a piece of content."""
    found = []
    for n, (_, end) in enumerate(candidate.content[:3]):
        beside = [k for k in _within_line(words, end, end + 4) if words.inside[k] < 0]
        verbs = [k for k in beside if words.pos[k] == "VERB" and words.lemma[k] in VERBS]
        which = "last" if n == len(candidate.content) - 1 else "first"
        if verbs:
            found.append(f"verb after {which}={'cue' if verbs[0] == candidate.head else 'other'}")
    return found + _verb_before(words, candidate)


def _verb_before(words: Words, candidate: Candidate) -> list[str]:
    """Whether a verb of saying that is not the cue comes right before a quotation."""
    k = introducing(words, candidate.content[0][0])
    return [] if k is None else [f"verb before={'cue' if k == candidate.head else 'other'}"]


def _rivals(words: Words, candidate: Candidate, tags: Tags) -> list[str]:
    """Other cues that the content could belong to: right after it, or between it and its own."""
    own = tags.cue_at[candidate.head]
    found = []
    for n, (start, end) in enumerate((candidate.content[0], candidate.content[-1])):
        beside = {tags.cue_at[k] for k in _within_line(words, end, end + 8)}
        if n or len(candidate.content) > 1:
            found.append(f"rival after {'last' if n else 'first'}={bool(beside - {-1, own})}")
        ahead = {tags.cue_at[k] for k in range(max(0, start - 8), start)}
        found.append(f"rival before {'last' if n else 'first'}={bool(ahead - {-1, own})}")
    low, high = sorted((candidate.head, candidate.content[0][0]))
    between = {tags.cue_at[k] for k in range(low, min(high, low + 60))} - {-1, own}
    found.append(f"cues between={min(len(between), 2)}")
    return found


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


def _within_line(words: Words, start: int, end: int) -> Iterator[int]:
    for k in range(start, min(end, len(words))):
        if k and breaks(words, k - 1, k):
            return
        yield k


def _is_finite(words: Words, content: Ranges) -> bool:
    return any(words.tag[k] in _FINITE for start, end in content for k in range(start, end))


def is_finite(words: Words, content: Ranges) -> bool:
    """Whether a verb of the content has a tense."""
    return _is_finite(words, content)


def _source(words: Words, candidate: Candidate) -> list[str]:
    source = candidate.source
    if source is None:
        return ["source=none"]
    k = source.head
    lower = words.lower[k]
    found = [f"source={words.pos[k]}", f"found by={source.rule}"]
    for name, group in (
        ("I", FIRST_PERSON),
        ("they", PLURAL),
        ("who", RELATIVE),
        ("he", THIRD_PERSON),
    ):
        if lower in group:
            found.append(f"source is {name}")
            break
    if lower in ("it", "that", "this", "which", "there", "you", "one"):
        found.append(f"source is {lower}")
    found.append("source before" if k < candidate.head else "source after")
    found.append(f"source distance={min(abs(k - candidate.head), 31).bit_length()}")
    return found


def _agreement(candidate: Candidate, tags: Tags) -> list[str]:
    """How far the trained tagger sees the same cue, content and source."""
    common, touched = tags.contents_in(candidate.content)
    count = size(candidate.content)
    overlap = common / (count + size(touched) - common) if common else 0.0
    exact = max((jaccard(candidate.content, (r,)) for r in touched), default=0.0)
    cue = any(tags.cue_at[k] >= 0 for start, end in candidate.cue for k in range(start, end))
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
