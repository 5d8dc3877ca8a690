"""The library as a script uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import annotators
from annotators.findings import Findings
from articles import ArticleError
from tests.support.fresh_python import imported_by

if TYPE_CHECKING:
    from spacy.tokens import Doc


def test_importing_the_library_imports_nothing_heavy() -> None:
    assert "annotators.running.annotate" not in imported_by("import annotators", whole=True)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match=r"annotators.*'claims'"):
        _ = annotators.claims


@pytest.mark.model
def test_a_text_is_annotated_in_one_call() -> None:
    from annotators import annotate

    findings = annotate("“It only waits,” said Ada Brandt.")
    assert [(quote.start, quote.end, quote.speaker) for quote in findings.quotes] == [
        (0, 16, "Ada Brandt")
    ]


@pytest.mark.model
def test_many_texts_come_back_in_order() -> None:
    from annotators import annotate_many

    texts = ["“Yes,” said Ada Brandt.", "“No,” said Ole Lund."]
    speakers = [findings.quotes[0].speaker for findings in annotate_many(texts)]
    assert speakers == ["Ada Brandt", "Ole Lund"]


@pytest.mark.model
def test_findings_are_those_of_a_doc_of_the_whole_pipeline_lemmas_too() -> None:
    from annotators import annotate, from_doc
    from annotators.pipeline import load

    text = "The ferries were not sinking, Ada Brandt told reporters. Her rivals denied it."
    doc = load()(text)
    assert doc[1].lemma_ == "ferry"
    assert annotate(text).claims == from_doc(doc).claims != ()


@pytest.mark.model
def test_a_text_in_another_language_has_only_quotations() -> None:
    from annotators import annotate_many

    german = "„Die Brücke bleibt zu“, sagte die Bürgermeisterin nach dem Sturm, und sie ging."
    english, other, short = annotate_many(["“Yes,” said Ada Brandt.", german, "“No.”"])
    assert (other.language, other.entities, other.claims) == ("de", (), ())
    assert [quote.of(german) for quote in other.quotes] == ["„Die Brücke bleibt zu“"]
    assert (english.language, short.language) == ("und", "und")  # too short to say
    assert english.quotes[0].speaker == "Ada Brandt"


@pytest.mark.model
@pytest.mark.parametrize("endless", ["[", "![", "'s", "km"])
def test_an_endless_row_costs_no_time_and_moves_nothing(endless: str) -> None:
    from annotators import annotate

    row = endless * 100_000 + " "
    (quote,) = annotate(row + "\n\n“It only waits,” said Ada Brandt.").quotes
    assert (quote.start, quote.speaker) == (len(row) + 2, "Ada Brandt")


@pytest.mark.model
def test_half_a_character_is_no_obstacle_and_moves_nothing() -> None:
    from annotators import annotate

    (quote,) = annotate("\ud83d Foo\ude00 “It only waits,” said Ada Brandt.").quotes
    assert (quote.start, quote.speaker) == (7, "Ada Brandt")


@pytest.mark.model
def test_a_text_longer_than_a_pipeline_takes_goes_in_pieces() -> None:
    from annotators import annotate

    german = "„Die Brücke bleibt zu“, sagte die Bürgermeisterin nach dem Sturm, und sie ging.\n"
    text = german * 13_000
    findings = annotate(text)

    assert len(text) > 1_000_000
    assert findings.quotes[-1].of(text) == "„Die Brücke bleibt zu“"
    assert len(findings.quotes) == 13_000


@pytest.mark.model
def test_no_text_has_no_findings() -> None:
    from annotators import annotate_many

    assert [findings.quotes for findings in annotate_many(["", "“Yes,” said Ada Brandt.", ""])][
        ::2
    ] == [(), ()]


@pytest.mark.model
@pytest.mark.parametrize(
    "failure", [ValueError("[E088]"), MemoryError(), RecursionError(), SystemExit("no model")]
)
def test_what_a_pipeline_raises_is_a_sentence_that_names_the_text(
    failure: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotators import from_doc
    from annotators.running import annotate

    def fails(doc: Doc) -> Findings:
        if "Brandt" in doc.text:
            raise failure
        return from_doc(doc)

    monkeypatch.setattr(annotate, "from_doc", fails)
    results = annotate.annotate_many(["“No,” said Ole Lund.", "“Yes,” said Ada Brandt."])

    assert next(results).quotes[0].speaker == "Ole Lund"
    with pytest.raises(ArticleError, match=r"^““Yes,” said Ada Brandt.”: this text ") as error:
        next(results)
    cause = error.value.__cause__
    assert cause
    assert failure in (cause, cause.__cause__)
