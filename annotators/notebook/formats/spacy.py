"""Training data, as spaCy's and Prodigy's JSONL: a text, and spans with labels in it.

One accepted example an article, with all that stands after the reader's corrections, and a
rejected one for each finding that the reader has rejected. Tokens are left to whoever trains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotators.codec import dumps
from annotators.notebook.formats.excerpts import with_text
from annotators.notebook.formats.html import nothing_found
from annotators.notebook.formats.labelled_spans import TOLD, accepted, rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

    from annotators.findings import Findings
    from annotators.notebook.formats import Annotated
    from articles.article import Article

    JSON = dict[str, Any]

KEY = "sc"
"""Where spaCy's own span categorizer looks for spans."""


def as_spacy(
    annotated: Iterable[Annotated], findings_of: Callable[[Article], Findings] = nothing_found
) -> Iterator[str]:
    """One example a line. Without findings, what is accepted is only what the reader marked."""
    for article, marks in annotated:
        article, marks = with_text(article, marks)
        yield _example(article, accepted(marks, findings_of(article)), "accept")
        for row in rejected(marks):
            yield _example(article, [row], "reject")


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
        rows = accepted(marks, findings_of(article))
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
