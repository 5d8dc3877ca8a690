from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from annotators.findings import (
    DOUBTFUL,
    Claim,
    Entity,
    Findings,
    Person,
    Quote,
    claims_by,
    place_of,
)
from annotators.notebook.corrections import corrected, judge
from annotators.notebook.mark import Mark
from articles.article import Article, Span

ARTICLE = Article(text="“It rains,” Ada Quill said. “It pours,” she said. Ben Ott nodded.")
FIRST, SECOND = Span(0, 11), Span(28, 39)


def quote(span: Span, speaker: str | None = "Ada Quill") -> Quote:
    return Quote(start=span.start, end=span.end, kind="direct", speaker=speaker)


def claim(span: Span, speaker: str = "Ada Quill") -> Claim:
    return Claim(content=(span,), speaker=speaker, form="direct", confidence=0.7)


FINDINGS = Findings(
    quotes=(quote(FIRST), quote(SECOND)),
    claims=(claim(FIRST), claim(SECOND)),
    people=(Person(name="Ada Quill", label="PERSON", mentions=(Span(12, 21),), said=2, quoted=2),),
)


def after(*marks: Mark) -> Findings:
    return corrected(FINDINGS, marks)


def test_without_verdicts_findings_are_as_found() -> None:
    assert after(Mark(article=ARTICLE.id, span=FIRST, exact="x")) is FINDINGS


def test_an_accepted_claim_is_certain() -> None:
    claims = after(judge(ARTICLE, FINDINGS.claims[0])).claims
    assert [claim.confidence for claim in claims] == [1.0, 0.7]


def test_a_rejected_quote_is_gone_and_not_counted() -> None:
    findings = after(judge(ARTICLE, FINDINGS.quotes[1], rejects=True))
    assert [quote.start for quote in findings.quotes] == [FIRST.start]
    assert findings.people[0].quoted == 1


@pytest.mark.parametrize("values", [{"rejects": True}, {"kind": "scare"}])
def test_what_is_no_statement_makes_no_claim(values: dict[str, Any]) -> None:
    before = [claim for claim in FINDINGS.claims if place_of(claim) == place_of(FINDINGS.quotes[0])]
    findings = after(judge(ARTICLE, FINDINGS.quotes[0], **values))
    assert before
    assert not set(before) & set(findings.claims)
    assert len(findings.claims) == len(FINDINGS.claims) - len(before)


@pytest.mark.parametrize(
    "finding", [FINDINGS.claims[1], FINDINGS.quotes[1]], ids=["claim", "quote"]
)
def test_a_corrected_speaker_holds_for_quote_and_claim_alike(finding: Quote | Claim) -> None:
    findings = after(judge(ARTICLE, finding, speaker="Ben Ott"))
    assert [claim.speaker for claim in findings.claims] == ["Ada Quill", "Ben Ott"]
    assert [quote.speaker for quote in findings.quotes] == ["Ada Quill", "Ben Ott"]
    assert {(person.name, person.said, person.quoted) for person in findings.people} == {
        ("Ada Quill", 1, 1),
        ("Ben Ott", 1, 1),
    }


@pytest.mark.parametrize(("speaker", "source"), [("Ada Quill", SECOND), ("Ben Ott", None)])
def test_where_a_wrong_speaker_is_named_is_no_source_of_the_right_one(
    speaker: str, source: Span | None
) -> None:
    quote_with_source = replace(FINDINGS.quotes[0], source=(SECOND,))
    findings = corrected(
        Findings(quotes=(quote_with_source,)), [judge(ARTICLE, quote_with_source, speaker=speaker)]
    )
    assert findings.quotes[0].source == ((source,) if source else ())


def test_a_corrected_border_replaces_the_found_one() -> None:
    right = Span(FIRST.start, 26)
    findings = after(judge(ARTICLE, FINDINGS.claims[0], at=right))
    assert [claim.content for claim in findings.claims] == [(right,), (SECOND,)]


def test_a_quote_can_be_said_to_be_nobodys() -> None:
    findings = after(judge(ARTICLE, FINDINGS.quotes[0], kind="scare"))
    assert (findings.quotes[0].kind, findings.quotes[0].speaker) == ("scare", None)


def test_an_entity_gets_its_right_name() -> None:
    entity = Entity(start=40, end=43, label="ORG", name="she", mention="pronoun")
    mark = judge(ARTICLE, entity, speaker="Ada Quill", kind="PERSON")
    findings = corrected(replace(FINDINGS, entities=(entity,)), [mark])
    assert (findings.entities[0].name, findings.entities[0].label) == ("Ada Quill", "PERSON")


def test_a_verdict_stands_when_another_pipeline_has_other_borders() -> None:
    mark = judge(ARTICLE, FINDINGS.claims[0], speaker="Ben Ott")
    other = replace(FINDINGS, claims=(claim(Span(1, 10), "she"),), quotes=())
    assert [claim.speaker for claim in corrected(other, [mark]).claims] == ["Ben Ott"]


