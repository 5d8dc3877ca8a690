"""From a text to what is found in it: the one function that everything else calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.annotation import Findings, Quote
from annotators.quotes import find_quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc


def from_doc(doc: Doc) -> Findings:
    """What is found in a Doc that a pipeline has parsed."""
    quotes = tuple(
        Quote(start=q.start, end=q.end, kind="direct") for q in find_quotations(doc.text)
    )
    return Findings(quotes=quotes)
