"""Every place where an attribution may be: a cue with what could be its content and its source.

Generous on purpose: which candidates are attributions is for `ranking` to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotators.attribution.boundaries import trimmed
from annotators.attribution.candidate import Candidate
from annotators.attribution.nonverbal_cues import according, colon, in_words, reportedly
from annotators.attribution.parentheticals import aside, headline_end
from annotators.attribution.syntactic_source import Source, case, find_source
from annotators.text.intervals import Range, Ranges, minus
from annotators.text.lexicon import ADJECTIVES, NOUNS, UNNAMED_ADVERBS, VERBS
from annotators.text.tokens import Tokens

_CLAUSES = ("ccomp", "xcomp", "parataxis")
_OBJECTS = ("obj", "obl", "iobj")
_NOUN_CASES = frozenset(("for", "of", "about", "against", "on", "to", "over", "with"))


def candidates(words: Tokens, quotations: list[Range]) -> list[Candidate]:
    """Candidates of the whole text, cues inside quotation marks left out."""
    found: list[Candidate] = []
    for k in range(len(words)):
        if words.quote_of[k] >= 0:
            continue
        pos = words.pos[k]
        if pos in ("VERB", "AUX"):
            found += _of_verb(words, k)
        elif pos in ("NOUN", "ADJ", "PROPN"):
            found += _of_noun(words, k)
        if words.lower[k] == "according":
            found += according(words, k)
        elif words.lower[k] == "words":
            found += in_words(words, k)
        elif words.lower[k] == ":":
            found += colon(words, k)
        elif words.lower[k] in UNNAMED_ADVERBS:
            found += reportedly(words, k)
    found += _of_quotations(words, quotations)
    return [c for c in (trimmed(words, c, quotations) for c in found) if c is not None]


def _of_verb(words: Tokens, k: int) -> Iterator[Candidate]:
    """A verb's clauses and objects, or the clause that it is put into."""
    source = find_source(words, k)
    clauses = [c for c in words.children[k] if words.base(c) in _CLAUSES or _is_that(words, c)]
    for c in clauses:
        yield _candidate(words, k, (_span(words, c),), source, words.base(c), c)
    objects = [c for c in words.children[k] if c > k and words.base(c) in _OBJECTS]
    for c in objects:
        yield _candidate(words, k, (_noun_span(words, c),), source, words.base(c), c)
    if objects and words.lemma[k] in VERBS:
        yield from _object_and_more(words, k, source, objects)
    yield from _passive(words, k, source, clauses)
    yield from _inserted(words, k, source)
    yield from _aside(words, k, [_span(words, c) for c in clauses if c < k])


def _is_that(words: Tokens, k: int) -> bool:
    """A that-clause beside an adjective: she made clear that …"""
    return words.dep[k] == "advcl" and any(
        words.lower[c] == "that" and words.dep[c] == "mark" for c in words.children[k]
    )


def _object_and_more(
    words: Tokens, k: int, source: Source | None, objects: list[int]
) -> Iterator[Candidate]:
    """An object with what is said of it: described the raid as illegal, accused Europe of …"""
    first = objects[0]
    rest = [
        c
        for c in words.children[k]
        if c > first
        and words.base(c) in ("obl", "advcl", "xcomp", "nmod", "acomp", "oprd", "ccomp")
        and not _is_free_clause(words, c)
    ]
    if rest:
        end = max(words.right[c] for c in rest)
        yield _candidate(words, k, ((words.left[first], end),), source, "obj+", first)


def _is_free_clause(words: Tokens, k: int) -> bool:
    """A participle clause of its own, as in `accused them of it, claiming that …`."""
    marked = any(words.dep[c] in ("mark", "case") for c in words.children[k])
    return words.dep[k].startswith("advcl") and not marked


_HEARING = frozenset(("convince", "persuade", "assure", "inform", "remind", "tell"))


def _passive(
    words: Tokens, k: int, source: Source | None, clauses: list[int]
) -> Iterator[Candidate]:
    """Something is said to be so: the subject belongs to the content. Whoever is convinced or
    told is no part of it."""
    if words.lemma[k] in _HEARING:
        return
    for c in words.children[k]:
        if words.dep[c] == "nsubj:pass" and words.quote_of[c] < 0:
            more = [
                x
                for x in words.children[k]
                if x > k and words.base(x) in (*_CLAUSES, "obl", "advcl")
            ]
            more = [x for x in more if case(words, x) != "by"]
            agent = source if source is not None and source.head != c else None
            spans = [_span(words, c)] + [_span(words, x) for x in more]
            yield _candidate(words, k, tuple(spans), agent, "passive", c)
    for c in words.children[k]:
        if clauses and words.dep[c] == "nsubj" and words.lemma[k] in ("appear", "seem"):
            spans = [_span(words, c)] + [_span(words, x) for x in clauses]
            yield _candidate(words, k, tuple(spans), None, "raised", c)


