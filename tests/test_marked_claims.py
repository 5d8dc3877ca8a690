"""What a mark knows of the claim that it stands on."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from annotators.findings import Claim, Findings, Position, Quote
from annotators.notebook.corrections import corrected, judge
from annotators.notebook.mark import Mark, MarkedClaim, Verdict, mark_on
from annotators.notebook.marked_claims import judged_claim, known_of
from annotators.notebook.verdict_words import verdict_in_words
from articles.article import Article, Span
from tests.support.readings import span

TEXT = (
    "Hedda Moen denied that the report was “kept secret” from the council. "
    "Bo Lind did not rule out support. “We wait,” Ada Voss said. Nobody else spoke."
)
ARTICLE = Article(text=TEXT)
place = partial(span, text=TEXT)


def claim(words: str, cue: str, **values: Any) -> Claim:
    return Claim(content=(place(words),), cue=(place(cue),), **values)


def quote(words: str, **values: Any) -> Quote:
    return Quote(start=place(words).start, end=place(words).end, **values)


DENIAL = claim(
    "that the report was “kept secret” from the council", "denied", speaker="Hedda Moen",
    source=(place("Hedda Moen"),), form="mixed", act="denies", polarity="denies", confidence=0.9,
)  # fmt: skip
LEFT_OPEN = claim(
    "support", "rule out", speaker="Bo Lind", source=(place("Bo Lind"),), form="indirect",
    polarity="open", confidence=0.7,
)  # fmt: skip
WAITING = claim("“We wait,”", "said", speaker="Ada Voss", form="direct")
FINDINGS = Findings(
    quotes=(
        quote("“kept secret”", kind="mixed", speaker="Hedda Moen", confidence=0.8),
        quote("“We wait,”", kind="direct", speaker="Ada Voss"),
    ),
    claims=(DENIAL, LEFT_OPEN, WAITING),
)


def known(words: str, findings: Findings = FINDINGS) -> tuple[str | None, MarkedClaim | None]:
    return known_of(findings, place(words), TEXT)


def test_what_is_denied_is_known_to_be() -> None:
    speaker, marked_claim = known("that the report was")
    assert (speaker, marked_claim) == (
        "Hedda Moen",
        MarkedClaim(act="denies", polarity="denies", form="mixed", confidence=0.9, verb="denied"),
    )


def test_a_quotation_within_a_denial_is_exact_and_denied() -> None:
    speaker, marked_claim = known("kept secret")
    assert marked_claim
    assert (speaker, marked_claim.act, marked_claim.polarity) == ("Hedda Moen", "denies", "denies")
    assert (marked_claim.form, marked_claim.confidence) == ("direct", 0.9)


def test_what_is_left_open_has_the_verb_that_leaves_it_open() -> None:
    _, marked_claim = known("support")
    assert marked_claim
    assert (marked_claim.polarity, marked_claim.verb, marked_claim.form) == (
        "open",
        "did not rule out",
        "indirect",
    )


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Nobody else spoke.", None),
        ("support. “We wait,”", None),
        ("“We wait,” Ada Voss said.", "Ada Voss"),
        ("We", "Ada Voss"),
        ("We wait,” Ada Voss said. Nobody else spoke.", None),
        ("rule out support. ", "Bo Lind"),
    ],
)
def test_words_of_several_voices_or_of_none_are_nobodys(words: str, speaker: str | None) -> None:
    assert known(words)[0] == speaker


def test_words_with_the_reporters_among_them_are_not_exact() -> None:
    _, marked_claim = known("“We wait,” Ada Voss said.")
    assert marked_claim
    assert marked_claim.form == "mixed"


def test_a_position_has_its_act() -> None:
    position = Position(
        content=(place("support"),), speaker="Bo Lind", form="indirect", act="opposes"
    )
    _, marked_claim = known("support", Findings(positions=(position,)))
    assert marked_claim
    assert marked_claim.act == "opposes"


def test_words_in_scare_quotes_are_nobodys() -> None:
    scare = quote("“kept secret”", kind="scare")
    assert known("kept secret", Findings(quotes=(scare,))) == (None, None)


def test_a_mark_on_a_corrected_claim_knows_whom_the_machine_had() -> None:
    verdict = judge(ARTICLE, LEFT_OPEN, speaker="Ada Voss")
    after = corrected(FINDINGS, [verdict])
    speaker, marked_claim = known_of(after, place("support"), TEXT, FINDINGS)
    mark = mark_on(ARTICLE, place("support"), speaker=speaker, claim=marked_claim)
    assert (mark.speaker_as_found, mark.speaker_as_corrected) == ("Bo Lind", "Ada Voss")


def test_a_verdict_on_a_corrected_claim_keeps_what_the_machine_had() -> None:
    after = corrected(FINDINGS, [judge(ARTICLE, LEFT_OPEN, speaker="Ada Voss")])
    (row,) = (row for row in after.claims if row.speaker == "Ada Voss" and row.form == "indirect")
    mark = judge(ARTICLE, row, machine=FINDINGS, speaker="Cy Dahl")
    assert (mark.speaker_as_found, mark.speaker_as_corrected) == ("Bo Lind", "Cy Dahl")
    assert mark.claim
    assert mark.claim.confidence == 0.7


# -- as the reader judged it


def judgement(**values: Any) -> Mark:
    return judge(ARTICLE, DENIAL, **values)


def test_what_is_rejected_is_reported_as_nothing() -> None:
    assert judged_claim(judgement(rejects=True)) is None


@pytest.mark.parametrize(
    ("finding", "kind", "polarity", "verb"),
    [
        (DENIAL, "denies", "denies", "denied"),
        (DENIAL, "says", "affirms", ""),
        (LEFT_OPEN, "holds", "open", "did not rule out"),
        (LEFT_OPEN, "denies", "denies", ""),
    ],
)
def test_a_corrected_act_turns_the_polarity_if_it_denies_or_did(
    finding: Claim, kind: str, polarity: str, verb: str
) -> None:
    after = judged_claim(judge(ARTICLE, finding, kind=kind))
    assert after
    assert (after.act, after.polarity, after.verb) == (kind, polarity, verb)


def test_what_the_reader_judged_is_sure() -> None:
    after = judged_claim(judge(ARTICLE, LEFT_OPEN))
    assert after
    assert after.confidence == 1.0


def test_a_verdict_from_before_claims_were_kept_has_its_act() -> None:
    after = judged_claim(replace(judgement(), claim=None))
    assert after == MarkedClaim(act="denies", polarity="denies", form="")


def test_a_speaker_accepted_before_it_was_kept_who_was_found_is_not_a_corrected_one() -> None:
    verdict = Verdict(finding="claim", speaker="Hedda Moen", kind="denies")
    old = mark_on(ARTICLE, place("the report"), motivation="assessing", verdict=verdict)
    assert (old.speaker_as_found, old.speaker_as_corrected) == ("Hedda Moen", None)
    corrected_one = replace(old, motivation="editing")
    assert (corrected_one.speaker_as_found, corrected_one.speaker_as_corrected) == (
        None,
        "Hedda Moen",
    )


# -- in words


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict(finding="claim", rejects=True), "not a claim"),
        (Verdict(finding="quote", rejects=True), "not a quotation"),
        (Verdict(finding="entity", rejects=True), "not a name"),
        (Verdict(finding="claim", kind="says", speaker="Ada Voss"), "Ada Voss says this"),
        (
            Verdict(finding="claim", kind="denies", speaker="Ada Voss", speaker_found="Bo Lind"),
            "Ada Voss denies this, not Bo Lind",
        ),
        (
            Verdict(finding="position", kind="opposes", speaker="Bo", speaker_found="Bo"),
            "Bo opposes this",
        ),
        (Verdict(finding="claim", speaker="unnamed", kind="says"), "somebody unnamed says this"),
        (Verdict(finding="claim", speaker_found="Bo"), "somebody unnamed says this, not Bo"),
        (Verdict(finding="quote", kind="mixed", speaker="B"), "B says this, partly word for word"),
        (Verdict(finding="quote", kind="direct"), "a quotation"),
        (
            Verdict(finding="quote", kind="scare"),
            "in quotation marks, but nobody’s statement",
        ),
        (Verdict(finding="entity", speaker="Ada Voss", kind="PERSON"), "names Ada Voss (person)"),
    ],
)
def test_a_verdict_reads_as_somebody_would_say_it(verdict: Verdict, words: str) -> None:
    assert verdict_in_words(verdict) == words


def test_a_mark_at_any_place_is_of_one_voice_or_none() -> None:
    for start in range(len(TEXT)):
        for end in range(start + 1, min(len(TEXT), start + 30)):
            speaker, marked_claim = known_of(FINDINGS, Span(start, end), TEXT)
            assert speaker is None or marked_claim is not None
