"""`newsread_sentences`: certain sentence borders for any spaCy pipeline, set before its parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from annotators.language.borders import sentence_borders

if TYPE_CHECKING:
    from spacy.tokens import Doc


class SentenceBorders:
    """Sets `is_sent_start` where layout and quotation marks settle it, and nowhere else.

    Borders that are already set stay as they are.
    """

    def __call__(self, doc: Doc) -> Doc:
        """The document with its certain borders set."""
        words = [token.text for token in doc]
        borders = sentence_borders(words, [bool(token.whitespace_) for token in doc])
        for token, border in zip(doc, borders, strict=True):
            if border is not None and token.is_sent_start is None:
                token.is_sent_start = border
        return doc


@Language.factory("newsread_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> SentenceBorders:
    """The component as spaCy builds it."""
    return SentenceBorders()
