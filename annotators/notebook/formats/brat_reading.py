"""What brat writes: the annotations in an `.ann`, of the text in the `.txt` beside it.

An annotation that newsread had written is the same mark. Read are types, colours, notes, tags,
speakers, and relations; what brat has beside these, such as events, has no place in a mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotators.notebook.formats.brat import LINE_END, OWN, TAB, TAG, WHOLE, word
from annotators.notebook.formats.iris import id_of
from annotators.notebook.formats.reading import (
    Reading,
    UnreadableError,
    creator_of,
    just_after,
    name_from,
    reason,
    without_verdicts,
)
from annotators.notebook.mark import MOTIVATIONS, now
from annotators.notebook.mark_documents import NotAMarkError, from_document
from articles.article import Article, Span
from articles.counts import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from annotators.notebook.mark import Mark

    JSON = dict[str, Any]

NO_TEXT = (
    "annotations of brat’s, whose text belongs into a file beside them, named the same but for "
    ".txt; it is not there"
)
CARRIES = ("note", "tags", "color", "label", "speaker")
"""What an annotation tells of a mark that is kept here already."""

_BOUND = re.compile(r"T\S*\t(\S+) (\d{1,15} \d{1,15}(?:;\d{1,15} \d{1,15})*)(?:\t|$)")
_ATTRIBUTE_OR_NOTE = re.compile(r"(?:[AM#]\S*)\t(\S+) (T\S*)(?:[ \t](.*))?", re.DOTALL)
_RELATION = re.compile(r"R\S*\t(\S+) \S+?:(T\S*) \S+?:(T\S*)")


@dataclass(slots=True)
class _Annotation:
    """One annotation, with what other lines say of it."""

    kind: str
    pieces: list[tuple[int, int]]
    texts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Kind of an attribute or a note -> what the lines of that kind say of it."""
    relations: list[tuple[str, str]] = field(default_factory=list)
    """What it is to others, and their names in the file."""

    def first(self, kind: str) -> str:
        """The first text of this kind, with its line ends and tabs; empty if there is none."""
        return next(iter(self.all(kind)), "")

    def all(self, kind: str) -> list[str]:
        """The texts of this kind, with their line ends and tabs."""
        return [
            text.replace(LINE_END, "\n").replace(TAB, "\t") for text in self.texts.get(kind, ())
        ]


def is_brat(text: str) -> bool:
    """Whether the text is an `.ann`: its first line that says something is of a stretch of text."""
    return bool(_BOUND.match(text.lstrip()))


def read_brat(contents: tuple[str, str | None]) -> Reading:
    """The annotations of an `.ann`, with the text that they are of.

    contents: of the `.ann`, and of the `.txt` beside it; None if that is not there.

    Raises:
        UnreadableError: the text is not there.
    """
    lines, text = contents
    if not text:
        raise UnreadableError(NO_TEXT)
    article = Article(text=text)
    annotations, passed_over = _annotations(lines.replace("\r\n", "\n").split("\n"))
    verdicts = [name for name, annotation in annotations.items() if "Verdict" in annotation.texts]
    marks, problems = _marks(annotations, set(verdicts), article)
    if passed_over:
        problems.append(
            f"passed over {counted(passed_over, 'line')}: no annotation, note or relation"
        )
    return Reading(
        marks=tuple(sorted(marks, key=lambda mark: (mark.span, mark.id))),
        articles={article.id: article},
        problems=(*problems, *without_verdicts(len(verdicts))),
        carries={mark.id: (*CARRIES, *(["answers"] if mark.answers else [])) for mark in marks},
    )


def _marks(
    annotations: Mapping[str, _Annotation], verdicts: Collection[str], article: Article
) -> tuple[list[Mark], list[str]]:
    """The marks of the annotations that are no verdicts, and what is wrong with the others."""
    names = {name: _name(annotation, article) for name, annotation in annotations.items()}
    marks: list[Mark] = []
    problems: list[str] = []
    for name in annotations.keys() - verdicts:
        try:
            marks.append(_mark(annotations[name], names[name], names, article))
        except (UnreadableError, NotAMarkError) as error:
            problems.append(f"{name}: {reason(error)}")
    return marks, problems


