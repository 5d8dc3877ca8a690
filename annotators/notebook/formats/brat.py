"""brat's standoff format (https://brat.nlplab.org/standoff.html): the `.ann` beside a `.txt`.

Text-bound annotations count code points, may not hold a line end, and are cut there into
fragments. What is one of a few words (colour, act, polarity) is an attribute, whatever else (note,
tags, speaker, verb, creator) a note; replies and links within one article are relations.
`configuration` names them all, as brat's verifier wants; `brat_reading` reads what brat writes.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from annotators.notebook.colors import COLORS
from annotators.notebook.formats.columns import speaker, spoken
from annotators.notebook.formats.excerpts import with_text
from annotators.notebook.formats.iris import iri_of
from annotators.notebook.mark import MOTIVATIONS
from articles.safe import one_line, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Mark

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""A stretch without anything that a reader of the file could take for the end of a line."""
WHOLE = "WholeArticle"
"""The attribute of a mark of the whole article, which brat has no place for but words."""
OWN, TAG = "Newsread", "Tag"
"""The kinds of notes that say which mark it is, and one of its tags."""
LINE_END, TAB = "\N{SYMBOL FOR NEWLINE}", "\N{SYMBOL FOR HORIZONTAL TABULATION}"
"""What stands for those in a note, which is one line."""
CONFIGURED = "# newsread: what its marks are made of"
"""The first line of a configuration that newsread has written and may write anew."""


def as_brat(annotated: Iterable[Annotated]) -> Iterator[str]:
    """The `.ann` file of each article, in pieces of a line. Its text goes into a file beside it."""
    for article, marks in annotated:
        article, marks = with_text(article, marks)
        yield from _lines(article.text, marks)


def _lines(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    numbers: dict[str, int] = {}
    written: dict[str, Mark] = {}
    for mark in marks:
        if pieces := [(m.start(), m.end()) for m in _LINE.finditer(text, *_bounds(mark, text))]:
            numbers[mark.id] = number = len(numbers) + 1
            where = ";".join(f"{start} {end}" for start, end in pieces)
            words = " ".join(text[start:end] for start, end in pieces)
            yield f"T{number}\t{kind_of(mark)} {where}\t{words}\n"
            written[f"T{number}"] = mark
            yield from _attributes(mark, number)
    yield from _relations(marks, numbers)
    yield from _claim_lines(written)


def _bounds(mark: Mark, text: str) -> tuple[int, int]:
    return min(mark.span.start, len(text)), min(mark.span.end, len(text))


def kind_of(mark: Mark) -> str:
    """The type of a mark in one word: its label, the finding it judges, or its motivation."""
    verdict = mark.verdict
    judged = verdict and (verdict.kind if verdict.finding == "entity" else verdict.finding)
    return word(judged or mark.label or mark.motivation) or mark.motivation


def word(name: str) -> str:
    """The name as brat takes one, or nothing if nothing is left of it."""
    return re.sub(r"[^A-Za-z0-9_-]+", "_", name).strip("_")


def _attributes(mark: Mark, number: int) -> Iterator[str]:
    if mark.color:
        yield f"A{2 * number - 1}\tColor T{number} {mark.color}\n"
    if mark.verdict:
        verdict = "rejected" if mark.verdict.rejects else "accepted"
        yield f"A{2 * number}\tVerdict T{number} {verdict}\n"
    if note := in_a_line(mark.note.strip()):
        yield f"#{number}\tAnnotatorNotes T{number}\t{note}\n"


def _claim_lines(marks_by_name: Mapping[str, Mark]) -> Iterator[str]:
    """What is known of the claims that marks stand on, and who wrote the marks."""
    attributes, notes = count(2 * len(marks_by_name) + 1), count(len(marks_by_name) + 1)
    for name, mark in marks_by_name.items():
        for kind, value in values_of(mark).items():
            yield f"A{next(attributes)}\t{kind} {name} {value}\n"
        if mark.is_of_whole:
            yield f"A{next(attributes)}\t{WHOLE} {name}\n"
        for kind, text in _notes(mark):
            yield f"#{next(notes)}\t{kind} {name}\t{text}\n"


def values_of(mark: Mark) -> dict[str, str]:
    """The attributes of the claim that a mark stands on, each with its value in one word."""
    columns = spoken(mark)
    values = {name: word(columns[name]) for name in ("act", "polarity", "form", "doubt")}
    return {name.capitalize(): value for name, value in values.items() if value}


def _notes(mark: Mark) -> Iterator[tuple[str, str]]:
    """What is not of a few words, each on one line; last, which version of which mark it is."""
    columns = spoken(mark)
    is_odd = mark.label and (mark.label != word(mark.label) or mark.label in MOTIVATIONS)
    notes = {
        "Label": mark.label if is_odd and not mark.verdict else "",
        "Speaker": speaker(mark),
        "SpeakerAsFound": columns["speaker_as_found"] if columns["speaker_as_corrected"] else "",
        "Verb": columns["verb"],
        "Creator": str(mark.creator or ""),
    }
    yield from ((TAG, line) for tag in mark.tags if (line := in_a_line(tag)))
    yield from ((kind, line) for kind, text in notes.items() if (line := in_a_line(text or "")))
    yield OWN, f"{iri_of(mark.id)} {one_line(mark.modified)}"


def in_a_line(text: str) -> str:
    """The text with a sign for each line end and tab in it."""
    return shown(text).replace("\n", LINE_END).replace("\t", TAB)


def _related(mark: Mark) -> list[tuple[str, str]]:
    """What a mark is to others, and their ids."""
    answers = [("Answers", mark.answers)] if mark.answers else []
    return [*answers, *((word(link.kind) or "Links", link.to) for link in mark.links)]


def configuration(annotated: Iterable[Annotated]) -> str:
    """An `annotation.conf` that has every type and value in use, so that brat shows them all."""
    marks = [mark for _, group in annotated for mark in group]
    attributes = {"Color": COLORS, "Verdict": ("accepted", "rejected")}
    values: dict[str, set[str]] = {name: set(known) for name, known in attributes.items()}
    for mark in marks:
        for name, value in values_of(mark).items():
            values.setdefault(name, set()).add(value)
    relations = sorted({kind for mark in marks for kind, _ in _related(mark)})
    ends = "Arg1:<ENTITY>, Arg2:<ENTITY>"
    lines = [
        CONFIGURED,
        "[entities]",
        *sorted({kind_of(mark) for mark in marks}),
        "[relations]",
        *(f"{kind}\t{ends}" for kind in relations),
        f"<OVERLAP>\t{ends}, <OVL-TYPE>:<ANY>",
        "[events]",
        "[attributes]",
        *(_attribute(name, known) for name, known in values.items()),
        f"{WHOLE}\tArg:<ENTITY>",
    ]
    return "\n".join(lines) + "\n"


def _attribute(name: str, values: Iterable[str]) -> str:
    return f"{name}\tArg:<ENTITY>, Value:{'|'.join(sorted(values))}"


def _relations(marks: Iterable[Mark], numbers: Mapping[str, int]) -> Iterator[str]:
    pairs = [
        (kind, mark.id, other_id)
        for mark in marks
        for kind, other_id in _related(mark)
        if other_id in numbers and mark.id in numbers
    ]
    for number, (kind, mark_id, other_id) in enumerate(pairs, 1):
        yield f"R{number}\t{kind} Arg1:T{numbers[mark_id]} Arg2:T{numbers[other_id]}\n"
