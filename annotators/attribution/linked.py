"""The linker’s attributions as candidates: in words, with whole quotations, each word in one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from annotators.attribution.candidate import Candidate, Source
from annotators.attribution.stance import act_of_word, is_listed
from annotators.text.intervals import Range, Ranges, holds, minus, shared, size, union
from annotators.text.lexicon import ACTS, CLAIM_ACTS, FINITE, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotators.attribution.linker import Linked, Places
    from annotators.coreference.clusters import Clusters
    from annotators.text.tokens import Tokens

_HALF: Final = 0.5
"""The share of a quotation’s words that makes it part of an attribution, and of an attribution’s
words that it keeps where a likelier one has the others."""


def candidates(
    words: Tokens, clusters: Clusters, rows: Iterable[Linked], spans: Sequence[Range]
) -> list[Candidate]:
    """What the linker found, in the order of the text; of two that share words the likelier has
    them. `spans` are the quotations."""
    owned = bytearray(len(words))
    kept: list[Candidate] = []
    for row in sorted(rows, key=lambda row: -row.chance):
        each = _candidate(words, clusters, row, spans)
        content = _free(each.content, owned)
        if size(content) >= _HALF * size(each.content) > 0:
            kept.append(replace(each, content=content))
            for start, end in content:
                owned[start:end] = b"\1" * (end - start)
    return in_order(row for row in kept if not _is_of_another(words, row, kept))


def _is_of_another(words: Tokens, row: Candidate, rows: Iterable[Candidate]) -> bool:
    """Whether words that nobody is said to say are another’s cue: Nor did Orr say | it sank."""
    if row.cue or row.source is not None or _is_quoted(words, row):
        return False
    return any(shared(row.content, other.cue) for other in rows)


def with_more(
    words: Tokens, rows: Sequence[Candidate], wide: Iterable[Candidate]
) -> list[Candidate]:
    """The candidates, and of those that PolNeAR would count as well the positions (what is wanted,
    supported, planned) and the quotations, where nothing of them is taken."""
    taken = bytearray(len(words))
    for start, end in (r for row in rows for r in row.content):
        taken[start:end] = b"\1" * (end - start)
    heads = {row.head for row in rows}
    more = [
        replace(row, act="holds" if row.act == "other" else row.act)
        for row in wide
        if row.head not in heads
        and not taken[row.head]
        and not any(taken[k] for start, end in row.content for k in range(start, end))
        and (_is_position(words, row) or _is_quoted(words, row))
    ]
    return in_order([*rows, *more])


def _is_position(words: Tokens, row: Candidate) -> bool:
    """Whether it is a position by the lexicon, or by the linker where that has not the cue."""
    if not row.cue:
        return False
    is_told = row.act in ACTS and row.act not in CLAIM_ACTS
    return is_told or (
        is_listed(words, row.head) and act_of_word(words, row.head) not in CLAIM_ACTS
    )


def _is_quoted(words: Tokens, row: Candidate) -> bool:
    inside = [words.quote_of[k] >= 0 for start, end in row.content for k in range(start, end)]
    return 2 * sum(inside) > len(inside)


def in_order(rows: Iterable[Candidate]) -> list[Candidate]:
    """Candidates by where their content begins."""
    return sorted(rows, key=lambda row: row.content[0])


def _free(content: Ranges, owned: bytearray) -> Ranges:
    return union((k, k + 1) for start, end in content for k in range(start, end) if not owned[k])


def _candidate(words: Tokens, clusters: Clusters, row: Linked, spans: Sequence[Range]) -> Candidate:
    cue = _without_lead(words, _ranges(words, row.cue))
    content = minus(with_whole(words, _ranges(words, row.content), spans), cue)
    content = tuple(r for r in (edges(words, r) for r in content) if r[0] < r[1])
    content = _in_paragraph(words, cue, _with_lead(words, _without_bits(words, cue, content)))
    content = minus(_to_end_of_phrase(words, content), cue)
    head = _head(words, cue, content)
    source = _source(words, clusters, row, head, content)
    if source is not None and source.span is not None:
        start, end = source.span
        own = _subject(words, source, content)
        source = source._replace(span=(start, own))
        content = minus(union([(own, end), *content]), [(start, own)]) or content
    return Candidate(
        head=head,
        cue=cue,
        content=content,
        source=source,
        relation=_relation(words, head, cue, content),
        score=row.chance,
        worded=row.worded,
        act=row.act,
        stance=row.stance,  # type: ignore[arg-type]
    )


def _subject(words: Tokens, source: Source, content: Ranges) -> int:
    """Where in a source the subject of what is said begins, which is no part of it: according to
    Sand, | a report had told them. Its end if there is none."""
    start, end = source.span or (source.head, source.head + 1)
    for k in range(source.head + 1, end):
        is_subject = words.base(k) == "nsubj" and holds(content, words.head[k])
        if is_subject and start <= source.head < words.left[k]:
            return words.left[k]
    return end


def _ranges(words: Tokens, places: Places) -> Ranges:
    return union(words.between(start, end) for start, end in places)


def with_whole(words: Tokens, content: Ranges, spans: Sequence[Range]) -> Ranges:
    """The content with the quotations whole of which it has half, and without bits of others where
    it has more than these."""
    numbers = {words.quote_of[k] for start, end in content for k in range(start, end)} - {-1}
    for span in (spans[n] for n in sorted(numbers)):
        if shared(content, (span,)) >= _HALF * (span[1] - span[0]):
            content = union([*content, span])
        elif any(start < span[0] or end > span[1] for start, end in content):
            content = minus(content, [span]) or content
    return content


def _in_paragraph(words: Tokens, cue: Ranges, content: Ranges) -> Ranges:
    """The content without what stands in another paragraph than the cue and in no quotation marks;
    whole if nothing were left."""
    if not cue:
        return content
    near = _paragraph_of(words, (cue[0][0], cue[-1][1]))
    far = [(0, near[0]), (near[1], len(words))]
    kept = [r for r in content if words.quote_of[r[0]] >= 0]
    return union([*kept, *minus(content, far)]) or content


def _paragraph_of(words: Tokens, span: Range) -> Range:
    """The words of the paragraph, or of all of them, that a range lies in."""
    start, end = words.start[span[0]], words.end[span[1] - 1]
    first, last = words.text.rfind("\n\n", 0, start), words.text.find("\n\n", end)
    return words.between(first + 2 if first >= 0 else 0, last if last >= 0 else len(words.text))


def _without_bits(words: Tokens, cue: Ranges, content: Ranges) -> Ranges:
    """The content without what stands in no quotation marks and in another sentence than the cue,
    if it has something there; without bits of other sentences where it has no cue."""
    if len(content) < 2:
        return content
    longest = max(content, key=lambda r: r[1] - r[0])
    start, end = cue[0] if cue else longest
    own = words.sentence[start], words.sentence[end - 1]
    near = [own[0] <= words.sentence[r[0]] <= own[1] for r in content]
    is_told = bool(cue) and any(near)
    return tuple(
        r
        for r, is_near in zip(content, near, strict=True)
        if is_near or words.quote_of[r[0]] >= 0 or (not is_told and r[1] - r[0] > _BIT)
    )


_BIT: Final = 3
"""Words of what is no statement alone."""


_LEADING: Final = frozenset(("DET", "ADP", "ADJ", "NUM"))


def _to_end_of_phrase(words: Tokens, content: Ranges) -> Ranges:
    """The content, its end moved behind the noun that an article or a preposition there leads to:
    “chaos” in the | first week."""
    if not content:
        return content
    start, end = content[-1]
    k = end - 1
    while words.head[k] > k and (words.pos[k] in _LEADING or words.tag[k] == "PRP$"):
        k = words.head[k]
        if words.quote_of[k] >= 0 or words.sentence[k] != words.sentence[end - 1]:
            return content
    return (*content[:-1], (start, max(end, k + 1)))


def edges(words: Tokens, span: Range) -> Range:
    """The range without stops and dashes at its ends; quotation marks stay."""
    start, end = span
    while start < end and _is_loose(words, start):
        start += 1
    while end > start and _is_loose(words, end - 1):
        end -= 1
    return start, end


def _is_loose(words: Tokens, k: int) -> bool:
    is_mark = words.pos[k] in ("PUNCT", "SPACE") and words.form[k] not in "()[]"
    return is_mark and words.quote_of[k] < 0


def _head(words: Tokens, cue: Ranges, content: Ranges) -> int:
    """The verb of the cue, the last of several that hang on one another, else its noun; the first
    word of the content where there is no cue."""
    if not cue:
        return content[0][0] if content else 0
    inner = [k for start, end in cue for k in range(start, end)]
    verbs = [k for k in inner if words.pos[k] == "VERB" and words.quote_of[k] < 0]
    if verbs:
        return next((k for k in reversed(verbs) if words.head[k] in verbs), verbs[0])
    return words.head_of(*max(cue, key=lambda r: r[1] - r[0]))


def _without_lead(words: Tokens, cue: Ranges) -> Ranges:
    """The cue without what leads from it to the content: refused to say | whether."""
    if not cue or cue[-1][1] - cue[-1][0] < 2 or words.lower[cue[-1][1] - 1] not in _LEADS:
        return cue
    return (*cue[:-1], (cue[-1][0], cue[-1][1] - 1))


def _with_lead(words: Tokens, content: Ranges) -> Ranges:
    """The content with what leads to its clause: refused to say | whether it fell."""
    if not content or (start := content[0][0]) == 0 or words.lower[start - 1] not in _LEADS:
        return content
    if words.quote_of[start - 1] != words.quote_of[start] or words.lower[start] in _LEADS:
        return content
    return ((start - 1, content[0][1]), *content[1:])


_LEADS: Final = frozenset(("that", "whether", "if"))


def _relation(words: Tokens, head: int, cue: Ranges, content: Ranges) -> str:
    if not cue:
        k = content[0][0] - 1 if content else -1
        return "colon" if k >= 0 and words.form[k] == ":" else "carried"
    if "according" in (words.lower[head], words.lower[cue[0][0]]):
        return "according"
    if words.form[head] == ":":
        return "colon"
    return "adverb" if words.pos[head] == "ADV" else "verb"


def _source(
    words: Tokens, clusters: Clusters, row: Linked, cue: int, content: Ranges
) -> Source | None:
    """The piece of the source nearest to the anchor, clear of the content; with the pieces near it
    in its sentence; of two clauses the part in that of the word `cue`."""
    whole = _ranges(words, row.source)
    pieces = _joined(words, minus(whole, content) or whole, (*content, *_ranges(words, row.cue)))
    if not pieces:
        return None
    k = words.between(row.anchor, row.anchor + 1)[0]
    near = [r for r in pieces if words.sentence[r[0]] == words.sentence[k]]
    pieces = tuple(r for r in near if named_in(words, clusters, r) is not None) or pieces
    start, end = min(pieces, key=lambda r: (min(abs(r[0] - k), abs(r[1] - k)), r[0] - r[1]))
    if start <= k:
        start = max(start, _paragraph_of(words, (k, k + 1))[0])
    span = _whole_phrase(words, (_begin(words, start, end), end), _ranges(words, row.cue))
    span = _whole_names(words, clusters, _in_clause(words, cue, span))
    named = named_in(words, clusters, span)
    head = words.head_of(*span) if named is None else named
    return Source(head, "linked", row.sourced, span)


_TIME: Final = re.compile(r"\d{1,2}[:.h]\d\d")


def _begin(words: Tokens, start: int, end: int) -> int:
    """Where a source begins, behind the time of an entry of a live page, or what it was done by:
    17:40 | Police; statements made by | Voss."""
    led = words.tag[start] == "VBN" and words.lower[start + 1 : min(end, start + 2)] == ["by"]
    if led:
        return min(start + 2, end - 1)
    return start + 1 if end - start > 1 and _TIME.fullmatch(words.form[start]) else start


def _in_clause(words: Tokens, cue: int, span: Range) -> Range:
    """The range without what stands in another clause than its subject: Ek laughed and | his aunt
    said."""
    start, end = span
    for subject in words.children_by(cue, "nsubj"):
        own = max(start, words.left[subject]), min(end, words.right[subject])
        if start <= subject < end and any(words.tag[k] in FINITE for k in range(start, own[0])):
            return own
    return span


_GAP: Final = 4
"""Words between two pieces of one source."""


def _joined(words: Tokens, pieces: Ranges, taken: Ranges) -> Ranges:
    """The pieces, those joined that a few words of one sentence part, or of which the second hangs
    on the first; none of the words between them taken."""
    made: list[Range] = []
    for start, end in pieces:
        gap = range(made[-1][1], start) if made else ()
        is_near = made and (len(gap) <= _GAP or _hangs_on(words, made[-1], start))
        is_near = is_near and not any(holds(taken, x) for x in gap)
        if is_near and words.sentence[made[-1][0]] == words.sentence[start]:
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return tuple(made)


def _hangs_on(words: Tokens, piece: Range, k: int) -> bool:
    """Whether a word hangs, over others or not, on a piece before it: Voss, head of the | Party."""
    head = words.head_of(*piece)
    return words.left[head] <= k < words.right[head]


def _whole_names(words: Tokens, clusters: Clusters, span: Range) -> Range:
    """The range with the names whole that it begins or ends within."""
    start, end = span
    by_word = clusters.by_word
    while start > 0 and by_word.get(start) and by_word.get(start - 1) is by_word[start]:
        start -= 1
    while by_word.get(end - 1) and by_word.get(end) is by_word[end - 1]:
        end += 1
    return start, end


_BEFORE_NOUN: Final = frozenset(("det", "case", "amod", "nummod", "compound", "nmod:poss"))
"""How words hang on a noun behind them."""


def _whole_phrase(words: Tokens, span: Range, cue: Ranges) -> Range:
    """The range, its end moved behind the noun that its last word leads to: the finance | ministry;
    not into the cue."""
    start, end = span
    while words.head[end - 1] >= end and words.dep[end - 1] in _BEFORE_NOUN:
        behind = words.head[end - 1] + 1
        if any(holds(cue, k) for k in range(end, behind)):
            break
        end = behind
    return start, end


def named_in(words: Tokens, clusters: Clusters, span: Range) -> int | None:
    """The last word of the first person named in a source who is not somebody that it belongs to,
    nor only says what another is: Voss’s spokesman | Bo Ek; a Voss trader | Bo Ek; not a friend of
    Voss’s. None where there is no such."""
    k, end = span
    while k < end:
        cluster = clusters.by_word.get(k)
        is_name = cluster is not None and any(m.start <= k < m.end for m in cluster.mentions)
        if cluster is None or not is_name or not cluster.is_person:
            k += 1
            continue
        start = k
        while k < end and clusters.by_word.get(k) is cluster:
            k += 1
        if words.lower[k : k + 1] == ["or"]:  # which of two it is, is not said
            return None
        says_what = k < end and words.pos[k] == "NOUN"
        if not says_what and not _is_owner(words, k) and not _hangs(words, span[0], start):
            return k - 1
    return None


def _is_owner(words: Tokens, end: int) -> bool:
    return words.tag[end : end + 1] == ["POS"] or words.form[end - 1].endswith(("’s", "'s"))


def _hangs(words: Tokens, first: int, start: int) -> bool:
    """Whether a preposition stands before a name and the titles before it."""
    k = start - 1
    while k >= first and (words.lower[k].strip(".") in TITLES or words.pos[k] == "ADJ"):
        k -= 1
    return k >= first and words.pos[k] == "ADP"


def grown(row: Candidate, more: Iterable[Range]) -> Candidate:
    """The candidate with more content, its own cue left out."""
    return replace(row, content=minus(union([*row.content, *more]), row.cue))