def test_a_verdict_stands_when_another_pipeline_does_not_find_it() -> None:
    mark = judge(ARTICLE, FINDINGS.claims[0])
    findings = corrected(Findings(), [mark])
    assert [(claim.content, claim.speaker) for claim in findings.claims] == [
        ((FIRST,), "Ada Quill")
    ]


def test_what_was_rejected_is_not_put_back_by_a_pipeline_that_misses_it() -> None:
    mark = judge(ARTICLE, FINDINGS.claims[0], rejects=True)
    assert corrected(Findings(), [mark]).claims == ()


def test_the_later_verdict_counts() -> None:
    first = judge(ARTICLE, FINDINGS.claims[0], speaker="Ben Ott")
    second = judge(ARTICLE, FINDINGS.claims[0])
    assert after(second, first).claims[0].speaker == "Ada Quill"


def test_a_correction_lists_nobody_who_was_not_named_before_but_the_one_it_names() -> None:
    rows = (claim(FIRST), claim(SECOND, "one of them"))
    findings = corrected(
        replace(FINDINGS, claims=rows), [judge(ARTICLE, rows[0], speaker="Ben Ott")]
    )
    assert [person.name for person in findings.people] == ["Ada Quill", "Ben Ott"]


def test_a_correction_changes_its_row_and_leaves_the_others_where_they_are() -> None:
    rows = (claim(SECOND), claim(Span(28, 34)), claim(FIRST, "one of them"))
    mark = judge(ARTICLE, rows[2], speaker="Ben Ott")
    claims = corrected(replace(FINDINGS, claims=rows), [mark]).claims
    assert claims[:2] == rows[:2]
    assert [claim.speaker for claim in claims] == ["Ada Quill", "Ada Quill", "Ben Ott"]


def test_correcting_a_part_of_a_quotation_corrects_its_other_part() -> None:
    whole = replace(FINDINGS.claims[0], content=(FIRST, SECOND))
    mark = judge(ARTICLE, FINDINGS.quotes[0], speaker="Ben Ott")
    findings = corrected(replace(FINDINGS, claims=(whole,)), [mark])
    assert [quote.speaker for quote in findings.quotes] == ["Ben Ott", "Ben Ott"]
    assert [claim.speaker for claim in findings.claims] == ["Ben Ott"]


def test_whom_the_machine_had_stands_beside_whom_the_reader_has() -> None:
    mark = judge(ARTICLE, FINDINGS.claims[0], speaker="Ben Ott")
    assert (mark.speaker_as_found, mark.speaker_as_corrected) == ("Ada Quill", "Ben Ott")


def test_a_speaker_who_was_right_is_not_corrected() -> None:
    mark = judge(ARTICLE, FINDINGS.claims[0], kind="denies")
    assert (mark.speaker_as_found, mark.speaker_as_corrected) == ("Ada Quill", None)


def test_what_is_in_doubt_is_not_counted_as_said_until_the_reader_says_it_is_right() -> None:
    doubtful = replace(FINDINGS.claims[0], confidence=DOUBTFUL - 0.01)
    findings = replace(FINDINGS, claims=(doubtful, FINDINGS.claims[1]))
    assert claims_by(findings.claims) == {"Ada Quill": 1}
    assert corrected(findings, [judge(ARTICLE, doubtful)]).people[0].said == 2


def test_a_quotation_is_as_certain_as_the_claim_that_was_judged() -> None:
    findings = replace(FINDINGS, quotes=tuple(replace(q, confidence=0.2) for q in FINDINGS.quotes))
    quotes = corrected(findings, [judge(ARTICLE, FINDINGS.claims[0])]).quotes
    assert [quote.is_in_doubt for quote in quotes] == [False, True]


def test_a_quotation_of_nobody_makes_a_claim_of_whoever_the_reader_says_it_is() -> None:
    findings = replace(FINDINGS, quotes=(quote(FIRST), quote(SECOND, None)), claims=(claim(FIRST),))
    after_review = corrected(findings, [judge(ARTICLE, findings.quotes[1], speaker="Ben Ott")])
    assert [(claim.speaker, place_of(claim)) for claim in after_review.claims] == [
        ("Ada Quill", FIRST),
        ("Ben Ott", SECOND),
    ]
    assert [(person.name, person.said, person.quoted) for person in after_review.people] == [
        ("Ada Quill", 1, 1),
        ("Ben Ott", 1, 1),
    ]


def test_a_quotation_that_somebody_makes_no_claim_with_makes_none_of_another() -> None:
    before = replace(FINDINGS, claims=(claim(FIRST),))
    assert len(corrected(before, [judge(ARTICLE, before.quotes[1], speaker="Ben Ott")]).claims) == 1
