"""The spaCy components, as others add them to a pipeline."""

from __future__ import annotations

import spacy

from annotators import from_doc


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
    doc = nlp("Ada Lind came. Lind left.")
    spans = doc.spans["newsread_people"]
    assert [(s.text, s.label_, s.kb_id_, s.id_) for s in spans] == [
        ("Ada Lind", "PERSON", "Ada Lind", "name"),
        ("Lind", "PERSON", "Ada Lind", "name"),
    ]


def test_claims_are_spans_by_role_and_row() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsread_claims")
    text = "Q: Who built the bridge?\nMara Voss: We did.\nQ: When?\nMara Voss: In May."
    doc = nlp(text)
    said = [(s.label_, s.text) for s in doc.spans["newsread_claims"] if s.kb_id_ == "Mara Voss"]
    assert ("CONTENT", "We did.") in said
    assert ("SOURCE", "Mara Voss") in said


def test_a_pipeline_that_only_cuts_words_still_gives_quotes() -> None:
    findings = from_doc(spacy.blank("en")("“The river is ours,” she said.\n\n“No.”"))
    assert len(findings.quotes) == 2
    assert findings.people == ()
