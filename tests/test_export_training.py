"""Judged findings as training data for spaCy."""

import json
from dataclasses import replace
from typing import Any

from annotators.annotation import Findings
from annotators.exports import WITH_FINDINGS
from annotators.exports.training import to_docbin
from annotators.marks.corrections import judge
from annotators.marks.mark import Mark
from tests.test_exports import ARTICLE, FOUND, marked


def examples(*marks: Mark, findings: Findings = FOUND) -> list[dict[str, Any]]:
    text = "".join(WITH_FINDINGS["spacy"]([(ARTICLE, marks)], lambda article: findings))
    return [json.loads(line) for line in text.splitlines()]


def test_corrections_are_training_data() -> None:
    wrong = replace(judge(ARTICLE, FOUND.entities[0], kind="ORG"), label="of mine")
    (example,) = examples(wrong)
    assert [(each["label"], each.get("speaker")) for each in example["spans"]] == [
        ("claim", "Ada Quill"),
        ("ORG", None),
    ]


def test_what_was_rejected_is_an_example_of_its_own() -> None:
    accepted, rejected = examples(judge(ARTICLE, FOUND.claims[0], rejects=True))
    assert (accepted["answer"], [s["label"] for s in accepted["spans"]]) == ("accept", ["PERSON"])
    assert (rejected["answer"], [s["label"] for s in rejected["spans"]]) == ("reject", ["claim"])


def test_spacy_makes_spans_of_an_example() -> None:
    import spacy

    (example,) = examples(marked("harbour", label="PLACE"))
    doc = spacy.blank("en")(example["text"])
    made = [doc.char_span(s["start"], s["end"], label=s["label"]) for s in example["spans"]]
    assert {(span.text, span.label_) for span in made if span} == {
        ("harbour", "PLACE"),
        ("“At last,”", "claim"),
        ("Ada Quill", "PERSON"),
    }


def test_a_doc_bin_holds_the_marks_whole_words_at_a_time() -> None:
    import spacy
    from spacy.tokens import DocBin

    stored = to_docbin([(ARTICLE, (marked("arbour", label="PLACE"),))])
    (doc,) = DocBin().from_bytes(stored).get_docs(spacy.blank("en").vocab)
    assert [(span.text, span.label_) for span in doc.spans["sc"]] == [("harbour", "PLACE")]
