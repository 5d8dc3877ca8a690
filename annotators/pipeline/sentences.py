"""`newsread_sentences`: certain sentence borders for any spaCy pipeline, set before its parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.language import Language

from annotators.pipeline.sentence_boundaries import sentence_borders

if TYPE_CHECKING:
    from spacy.tokens import Doc


_CODE = {True: 1, False: -1, None: 0}
"""A border as spaCy's column SENT_START holds it."""


class SentenceBorders:
    """Sets `is_sent_start` where layout and quotation marks settle it, and nowhere else.

    Borders that are already set stay as they are. All are set at once: spaCy walks through the
    whole Doc for each one that is set by its token.
    """

    def __call__(self, doc: Doc) -> Doc:
        """The document with its certain borders set."""
        words = [token.text for token in doc]
        borders = sentence_borders(words, [bool(token.whitespace_) for token in doc])
        column = doc.to_array([SENT_START]).reshape(-1)
        decided = np.array([_CODE[border] for border in borders]).astype(column.dtype)
        merged: Any = np.where(column == 0, decided, column)  # the stubs of spaCy know no uint64
        return doc.from_array([SENT_START], merged)


@Language.factory("newsread_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> SentenceBorders:
    """The component as spaCy builds it."""
    return SentenceBorders()
