"""What no data teaches about attributions: the few rules that the layout of a text settles.

Each sieve is a function from candidates to candidates, in the order of the text; `SIEVES` has them
in the order in which they run. `python -m annotators.training ablate` measures what
each is worth; its table stands in the README of `attribution`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from annotators.attribution.candidate import Candidate, Source
from annotators.attribution.content_ends import edges
from annotators.attribution.headlines import is_only_a_topic, is_subhead
from annotators.attribution.linked import grown, in_order
from annotators.attribution.linker import LEAST
from annotators.attribution.syntactic_source import extent
from annotators.text.intervals import Range, Ranges, holds, minus, shared, size
from annotators.text.quotations import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotators.text.quotations import Quotation
    from annotators.text.tokens import Tokens


TERM: Final = 0.5
"""The chance from which a quotation is taken for a term."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quotations of a text, and the words of each."""

    quotations: Sequence[Quotation]
    spans: Sequence[Range]
    terms: Sequence[float]
    """The chance of each that it names something, a term or a title, and is nobody’s statement."""

    @property
    def stated(self) -> frozenset[int]:
        """The numbers of those that are rather statements."""
        return frozenset(n for n, chance in enumerate(self.terms) if chance < TERM)


Sieve = Callable[["Tokens", Quoted, "Sequence[Candidate]"], "list[Candidate]"]


def owners(words: Tokens, quoted: Quoted, rows: Sequence[Candidate]) -> dict[int, int]:
    """For each quotation, by its number, the number of the candidate that has half of its words."""
    by_quotation = {}
    for n, row in enumerate(rows):
        inside = Counter(words.quote_of[k] for start, end in row.content for k in range(start, end))
        inside.pop(-1, None)
        for number, count in inside.items():
            start, end = quoted.spans[number]
            if 2 * count >= end - start:
                by_quotation[number] = n
    return by_quotation


def turns(words: Tokens, quoted: Quoted, rows: Sequence[Candidate]) -> list[Candidate]:
    """A turn of an interview is whose name stands before its colon, and nobody else’s."""
    inside = ({words.quote_of[k] for s, e in row.content for k in range(s, e)} for row in rows)
    held = zip(rows, inside, strict=True)
    kept = [row for row, numbers in held if not any(_is_turn(quoted, n) for n in numbers)]
    made = [
        _turn(words, quotation, span)
        for n, (quotation, span) in enumerate(zip(quoted.quotations, quoted.spans, strict=True))
        if _is_turn(quoted, n)
    ]
    return in_order([*kept, *made])


def _is_turn(quoted: Quoted, n: int) -> bool:
    return n >= 0 and quoted.quotations[n].style == "turn"


def _turn(words: Tokens, quotation: Quotation, span: Range) -> Candidate:
    assert quotation.speaker is not None
    start, end = words.between(quotation.speaker.start, quotation.speaker.end)
    source = Source(max(start, end - 1), "name before colon", 1.0, (start, end))
    cue = ((end, end + 1),) if words.form[end] in ":." else ()  # the stop of “A.” is part of it
    return Candidate(head=source.head, cue=cue, content=(span,), source=source, relation="turn")


def unseen(words: Tokens, quoted: Quoted, rows: Sequence[Candidate]) -> list[Candidate]:
    """A quotation that is no term and stands in no row is somebody’s all the same, though the
    reader saw neither cue nor content; those that begin in one sentence are one person’s."""
    owner = owners(words, quoted, rows)
    free: dict[int, list[int]] = {}
    for n in sorted(quoted.stated - owner.keys()):
        if quoted.quotations[n].style in ("marks", "single"):
            free.setdefault(words.sentence[quoted.spans[n][0]], []).append(n)
    taken = [r for row in rows for r in row.content]
    made = []
    for numbers in free.values():
        content = minus([quoted.spans[n] for n in numbers], taken)
        if content:
            made.append(_carried(content, None, LEAST * (1 - quoted.terms[numbers[-1]])))
    return in_order([*rows, *made])


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
    starts = [paragraph.start for paragraph in paragraphs(words.text)]
    places = [bisect_right(starts, quotation.start) for quotation in quoted.quotations]
    made = []
    for row in rows:
        inside = {words.quote_of[k] for start, end in row.content for k in range(start, end)}
        mine = [n for n in sorted(inside - {-1}) if quoted.quotations[n].style == "marks"]
        if not mine or row.relation == "turn":
            made.append(row)
            continue
        cue_place = _cue_place(words, quoted, row, mine, starts) if row.cue else places[mine[0]]
        far = {places[n]: [quoted.spans[m] for m in mine if places[m] == places[n]] for n in mine}
        far.pop(cue_place, None)
        left = minus(row.content, [span for spans in far.values() for span in spans])
        trimmed = (edges(words, piece) for piece in left)
        made.append(replace(row, content=tuple(r for r in trimmed if r[0] < r[1])))
        made += [
            _carried(tuple(spans), row.source, row.score)
            for place, spans in far.items()
            if _begins(words, starts[place - 1], spans[0])
        ]
    return in_order(made)


