"""Marks as brat's standoff format: what linguists' tools read beside the text of the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annotators.exports.bundle import Bundle, label_of

if TYPE_CHECKING:
    from annotators.mark import Mark

_PIECE = re.compile(r"[^\n\r]+")


def to_brat(bundles: Iterable[Bundle]) -> str:
    """The lines of one `.ann` file. Offsets are code points of the article's text.

    Raises:
        ValueError: there are several articles, which brat keeps in a file each.
    """
    several = [bundle for bundle in bundles if bundle.marks]
    if len(several) > 1:
        raise ValueError("brat has a file for each article: choose one with --article")
    lines = list(_lines(several[0])) if several else []
    return "".join(f"{line}\n" for line in lines)


def _lines(bundle: Bundle) -> Iterator[str]:
    numbers = {mark.id: n for n, mark in enumerate(bundle.marks, 1)}
    for n, mark in enumerate(bundle.marks, 1):
        yield f"T{n}\t{_word(label_of(mark))} {_places(mark)}\t{_line(mark.exact)}"
        if mark.color:
            yield f"A{n}\tColor T{n} {mark.color}"
        if note := _note(mark):
            yield f"#{n}\tAnnotatorNotes T{n}\t{note}"
    yield from _relations(bundle, numbers)


def _relations(bundle: Bundle, numbers: dict[str, int]) -> Iterator[str]:
    pairs = [
        (mark, other, label)
        for mark in bundle.marks
        for other, label in (
            *((link, mark.label or "see_also") for link in mark.links),
            *((answered, "answers") for answered in filter(None, [mark.answers])),
        )
        if other in numbers
    ]
    for n, (mark, other, label) in enumerate(pairs, 1):
        yield f"R{n}\t{_word(label)} Arg1:T{numbers[mark.id]} Arg2:T{numbers[other]}"


def _places(mark: Mark) -> str:
    """A range for each line, since brat's ranges end at line ends."""
    start = mark.span.start
    pieces = [(start + m.start(), start + m.end()) for m in _PIECE.finditer(mark.exact)]
    pieces = pieces or [(mark.span.start, mark.span.end)]
    return ";".join(f"{from_} {to}" for from_, to in pieces)


def _note(mark: Mark) -> str:
    return _line(" ".join(filter(None, (mark.note, *(f"#{tag}" for tag in mark.tags)))))


def _line(text: str) -> str:
    return " ".join(_PIECE.findall(text)).replace("\t", " ")


def _word(label: str) -> str:
    return re.sub(r"[^\w-]+", "_", label).strip("_") or "mark"
