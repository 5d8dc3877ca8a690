"""Documents as word pieces with what is right about each, and the windows they are read in."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from annotators.encoder.encoder import WINDOW, cases_of, states_of
from annotators.encoder.heads import (
    ACTS,
    CONTENT,
    CUE,
    NAME,
    NOUN,
    PRONOUN,
    PRONOUNS,
    SOURCE,
    STANCES,
)
from annotators.text.quotations import find_quotations
from annotators.training.reader.corpora import other_names

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from random import Random

    from annotators.encoder.wordpieces import Pieces, WordPieces
    from annotators.text.quotations import Quotation
    from annotators.training.reader.documents import Document, Place, Row, Style
    from articles.article import Span

OVERLAP: Final = 64
"""Pieces that a window has in common with the one before it."""
MISSING: Final = -100
"""An answer that nothing is learned from."""
_SHORTEST: Final = 30
"""Pieces; what is left at an end and is shorter is not read again."""


class Anchor(NamedTuple):
    """An attribution as pieces."""

    piece: int
    """The first of its cue; of its content where it has none."""
    kind: int
    """1 with a cue, 2 without."""
    roles: dict[int, int]
    acts: list[int]
    stances: list[int]
    speaker: Hashable
    is_claim: bool
    is_nested: bool
    is_optional: bool


class Spot(NamedTuple):
    """A mention as pieces, the last one included."""

    first: int
    last: int
    key: Hashable
    kind: int


class Quoted(NamedTuple):
    """A quotation as pieces, the last one included, of which it is marked what it is."""

    first: int
    last: int
    is_term: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What is right about the words of a lesson: numbers of labels, or MISSING."""

    firsts: list[int]
    """The piece of each."""
    tags: list[int]
    morphs: list[int]
    starts: list[int]
    heads: list[int]
    """The number of the word that each hangs on; its own at the root."""
    deps: list[int]
    sentences: list[int]
    names: list[tuple[int, ...]]
    """Every label that is not wrong."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A document as the network reads it: a number for each piece, then what is right."""

    ids: list[int]
    cases: list[int]
    states: list[int]
    anchors: list[Anchor]
    spots: list[Spot]
    style: Style | None
    quoted: list[Quoted]
    words: Words | None = None
    """What is right about its words, where their grammar or names are marked."""


class Window(NamedTuple):
    """Some pieces of a lesson, half-open."""

    lesson: Lesson
    start: int
    end: int


def lesson(document: Document, cut: WordPieces) -> Lesson:
    """The document as pieces."""
    text = document.text
    pieces = cut.cut(text)
    anchors = [_anchor(row, pieces) for row in document.rows]
    quotations = find_quotations(text)
    return Lesson(
        pieces.ids,
        cases_of(text, pieces),
        states_of(text, pieces, quotations),
        [anchor for anchor in anchors if anchor is not None],
        list(_spots(document, pieces)),
        document.style,
        list(_quoted(document, pieces, quotations)),
    )


def _quoted(
    document: Document, pieces: Pieces, quotations: Iterable[Quotation]
) -> Iterator[Quoted]:
    """Quotations that are marked as terms, and those that a row has; of others it is not said what
    they are."""
    if document.style != "reader":
        return
    stated = [place for row in document.rows for place in row.content]
    for quotation in quotations:
        is_term = _has_most(document.terms, quotation)
        touched = _touched([(quotation.start, quotation.end)], pieces)
        if touched and (is_term or _has_most(stated, quotation)):
            yield Quoted(touched[0], touched[-1], is_term)


def _has_most(places: Iterable[Place], span: Span) -> bool:
    common = sum(max(0, min(b, span.end) - max(a, span.start)) for a, b in places)
    return 2 * common > span.end - span.start


def _anchor(row: Row, pieces: Pieces) -> Anchor | None:
    content, cue = _touched(row.content, pieces), _touched(row.cue, pieces)
    if not content:
        return None
    roles = dict.fromkeys(content, CONTENT)
    roles |= dict.fromkeys(_touched(row.source, pieces), SOURCE) | dict.fromkeys(cue, CUE)
    return Anchor(
        (cue or content)[0],
        1 if cue else 2,
        roles,
        [ACTS.index(act) for act in row.acts],
        [STANCES.index(stance) for stance in row.stances],
        row.speaker,
        row.is_claim,
        row.is_nested,
        row.is_optional,
    )


def _spots(document: Document, pieces: Pieces) -> Iterator[Spot]:
    """Each mention once; where not all are marked, other names as somebody else's."""
    text = document.text
    marked = [(m.place, m.key) for m in document.mentions]
    if not document.are_all_mentioned:
        known = [place for place, _ in marked]
        marked += [(place, ("other", place)) for place in other_names(text, known)]
    spans: set[Place] = set()
    for (start, end), key in marked:
        touched = _touched([(start, end)], pieces)
        if touched and (touched[0], touched[-1]) not in spans:
            spans.add((touched[0], touched[-1]))
            yield Spot(touched[0], touched[-1], key, kind_of(text[start:end]))


def kind_of(words: str) -> int:
    """Whether words are a pronoun, a name (by its capital) or a noun, as the heads know it."""
    if words.lower() in PRONOUNS:
        return PRONOUN
    return NAME if words[:1].isupper() else NOUN


def _touched(places: Iterable[Place], pieces: Pieces) -> list[int]:
    """The pieces that share a character with the places, in order."""
    touched = []
    for start, end in places:
        at = bisect_left(pieces.ends, start + 1)
        while at < len(pieces) and pieces.starts[at] < end:
            touched.append(at)
            at += 1
    return touched


def windows(lessons: Iterable[Lesson], random: Random) -> list[Window]:
    """Windows over all lessons; where the first of a long one ends is left to chance."""
    cut = []
    for lesson in lessons:
        count = len(lesson.ids)
        start = -random.randrange(WINDOW // 3) if count > WINDOW else 0
        while start < max(1, count - 40):
            first, last = max(0, start), min(count, start + WINDOW)
            if last - first > _SHORTEST or count <= WINDOW:
                cut.append(Window(lesson, first, last))
            start += WINDOW - OVERLAP
    return cut


def batches(cut: list[Window], size: int, random: Random) -> list[list[Window]]:
    """Windows in batches, in an order of chance: every batch has something of most sets.

    Where they are short there are more of them, up to `size` times the pieces of a long one.
    """
    shuffled = random.sample(cut, len(cut))
    in_batches = []
    for low, high in pairwise((0, *_LENGTHS, WINDOW + 1)):
        alike = [window for window in shuffled if low <= window.end - window.start < high]
        count = size * WINDOW // min(high, WINDOW)
        in_batches += [alike[k : k + count] for k in range(0, len(alike), count)]
    return random.sample(in_batches, len(in_batches))


_LENGTHS: Final = (64, 160)
"""Pieces by which windows are told apart, so that little of a batch is empty."""
