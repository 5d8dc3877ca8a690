"""The words of a cue that are needed to read it alone: `did not rule out`, `refused to say`."""

from __future__ import annotations

from annotators.attribution.candidate import Candidate
from annotators.attribution.stance import governors, is_nobody, negators
from annotators.text.intervals import Range, Ranges, minus, union
from annotators.text.tokens import Tokens

_LEADING = frozenset(("to", "from", "of", "if", "unless"))
"""What leads from one verb of a cue to the next, or makes a condition of it."""


def whole_cue(words: Tokens, candidate: Candidate) -> Ranges:
    """The cue with its auxiliaries, what negates it, and the verbs that it hangs on; without words
    of the content or the source."""
    if not candidate.cue or words.pos[candidate.head] not in ("VERB", "AUX", "ADJ"):
        return candidate.cue
    chain = governors(words, candidate.head)
    found: list[Range] = [*candidate.cue]
    for k in chain:
        found.append(_with_auxiliaries(words, k))
        more = [*negators(words, k), *_helping(words, k)]
        more += [c for c in words.children_by(k, "mark") if words.lower[c] in _LEADING]
        found += [(c, c + 1) for c in more if c < candidate.head]
        found += [(c, c + 1) for c in words.children[k] if words.dep[c] == "compound:prt"]
        found += [*_of_the_first(words, k), *_neither(words, k)]
        nobody = [c for c in words.children_by(k, "nsubj") if is_nobody(words, c)]
        found += [(words.left[c], words.right[c]) for c in nobody]
    source = candidate.source
    is_named = source is not None and not is_nobody(words, source.head)
    taken = [*candidate.content, *([(source.head, source.head + 1)] if source and is_named else [])]
    found += _to_content(words, candidate)
    spoken = [r for r in union(found) if r[1] - r[0] > 1 or words.quote_of[r[0]] < 0]
    return _joined(words, minus(spoken, taken)) or candidate.cue


def _to_content(words: Tokens, candidate: Candidate) -> list[Range]:
    """The noun by which a cue leads to a clause: dismissed | claims that it sank; responded to |
    reports suggesting that it would."""
    start, end = candidate.cue[-1][1], candidate.content[0][0]
    if not 0 < end - start <= _LONGEST_LEAD or words.lower[end] not in _CLAUSE:
        return []
    kinds = [words.pos[k] for k in range(start, end)]
    is_noun = "NOUN" in kinds and not {"PUNCT", "SPACE", "PROPN"} & {*kinds}
    return [(start, end)] if is_noun and words.quote_of[start] < 0 else []


_LONGEST_LEAD = 4
_CLAUSE = frozenset(("that", "whether"))


def _with_auxiliaries(words: Tokens, k: int) -> Range:
    """The cue with the auxiliaries, negation and particles beside it."""
    start, end = k, k + 1
    near = {
        c
        for c in words.children[k]
        if words.dep[c].startswith(("aux", "cop", "compound:prt", "advmod"))
    }
    while start - 1 in near:
        start -= 1
    while end in near and words.dep[end] == "compound:prt":
        end += 1
    return start, end


def _of_the_first(words: Tokens, k: int) -> list[Range]:
    """The auxiliaries and negations of the verb that `or` or `nor` joins this one to: would not
    confirm | or deny."""
    joined = {words.lower[c] for c in words.children_by(k, "cc")}
    if words.base(k) != "conj" or not joined & {"or", "nor"} or _helping(words, k):
        return []
    first = words.head[k]
    return [(c, c + 1) for c in (*_helping(words, first), *negators(words, first)) if c < first]


def _neither(words: Tokens, k: int) -> list[Range]:
    """What goes with the nor before a verb, whatever the tree hangs it on: neither confirmed | nor
    denied."""
    if words.lower[max(0, k - 1)] != "nor":
        return []
    near = range(k - 2, max(-1, k - 6), -1)
    return [(x, x + 1) for x in near if words.lower[x] == "neither"][:1]


def _helping(words: Tokens, k: int) -> list[int]:
    return [c for c in words.children[k] if words.dep[c].startswith(("aux", "cop"))]


def _joined(words: Tokens, ranges: Ranges) -> Ranges:
    """The ranges, those joined that only adverbs part: did | not | immediately | rule out."""
    made: list[Range] = []
    for start, end in ranges:
        gap = range(made[-1][1], start) if made else ()
        if made and all(words.pos[x] in ("ADV", "PART", "AUX", "ADJ", "ADP") for x in gap):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return tuple(made)
