"""The tagger of sources, cues and contents: spaCy's transition-based recognizer on other labels.

It keeps a long content whole, where a token-by-token tagger breaks it to pieces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.pipeline.ner import EntityRecognizer  # type: ignore[import-not-found]

from annotators.attribution.span_tags import KEY

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
    from thinc.api import Model


class AttributionTagger(EntityRecognizer):  # type: ignore[misc]
    """Writes `doc.spans["newsread_attribution"]`, labelled SOURCE, CUE, CONTENT.

    `doc.ents` is left as it was found. It must run before anything sets sentence borders: a
    content may go over several sentences.
    """

    def predict(self, docs: list[Doc]) -> Any:
        """The predicted states, as if the documents had no names yet."""
        kept = [list(doc.ents) for doc in docs]
        for doc in docs:
            doc.set_ents([], default="missing")
        states = super().predict(docs)
        for doc, names in zip(docs, kept, strict=True):
            _restore(doc, names)
        return states

    def set_annotations(self, docs: list[Doc], states_or_beams: Any) -> None:
        """Put what was predicted into each document's spans."""
        for doc, state in zip(docs, states_or_beams, strict=True):
            kept = list(doc.ents)
            doc.set_ents([], default="missing")
            super().set_annotations([doc], [state])
            doc.spans[KEY] = list(doc.ents)
            _restore(doc, kept)


def _restore(doc: Doc, names: list[Span]) -> None:
    doc.set_ents(names, default="outside" if names else "missing")


@Language.factory("newsread_attribution", assigns=["doc.spans"])
def make_attribution_tagger(nlp: Language, name: str, model: Model[Any, Any]) -> AttributionTagger:
    """The component as spaCy builds it from a config."""
    return AttributionTagger(nlp.vocab, model, name, update_with_oracle_cut_size=100)