def _annotations(lines: Iterable[str]) -> tuple[dict[str, _Annotation], int]:
    """The annotations by their names in the file, and how many lines say nothing of any."""
    annotations: dict[str, _Annotation] = {}
    rest: list[str] = []
    for line in lines:
        if bound := _BOUND.match(line):
            pairs = [pair.split() for pair in bound[2].split(";")]
            pieces = [(int(start), int(end)) for start, end in pairs]
            annotations[line.partition("\t")[0]] = _Annotation(bound[1], pieces)
        elif line.strip():
            rest.append(line)
    return annotations, sum(not _is_attached(line, annotations) for line in rest)


def _is_attached(line: str, annotations: Mapping[str, _Annotation]) -> bool:
    """Add what a line says to the annotation it is about; False if it is about none."""
    if match := _ATTRIBUTE_OR_NOTE.fullmatch(line):
        if match[2] in annotations:
            annotations[match[2]].texts[match[1]].append(match[3] or "")
        return match[2] in annotations
    relation = _RELATION.match(line)
    if relation is None or not {relation[2], relation[3]} <= annotations.keys():
        return False
    annotations[relation[2]].relations.append((relation[1], relation[3]))
    return True


def _name(annotation: _Annotation, article: Article) -> str:
    iri = annotation.first(OWN).partition(" ")[0]
    return id_of(iri) if iri else name_from(article.id, annotation.kind, annotation.pieces)


def _mark(annotation: _Annotation, name: str, names: Mapping[str, str], article: Article) -> Mark:
    span = _span(annotation.pieces, article.text)
    modified = annotation.first(OWN).partition(" ")[2]
    links = [
        {"to": names[to], "kind": kind} for kind, to in annotation.relations if kind != "Answers"
    ]
    answers = [names[to] for kind, to in annotation.relations if kind == "Answers"]
    document: JSON = {
        "article": article.id,
        "start": span.start,
        "end": span.end,
        "exact": "" if WHOLE in annotation.texts else span.of(article.text),
        "color": annotation.first("Color") or None,
        "note": "\n\n".join(annotation.all("AnnotatorNotes")),
        "tags": annotation.all(TAG),
        "speaker": annotation.first("Speaker") or None,
        "answers": next(iter(answers), None),
        "links": [link | ({"kind": ""} if link["kind"] == "Links" else {}) for link in links],
        "creator": creator_of(annotation.first("Creator")),
        "created": now(),
        "modified": just_after(modified) if modified else now(),
        **_type(annotation),
    }
    return from_document(name, document)


def _type(annotation: _Annotation) -> JSON:
    """What a mark is for, or its label: brat has one type, which is either of the two."""
    label = annotation.first("Label")
    if label and word(label) in (annotation.kind, ""):
        return {"label": label, "motivation": "classifying"}
    if annotation.kind in MOTIVATIONS:
        return {"label": None, "motivation": annotation.kind}
    return {"label": annotation.kind, "motivation": "classifying"}


def _span(pieces: list[tuple[int, int]], text: str) -> Span:
    """The stretch of an annotation, which may be cut where a line ends and nowhere else.

    Raises:
        UnreadableError: it goes beyond the text, or other words stand between its pieces.
    """
    starts, ends = zip(*pieces, strict=True)
    if not all(start < end <= len(text) for start, end in pieces):
        raise UnreadableError(f"its text has nothing from {starts[0]} to {ends[-1]}")
    if any(text[end:start].strip() for end, start in zip(ends, starts[1:], strict=False)):
        raise UnreadableError("its pieces have other words between them, as no mark has")
    return Span(min(starts), max(ends))
