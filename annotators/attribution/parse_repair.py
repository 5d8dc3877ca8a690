"""Trees mended where what stands side by side says more than the parser."""

from __future__ import annotations

from annotators.text.lexicon import TIMES, VERBS
from annotators.text.tokens import Tokens, set_subtrees
from articles.datelines import dateline_end

_POINTING = frozenset(("last", "this", "next", "that", "past", "earlier"))
_TENSED = frozenset(("VBD", "VBZ", "VBP"))


def mend(words: Tokens) -> None:
    """Hang datelines, times, owners, second verbs of saying and prepositions where they belong.

    Quotations must have been marked before.
    """
    moved = _part_datelines(words)
    for k, dep in enumerate(words.dep):
        if dep == "conj" and words.pos[k] == "VERB":
            moved |= _hang_on_cue(words, k)
        elif words.tag[k] == "POS":
            moved |= _hang_on_owned(words, words.head[k])
        elif words.lemma[k] in TIMES and (dep == "nsubj" or _joins(words, k)):
            moved |= _free_time(words, k)
        elif dep == "case" and words.dep[title := words.head[k]] == "nmod:desc":
            words.head[k] = words.head[title]  # by Minister Maren Holt: of the name, not the title
            moved = True
    if moved:
        set_subtrees(words)


def _part_datelines(words: Tokens) -> bool:
    """Part the place and agency that open a report from its first sentence."""
    moved = False
    for begin, end in words.sentences:
        first = past_dateline(words, begin, end)
        if first > begin:
            _part(words, begin, first, end)
            moved = True
    return moved


def past_dateline(words: Tokens, begin: int, end: int) -> int:
    """The first of the words from `begin` up to `end` behind the place and agency that open a
    report; `begin` where none do, `end` where nothing follows."""
    at = words.start[begin]
    stop = dateline_end(words.text, at) if at == 0 or words.text[at - 1] == "\n" else None
    if stop is None:
        return begin
    return next((k for k in range(begin, end) if words.start[k] >= stop), end)


def _part(words: Tokens, begin: int, first: int, end: int) -> None:
    """Hang what is behind `first` on nothing before it, and the other way round."""
    old = {k: (words.head[k], words.dep[k]) for k in range(begin, end)}
    for k in range(first, end):
        head, dep = old[k]
        while begin <= head < first and old[head][0] != head:
            head, dep = old[head]
        words.head[k], words.dep[k] = (head, dep) if head >= first else (k, "root")
    for k in range(begin, first):
        words.pos[k] = "X"
        if words.head[k] >= first:
            words.head[k], words.dep[k] = k, "root"


def _hang_on_cue(words: Tokens, k: int) -> bool:
    """Hang a verb of saying on the cue before it, where it agrees in tense with that and not with
    the clause in between: the mayor said crews had been cut and called it a shame."""
    clause = words.head[k]
    cue = words.head[clause]
    is_said = VERBS.get(words.lemma[k]) in ("says", "denies") and words.lemma[cue] in VERBS
    tag = words.tag[k]
    if tag == "VBN" and words.children_by(k, "obj"):
        tag = "VBD"  # a passive has no object
    same = words.tag[cue] == tag != words.tag[clause] and tag in _TENSED
    outside = words.quote_of[k] < 0 and words.quote_of[cue] < 0 and cue < clause < k
    if not (is_said and same and outside) or words.dep[clause] != "ccomp":
        return False
    if any(words.dep[c].startswith(("nsubj", "mark")) for c in words.children[k]):
        return False
    words.head[k], words.tag[k] = cue, tag
    return True


def _hang_on_owned(words: Tokens, owner: int) -> bool:
    """Hang an owner on what is its own, where both are subjects of one verb: Voss’s aunt said."""
    verb = words.head[owner]
    owned = [c for c in words.children_by(verb, "nsubj") if owner < c < verb]
    if words.base(owner) != "nsubj" or not owned:
        return False
    words.head[owner], words.dep[owner] = owned[0], "nmod:poss"
    return True


def _joins(words: Tokens, k: int) -> bool:
    """Whether a time stands between a noun joined to a verb, and a verb that lacks a subject: he
    said, and the inspection last week showed."""
    verb, noun = words.head[k], words.left[k] - 1
    is_bare = words.tag[verb] in _TENSED and not words.children_by(verb, "nsubj")
    is_joined = noun >= 0 and words.dep[noun] == "conj"
    return is_bare and is_joined and words.head[verb] == words.head[noun]


def _free_time(words: Tokens, k: int) -> bool:
    """Give a verb the noun right before a time for its subject: the inspection last week showed."""
    before = words.left[k] - 1
    pointed = any(words.lower[c] in _POINTING for c in words.children[k])
    if not pointed or before < 0 or words.sentence[before] != words.sentence[k]:
        return False
    if words.pos[before] not in ("NOUN", "PROPN") or words.quote_of[before] >= 0:
        return False
    verb = words.head[k]
    while words.dep[before] in ("compound", "flat") and words.head[before] != before:
        before = words.head[before]
    if words.dep[before].startswith("nsubj") or not words.left[before] < k < verb:
        return False
    if words.dep[before] == "conj" and words.head[before] < before:
        words.head[verb], words.dep[verb] = words.head[before], "conj"
        for c in words.children_by(before, "cc", "punct"):
            words.head[c] = verb
    words.head[before], words.dep[before] = verb, "nsubj"
    words.head[k], words.dep[k] = before, "obl:npmod"
    return True