def _cue_place(
    words: Tokens, quoted: Quoted, row: Candidate, mine: Sequence[int], starts: Sequence[int]
) -> int:
    """The number of the paragraph that a cue speaks in: its own, where any of its words stand, else
    that of the quotation nearest to it."""
    cue = row.cue[0][0]
    cue_place = bisect_right(starts, words.start[cue])
    inside = (words.start[k] for start, end in row.content for k in range(start, end))
    if any(bisect_right(starts, at) == cue_place for at in inside):
        return cue_place
    nearest = min(mine, key=lambda n: abs(quoted.spans[n][0] - cue))
    return bisect_right(starts, quoted.quotations[nearest].start)


def _begins(words: Tokens, start: int, span: Range) -> bool:
    """Whether the words of a paragraph that begins at a code point begin with a span of them."""
    return not any(map(str.isalnum, words.text[start : words.start[span[0]]]))


def _carried(content: Ranges, source: Source | None, score: float) -> Candidate:
    """Quotations that are somebody’s without a cue; who it is where no source is given, the links
    tell."""
    return Candidate(
        head=content[0][0], cue=(), content=content, source=source, relation="carried", score=score
    )


def headlines(words: Tokens, quoted: Quoted, rows: Sequence[Candidate]) -> list[Candidate]:
    """Behind a colon in a headline, as behind a place that opens a report, nobody need speak; and a
    subhead that is a quotation is nobody’s."""
    pairs = zip(quoted.quotations, quoted.spans, strict=True)
    subheads = [span for quotation, span in pairs if is_subhead(words.text, quotation)]
    spoken = [row for row in rows if 2 * shared(row.content, subheads) <= size(row.content)]
    bare = (replace(row, content=minus(row.content, subheads)) for row in spoken)
    return [row for row in bare if not is_only_a_topic(words, row)]


def passives(words: Tokens, quoted: Quoted, rows: Sequence[Candidate]) -> list[Candidate]:
    """Who is said or believed to do something does not say so, nor does a court that was told: it
    is whoever stands behind “by”, or nobody who is named."""
    told = (_told_of(words, row) if _is_of(words, row) else row for row in rows)
    return [_clause_alone(words, row) for row in told]


def _told_of(words: Tokens, row: Candidate) -> Candidate:
    """A passive with nobody for its source, and with whom an infinitive is said of: | Orr is
    believed | to have fled."""
    if words.lower[row.content[0][0]] not in _TO:
        return replace(row, source=None)
    subject = next(c for c in words.children[row.head] if words.dep[c] == "nsubj:pass")
    return replace(grown(row, [extent(words, subject)]), source=None)


def _clause_alone(words: Tokens, row: Candidate) -> Candidate:
    """The row without the subject of its passive, where a clause with a subject of its own follows:
    Orr was reportedly told | that it sank."""
    verbs = (k for start, end in row.cue for k in range(start, end))
    subjects = [c for k in verbs for c in words.children[k] if words.dep[c] == "nsubj:pass"]
    if not subjects or subjects[0] > row.cue[0][0]:
        return row
    clause = minus(row.content, [(words.left[subjects[0]], row.cue[0][0])])
    if not clause or clause[0][0] < row.cue[0][0] or words.lower[clause[0][0]] in _TO:
        return row
    has_subject = words.children_by(words.head_of(*clause[0]), "nsubj")
    return replace(row, content=clause) if has_subject else row


_TO: Final = frozenset(("to", "not"))


def _is_of(words: Tokens, row: Candidate) -> bool:
    """Whether the cue is a passive whose source is its subject, or lacks."""
    k = row.head
    if not row.cue or row.relation != "verb" or words.lemma[k] in _SWAYED:
        return False
    subjects = [c for c in words.children[k] if words.dep[c] == "nsubj:pass"]
    return bool(subjects) and (
        row.source is None or holds([extent(words, c) for c in subjects], row.source.head)
    )


_SWAYED: Final = frozenset(
    ("convince", "persuade", "worry", "concern", "quote", "cite", "accuse", "draw")
)
"""Verbs whose passive subject holds what follows, said it or leaves it open: voters are convinced
that …, she would not be drawn on …"""


SIEVES: Final[tuple[Sieve, ...]] = (
    turns,
    unseen,
    runs,
    headlines,
    passives,
)
