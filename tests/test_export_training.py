"""Judged findings as training data for spaCy."""

import json
from dataclasses import replace
from typing import Any

from annotators.findings import Findings
from annotators.notebook.corrections import judge
from annotators.notebook.formats import WITH_FINDINGS
from annotators.notebook.formats.spacy import to_docbin
from annotators.notebook.mark import Mark
from annotators.notebook.marked_claims import marked_claim
from tests.support.exported import ARTICLE, FINDINGS, mark_of


def examples(*marks: Mark, findings: Findings = FINDINGS) -> list[dict[str, Any]]:
    text = "".join(WITH_FINDINGS["spacy"]([(ARTICLE, marks)], lambda article: findings))
    return [json.loads(line) for line in text.splitlines()]


def test_corrections_are_training_data() -> None:
    wrong = replace(judge(ARTICLE, FINDINGS.entities[0], kind="ORG"), label="of mine")
    (example,) = examples(wrong)
    assert [(row["label"], row.get("speaker")) for row in example["spans"]] == [
        ("claim", "Ada Quill"),
        ("ORG", None),
    ]


def test_what_was_rejected_is_an_example_of_its_own() -> None:
    accepted, rejected = examples(judge(ARTICLE, FINDINGS.claims[0], rejects=True))
    assert (accepted["answer"], [s["label"] for s in accepted["spans"]]) == ("accept", ["PERSON"])
    assert (rejected["answer"], [s["label"] for s in rejected["spans"]]) == ("reject", ["claim"])


def test_spacy_makes_spans_of_an_example() -> None:
    import spacy

    (example,) = examples(mark_of("harbour", label="PLACE"))
    doc = spacy.blank("en")(example["text"])
    spans = [doc.char_span(s["start"], s["end"], label=s["label"]) for s in example["spans"]]
    assert {(span.text, span.label_) for span in spans if span} == {
        ("harbour", "PLACE"),
        ("“At last,”", "claim"),
        ("Ada Quill", "PERSON"),
    }


def test_a_doc_bin_holds_the_marks_whole_words_at_a_time() -> None:
    import spacy
    from spacy.tokens import DocBin

    data = to_docbin([(ARTICLE, (mark_of("arbour", label="PLACE"),))])
    (doc,) = DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab)
    assert [(span.text, span.label_) for span in doc.spans["sc"]] == [("harbour", "PLACE")]


DENIAL = replace(
    FINDINGS.claims[0], act="denies", polarity="denies", form="indirect", confidence=0.4
)
VALUES = {
    "speaker": "Ada Quill",
    "act": "denies",
    "polarity": "denies",
    "form": "indirect",
    "confidence": 0.4,
}


def test_an_example_tells_that_a_claim_is_denied_and_in_doubt() -> None:
    (example,) = examples(findings=Findings(claims=(DENIAL,)))
    (span,) = example["spans"]
    assert VALUES.items() <= span.items()


def test_a_rejected_example_tells_what_the_machine_had() -> None:
    mark = judge(ARTICLE, DENIAL, rejects=True)
    _, example = examples(mark, findings=Findings(claims=(DENIAL,)))
    assert VALUES.items() <= example["spans"][0].items()


def test_an_example_of_a_marked_denial_is_one() -> None:
    mark = mark_of(label="EVASION", speaker="Ada Quill", claim=marked_claim(DENIAL, ARTICLE.text))
    (example,) = examples(mark, findings=Findings())
    assert VALUES.items() <= example["spans"][0].items()


def test_a_doc_bin_tells_speaker_act_and_polarity_of_each_span() -> None:
    import spacy
    from spacy.tokens import DocBin

    findings = Findings(claims=(DENIAL,), entities=FINDINGS.entities)
    data = to_docbin([(ARTICLE, ())], lambda article: findings)
    (doc,) = DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab)
    group = doc.spans["sc"]
    assert [(span.label_, span.kb_id_) for span in group] == [
        ("claim", "Ada Quill"),
        ("PERSON", ""),
    ]
    assert group.attrs["rows"] == [VALUES, {}]


def test_a_note_on_the_whole_article_is_no_span() -> None:
    note = replace(mark_of("The", label="PLACE"), exact="")
    (example,) = examples(note, findings=Findings())
    assert example["spans"] == []
