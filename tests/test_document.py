"""What is known of an article, asked at a place: no screen, no app."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotators.findings import Claim, Findings, Quote
from annotators.notebook.anchoring.placed import Place, Placed, made_here
from annotators.notebook.corrections import judge
from annotators.notebook.mark import Mark, mark_on
from annotators.notebook.relations import Relation
from articles.article import Article, Part, Span
from tests.support.readings import ARTICLE, CORVO, FINDINGS, TEXT, span
from tui.reader.document.document import Document, Judged
from tui.reader.document.explain import explain

DOCUMENT = Document.of(ARTICLE, FINDINGS)


def document_with(*marks: Mark) -> Document:
    return DOCUMENT.with_marks(tuple(map(made_here, marks)), {})


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("Harbour", "Harbour bridge will close, mayor says"),
        ("We cannot", "“We cannot wait for it to fall,”"),
        ("wait for", "“We cannot wait for it to fall,”"),
        ("will close in May", "The bridge over the Selde will close in May"),
        ("Officials", "Officials are reportedly looking at a ferry"),
    ],
)
def test_a_mark_would_be_on_the_finding_here_or_else_the_sentence(at: str, words: str) -> None:
    target = DOCUMENT.target(span(at).start)
    assert target is not None
    assert target.of(TEXT) == words


def test_a_mark_would_be_on_what_is_selected_if_something_is() -> None:
    assert DOCUMENT.target(0, span("“We")) == span("“We")


def test_nothing_can_be_marked_in_an_empty_text() -> None:
    assert Document.of(Article(text="")).target(0) is None


def test_of_findings_that_overlap_a_quotation_comes_before_its_claim() -> None:
    quote_start, scare_start = span("We cannot").start, span("“old lady”").start
    assert DOCUMENT.finding_at(quote_start) == FINDINGS.quotes[0]
    assert DOCUMENT.claim_at(quote_start) == FINDINGS.claims[1]
    assert DOCUMENT.finding_at(scare_start) == DOCUMENT.claim_at(scare_start) == FINDINGS.claims[2]


def test_words_of_a_quotation_are_its_speaker_s() -> None:
    assert DOCUMENT.speaker_of(span("We cannot wait"))["speaker"] == CORVO
    assert Document.of(ARTICLE).speaker_of(span("We cannot wait")) == {}


def test_the_preferred_mark_is_the_first_here_then_the_shorter_and_verdicts_last() -> None:
    whole, word = mark_on(ARTICLE, span("We cannot wait")), mark_on(ARTICLE, span("cannot"))
    document, at = document_with(whole, word), span("cannot").start
    assert document.marks_at(at) == [word, whole]
    assert document.marks_at(at, whole.id) == [whole, word]
    assert document.marks_at(0) == []


def test_a_mark_whose_words_are_gone_is_an_orphan_and_nowhere_lit() -> None:
    mark = mark_on(ARTICLE, span("cannot"), color="pink")
    document = DOCUMENT.with_marks((Placed(mark, Place(None, "orphan", 0.0)),), {})
    assert document.orphans == (mark,)
    assert document.marks == ()
    assert not len(document.decorations["highlight-pink"])


def test_verdicts_correct_the_findings_and_all_that_is_lit_for_them() -> None:
    claim = FINDINGS.claims[0]
    verdict = judge(ARTICLE, claim, rejects=True)
    document = document_with(verdict)
    reviewed = replace(document, judged=document.judge(FINDINGS))
    assert reviewed.findings is not None
    assert len(reviewed.findings.claims) == len(FINDINGS.claims) - 1
    assert reviewed.machine is FINDINGS
    assert reviewed.claim_at(claim.content[0].start) is None


def test_marks_without_a_verdict_leave_the_findings_the_same_object() -> None:
    document = document_with(mark_on(ARTICLE, span("cannot"), color="blue"))
    assert document.judged is DOCUMENT.judged
    assert Judged(FINDINGS).findings is FINDINGS


@pytest.mark.parametrize(
    ("at", "things"),
    [
        ("We cannot", [FINDINGS.claims[1]]),
        ("Tom Hale", [FINDINGS.claims[2], FINDINGS.entities[3]]),
        ("“old lady”", [FINDINGS.claims[2]]),
    ],
)
def test_a_place_is_described_by_the_claim_and_the_name_there(
    at: str, things: list[object]
) -> None:
    line = "  │  ".join(explain(thing, TEXT) for thing in things)
    assert DOCUMENT.describe(span(at).start) == line


def test_a_place_with_nothing_is_described_by_where_the_article_is_from() -> None:
    document = Document.of(replace(ARTICLE, byline="Ada Quill"), FINDINGS)
    assert document.describe(span("By Ada").start) == "The Selde Courier · Ada Quill"


def test_of_several_marks_here_the_others_are_counted() -> None:
    marks = [mark_on(ARTICLE, span("cannot"), note=note) for note in ("one", "two")]
    document = document_with(*marks)
    line = document.describe(span("cannot").start, marks[1].id)
    assert line.startswith("Your note: two · 1 more of yours here (mm)")


def test_a_mark_is_described_with_what_it_is_linked_with() -> None:
    noted, other = mark_on(ARTICLE, span("cannot"), note="here"), mark_on(ARTICLE, span("Monday"))
    document = DOCUMENT.with_marks((made_here(noted),), {noted.id: (Relation("see also", other),)})
    assert "see also: “Monday” (mg)" in document.describe(span("cannot").start)


def test_a_link_is_there_to_be_followed() -> None:
    link = Part(0, 7, "link", href="https://selde.example/")
    document = Document.of(Article(text="Harbour bridge", parts=(link,)))
    assert document.link_at(3) == link
    assert document.link_at(9) is None
    assert document.describe(3) == "Link to https://selde.example/ · Enter follows it"


def test_a_finding_is_found_again_by_its_place_and_kind_once_it_was_corrected() -> None:
    claim = FINDINGS.claims[0]
    renamed = replace(claim, speaker="Zoe Marr")
    corrected = replace(FINDINGS, claims=(renamed, *FINDINGS.claims[1:]))
    document = Document.of(ARTICLE, corrected)
    place = Span(claim.content[0].start, claim.content[0].end)
    assert document.finding_in(place, type(claim)) is renamed
    assert Document.of(ARTICLE, Findings()).finding_in(place, type(claim)) is None


def test_what_is_said_in_a_stretch_is_all_of_it_that_lies_there() -> None:
    sentence = DOCUMENT.findings_within(span("“We cannot wait for it to fall,” Corvo said."))
    assert [quote.of(TEXT) for quote in sentence.quotes] == ["“We cannot wait for it to fall,”"]
    assert [claim.speaker for claim in sentence.claims] == [CORVO]
    assert DOCUMENT.findings_within(Span(0, 1)) == Findings()
    findings = DOCUMENT.findings_within(Span(0, len(TEXT)))
    assert findings.claims == FINDINGS.claims
    assert findings.positions == FINDINGS.positions


def test_a_quotation_that_reaches_out_of_a_stretch_brings_the_claims_in_it() -> None:
    text = "“A gate is shut. Nobody knows why,” she said."
    quote = Quote(start=0, end=35, kind="direct", speaker="Falk")
    claim = Claim(content=(span("Nobody knows why", text=text),), speaker="Falk", form="direct")
    document = Document.of(Article(text=text), Findings(quotes=(quote,), claims=(claim,)))
    assert document.findings_within(Span(2, 3)).claims == (claim,)
