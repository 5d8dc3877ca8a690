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


def _span(doc: Doc, start: int, end: int, *, label: str, group: int | str = "") -> Span:
    """The words that `text[start:end]` touches, as a span of spaCy."""
    span = doc.char_span(start, end, label=label, span_id=str(group), alignment_mode="expand")
    assert span is not None  # expanding always finds words
    return span
