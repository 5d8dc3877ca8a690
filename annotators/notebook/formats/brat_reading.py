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

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotators.notebook.mark import Mark

    JSON = dict[str, Any]

NO_TEXT = (
    "annotations of brat’s, whose text belongs into a file beside them, named the same but for "
    ".txt; it is not there"
)
CARRIES = ("note", "tags", "color", "label", "speaker")
"""What an annotation tells of a mark that is kept here already."""

_BOUND = re.compile(r"T\S*\t(\S+) (\d{1,15} \d{1,15}(?:;\d{1,15} \d{1,15})*)(?:\t|$)")
_TOLD = re.compile(r"(?:[AM#]\S*)\t(\S+) (T\S*)(?:[ \t](.*))?", re.DOTALL)
_RELATION = re.compile(r"R\S*\t(\S+) \S+?:(T\S*) \S+?:(T\S*)")


@dataclass(slots=True)
class _Annotation:
    """One annotation, with what other lines say of it."""

    kind: str
    pieces: list[tuple[int, int]]
    told: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    relations: list[tuple[str, str]] = field(default_factory=list)
    """What it is to others, and their names in the file."""

    def first(self, kind: str) -> str:
        """What is said of it under this kind, as it was before it was put on a line."""
        return next(iter(self.all(kind)), "")

    def all(self, kind: str) -> list[str]:
        """The same, where several may be said."""
        return [said.replace(LINE_END, "\n").replace(TAB, "\t") for said in self.told.get(kind, ())]


def is_brat(text: str) -> bool:
    """Whether the text is an `.ann`: its first line that says something is of a stretch of text."""
    return bool(_BOUND.match(text.lstrip()))


def read_brat(given: tuple[str, str | None]) -> Reading:
    """The annotations of an `.ann`, with the text that they are of.

    Raises:
        UnreadableError: the text is not there.
    """
    lines, text = given
    if not text:
        raise UnreadableError(NO_TEXT)
    article, problems = Article(text=text), []
    found, passed_over = _annotations(lines.replace("\r\n", "\n").split("\n"))
    names = {name: _name(name, each, article) for name, each in found.items()}
    marks: list[Mark] = []
    verdicts = [name for name, each in found.items() if "Verdict" in each.told]
    for name in found.keys() - set(verdicts):
        try:
            marks.append(_mark(found[name], names[name], names, article))
        except (UnreadableError, NotAMarkError) as error:
            problems.append(f"{name}: {reason(error)}")
    if passed_over:
        problems.append(f"{passed_over} lines are neither annotations, notes nor relations")
    return Reading(
        marks=tuple(sorted(marks, key=lambda mark: (mark.span, mark.id))),
        articles={article.id: article},
        problems=(*problems, *without_verdicts(len(verdicts))),
        carries={mark.id: (*CARRIES, *(["answers"] if mark.answers else [])) for mark in marks},
    )


def _annotations(lines: Iterable[str]) -> tuple[dict[str, _Annotation], int]:
    """The annotations by their names in the file, and how many lines say nothing of any."""
    found: dict[str, _Annotation] = {}
    rest: list[str] = []
    for line in lines:
        if bound := _BOUND.match(line):
            pairs = [pair.split() for pair in bound[2].split(";")]
            pieces = [(int(start), int(end)) for start, end in pairs]
            found[line.partition("\t")[0]] = _Annotation(bound[1], pieces)
        elif line.strip():
            rest.append(line)
    return found, sum(not _is_told(line, found) for line in rest)


def _is_told(line: str, found: Mapping[str, _Annotation]) -> bool:
    """Put down what a line says of an annotation; whether it says something of one."""
    if told := _TOLD.fullmatch(line):
        if told[2] in found:
            found[told[2]].told[told[1]].append(told[3] or "")
        return told[2] in found
    relation = _RELATION.match(line)
    if relation is None or not {relation[2], relation[3]} <= found.keys():
        return False
    found[relation[2]].relations.append((relation[1], relation[3]))
    return True


def _name(name: str, each: _Annotation, article: Article) -> str:
    own = each.first(OWN).partition(" ")[0]
    return id_of(own) if own else name_from(article.id, each.kind, each.pieces)


def _mark(each: _Annotation, name: str, names: Mapping[str, str], article: Article) -> Mark:
    span = _span(each.pieces, article.text)
    modified = each.first(OWN).partition(" ")[2]
    links = [{"to": names[to], "kind": kind} for kind, to in each.relations if kind != "Answers"]
    answers = [names[to] for kind, to in each.relations if kind == "Answers"]
    document: JSON = {
        "article": article.id,
        "start": span.start,
        "end": span.end,
        "exact": "" if WHOLE in each.told else span.of(article.text),
        "color": each.first("Color") or None,
        "note": "\n\n".join(each.all("AnnotatorNotes")),
        "tags": each.all(TAG),
        "speaker": each.first("Speaker") or None,
        "answers": next(iter(answers), None),
        "links": [link | ({"kind": ""} if link["kind"] == "Links" else {}) for link in links],
        "creator": creator_of(each.first("Creator")),
        "created": now(),
        "modified": just_after(modified) if modified else now(),
        **_type(each),
    }
    return from_document(name, document)


def _type(each: _Annotation) -> JSON:
    """What a mark is for, or its label: brat has one type, which is either of the two."""
    label = each.first("Label")
    if label and word(label) in (each.kind, ""):
        return {"label": label, "motivation": "classifying"}
    if each.kind in MOTIVATIONS:
        return {"label": None, "motivation": each.kind}
    return {"label": each.kind, "motivation": "classifying"}


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
