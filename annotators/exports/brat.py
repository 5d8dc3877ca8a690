"""brat's standoff format (https://brat.nlplab.org/standoff.html): the `.ann` beside a `.txt`.

Text-bound annotations count code points, may not hold a line end, and are cut there into
fragments. Notes and tags are annotator notes; replies and links within one article are relations.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotators.exports.excerpts import with_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotators.exports import Annotated
    from annotators.marks.mark import Mark

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""A stretch without anything that a reader of the file could take for the end of a line."""


def as_brat(annotated: Iterable[Annotated]) -> Iterator[str]:
    """The `.ann` file of each article, in pieces of a line. Its text goes into a file beside it."""
    for article, marks in annotated:
        article, marks = with_text(article, marks)
        yield from _lines(article.text, marks)


def _lines(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    numbers: dict[str, int] = {}
    for mark in marks:
        if pieces := [(m.start(), m.end()) for m in _LINE.finditer(text, *_bounds(mark, text))]:
            numbers[mark.id] = number = len(numbers) + 1
            where = ";".join(f"{start} {end}" for start, end in pieces)
            words = " ".join(text[start:end] for start, end in pieces)
            yield f"T{number}\t{kind_of(mark)} {where}\t{words}\n"
            yield from _attributes(mark, number)
    yield from _relations(marks, numbers)


def _bounds(mark: Mark, text: str) -> tuple[int, int]:
    return min(mark.span.start, len(text)), min(mark.span.end, len(text))


def kind_of(mark: Mark) -> str:
    """The type of a mark in one word: its label, the finding it judges, or its motivation."""
    verdict = mark.verdict
    judged = verdict and (verdict.kind if verdict.finding == "entity" else verdict.finding)
    return _word(judged or mark.label or mark.motivation) or mark.motivation


def _word(name: str) -> str:
    """The name as brat takes one, or nothing if nothing is left of it."""
    return re.sub(r"[^A-Za-z0-9_-]+", "_", name).strip("_")


def _attributes(mark: Mark, number: int) -> Iterator[str]:
    if mark.color:
        yield f"A{2 * number - 1}\tColor T{number} {mark.color}\n"
    if mark.verdict:
        verdict = "rejected" if mark.verdict.rejects else "accepted"
        yield f"A{2 * number}\tVerdict T{number} {verdict}\n"
    if note := " ".join([*mark.note.split(), *(f"#{'_'.join(tag.split())}" for tag in mark.tags)]):
        yield f"#{number}\tAnnotatorNotes T{number}\t{note}\n"


def _relations(marks: Iterable[Mark], numbers: Mapping[str, int]) -> Iterator[str]:
    pairs = [
        (kind, mark.id, other)
        for mark in marks
        for kind, other in (
            *([("Answers", mark.answers)] if mark.answers else []),
            *((_word(link.kind) or "Links", link.to) for link in mark.links),
        )
        if other in numbers and mark.id in numbers
    ]
    for count, (kind, one, other) in enumerate(pairs, 1):
        yield f"R{count}\t{kind} Arg1:T{numbers[one]} Arg2:T{numbers[other]}\n"
