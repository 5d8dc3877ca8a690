"""The linker’s attributions as candidates: in words, with whole quotations, each word in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import Final

from annotators.attribution.candidate import Candidate, Source
from annotators.attribution.linker import Linked, Places
from annotators.attribution.nesting import named_in, word_of
from annotators.attribution.syntactic_source import extent
from annotators.coreference.clusters import Clusters
from annotators.text.intervals import Range, Ranges, holds, minus, shared, size, union, words_in
from annotators.text.lexicon import ACTS, BY_POS, CALLING, CLAIM_ACTS, NOUNS, RELATIVE, VERBS, Act
from annotators.text.tokens import Tokens


def candidates(words: Tokens, proposed: Iterable[Candidate]) -> list[Candidate]:
    """Of the candidates those that stand, in the order of the text; of two that share words the
    likelier has them."""
    owned: set[int] = set()
    rows: list[Candidate] = []
    for row in sorted(_each_alone(words, [*proposed]), key=lambda row: -row.score):
        free = [k for k in words_in(row.content) if k not in owned]
        if 2 * len(free) >= size(row.content) > 0:
            rows.append(replace(row, content=union((k, k + 1) for k in free)))
            owned.update(free)
    rows = [row for row in rows if not _is_of_a_name(words, row)]
    owned.update(k for row in rows for k in words_in(_cue_and_source(row.cue, row.source)))
    whole = (replace(row, content=_without_gaps(words, row.content, owned)) for row in rows)
    return in_order(whole)


def _each_alone(words: Tokens, proposed: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates, each without what its source says next by a cue of its own (conceded that it
    was late, | but did not accept that it sank), and what another says in a sentence with a cue of
    its own: “I left,” he says. | “He ran,” | she says."""
    next_said: dict[Range | None, list[Range]] = defaultdict(list)
    told_in: dict[int, list[Range]] = defaultdict(list)
    for row in proposed:
        k = row.head
        if row.cue and words.quote_of[k] < 0:
            told_in[words.sentence[k]] += row.content
        if row.source is not None and words.dep[k] == "conj":
            next_said[row.source.span].append((words.left[k], words.right[k]))
    for row in proposed:
        own, k = words.sentence[row.head], row.head
        others = next_said[row.source.span] if row.source is not None else []
        far = [r for r in row.content if words.sentence[r[0]] != own]
        others = [r for r in others if r != (words.left[k], words.right[k])]
        others += [r for r in far if 2 * shared((r,), told_in[words.sentence[r[0]]]) >= size((r,))]
        yield replace(row, content=trimmed(words, minus(row.content, others)))


def _cue_and_source(cue: Ranges, source: Source | None) -> Ranges:
    """The words of a cue and of its source."""
    return cue if source is None else (*cue, source.span)


def _is_of_a_name(words: Tokens, row: Candidate) -> bool:
    """Whether what looks like a cue is part of a name: Sheikh | Said | al-Fenby left. A verb has a
    capital at the front of a sentence, or where all do."""
    k, (start, end) = row.head, words.sentences[words.sentence[row.head]]
    if not row.cue or not words.form[k].istitle() or k == start:
        return False
    verbs = (words.form[x] for x in range(start, end) if words.pos[x] in ("VERB", "AUX"))
    beside = words.pos[k - 1], *words.pos[k + 1 : k + 2]
    return words.tag[k] in ("VBD", "NNP") and "PROPN" in beside and any(map(str.islower, verbs))


def with_more(
    words: Tokens, rows: Sequence[Candidate], wide: Iterable[Candidate], stated: Set[int]
) -> list[Candidate]:
    """The candidates, and of those that PolNeAR would count too, where nothing of them is taken,
    the positions (what is wanted, supported, planned), what is denied (the claim was rejected by
    Orr) and what quotes: denounced it as “a fraud”. `stated` numbers quotations, but for terms."""
    taken = {k for row in rows for k in words_in(row.content)}
    heads = {row.head for row in rows} | taken
    more = []
    for row in wide:
        position = _position(words, row)
        is_shown = row.act == "denies" or words.quotations_in(row.content) & stated
        is_free = row.head not in heads and taken.isdisjoint(words_in(row.content))
        if is_free and (position or is_shown):
            act = position or (row.act if row.act in ACTS else "says")
            more.append(replace(row, act=act))
    return in_order([*rows, *more])


def _position(words: Tokens, row: Candidate) -> Act | None:
    """What the lexicon makes of a cue, where that is a position."""
    act = BY_POS.get(words.pos[row.head], VERBS).get(words.lemma[row.head]) if row.cue else None
    return None if act in CLAIM_ACTS else act


def in_order(rows: Iterable[Candidate]) -> list[Candidate]:
    """Candidates by where their content begins."""
    return sorted(rows, key=lambda row: row.content[0])


