"""What no data teaches about attributions: the few rules that the layout of a text settles.

Each sieve is a function from candidates to candidates, in the order of the text; `SIEVES` has them
in the order in which they run. `python -m annotators.training ablate` measures what each is worth;
its table stands in the README of `attribution`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from annotators.attribution.candidate import Candidate, Quoted, Source
from annotators.attribution.linked import grown, in_order, trimmed
from annotators.attribution.linker import LEAST
from annotators.attribution.syntactic_source import extent, passive_subjects
from annotators.text.intervals import Range, Ranges, holds, minus, shared, size, union, words_in
from annotators.text.lexicon import DOCUMENTS, GROUP_NOUNS, PERSON_NOUNS, RECORDS, WORDING
from annotators.text.quotations import Quotation, paragraphs
from annotators.text.tokens import Tokens
from annotators.text.turn_labels import is_letter

Sieve = Callable[[Tokens, Quoted, Sequence[Candidate]], list[Candidate]]


def owners(words: Tokens, quoted: Quoted, rows: Sequence[Candidate]) -> dict[int, int]:
    """For each quotation, by its number, the number of the candidate that has half of its words."""
    by_quotation = {}
    for n, row in enumerate(rows):
        inside = Counter(words.quote_of[k] for k in words_in(row.content))
        inside.pop(-1, None)
        for number, count in inside.items():
            start, end = quoted.spans[number]
            if 2 * count >= end - start:
                by_quotation[number] = n
    return by_quotation


def turns(words: Tokens, quoted: Quoted, rows: Sequence[Candidate]) -> list[Candidate]:
    """A turn of an interview is whose name stands before its colon, and nobody else’s."""
    in_turns = {n for n, quotation in enumerate(quoted.quotations) if quotation.style == "turn"}
    outside = [row for row in rows if in_turns.isdisjoint(words.quotations_in(row.content))]
    return in_order(
        [*outside, *(_turn(words, quoted.quotations[n], quoted.spans[n]) for n in in_turns)]
    )


def _turn(words: Tokens, quotation: Quotation, span: Range) -> Candidate:
    assert quotation.speaker is not None
    start, end = words.between(quotation.speaker.start, quotation.speaker.end)
    behind = words.text[words.end[end - 1] :][:3].lstrip("*_")
    is_label = behind.startswith(":") or is_letter(words.in_one_line(start, end))
    rule, chance = ("name before colon", 1.0) if is_label else ("spoke before", _ANSWERS)
    source = Source(max(start, end - 1), rule, (start, end), chance)
    has_stop = is_label and words.form[end] in ":."  # the stop of “A.” is part of it
    cue = ((end, end + 1),) if has_stop else ()
    return Candidate(
        head=source.head, cue=cue, content=(span,), source=source, relation="turn", score=chance
    )


_ANSWERS: Final = 0.95
"""The chance that an answer below a question is by the one named above the questions."""


def unseen(words: Tokens, quoted: Quoted, rows: Sequence[Candidate]) -> list[Candidate]:
    """A quotation that is no term and stands in no row is somebody’s all the same, though the
    reader saw neither cue nor content; those that begin in one sentence are one person’s."""
    owner = owners(words, quoted, rows)
    free: dict[int, list[int]] = {}
    for n in sorted(quoted.stated - owner.keys()):
        if quoted.quotations[n].style in ("marks", "single"):
            free.setdefault(words.sentence[quoted.spans[n][0]], []).append(n)
    taken = [r for row in rows for r in row.content]
    contents = (
        (minus([quoted.spans[n] for n in numbers], taken), quoted.terms[numbers[-1]])
        for numbers in free.values()
    )
    added = (_carried(content, None, LEAST * (1 - term)) for content, term in contents if content)
    return in_order([*rows, *added])


def runs(words: Tokens, quoted: Quoted, rows: Sequence[Candidate]) -> list[Candidate]:
    """The paragraphs of one quotation are one person’s: whose cue stands at any of them."""
    owner = owners(words, quoted, rows)
    members: dict[int, list[int]] = {}
    for n, quotation in enumerate(quoted.quotations):
        members.setdefault(quotation.run, []).append(n)
    kept: dict[int, Candidate | None] = dict(enumerate(rows))
    for numbers in members.values():
        rows_of_run = dict.fromkeys(owner[n] for n in numbers if n in owner)
        if len(numbers) < 2 or not rows_of_run:
            continue
        cued = [n for n in rows_of_run if rows[n].cue]
        first = (cued or [*rows_of_run])[0]
        others = {n for n in rows_of_run if n != first and not rows[n].cue}
        taken = [r for n in cued if n != first for r in rows[n].content]
        spans = minus([quoted.spans[n] for n in numbers], taken)
        kept[first] = grown(rows[first], [*spans, *(r for n in others for r in rows[n].content)])
        kept.update(dict.fromkeys(others))
    return in_order(row for row in kept.values() if row is not None)


def parted(words: Tokens, quoted: Quoted, rows: Sequence[Candidate]) -> list[Candidate]:
    """What is quoted in other paragraphs than the cue’s, or than the first, is the same speaker’s
    where it opens one, and a row of its own for each; within the article’s own words, in a subhead
    or elsewhere, it is nobody’s."""
    starts = [words.between(p.start, p.end)[0] for p in paragraphs(words.text)]
    by_paragraph = []
    for row in rows:
        spans_at: dict[int, list[Range]] = {}
        for n in sorted(words.quotations_in(row.content)):
            if quoted.quotations[n].style == "marks":
                span = quoted.spans[n]
                spans_at.setdefault(bisect_right(starts, span[0]), []).append(span)
        if not spans_at or row.relation == "turn":
            by_paragraph.append(row)
            continue
        spans_at.pop(_place_told_of(row, spans_at, starts), None)
        elsewhere = [span for spans in spans_at.values() for span in spans]
        by_paragraph.append(replace(row, content=trimmed(words, minus(row.content, elsewhere))))
        by_paragraph += [
            _carried(tuple(spans), row.source, row.score)
            for place, spans in spans_at.items()
            if not any(map(str.isalnum, words.says(starts[place - 1], spans[0][0])))
        ]
    return in_order(by_paragraph)


def _place_told_of(
    row: Candidate, spans_at: Mapping[int, Sequence[Range]], starts: Sequence[int]
) -> int:
    """The number, from 1, of the paragraph whose content a cue tells of: its own, where any of that
    stands there, else that of the nearest quotation; without a cue that of the first.

    Args:
        spans_at: the quotations in the content of the row, by the paragraph that they begin in.
        starts: the words with which the paragraphs begin.
    """
    if not row.cue:
        return next(iter(spans_at))
    cue = row.cue[0][0]
    cue_place = bisect_right(starts, cue)
    if any(bisect_right(starts, k) == cue_place for k in words_in(row.content)):
        return cue_place
    begins = (start for spans in spans_at.values() for start, _ in spans)
    return bisect_right(starts, min(begins, key=lambda start: abs(start - cue)))


def _carried(content: Ranges, source: Source | None, score: float) -> Candidate:
    """A candidate for quotations without a cue; where it has no source, the links tell who
    speaks."""
    return Candidate(
        head=content[0][0], cue=(), content=content, source=source, relation="carried", score=score
    )


def headlines(words: Tokens, quoted: Quoted, rows: Sequence[Candidate]) -> list[Candidate]:
    """Behind a colon in a headline nobody need speak; and a subhead that is a quotation is
    nobody’s."""
    pairs = zip(quoted.quotations, quoted.spans, strict=True)
    subheads = [span for quotation, span in pairs if _is_subhead(words.text, quotation)]
    spoken = [row for row in rows if 2 * shared(row.content, subheads) <= size(row.content)]
    bare = (replace(row, content=minus(row.content, subheads)) for row in spoken)
    return [row for row in bare if not _is_only_a_topic(words, row)]


_LONGEST_HEADLINE: Final = 200
"""Code points of a headline, at most."""
_LONGEST_SUBHEAD: Final = 80
_BLANK: Final = 8
"""Code points between two lines, at most."""
_STOP: Final = re.compile(r"[.!?…]\s|[.!?…,;:—–-]\W*$")
_SENTENCE: Final = re.compile(r"[.!?][”\"’']|[.,:]\s*$")
"""What no headline has: the end of a sentence in quotation marks, a stop at its own."""


def _is_subhead(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a short line between others: no stop ends it, no colon leads to it."""
    start, end = text.rfind("\n", 0, quotation.start) + 1, text.find("\n", quotation.end)
    around = text[start : quotation.start] + text[quotation.end : end]
    is_line = 0 < end - start < _LONGEST_SUBHEAD and not around.strip()
    before, after = text[max(0, start - _BLANK) : start], text[end : end + _BLANK]
    is_between = bool(before.strip() and after.strip())
    is_led = before.rstrip().endswith((":", ","))
    is_phrase = quotation.style in ("marks", "single") and not _STOP.search(quotation.of(text))
    return is_line and is_between and is_phrase and not is_led


