"""The spaCy components that newsread brings, as named in the entry points of `spacy_factories`.

Anyone who has newsread installed can write `nlp.add_pipe("newsread_quotes")` without importing
it. Each component writes to `doc.spans[key]` and leaves `doc.ents` to the model.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotators.quotes import find_quotations

Component = Callable[[Doc], Doc]


@Language.factory("newsread_quotes", default_config={"key": "newsread_quotes"})
def make_quotes(nlp: Language, name: str, key: str) -> Component:
    """Quotations, marks included, under `doc.spans[key]`; the label is their style."""

    def quotes(doc: Doc) -> Doc:
        found = find_quotations(doc.text)
        doc.spans[key] = [_span(doc, q.start, q.end, label=q.style, group=q.run) for q in found]
        return doc

    return quotes


@Language.factory("newsread_people", default_config={"key": "newsread_people"})
def make_people(nlp: Language, name: str, key: str) -> Component:
    """Mentions of people, organisations and other entities under `doc.spans[key]`: the label is
    the kind of entity, `kb_id_` its canonical name, `id_` is name, pronoun or nominal."""

    def people(doc: Doc) -> Doc:
        from annotators.findings import from_doc

        doc.spans[key] = [
            _span(doc, e.start, e.end, label=e.label, group=e.mention, name=e.name)
            for e in from_doc(doc).entities
        ]
        return doc

    return people


@Language.factory("newsread_claims", default_config={"key": "newsread_claims"})
def make_claims(nlp: Language, name: str, key: str) -> Component:
    """Claims and positions under `doc.spans[key]`: SOURCE, CUE and CONTENT, where `id_` is the
    number of the row and `kb_id_` the speaker. The rows whole are `annotators.from_doc(doc)`."""

    def claims(doc: Doc) -> Doc:
        from annotators.findings import from_doc

        findings = from_doc(doc)
        doc.spans[key] = [
            _span(doc, s.start, s.end, label=label, group=number, name=row.speaker)
            for number, row in enumerate((*findings.claims, *findings.positions))
            for label, spans in (("SOURCE", row.source), ("CUE", row.cue), ("CONTENT", row.content))
            for s in spans
        ]
        return doc

    return claims


def _span(
    doc: Doc, start: int, end: int, *, label: str, group: int | str = "", name: str = ""
) -> Span:
    """The words that `text[start:end]` touches, as a span of spaCy."""
    span = doc.char_span(
        start, end, label=label, kb_id=name, span_id=str(group), alignment_mode="expand"
    )
    assert span is not None  # expanding always finds words
    return span
