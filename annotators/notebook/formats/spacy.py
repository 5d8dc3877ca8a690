"""Training data, as spaCy's and Prodigy's JSONL: a text, and spans with labels in it.

One accepted example an article, with all that stands after the reader's corrections, and a
rejected one for each finding that the reader has rejected. Tokens are left to the training.

Read are the spans of accepted examples, but for what newsread itself had found.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotators.codec import dumps
from annotators.notebook.formats.excerpts import with_text
from annotators.notebook.formats.html import nothing_found
from annotators.notebook.formats.labelled_spans import (
    CLAIM_FIELDS,
    FROM_NEWSREAD,
    accepted,
    rejected,
)
from annotators.notebook.formats.reading import (
    Reading,
    UnreadableError,
    brief,
    by_name,
    just_after,
    name_from,
    offset,
    reason,
)
from annotators.notebook.mark import now
from annotators.notebook.mark_documents import NotAMarkError, from_document
from articles.article import Article, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

    from annotators.findings import Findings
    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Mark

    JSON = dict[str, Any]

KEY = "sc"
"""Where spaCy's own span categorizer looks for spans."""
ABOUT = ("title", "url")
"""What an example tells of its article."""
NOTHING_READ = (
    "no marks in it: of spaCy’s JSON lines what has a label comes back, but for newsread’s own "
    "findings; JSON lines (--format jsonl) and JSON-LD bring back all marks"
)
CARRIES = ("label",)
"""What a span tells of a mark that is kept here already."""


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
    about = {"article": article.id, **{key: getattr(article, key) for key in ABOUT}}
    return dumps({"text": article.text, "spans": spans, "answer": answer, "meta": about}) + "\n"


def to_docbin(
    annotated: Iterable[Annotated], findings_of: Callable[[Article], Findings] = nothing_found
) -> bytes:
    """The accepted examples as a spaCy DocBin, in the span group of `KEY`. Imports spaCy.

    Borders within a word are widened to the word. Those with a label in capitals, as names have
    it, are entities too, the longer where two overlap. `attrs["rows"]` of the group has what is
    told of each span (`CLAIM_FIELDS`), in the same order; `kb_id_` of a span is its speaker.
    """
    import spacy
    from spacy.tokens import DocBin
    from spacy.util import filter_spans

    docbin, nlp = DocBin(), spacy.blank("en")
    for article, marks in annotated:
        article, marks = with_text(article, marks)
        doc = nlp.make_doc(article.text)
        rows = accepted(marks, findings_of(article))
        spans_and_rows = [(span, row) for row in rows if (span := _in_words(doc, row)) is not None]
        doc.spans[KEY] = spans = [span for span, _ in spans_and_rows]
        attributes = [
            {name: row[name] for name in CLAIM_FIELDS if name in row} for _, row in spans_and_rows
        ]
        doc.spans[KEY].attrs["rows"] = attributes
        doc.ents = filter_spans([span for span in spans if span.label_.isupper()])
        docbin.add(doc)
    return bytes(docbin.to_bytes())


def _in_words(doc: Doc, row: JSON) -> SpacySpan | None:
    """The words of a Doc that a row touches."""
    return doc.char_span(
        row["start"],
        row["end"],
        row["label"],
        kb_id=row.get("speaker", ""),
        alignment_mode="expand",
    )


def is_example(row: Any) -> bool:
    """Whether something parsed is a text with spans in it."""
    is_text = isinstance(row, dict) and isinstance(row.get("text"), str) and row["text"]
    return bool(is_text) and isinstance(row.get("spans"), list)


def read_spacy(text: str) -> Reading:
    """The spans of every line as marks with a label; one that is none costs itself and no other."""
    marks: list[Mark] = []
    articles: list[Article] = []
    problems: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = _row(line)
            article = _article(row)
        except UnreadableError as error:
            problems.append(f"line {number}: {error}")
            continue
        articles.append(article)
        for span in _to_be_read(row):
            try:
                marks.append(_mark(span, article))
            except (UnreadableError, NotAMarkError) as error:
                problems.append(f"line {number}: {reason(error)}")
    return Reading(
        marks=tuple(marks),
        articles=by_name(articles),
        problems=tuple(problems),
        carries={mark.id: CARRIES for mark in marks},
        if_empty=NOTHING_READ,
    )


def _row(line: str) -> JSON:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("not JSON, or cut short") from error
    if not is_example(row):
        raise UnreadableError("no example: it wants a “text” and its “spans”")
    return dict(row)


def _article(row: JSON) -> Article:
    meta = row.get("meta")
    known = meta if isinstance(meta, dict) else {}
    title, url = (text if isinstance(text := known.get(key), str) else None for key in ABOUT)
    return Article(text=row["text"], title=title, url=url)


def _to_be_read(row: JSON) -> Iterator[Any]:
    """The spans of an example that stands, without those that newsread itself had found."""
    if row.get("answer", "accept") == "accept":
        for span in row["spans"]:
            if not (isinstance(span, dict) and FROM_NEWSREAD.items() <= span.items()):
                yield span


def _mark(span: Any, article: Article) -> Mark:
    if not isinstance(span, dict) or not isinstance(span.get("label"), str):
        raise UnreadableError(f"{brief(span)} is no span with a label")
    start, end = offset(span.get("start")), offset(span.get("end"))
    if not start < end <= len(article.text):
        raise UnreadableError(f"its text has nothing from {start} to {end}")
    id_, modified = span.get("id"), span.get("modified")
    document = {
        "article": article.id,
        "start": start,
        "end": end,
        "exact": Span(start, end).of(article.text),
        "motivation": "classifying",
        "label": span["label"],
        "speaker": span.get("speaker"),
        "created": now(),
        "modified": just_after(modified) if isinstance(modified, str) else now(),
    }
    name = id_ if isinstance(id_, str) and id_ else ""
    return from_document(name or name_from(article.id, start, end, span["label"]), document)