def _is_only_a_topic(words: Tokens, candidate: Candidate) -> bool:
    """Whether what stands before a colon in a headline is a name, and behind it what the article is
    about and nothing that is said."""
    start = candidate.content[0][0]
    k = candidate.head if candidate.cue else start - 1
    is_in_headline = candidate.relation == "colon" and words.start[k] < _headline_end(words.text)
    return is_in_headline and not _states(words, candidate)


def _headline_end(text: str) -> int:
    """Where the headline ends, in code points: a first line that no stop ends, over more text; 0
    without one."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or end - start > _LONGEST_HEADLINE or not text[end:].strip():
        return 0
    return 0 if _SENTENCE.search(text, start, end) else end


def _states(words: Tokens, candidate: Candidate) -> bool:
    """Whether what stands behind a colon in a headline is what the name before it says.

    What happens to somebody is told in the present (police search home); what is said has a modal,
    a past or `is`, begins with `no` or an imperative, or quotes; of a report or an official it is
    said in any case.
    """
    source, (start, end) = candidate.source, candidate.content[0]
    if words.quotations_in(candidate.content) or words.tag[start] == "VB":
        return True
    if source is None or words.lower[start] == "no":
        return source is not None
    tensed = [x for x in range(start, end) if words.tag[x] in ("VBD", "VBZ", "VBP", "MD")]
    if words.pos[source.head] == "NOUN" or words.lemma[source.head] in _SPEAKING:
        return bool(tensed) and words.lemma[source.head] in _SPEAKING
    is_named = words.pos[source.head] == "PROPN" and words.tag[source.head] != "NNPS"
    return is_named and any(words.tag[x] in ("VBD", "MD") or words.lemma[x] == "be" for x in tensed)


_SPEAKING: Final = DOCUMENTS | RECORDS | PERSON_NOUNS | GROUP_NOUNS | {"police"}


def passives(words: Tokens, quoted: Quoted, rows: Sequence[Candidate]) -> list[Candidate]:
    """Who is said or believed to do something does not say so, nor does a court that was told: it
    is whoever stands behind “by”, or nobody who is named."""
    without_subject = (
        _without_source(words, row) if _is_of_its_subject(words, row) else row for row in rows
    )
    return [_retold(words, row) or _clause_alone(words, row) for row in without_subject]


def _without_source(words: Tokens, row: Candidate) -> Candidate:
    """A passive with nobody for its source, and with whom an infinitive is said of: | Orr is
    believed | to have fled."""
    if words.lower[row.content[0][0]] not in _TO:
        return replace(row, source=None)
    subject = passive_subjects(words, row.head)[0]
    return replace(grown(row, [extent(words, subject)]), source=None)


def _retold(words: Tokens, row: Candidate) -> Candidate | None:
    """The row with the subject of a passive for its source, where that is said to have said it: Orr
    is alleged to have told | Voss | that it sank."""
    verbs = ((k, c) for k in words_in(row.cue) for c in words.children[k])
    for k, told in verbs:
        has_said = words.lower[words.left[told] : told] == ["to", "have"]
        is_speech = words.lemma[told] in WORDING or holds(row.cue, told)
        for subject in passive_subjects(words, k) if has_said and is_speech else ():
            span = extent(words, subject)
            ends = (words.right[c] for c in words.children_by(told, "iobj"))
            lead = words.left[told], max(ends, default=told + 1)
            content = trimmed(words, minus(row.content, [span, lead]))
            source = Source(subject, "linked", span, None)
            return replace(row, cue=union([*row.cue, lead]), content=content, source=source)
    return None


def _clause_alone(words: Tokens, row: Candidate) -> Candidate:
    """The row without the subject of its passive, where a clause with a subject of its own follows:
    Orr was reportedly told | that it sank."""
    subjects = [c for k in words_in(row.cue) for c in passive_subjects(words, k)]
    if not subjects or subjects[0] > row.cue[0][0]:
        return row
    clause = minus(row.content, [(words.left[subjects[0]], row.cue[0][0])])
    if not clause or clause[0][0] < row.cue[0][0] or words.lower[clause[0][0]] in _TO:
        return row
    has_subject = words.children_by(words.head_of(*clause[0]), "nsubj")
    return replace(row, content=clause) if has_subject else row


_TO: Final = frozenset(("to", "not"))
"""What an infinitive begins with."""


def _is_of_its_subject(words: Tokens, row: Candidate) -> bool:
    """Whether the cue is a passive whose source is its subject, or that has no source."""
    k = row.head
    if not row.cue or row.relation != "verb" or words.lemma[k] in _SUBJECT_IS_SOURCE:
        return False
    subjects = passive_subjects(words, k)
    return bool(subjects) and (
        row.source is None or holds([extent(words, c) for c in subjects], row.source.head)
    )


_SUBJECT_IS_SOURCE: Final = frozenset(
    ("convince", "persuade", "worry", "concern", "quote", "cite", "accuse", "draw")
)
"""Verbs whose passive subject holds what follows, said it or leaves it open: voters are convinced
that …, she would not be drawn on …"""


SIEVES: Final[tuple[Sieve, ...]] = (turns, unseen, runs, headlines, passives)