def candidate(words: Tokens, clusters: Clusters, row: Linked, spans: Sequence[Range]) -> Candidate:
    """What the linker found in words, with whole quotations; `spans` are the quotations."""
    cue = _ranges(words, row.cue)
    content = minus(with_whole(words, _ranges(words, row.content), spans, cue), cue)
    content = _with_lead(words, trimmed(words, _in_sentence(words, cue, content)))
    cue, content = _with_called(words, cue, content)
    head = _head(words, cue, content)
    source = _source(words, clusters, row, content)
    if source is not None:
        content = minus(content, [source.span]) or content
    content = _with_whole_nouns(words, content, _cue_and_source(cue, source))
    return Candidate(
        head=head,
        cue=cue,
        content=content,
        source=source,
        relation=_relation(words, head, cue),
        score=row.chance,
        worded=row.worded,
        act=row.act,  # type: ignore[arg-type]
        stance=row.stance,  # type: ignore[arg-type]
    )


def _with_called(words: Tokens, cue: Ranges, content: Ranges) -> tuple[Ranges, Ranges]:
    """The cue and the content, which has the noun of a clause that is called something, as it has
    what that is called: branded | the claim that it sank a lie. Not branded as false the claim."""
    verb = next((k for k in words_in(cue) if words.lemma[k] in CALLING), -1)
    start = content[0][0] if content and verb >= 0 else 0
    noun = verb + 1, start
    if noun[0] >= start or words.lemma[start - 1] not in NOUNS or "ADP" in words.pos[slice(*noun)]:
        return cue, content
    return minus(cue, [noun]), union([noun, *content])


def _ranges(words: Tokens, places: Places) -> Ranges:
    return union(words.between(start, end) for start, end in places)


def with_whole(words: Tokens, content: Ranges, spans: Sequence[Range], cue: Ranges) -> Ranges:
    """The content with the quotations whole of which it has half, and without bits of others; where
    these are all that it has, whole as well if the cue stands in none of them."""
    quotations = [spans[n] for n in sorted(words.quotations_in(content))]
    half = [span for span in quotations if 2 * shared(content, (span,)) >= span[1] - span[0]]
    left = minus(union([*content, *half]), [span for span in quotations if span not in half])
    return left or (content if not cue or shared(cue, quotations) else union(quotations))


def _in_sentence(words: Tokens, cue: Ranges, content: Ranges) -> Ranges:
    """The content without what stands in another sentence than the cue and in no quotation marks;
    whole if nothing were left."""
    if not cue:
        return content
    first, last = words.sentence[cue[0][0]], words.sentence[cue[-1][1] - 1]
    far = minus(content, [(words.sentences[first][0], words.sentences[last][1])])
    quoted = ((k, k + 1) for k in words_in(far) if words.quote_of[k] >= 0)
    return union([*quoted, *minus(content, far)]) or content


def _head(words: Tokens, cue: Ranges, content: Ranges) -> int:
    """The verb of the cue, the last of several that hang on one another, else its noun; the first
    word of the content where there is no cue."""
    if not cue:
        return content[0][0] if content else 0
    verbs = [k for k in words_in(cue) if words.pos[k] == "VERB" and words.quote_of[k] < 0]
    if verbs:
        return next((k for k in reversed(verbs) if words.head[k] in verbs), verbs[0])
    return words.head_of(*max(cue, key=lambda r: r[1] - r[0]))


def _with_lead(words: Tokens, content: Ranges) -> Ranges:
    """The content with what leads to its clause: refused to say | whether it fell."""
    lead = content[0][0] - 1 if content else -1
    is_lead = lead >= 0 and words.lower[lead] in _LEADS
    if not is_lead or words.quote_of[lead] != words.quote_of[lead + 1]:
        return content
    return union([(lead, lead + 1), *content])


_LEADS: Final = frozenset(("that", "whether", "if"))


def _without_gaps(words: Tokens, content: Ranges, owned: set[int]) -> Ranges:
    """The content with what stands between two of its parts in a sentence and is of no row, where
    the article’s own words go on: that Orr had told | the police |: “It sank.”"""
    gaps = [
        (end, start)
        for (_, end), (start, _) in pairwise(content)
        if words.quote_of[end - 1] < 0
        and words.sentence[end - 1] == words.sentence[start]
        and owned.isdisjoint(range(end, start))
    ]
    return union([*content, *gaps])


def _with_whole_nouns(words: Tokens, content: Ranges, taken: Ranges) -> Ranges:
    """The content with what hangs on the noun it begins with, told | the | jurors to wait; and with
    the noun that its last word leads to: it fell in the course of | a week."""
    if not content:
        return ()
    start, end = content[0]
    first = start
    while first > 0 and start <= words.head[first - 1] < end and not holds(taken, first - 1):
        is_of_noun = words.dep[first - 1] in _BEFORE_NOUN and words.pos[first - 1] != "ADP"
        if not is_of_noun or words.quote_of[first - 1] != words.quote_of[start]:
            break
        first -= 1
    *others, (start, end) = (first, end), *content[1:]
    last = _whole_phrase(words, (start, end), taken)[1]
    return (*others, (start, last if words.quote_of[end - 1] == words.quote_of[last - 1] else end))


