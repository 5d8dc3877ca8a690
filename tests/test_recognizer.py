"""Names decoded in whole columns are those that spaCy finds."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from annotators.pipeline import load
from annotators.pipeline.entities.recognizer import Recognizer
from tests.support.readings import SAMPLES

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(None)


def parsed(nlp: Language, texts: list[str]) -> list[Doc]:
    with nlp.select_pipes(disable=["ner", "newsread_names"]):
        return list(nlp.pipe(texts))


def names(recognizer: Any, docs: list[Doc]) -> list[list[tuple[int, int, str]]]:
    recognizer.set_annotations(docs, recognizer.predict(docs))
    assert all(doc.has_annotation("ENT_IOB") for doc in docs if len(doc))
    return [[(e.start, e.end, e.label_) for e in doc.ents] for doc in docs]


def test_names_are_those_that_spacy_finds(nlp: Language) -> None:
    quick: Any = nlp.get_pipe("ner")
    assert type(quick) is Recognizer
    own = EntityRecognizer(nlp.vocab, quick.model, "ner", moves=quick.moves)
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    texts += ["Ada Voss", "Voss", "\n\n", "Wanda Orr\nBo Ek of Karst", "“Ada” 12 May"]
    found = names(quick, parsed(nlp, texts))
    assert found == names(own, parsed(nlp, texts))
    assert sum(map(len, found)) > 30


def test_a_name_that_a_doc_has_already_stays(nlp: Language) -> None:
    (doc,) = parsed(nlp, ["Wanda Orr left the blue house."])
    doc.set_ents([Span(doc, 4, 6, "FAC")], default="unmodified")
    (found,) = names(nlp.get_pipe("ner"), [doc])
    assert (4, 6, "FAC") in found


def test_a_text_without_words_has_no_names(nlp: Language) -> None:
    assert names(nlp.get_pipe("ner"), [nlp.make_doc("")]) == [[]]


def test_it_goes_to_another_process(nlp: Language) -> None:
    assert type(pickle.loads(pickle.dumps(nlp.get_pipe("ner")))) is Recognizer
