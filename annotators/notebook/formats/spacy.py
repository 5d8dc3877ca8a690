"""Training data, as spaCy's and Prodigy's JSONL: a text, and spans with labels in it.

One accepted example an article, with all that stands after the reader's corrections, and a
rejected one for each finding that the reader has rejected. Tokens are left to whoever trains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotators.codec import dumps
from annotators.notebook.corrections import corrected
from annotators.notebook.formats.brat import kind_of
from annotators.notebook.formats.excerpts import with_text
from annotators.notebook.formats.html import nothing_found
from annotators.presentation.statements import polarity_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

    from annotators.findings import Claim, Findings, Position
    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Mark
    from articles.article import Article, Span

    JSON = dict[str, Any]

TOLD = ("speaker", "act", "polarity", "form", "confidence")
"""What is told of a claim or position beside its words, by the same names everywhere."""
KEY = "sc"
"""Where spaCy's own span categorizer looks for spans."""


def as_spacy(
    annotated: Iterable[Annotated], findings_of: Callable[[Article], Findings] = nothing_found
) -> Iterator[str]:
    """One example a line. Without findings, what is accepted is only what the reader marked."""
    for article, marks in annotated:
        article, marks = with_text(article, marks)
        yield _example(article, _accepted(marks, findings_of(article)), "accept")
        for mark in marks:
            if mark.verdict and mark.verdict.rejects:
                yield _example(article, [_span(mark.span, kind_of(mark), _known(mark))], "reject")


def _accepted(marks: Sequence[Mark], findings: Findings) -> list[JSON]:
    """What stands after the reader's corrections, in the order of the text."""
    spans = (*_found(corrected(findings, marks)), *_marked(marks))
    return sorted(spans, key=lambda each: (each["start"], each["end"]))


def _found(findings: Findings) -> Iterator[JSON]:
    yield from (_span(each, each.label) for each in findings.entities if each.mention == "name")
    for quote in findings.quotes:
        told = {"speaker": quote.speaker, "form": quote.kind, "confidence": quote.confidence}
        yield _span(quote, "scare" if quote.kind == "scare" else "quote", told)
    for kind, rows in (("claim", findings.claims), ("position", findings.positions)):
        for row in rows:
            yield from (_span(span, kind, _reported(row)) for span in row.content)


def _reported(row: Claim | Position) -> JSON:
    known = {name: getattr(row, name) for name in TOLD}
    return known | {"polarity": polarity_of(row)}


def _marked(marks: Iterable[Mark]) -> Iterator[JSON]:
    for mark in marks:
        if mark.label and mark.exact and not mark.verdict:
            yield _span(mark.span, mark.label, _known(mark))


def _known(mark: Mark) -> JSON:
    """What was known of the claim that a mark stands on, as it was found."""
    claim = mark.claim
    known = {name: getattr(claim, name) for name in TOLD[1:]} if claim else {}
    return {"speaker": mark.speaker_as_found, **known}


def _span(span: Span, label: str, told: JSON | None = None) -> JSON:
    known = {name: value for name, value in (told or {}).items() if value not in (None, "")}
    return {"start": span.start, "end": span.end, "label": label, **known}


def _example(article: Article, spans: list[JSON], answer: str) -> str:
    about = {"article": article.id, "title": article.title, "url": article.url}
    return dumps({"text": article.text, "spans": spans, "answer": answer, "meta": about}) + "\n"


def to_docbin(
    annotated: Iterable[Annotated], findings_of: Callable[[Article], Findings] = nothing_found
) -> bytes:
    """The accepted examples as a spaCy DocBin, in the span group of `KEY`. Imports spaCy.

    Borders within a word are widened to the word. Those with a label in capitals, as names have
    it, are entities too, the longer where two overlap. `attrs["rows"]` of the group has what is
    told of each span (`TOLD`), in the same order; `kb_id_` of a span is its speaker.
    """
    import spacy
    from spacy.tokens import DocBin
    from spacy.util import filter_spans

    kept, nlp = DocBin(), spacy.blank("en")
    for article, marks in annotated:
        article, marks = with_text(article, marks)
        doc = nlp.make_doc(article.text)
        rows = _accepted(marks, findings_of(article))
        found = [(span, row) for row in rows if (span := _in_words(doc, row)) is not None]
        doc.spans[KEY] = spans = [span for span, _ in found]
        told = [{name: row[name] for name in TOLD if name in row} for _, row in found]
        doc.spans[KEY].attrs["rows"] = told
        doc.ents = filter_spans([span for span in spans if span.label_.isupper()])
        kept.add(doc)
    return bytes(kept.to_bytes())


def _in_words(doc: Doc, row: JSON) -> SpacySpan | None:
    """The words of a Doc that a row touches."""
    return doc.char_span(
        row["start"],
        row["end"],
        row["label"],
        kb_id=row.get("speaker", ""),
        alignment_mode="expand",
    )
