"""Training data, as spaCy's and Prodigy's JSONL: a text, and spans with labels in it.

One accepted example an article, with all that stands after the reader's corrections, and a
rejected one for each finding that the reader has rejected. Tokens are left to whoever trains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotators.contract import dumps
from annotators.exports.brat import kind_of
from annotators.exports.excerpts import with_text
from annotators.exports.html import nothing_found
from annotators.marks.corrections import corrected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotators.annotation import Findings
    from annotators.exports import Annotated
    from annotators.marks.mark import Mark
    from articles.article import Article, Span

    JSON = dict[str, Any]

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
                yield _example(article, [_span(mark.span, kind_of(mark))], "reject")


def _accepted(marks: Sequence[Mark], findings: Findings) -> list[JSON]:
    """What stands after the reader's corrections, in the order of the text."""
    spans = (*_found(corrected(findings, marks)), *_marked(marks))
    return sorted(spans, key=lambda each: (each["start"], each["end"]))


def _found(findings: Findings) -> Iterator[JSON]:
    yield from (_span(each, each.label) for each in findings.entities if each.mention == "name")
    for quote in findings.quotes:
        yield _span(quote, "scare" if quote.kind == "scare" else "quote", quote.speaker)
    for kind, rows in (("claim", findings.claims), ("position", findings.positions)):
        for row in rows:
            yield from (_span(span, kind, row.speaker) for span in row.content)


def _marked(marks: Iterable[Mark]) -> Iterator[JSON]:
    yield from (_span(mark.span, mark.label) for mark in marks if mark.label and not mark.verdict)


def _span(span: Span, label: str, speaker: str | None = None) -> JSON:
    known = {"start": span.start, "end": span.end, "label": label}
    return {**known, "speaker": speaker} if speaker else known


def _example(article: Article, spans: list[JSON], answer: str) -> str:
    about = {"article": article.id, "title": article.title, "url": article.url}
    return dumps({"text": article.text, "spans": spans, "answer": answer, "meta": about}) + "\n"


def to_docbin(
    annotated: Iterable[Annotated], findings_of: Callable[[Article], Findings] = nothing_found
) -> bytes:
    """The accepted examples as a spaCy DocBin, in the span group of `KEY`. Imports spaCy.

    Borders within a word are widened to the word. Those with a label in capitals, as names have
    it, are entities too, the longer where two overlap.
    """
    import spacy
    from spacy.tokens import DocBin
    from spacy.util import filter_spans

    kept, nlp = DocBin(), spacy.blank("en")
    for article, marks in annotated:
        article, marks = with_text(article, marks)
        doc = nlp.make_doc(article.text)
        found = (
            doc.char_span(each["start"], each["end"], each["label"], alignment_mode="expand")
            for each in _accepted(marks, findings_of(article))
        )
        doc.spans[KEY] = spans = [span for span in found if span is not None]
        doc.ents = filter_spans([span for span in spans if span.label_.isupper()])
        kept.add(doc)
    return bytes(kept.to_bytes())
