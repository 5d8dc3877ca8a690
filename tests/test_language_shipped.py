"""The pipeline that ships, on short texts of our own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from annotators import pipeline

pytestmark = pytest.mark.model

TEXT = """Ostravik shuts bridge over the Ostra

OSTRAVIK (NP) — The city closed the bridge on Tuesday, Mayor Ora Venn said.

“We will not risk lives,” said Venn. “The cables are old.” The hall fell silent.

Peter Brask, who owns the ferry, told reporters that business had doubled. He denied \
raising prices.
"""


def sentences(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in pipeline.load()(text).sents]


def test_it_is_described_without_being_loaded() -> None:
    description = pipeline.describe()
    assert description.name == "en_newsread"
    assert {"PERSON", "ORG", "GPE", "LOC", "NORP", "DATE"} <= set(description.labels)
    assert description.size < 30_000_000
    assert description.limits is None


def test_its_fingerprint_names_it_and_needs_no_spacy() -> None:
    code = (
        "import sys; from annotators.pipeline import fingerprint; print(fingerprint());"
        "assert 'spacy' not in sys.modules"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert run.stdout.decode().strip() == pipeline.fingerprint()
    assert pipeline.fingerprint().startswith("en_newsread-")


def test_it_finds_people_without_their_titles() -> None:
    names = [(ent.text, ent.label_) for ent in pipeline.load()(TEXT).ents]
    assert ("Ora Venn", "PERSON") in names
    assert ("Peter Brask", "PERSON") in names
    assert ("Tuesday", "DATE") in names


def test_it_cuts_headline_dateline_and_quotations_rightly() -> None:
    assert sentences(TEXT) == [
        "Ostravik shuts bridge over the Ostra",
        "OSTRAVIK (NP) — The city closed the bridge on Tuesday, Mayor Ora Venn said.",
        "“We will not risk lives,” said Venn.",
        "“The cables are old.”",
        "The hall fell silent.",
        "Peter Brask, who owns the ferry, told reporters that business had doubled.",
        "He denied raising prices.",
    ]


QUOTED = [
    ("“It is late.” The hall emptied.", 2),
    ('"It is late." The hall emptied.', 2),
    ("“It is late,” he said. The hall emptied.", 2),
    ("“Is it late?” he asked. Nobody knew.", 2),
    ("“Stop!” Ora Venn shouted. Nobody did.", 2),
    ("“It is late,” Venn, who leads the council, told reporters in Lund.", 1),
    ("“It is late,” said Venn, “and the ferry has gone.”", 1),
    ("Venn said: “It is late.” The hall emptied.", 2),
    ("‘It is late,’ he said.", 1),
    ("He said it was “late.” The hall emptied.", 2),
    ("“It is late,” he said.\n\n“The ferry has gone,” said Venn.", 2),
    ("Ferry leaves without mayor\nOra Venn came late\n\nLUND, Jan 5 (NP) - The ferry left.", 3),
]


@pytest.mark.parametrize(("text", "count"), QUOTED)
def test_a_quotation_stays_with_its_reporting_clause_and_ends_its_sentence(
    text: str, count: int
) -> None:
    assert len(sentences(text)) == count


def test_every_paragraph_ends_a_sentence() -> None:
    lines = [text for text, _ in QUOTED for text in text.splitlines() if text]
    starts = {sentence.start_char for sentence in pipeline.load()("\n\n".join(lines)).sents}
    places = [0]
    for line in lines:
        places.append(places[-1] + len(line) + 2)
    assert starts.issuperset(places[:-1])


def test_its_trees_say_who_is_subject() -> None:
    doc = pipeline.load()("Peter Brask told reporters that business had doubled.")
    subjects = {t.text: t.head.text for t in doc if t.dep_.startswith("nsubj")}
    assert subjects == {"Brask": "told", "business": "doubled"} or subjects == {
        "Peter": "told",
        "business": "doubled",
    }


def test_its_lemmas_are_those_of_a_dictionary() -> None:
    doc = pipeline.load()("The children were running and she has taken the knives.")
    assert [t.lemma_ for t in doc] == [
        "the", "child", "be", "run", "and", "she", "have", "take", "the", "knife", ".",
    ]  # fmt: skip


def test_a_lemma_has_no_commas_and_no_capital_of_a_sentence() -> None:
    doc = pipeline.load()("Thank the 12,000 readers.")
    assert [t.lemma_ for t in doc] == ["thank", "the", "12000", "reader", "."]


def test_its_names_have_the_labels_that_it_says_it_has() -> None:
    doc = pipeline.load()("Peter Brask said it rained.")
    assert doc.ents
    assert {ent.label_ for ent in doc.ents} <= set(pipeline.describe().labels)


def test_an_empty_text_is_no_trouble() -> None:
    assert len(pipeline.load()("")) == 0
    assert [t.text for t in pipeline.load()("\n\n")] == ["\n\n"]
