"""Subject and verb of saying set off by commas, found by what stands beside them where the tree
hangs them elsewhere."""

from __future__ import annotations

from annotators.attribution.adjoining import is_said
from annotators.attribution.ranges import Range, Ranges
from annotators.attribution.sources import extent
from annotators.lexicon import VERBS
from annotators.words import Words


def aside(words: Words, k: int) -> tuple[int, Ranges] | None:
    """The subject of the verb `k` and what it reports, where both are an aside; else None.

    The aside closes its sentence (The cranes are here, the port said.) or stands after its first
    words (Until May, the port said, the cranes are here.).
    """
    begin, end = words.sentences[words.sentence[k]]
    subjects = [c for c in words.children(k, "nsubj") if begin < c < k and words.inside[c] < 0]
    if not subjects or not is_said(words, k) or VERBS.get(words.lemma[k]) != "says":
        return None
    start, _ = extent(words, subjects[-1], avoid=(k, k + 1))
    if start - 1 <= begin or words.form[start - 1] != ",":
        return None
    content = _around(words, (begin, start - 1), k, end)
    return (subjects[-1], content) if content else None


def _around(words: Words, first: Range, k: int, end: int) -> Ranges:
    """The words before the aside, and those behind it where the first alone are no sentence."""
    if k + 1 >= end or words.pos[k + 1] == "SPACE" or words.form[k + 1] in ".!?":
        return (first,)
    if words.form[k + 1] != "," or k + 3 >= end or _has_tense(words, first):
        return ()
    rest = (k + 2, end)
    marked = any(words.inside[x] >= 0 for x in (first[0], first[1] - 1, rest[0]))
    return (first, rest) if not marked and _has_tense(words, rest) else ()


def _has_tense(words: Words, span: Range) -> bool:
    return any(words.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(*span))
