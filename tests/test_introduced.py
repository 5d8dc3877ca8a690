"""Whom the words of a source name beside its noun."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from annotators.attribution.source_span import introduced
from annotators.coreference.clusters import clusters_of
from annotators.text.tokens import Tokens

NAMES = {
    "title": ("The/DET chief/ADJ engineer/NOUN [Bo/PROPN Ek/PROPN]", "Bo Ek"),
    "beside, after a comma": (
        "The/DET mayor/NOUN of/ADP Lund/PROPN ,/PUNCT [Bo/PROPN Ek/PROPN] ,/PUNCT",
        "Bo Ek",
    ),
    "before a clause": (
        "[Bo/PROPN Ek/PROPN] ,/PUNCT who/PRON runs/VERB the/DET choir/NOUN",
        "Bo Ek",
    ),
    "age": (
        "the/DET 81/NUM -/PUNCT year/NOUN -/PUNCT old/ADJ poet/NOUN [Bo/PROPN Ek/PROPN]",
        "Bo Ek",
    ),
    "somebody's": ("[Voss/PROPN] ’s/PART lawyer/NOUN ,/PUNCT [Bo/PROPN Ek/PROPN]", "Bo Ek"),
    "named after a campaign": (
        "[Voss/PROPN] campaign/NOUN manager/NOUN [Bo/PROPN Ek/PROPN]",
        "Bo Ek",
    ),
    "only spoken for": ("A/DET spokesman/NOUN for/ADP [Bo/PROPN Ek/PROPN]", None),
    "only related": ("[Bo/PROPN Ek/PROPN] ’s/PART wife/NOUN", None),
}


def made(tagged: str) -> Doc:
    """A Doc of `word/POS` pairs, with people in square brackets."""
    cells = tagged.split()
    pairs = [cell.strip("[]").split("/") for cell in cells]
    doc = Doc(
        Vocab(),
        words=[word for word, _ in pairs],
        pos=[pos for _, pos in pairs],
        tags=["NN"] * len(pairs),
    )
    starts = [k for k, cell in enumerate(cells) if cell.startswith("[")]
    ends = [k + 1 for k, cell in enumerate(cells) if cell.endswith("]")]
    doc.ents = [Span(doc, a, b, "PERSON") for a, b in zip(starts, ends, strict=True)]
    return doc


@pytest.mark.parametrize(("tagged", "name"), NAMES.values(), ids=NAMES)
def test_a_source_is_called_by_the_name_it_introduces(tagged: str, name: str | None) -> None:
    doc = made(tagged)
    words = Tokens.from_doc(doc)
    found = introduced(words, clusters_of(doc, words), 0, (0, len(words)))
    assert (found.name if found else None) == name