def _inserted(words: Tokens, k: int, source: Source | None) -> Iterator[Candidate]:
    """A verb put into or after the clause it reports: The river is ours, he said, and …"""
    base = words.base(k)
    if base not in ("parataxis", "ccomp", "advcl", "dep", "conj") or words.head[k] == k:
        return
    if base == "conj" and (words.children_by(k, "cc") or not words.children_by(k, "nsubj")):
        return
    head = words.head[k]
    if words.left[head] < words.left[k] and source is not None:
        whole = ((words.left[head], words.right[head]),)
        yield _candidate(words, k, minus(whole, (_span(words, k),)), source, "inserted", head)


def _aside(words: Tokens, k: int, parsed: list[Range]) -> Iterator[Candidate]:
    """What an aside reports, whatever the tree says: Until May, the port said, it is ours; unless
    it is one of the clauses that the tree has before the verb."""
    found = aside(words, k) or headline_end(words, k)
    if found is not None and not any(_is_alike(clause, found[1]) for clause in parsed):
        source = Source(found[0], "subject")
        yield _candidate(words, k, found[1], source, "inserted", -1)


def _is_alike(clause: Range, content: Ranges) -> bool:
    """Whether both are the same words but for a comma."""
    start, end = content[0]
    return len(content) == 1 and clause[0] == start and 0 <= clause[1] - end < 2


def _of_noun(words: Tokens, k: int) -> Iterator[Candidate]:
    """A noun or adjective with a clause or a prepositional complement: his claim that …"""
    lemma = words.lemma[k]
    listed = lemma in NOUNS or lemma in ADJECTIVES or lemma in VERBS
    if _is_gloss(words, k):
        return
    for c in words.children[k]:
        base = words.base(c)
        if c < k:
            continue
        if base in ("ccomp", "xcomp") or (base in ("acl", "advcl") and listed):
            if words.dep[c] != "acl:relcl" and not _is_told(words, c):
                yield _candidate(words, k, (_span(words, c),), find_source(words, k), base, c)
        elif listed and base in ("nmod", "obl") and case(words, c) in _NOUN_CASES:
            yield _candidate(words, k, (_noun_span(words, c),), find_source(words, k), "nmod", c)


def _is_told(words: Tokens, k: int) -> bool:
    """Whether a participle says what was done with a statement: statements made by the mayor."""
    helped = any(words.dep[c].startswith(("aux", "mark")) for c in words.children[k])
    return words.tag[k] == "VBN" and not helped


def _is_gloss(words: Tokens, k: int) -> bool:
    """Whether a noun explains the words in marks before its comma: “content”, a word that …"""
    while k > 1 and words.pos[k - 1] in ("DET", "ADJ"):
        k -= 1
    return k > 1 and words.form[k - 1] == "," and words.quote_of[k - 2] >= 0


def _of_quotations(words: Tokens, quotations: list[Range]) -> Iterator[Candidate]:
    """A quotation with each verb near it that could introduce it, whatever the tree says."""
    for quotation in quotations:
        for k in _verbs_beside(words, quotation):
            source = find_source(words, k)
            if source is not None or words.lemma[k] in VERBS:
                yield _candidate(words, k, (quotation,), source, "quotation", -1)


def _verbs_beside(words: Tokens, quotation: Range) -> list[int]:
    """Verbs outside quotation marks in the sentences that a quotation touches, nearest first."""
    start, end = quotation
    begin = words.sentences[words.sentence[start]][0]
    last = words.sentence[end - 1]
    stop = words.sentences[last][1]
    if stop == end and last + 1 < len(words.sentences) and _goes_on(words, end):
        stop = words.sentences[last + 1][1]
    near = [*range(max(begin, start - 25), start), *range(end, min(stop, end + 12))]
    verbs = [k for k in near if words.pos[k] == "VERB" and words.quote_of[k] < 0]
    verbs.sort(key=lambda k: start - k if k < start else k - end)
    return verbs[:3]


def _goes_on(words: Tokens, k: int) -> bool:
    """Whether a sentence that begins after a closing mark goes on with the one before."""
    if k >= len(words) or words.breaks(k - 1, k):
        return False
    return words.form[k][:1].islower() or words.pos[k] in ("PRON", "PROPN")


def _span(words: Tokens, k: int) -> Range:
    return words.left[k], words.right[k]


def _noun_span(words: Tokens, k: int) -> Range:
    """A noun with what hangs on it, without the preposition before it."""
    start = words.left[k]
    for c in words.children[k]:
        if c < k and words.dep[c] == "case":
            start = max(start, words.right[c])
    return start, words.right[k]


def _candidate(
    words: Tokens, k: int, content: Ranges, source: Source | None, relation: str, anchor: int
) -> Candidate:
    return Candidate(k, (cue_range(words, k),), content, source, relation, anchor)


def cue_range(words: Tokens, k: int) -> Range:
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
