"""The spaCy components, as others add them to a pipeline."""

from __future__ import annotations

import pickle
import warnings

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from annotators import from_doc
from annotators.pipeline import load
from annotators.pipeline.components import (
    FINDINGS,
    Finder,
    claims,
    findings_of,
    lacking,
    people,
)

TEXT = "Bo Ek met Ana Roe. “The dam is safe,” said Bo. Rain fell.\n\nThe mayor said it was late."
INTERVIEW = "Q: Who built the bridge?\nMara Voss: We did.\nQ: When?\nMara Voss: In May."


def test_quotations_are_found_by_a_component_of_a_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsread_quotes")
    doc = nlp("“Yes,” she said. “No.”")
    assert [span.text for span in doc.spans["newsread_quotes"]] == ["“Yes,”", "“No.”"]


def test_the_key_of_a_component_is_its_own_to_choose() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsread_quotes", config={"key": "quotes"})
    doc = nlp("“Yes,” she said.")
    assert len(doc.spans["quotes"]) == 1


def test_people_are_spans_with_their_canonical_names() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": name} for name in ("Ada Lind", "Lind")])  # type: ignore[attr-defined]
    nlp.add_pipe("newsread_people")
    with pytest.warns(UserWarning, match="newsread_people"):
        doc = nlp("Ada Lind came. Lind left.")
    spans = doc.spans["newsread_people"]
    assert [(s.text, s.label_, s.kb_id_, s.id_) for s in spans] == [
        ("Ada Lind", "PERSON", "Ada Lind", "name"),
        ("Lind", "PERSON", "Ada Lind", "name"),
    ]
    assert spans.attrs["names"] == ["Ada Lind", "Ada Lind"]


def test_claims_are_spans_by_role_and_row() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsread_claims")
    with pytest.warns(UserWarning, match="no parse"):
        doc = nlp(INTERVIEW)
    spans = [(s.label_, s.text) for s in doc.spans["newsread_claims"] if s.kb_id_ == "Mara Voss"]
    assert ("CONTENT", "We did.") in spans
    assert ("SOURCE", "Mara Voss") in spans


@pytest.mark.model
def test_a_pipeline_that_only_cuts_words_still_gives_quotes() -> None:
    findings = from_doc(spacy.blank("en")("“The river is ours,” she said.\n\n“No.”"))
    assert [(quote.start, quote.end) for quote in findings.quotes] == [(0, 20), (32, 37)]
    assert findings.people == ()


@pytest.mark.model
def test_without_grammar_statements_are_still_found_with_who_makes_them() -> None:
    claims = from_doc(spacy.blank("en")(TEXT)).claims
    statements = {(claim.speaker, span.of(TEXT)) for claim in claims for span in claim.content}
    assert ("Bo", "“The dam is safe,”") in statements


def test_without_grammar_the_turns_of_an_interview_still_have_their_speakers() -> None:
    claims = from_doc(spacy.blank("en")(INTERVIEW)).claims
    assert {claim.speaker for claim in claims} == {"Mara Voss"}


@pytest.mark.model
def test_without_a_parse_a_pronoun_still_stands_for_somebody() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Ada Lind"}])  # type: ignore[attr-defined]
    entities = from_doc(nlp("Ada Lind came. She left.")).entities
    assert [(e.mention, e.name) for e in entities] == [
        ("name", "Ada Lind"),
        ("pronoun", "Ada Lind"),
    ]


def test_what_a_pipeline_lacks_is_told_once_and_in_words() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsread_claims")
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("default")  # as Python has it for whoever asks for nothing else
        nlp(TEXT)
        nlp(TEXT)
    (warning,) = warned
    assert "no part-of-speech tags and no parse and no names" in str(warning.message)


def test_nothing_is_lacking_in_an_empty_text() -> None:
    assert lacking(spacy.blank("en")("")) == []


def test_spacy_can_be_asked_what_a_component_needs() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsread_claims")
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert "token.dep" in analysis["problems"]["newsread_claims"]
    assert "doc.spans" in analysis["summary"]["newsread_claims"]["assigns"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    for name in ("newsread_quotes", "newsread_people", "newsread_claims"):
        nlp.add_pipe(name)
    return nlp


def test_components_pickle(nlp: Language) -> None:
    for _, component in nlp.pipeline:
        assert pickle.loads(pickle.dumps(component)) == component


@pytest.mark.model
def test_a_row_says_who_does_what_and_how_sure_it_is_in_the_attributes_of_its_group() -> None:
    doc = load(None)(TEXT)
    group = Finder("claims", claims)(doc).spans["claims"]
    rows = group.attrs["rows"]
    first = next(row for row in rows if row["speaker"] == "Bo Ek")
    assert (first["kind"], first["act"], first["polarity"], first["form"]) == (
        "claim",
        "says",
        "affirms",
        "direct",
    )
    assert 0 < first["confidence"] <= 1
    assert {span.id_ for span in group} <= {str(number) for number in range(len(rows))}


@pytest.mark.model
def test_what_was_found_travels_with_the_doc() -> None:
    doc = Finder("claims", claims)(load(None)(TEXT))
    copy = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert FINDINGS in copy.user_data
    assert findings_of(copy) == findings_of(doc)
    assert copy.spans["claims"].attrs == doc.spans["claims"].attrs


@pytest.mark.model
def test_components_work_in_other_processes() -> None:
    nlp = load(None)
    with nlp.select_pipes(disable=[]):
        for name in ("newsread_quotes", "newsread_people", "newsread_claims"):
            nlp.add_pipe(name)
        try:
            docs = list(nlp.pipe([TEXT, INTERVIEW], n_process=2, batch_size=1))
        finally:
            for name in ("newsread_quotes", "newsread_people", "newsread_claims"):
                nlp.remove_pipe(name)
    assert all(doc.spans["newsread_claims"].attrs["rows"] for doc in docs)
    assert [doc.text for doc in docs] == [TEXT, INTERVIEW]


@pytest.mark.model
def test_the_shipped_pipeline_brings_what_the_components_need() -> None:
    assert lacking(load(None)(TEXT)) == []


@pytest.mark.model
def test_what_is_found_before_the_parser_is_found_anew_behind_it() -> None:
    nlp = load(None)
    early = nlp.make_doc(TEXT)
    with pytest.warns(UserWarning, match="newsread_people"):
        Finder("people", people)(early)
    for _, component in nlp.pipeline:
        early = component(early)
    rows = Finder("claims", claims)(early).spans["claims"].attrs["rows"]
    assert rows == Finder("claims", claims)(nlp(TEXT)).spans["claims"].attrs["rows"]
    assert rows


@pytest.mark.model
def test_the_shipped_pipeline_declares_what_the_components_require() -> None:
    nlp = load(None)
    nlp.add_pipe("newsread_claims")
    try:
        analysis = nlp.analyze_pipes()
    finally:
        nlp.remove_pipe("newsread_claims")
    assert analysis is not None
    assert analysis["problems"]["newsread_claims"] == []
