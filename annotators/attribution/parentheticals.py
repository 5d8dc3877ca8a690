"""Subject and verb of saying set off by commas, found by what stands beside them where the tree
hangs them elsewhere."""

from __future__ import annotations

from annotators.attribution.quote_cues import is_said
from annotators.attribution.syntactic_source import extent
from annotators.text.intervals import Range, Ranges
from annotators.text.lexicon import RELATIVE, VERBS
from annotators.text.tokens import Tokens


def aside(words: Tokens, k: int) -> tuple[int, Ranges] | None:
    """The subject of the verb `k` and what it reports, where both are an aside; else None.

    The aside closes its sentence (The cranes are here, the port said.) or stands after its first
    words (Until May, the port said, the cranes are here.).
    """
    if not is_said(words, k) or VERBS.get(words.lemma[k]) == "demands":
        return None
    begin, end = words.sentences[words.sentence[k]]
    begin = next((x + 1 for x in range(k - 1, begin, -1) if words.form[x] in ":;"), begin)
    subjects = [
        c
        for c in words.children_by(k, "nsubj")
        if begin < c < k and words.quote_of[c] < 0 and words.lower[c] not in RELATIVE
    ]
    if not subjects:
        return None
    start = with_titles(words, extent(words, subjects[-1], avoid=(k, k + 1))[0], begin)
    if start - 1 <= begin or words.form[start - 1] != ",":
        return None
    content = _around(words, (begin, start - 1), k, end)
    return (subjects[-1], content) if content else None


def headline_end(words: Tokens, k: int) -> tuple[int, Ranges] | None:
    """The same for a verb before its subject at the end of a line that no stop ends, as headlines
    have it: Bridge to close for a year, says operator."""
    begin, end = words.sentences[words.sentence[k]]
    while end > k and words.pos[end - 1] == "SPACE":
        end -= 1
    subject = range(k + 1, min(end, k + 9))
    if not subject or end - k > 8 or k - 2 <= begin or words.form[k - 1] != ",":
        return None
    if not is_said(words, k) or any(words.pos[x] not in _SUBJECT for x in subject):
        return None
    at_end = end == len(words) or "\n" in words.text[words.end[end - 1] : words.end[end]]
    named = words.pos[end - 1] in ("NOUN", "PROPN") and at_end
    return (end - 1, ((begin, k - 1),)) if named else None


_SUBJECT = frozenset(("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM"))


def with_titles(words: Tokens, start: int, begin: int) -> int:
    """The start of a subject moved back over the nouns before a name: frontman | Ada Voss."""
    k = start
    while words.pos[start] == "PROPN" and k - 1 > begin and words.pos[k - 1] in _TITLES:
        k -= 1
    return k if k - 1 > begin and words.form[k - 1] == "," else start


_TITLES = frozenset(("NOUN", "PROPN", "ADJ", "DET"))


def _around(words: Tokens, first: Range, k: int, end: int) -> Ranges:
    """The words before the aside, and those behind it where the first alone are no sentence."""
    after = k + 1
    while words.lemma[k] == "tell" and after < min(end, k + 5) and words.pos[after] in _SUBJECT:
        after += 1  # the port told reporters,
    if after >= end or words.pos[after] == "SPACE" or words.form[after] in ".!?":
        return (first,)
    if words.form[after] != "," or after + 2 >= end:
        return ()
    rest = (after + 1, end)
    marked = any(words.quote_of[x] >= 0 for x in (first[0], first[1] - 1, rest[0]))
    if marked or (_has_tense(words, first) and not _is_adverbial(words, rest[0])):
        return ()
    return (first, rest) if _has_tense(words, first) or _has_tense(words, rest) else ()


def _is_adverbial(words: Tokens, k: int) -> bool:
    """Whether a preposition opens what goes on with the words before an aside."""
    return words.pos[k] in ("ADP", "SCONJ") and words.lower[k] not in MEANWHILE


MEANWHILE = frozenset(("as", "while", "when", "although", "though", "whereas", "that"))
"""What opens a clause of the article's own."""


def _has_tense(words: Tokens, span: Range) -> bool:
    return any(words.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(*span))