_BEFORE_NOUN: Final = frozenset(("det", "case", "amod", "nummod", "compound", "nmod:poss"))
"""How words hang on a noun behind them."""


def _relation(words: Tokens, head: int, cue: Ranges) -> str:
    if not cue:
        return "carried"
    if "according" in (words.lower[head], words.lower[cue[0][0]]):
        return "according"
    if words.form[head] == ":":
        return "colon"
    return "verb"


def _source(words: Tokens, clusters: Clusters, row: Linked, content: Ranges) -> Source | None:
    """The piece of the source nearest to the anchor, one that names a person before others, with
    the pieces of its sentence that hang on it."""
    cue = _ranges(words, row.cue)
    pieces = _joined(words, _ranges(words, row.source), (*content, *cue))
    if cue and all(b - a == 1 and words.lower[a] in RELATIVE for a, b in pieces):
        relative = _of_relative(words, clusters, _head(words, cue, content), bool(pieces))
        if relative is not None or not pieces:
            return relative
    if not pieces:
        return None
    k = words.between(row.anchor, row.anchor + 1)[0]
    start, end = words.sentences[words.sentence[k]]
    near = minus(pieces, [(0, start), (end, len(words))]) or pieces
    named = tuple(r for r in near if named_in(words, clusters, r) is not None)
    nearest = min(named or near, key=lambda r: (min(abs(r[0] - k), abs(r[1] - k)), r[0] - r[1]))
    span = _whole_phrase(words, nearest, cue)
    if words.tag[span[1] - 1] == "PRP" and words.base(span[1] - 1) == "nsubj":
        span = span[1] - 1, span[1]  # as a councillor | she
    return Source(word_of(words, clusters, span), "linked", span, row.sourced)


def _of_relative(words: Tokens, clusters: Clusters, verb: int, is_linked: bool) -> Source | None:
    """`Who`, the subject of a relative clause, or `which` where the linker has that for the source,
    as a source that names whoever the clause is of: thanked Ada Orr, | who | said …"""
    pronouns = RELATIVE if is_linked else {"who"}
    subjects = [c for c in words.children[verb] if words.dep[c] == "nsubj"]
    if words.base(verb) != "acl" or not subjects or words.lower[subjects[0]] not in pronouns:
        return None
    k = words.head[verb]
    if words.dep[k] == "appos" and k not in clusters.by_word:
        k = words.head[k]
    start, end = extent(words, k)
    head = word_of(words, clusters, (start, min(end, words.left[verb])))
    return Source(head, "linked", (subjects[0], subjects[0] + 1), None)


def _joined(words: Tokens, pieces: Ranges, taken: Ranges) -> Ranges:
    """The pieces, those joined of which the second hangs, over words or not, on the first, and none
    of the words between them is taken: Voss, head of the | Party."""
    joined: list[Range] = []
    for start, end in pieces:
        head = words.head_of(*joined[-1]) if joined else start
        is_part = head < start < words.right[head]
        if is_part and not shared(taken, [(joined[-1][1], start)]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _whole_phrase(words: Tokens, span: Range, cue: Ranges) -> Range:
    """The range, its end moved behind the noun that its last word leads to: the finance | ministry,
    Orr’s | wife; not into the cue."""
    start, end = span
    while True:
        last = words.head[end - 1] if words.tag[end - 1] == "POS" else end - 1
        behind = words.head[last] + 1
        if behind <= end or words.dep[last] not in _BEFORE_NOUN or shared(cue, [(end, behind)]):
            return start, end
        end = behind


def grown(row: Candidate, more: Iterable[Range]) -> Candidate:
    """The candidate with more content, its own cue left out."""
    return replace(row, content=minus(union([*row.content, *more]), row.cue))


def trimmed(words: Tokens, ranges: Iterable[Range]) -> Ranges:
    """The ranges, each by `edges`, of which words are left."""
    return tuple(r for r in (edges(words, piece) for piece in ranges) if r[0] < r[1])


def edges(words: Tokens, span: Range) -> Range:
    """The range without stops, dashes and blanks at its ends. Quotation marks and brackets stay."""
    start, end = span
    while start < end and _is_loose(words, start):
        start += 1
    while end > start and _is_loose(words, end - 1):
        end -= 1
    return start, end


def _is_loose(words: Tokens, k: int) -> bool:
    is_mark = words.pos[k] in ("PUNCT", "SPACE") and words.form[k] not in "()[]"
    return is_mark and words.quote_of[k] < 0
