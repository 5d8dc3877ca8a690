"""Quotation marks: which there are, and which of them belong together within one paragraph.

Nothing here knows of sentences or speakers. An odd mark costs its own quotation and no other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

STRAIGHT = frozenset(('"', "＂", "''"))
CLOSERS = {
    "“": frozenset("”"),
    "„": frozenset("“”"),
    "‟": frozenset("”"),
    "”": frozenset("”"),
    "«": frozenset("»"),
    "»": frozenset("«"),
    "「": frozenset("」"),
    "『": frozenset("』"),
    "‘": frozenset("’"),
    "‚": frozenset("‘’"),
    "‹": frozenset("›"),
    "›": frozenset("‹"),
    "'": frozenset("'"),
    "``": frozenset(("''", '"')),
}
"""An opening mark, and the marks that properly close it; the others close as straight ones do."""
_MARK = re.compile(r"``|''|[“”„‟«»‹›「」『』\"＂‘’‚']")
_ELISION = re.compile(
    r"'?(?:\d0s|\d\ds?|tis|twas|em|cause|n|til|bout|round|im|er)\b", re.IGNORECASE
)
_STOPS = ".,?!…;:-—–"


class QuotationMark(NamedTuple):
    """One mark, where it stands, and what it may be by its neighbours."""

    start: int
    end: int
    glyph: str
    may_open: bool
    may_close: bool

    @property
    def is_single(self) -> bool:
        """Whether it could as well be an apostrophe."""
        return self.glyph in "‘’‚'‹›"


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation in one paragraph; `end` is the paragraph's end where no mark closes it."""

    start: int
    end: int
    opened: bool = True
    closed: bool = True


def marks_of(text: str, start: int, end: int) -> list[QuotationMark]:
    """The quotation marks of `text[start:end]`, apostrophes inside words left out."""
    marks = (_mark(text, m, start, end) for m in _MARK.finditer(text, start, end))
    return [mark for mark in marks if mark.may_open or mark.may_close]


def _mark(text: str, match: re.Match[str], start: int, end: int) -> QuotationMark:
    left = text[match.start() - 1] if match.start() > start else " "
    right = text[match.end()] if match.end() < end else " "
    may_open, may_close = _by_neighbours(left, right)
    glyph = match.group()
    if glyph in "“„‟「『``":
        may_open, may_close = True, glyph == "“" and not may_open
    elif glyph in "」』":
        may_open, may_close = False, True
    elif glyph == "”":
        may_open, may_close = may_open and not may_close, True
    elif glyph in "‘‚":
        closes = glyph == "‘" and not may_open  # ‚so‘
        may_open, may_close = may_open and not _ELISION.match(text, match.end()), closes
    elif glyph in "’'":
        if left.isalnum() and right.isalnum():
            may_open = may_close = False
        elif glyph == "’" or _ELISION.match(text, match.end()):
            may_open = False
    elif glyph in "«»‹›":
        may_open, may_close = _guillemet(glyph, left, right)
    return QuotationMark(match.start(), match.end(), glyph, may_open, may_close)


def _by_neighbours(left: str, right: str) -> tuple[bool, bool]:
    """Whether a mark of no direction may open and may close, standing between two characters."""
    free_left = left.isspace() or left in "([{—–-/‘'’“\"«"
    free_right = right.isspace() or right in ")]}—–-/.,;:?!…’'”\"»"
    if free_left and free_right:
        return not right.isspace(), not left.isspace() or right.isspace()
    if free_left or free_right:
        return free_left, free_right
    return left in _STOPS, left in _STOPS or not right.isalnum()


def _guillemet(glyph: str, left: str, right: str) -> tuple[bool, bool]:
    """French «word» (also with spaces inside) or, by its neighbours, German »word«."""
    outward = (left.isalnum() or left in _STOPS) and not right.isalnum()
    inward = not left.isalnum() and right.isalnum()
    if glyph in "«‹":
        return not outward, outward
    return inward and not outward, not inward


def pairs_in(text: str, start: int, end: int) -> list[Pair]:
    """The outermost quotations of one paragraph, in order.

    One left open runs to the paragraph's end with `closed=False`. A closing mark that comes
    first of all gives a pair from the paragraph's start with `opened=False`. Whether such a half
    is a quotation can be told only from the paragraphs beside it.
    """
    marks = marks_of(text, start, end)
    pairs: list[Pair] = []
    k = 0
    while k < len(marks):
        mark = marks[k]
        close = _closing(text, marks, k) if mark.may_open else None
        if close is not None:
            pairs.append(Pair(mark.start, marks[close].end))
            k = close + 1
            continue
        if mark.may_open and not mark.is_single and mark.glyph not in "”»":
            if not any(m.may_open and not m.is_single for m in marks[k + 1 :]):
                pairs.append(Pair(mark.start, end, closed=False))
                break
        elif not pairs and mark.may_close and not mark.is_single:
            pairs.append(Pair(start, mark.end, opened=False))
        k += 1
    return pairs


def _closing(text: str, marks: list[QuotationMark], k: int) -> int | None:
    """The number of the mark that closes number `k`."""
    if marks[k].is_single:
        return _closing_single(text, marks, k)
    closers = CLOSERS.get(marks[k].glyph, STRAIGHT)
    return (
        _mixed(marks, k)
        or _balanced(marks, k, closers)
        or _first(marks, k, closers, before=_reopened(marks, k))
        or _first(marks, k, closers, before=len(marks))
    )


def _balanced(marks: list[QuotationMark], k: int, closers: frozenset[str]) -> int | None:
    """The closing mark at the same depth, where the same marks are nested."""
    depth = 0
    for n in range(k, len(marks)):
        mark = marks[n]
        if n > k and mark.glyph in closers and mark.may_close:
            depth -= 1
            if depth == 0:
                return n
        elif mark.glyph == marks[k].glyph and mark.may_open:
            depth += 1
    return None


def _reopened(marks: list[QuotationMark], k: int) -> int:
    """Where a mark of the same make opens again, which says that number `k` has ended before."""
    again = (n for n in range(k + 1, len(marks)) if marks[n].glyph == marks[k].glyph)
    return next((n for n in again if not marks[n].may_close), len(marks))


def _first(
    marks: list[QuotationMark], k: int, closers: frozenset[str], *, before: int
) -> int | None:
    """The next mark that may close."""
    numbers = range(k + 1, before)
    return next((n for n in numbers if marks[n].glyph in closers and marks[n].may_close), None)


def _mixed(marks: list[QuotationMark], k: int) -> int | None:
    """The next double mark, where it can only close, be it of another make, as in “this\"."""
    for n in range(k + 1, len(marks)):
        mark = marks[n]
        if mark.is_single:
            continue
        return n if mark.may_close and not mark.may_open else None
    return None


def _closing_single(text: str, marks: list[QuotationMark], k: int) -> int | None:
    """The mark that closes a single one: rather after a stop than after a word.

    An apostrophe at a word's end (the voters’ choice) looks the same as a closing mark; after a
    plural it is taken for one if a surer mark follows before the next opening.
    """
    closers = CLOSERS[marks[k].glyph]
    unsure = None
    for n in range(k + 1, len(marks)):
        mark = marks[n]
        if not mark.is_single or (mark.may_open and not mark.may_close):
            if unsure is not None:
                break
            continue
        if mark.glyph in closers and mark.may_close:
            if text[mark.start - 1] != "s" or not text[mark.end : mark.end + 2].strip().islower():
                return n
            unsure = n if unsure is None else unsure
    return unsure
