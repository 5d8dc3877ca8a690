"""The verb of saying that stands beside a quotation."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.attribution.quote_cues import adjoining
from annotators.text.quotations import find_quotations
from annotators.text.tokens import Tokens

TAGS = {"said": "VBD", "added": "VBD", "wrote": "VBD", "left": "VBD", "Voss": "NNP", "she": "PRP"}
POS = {"VBD": "VERB", "NNP": "PROPN", "PRP": "PRON", "SP": "SPACE"}
CASES = {
    "behind, verb first": ("“ Go , ” said Voss .", 0, "said"),
    "behind, subject first": ("“ Go , ” Voss said .", 0, "said"),
    "ahead": ("Voss said , “ Go . ”", 0, "said"),
    "the second of two": ("“ Go , ” Voss said . “ Now , ” she added .", 1, "added"),
    "its sentence has ended": ("“ Go . ” Voss said so .", 0, ""),
    "another verb": ("“ Go , ” Voss left .", 0, ""),
    "part of a sentence": ("Voss said , “ and go ”", 0, ""),
    "announced a line before": ("Voss wrote to us : \n “ Go . ”", 0, "wrote"),
}


def made(text: str) -> Tokens:
    """A Doc without a tree: words with tags and parts of speech."""
    forms = text.split(" ")
    tags = ["SP" if word == "\n" else TAGS.get(word, "NN") for word in forms]
    pos = [
        POS.get(tag, "PUNCT" if word in ",.:“”" else "NOUN")
        for word, tag in zip(forms, tags, strict=True)
    ]
    doc = Doc(
        Vocab(),
        words=forms,
        tags=tags,
        pos=pos,
        sent_starts=[k == 0 or forms[k - 1] == "." for k in range(len(forms))],
    )
    words = Tokens.from_doc(doc)
    words.mark_quotations(find_quotations(doc.text))
    return words


@pytest.mark.parametrize(("text", "number", "cue"), CASES.values(), ids=CASES)
def test_a_verb_beside_a_quotation_is_its_cue(text: str, number: int, cue: str) -> None:
    words = made(text)
    quotation = find_quotations(words.text)[number]
    k = adjoining(words, words.between(quotation.start, quotation.end))
    assert ("" if k is None else words.form[k]) == cue
