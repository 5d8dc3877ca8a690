"""Marks and verdicts as data to train with: Prodigy's and spaCy's JSON lines, spaCy's DocBin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annotators.exports.bundle import Bundle, label_of, line_of

if TYPE_CHECKING:
    from annotators.exports.bundle import JSON
    from annotators.mark import Mark


def to_spacy(bundles: Iterable[Bundle]) -> str:
    """A line for each article with the marks on it, and one for each finding that is rejected."""
    return "".join(line_of(task) for bundle in bundles for task in _tasks(bundle))


def _tasks(bundle: Bundle) -> Iterator[JSON]:
    rejected = [mark for mark in bundle.marks if is_rejected(mark)]
    right = [mark for mark in bundle.marks if not is_rejected(mark)]
    if right:
        yield _task(bundle, right, "accept")
    yield from (_task(bundle, [mark], "reject") for mark in rejected)


def _task(bundle: Bundle, marks: Iterable[Mark], answer: str) -> JSON:
    article = bundle.article
    meta = {"id": article.id, "title": article.title, "url": article.url}
    spans = [
        {"start": mark.span.start, "end": mark.span.end, "label": label_of(mark), "id": mark.id}
        for mark in marks
    ]
    return {"text": article.text, "spans": spans, "answer": answer, "meta": meta}


def is_rejected(mark: Mark) -> bool:
    """Whether the mark says that the machine was wrong to find something here."""
    return mark.verdict is not None and mark.verdict.rejects


def to_docbin(bundles: Iterable[Bundle], key: str = "sc") -> bytes:
    """What is not rejected as a spaCy DocBin, in the span group `key`; imports spaCy.

    Borders within a word are widened to the word.
    """
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    kept = DocBin(store_user_data=False)
    for bundle in bundles:
        doc = nlp.make_doc(bundle.article.text)
        spans = [
            doc.char_span(
                mark.span.start, mark.span.end, label=label_of(mark), alignment_mode="expand"
            )
            for mark in bundle.marks
            if not is_rejected(mark)
        ]
        doc.spans[key] = [span for span in spans if span is not None]
        kept.add(doc)
    return bytes(kept.to_bytes())
