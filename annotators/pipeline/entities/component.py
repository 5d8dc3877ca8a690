"""`newsread_names`: what a document as a whole says about its names, put into `doc.ents`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span
from spacy.util import filter_spans

from annotators.pipeline.entities.money import sums
from annotators.pipeline.entities.rules import improve
from annotators.text.repeated_names import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc


class NameRules:
    """Gives one name one label, and finds people again that were passed over, and sums."""

    def __call__(self, doc: Doc) -> Doc:
        """The document with better entities; of two that overlap the longer."""
        words = [token.text for token in doc]
        names = improve(words, [Name(ent.start, ent.end, ent.label_) for ent in doc.ents])
        spans = [Span(doc, name.start, name.end, name.label) for name in (*names, *sums(words))]
        doc.ents = filter_spans(spans)
        return doc


@Language.factory("newsread_names", requires=["doc.ents"], assigns=["doc.ents"])
def make_name_rules(nlp: Language, name: str) -> NameRules:
    """The component as spaCy builds it."""
    return NameRules()
