"""Who does not say something is not shown as saying it; and a row's verb can be read alone."""

import pytest

from annotators import annotate
from annotators.findings import Claim
from annotators.presentation.statements import Origin, sentence, statement_of

pytestmark = pytest.mark.model

INTRODUCTION = "Wanda Orr, the mayor of Karst, spoke to reporters on Monday."
FERRY = "The ferry lies in the harbour."


def row(text: str, words: str) -> Claim:
    """The one claim whose content has these words."""
    (the_claim,) = (
        claim
        for claim in annotate(text).claims
        if words in " ".join(span.of(text) for span in claim.content)
    )
    return the_claim


def cue(text: str, claim: Claim) -> str:
    return " … ".join(span.of(text) for span in claim.cue)


@pytest.mark.parametrize(
    ("text", "words", "verb"),
    [
        ("Wanda Orr refused to say whether she would go.", "she would go", "refused to say"),
        ("Wanda Orr would not say whether she would go.", "she would go", "would not say"),
        ("Wanda Orr has yet to say whether she will go.", "she will go", "has yet to say"),
        (
            "Wanda Orr refrained from saying whether she would go.",
            "she would go",
            "refrained from saying",
        ),
        (
            "Wanda Orr stopped short of saying that she would go.",
            "she would go",
            "stopped short of saying",
        ),
        (
            "The ministry declined to confirm that two boats were lost.",
            "two boats were lost",
            "declined to confirm",
        ),
        (
            "The ministry did not deny that two boats were lost.",
            "two boats were lost",
            "did not deny",
        ),
        (
            "The ministry could not rule out that two boats were lost.",
            "two boats were lost",
            "could not rule out",
        ),
        ("Wanda Orr asked whether the mill would open.", "the mill would open", "asked"),
        (
            "The ministry neither confirmed nor denied that two boats were lost.",
            "two boats were lost",
            "neither confirmed nor denied",
        ),
        (
            "Police would neither confirm nor deny that the bishop was a suspect.",
            "the bishop was a suspect",
            "would neither confirm nor deny",
        ),
        (
            "The ministry refused to rule out selling the mill.",
            "selling the mill",
            "refused to rule out",
        ),
        ("Wanda Orr wondered why the mill had closed.", "why the mill had closed", "wondered"),
        ("Nobody said the dam was safe.", "the dam was safe", "Nobody said"),
        ("Some of her supporters may fear that she will lose.", "she will lose", "may fear"),
        (
            "Not a single baker said the oven was hot.",
            "the oven was hot",
            "Not a single baker said",
        ),
        ("Hardly anyone said the oven was hot.", "the oven was hot", "Hardly anyone said"),
        ("Wanda Orr should say that the pier sinks.", "that the pier sinks", "should say"),
        ("Wanda Orr would have said that it sinks.", "that it sinks", "would have said"),
        ("Wanda Orr no longer says that it sank.", "that it sank", "no longer says"),
        (
            f"{INTRODUCTION} She spoke against saying that the ferry had sunk.",
            "the ferry had sunk",
            "spoke against saying",
        ),
        ("Wanda Orr did not croak that the pier sank.", "that the pier sank", "did not croak"),
        ("Wanda Orr never mumbled that the pier sank.", "that the pier sank", "never mumbled"),
        ("Wanda Orr almost said that the pier sank.", "that the pier sank", "almost said"),
        ("Wanda Orr forgot to say that the pier sank.", "that the pier sank", "forgot to say"),
        ("Wanda Orr retracted her claim that it sank.", "that it sank", "retracted her claim"),
        ("Wanda Orr gave no indication that she would go.", "she would go", "gave no indication"),
    ],
)
def test_what_was_not_said_is_left_open(text: str, words: str, verb: str) -> None:
    claim = row(text, words)
    assert (claim.polarity, cue(text, claim)) == ("open", verb)


@pytest.mark.parametrize(
    ("text", "words", "polarity", "verb"),
    [
        ("Wanda Orr ruled out closing the mill.", "closing the mill", "denies", "ruled out"),
        ("The council is ruling out a new tax.", "a new tax", "denies", "is ruling out"),
        ("Wanda Orr disowned that it sank.", "that it sank", "denies", "disowned"),
        ("The council excluded that it sank.", "that it sank", "denies", "excluded"),
        ("“It sank,” Wanda Orr disagreed.", "It sank", "affirms", "disagreed"),
        ("Wanda Orr did not rule out closing it.", "closing it", "open", "did not rule out"),
        ("Wanda Orr denied that the mill was sold.", "the mill was sold", "denies", "denied"),
        ("Wanda Orr denied saying “I did it”.", "I did it", "denies", "denied saying"),
        (
            "Wanda Orr does not think that the mill was sold.",
            "the mill was sold",
            "denies",
            "does not think",
        ),
        ("Wanda Orr dismissed claims that it sank.", "that it sank", "denies", "dismissed claims"),
        (
            f"{INTRODUCTION} Orr laughed off suggestions that the ferry had sunk. {FERRY}",
            "the ferry had sunk",
            "denies",
            "laughed off suggestions",
        ),
        (
            f"{INTRODUCTION} Orr dismissed the report as nonsense.",
            "the report as nonsense",
            "denies",
            "dismissed",
        ),
        (
            "Wanda Orr did not forget to say that it sank.",
            "that it sank",
            "affirms",
            "did not forget to say",
        ),
        ("Wanda Orr doubted whether it would open.", "it would open", "denies", "doubted"),
        (
            "Wanda Orr does not doubt that it will open.",
            "it will open",
            "affirms",
            "does not doubt",
        ),
        (
            "Wanda Orr accused the mayor of lying to the council.",
            "the mayor of lying",
            "affirms",
            "accused",
        ),
        (
            "Wanda Orr said he left without saying a word.",
            "he left without saying a word",
            "affirms",
            "said",
        ),
    ],
)
def test_what_was_said_or_denied_is_not_left_open(
    text: str, words: str, polarity: str, verb: str
) -> None:
    claim = row(text, words)
    assert (claim.polarity, cue(text, claim)) == (polarity, verb)


@pytest.mark.parametrize(
    "text",
    [
        "Did Wanda Orr say that the dam was unsafe?",
        "Had Wanda Orr said that the dam was unsafe, it would have been drained.",
        "If Wanda Orr says “I did it”, she will be jailed.",
        "Contrary to what Wanda Orr said, the dam leaked.",
        "Despite Wanda Orr’s claims, the dam leaked.",
    ],
)
def test_what_the_article_asks_supposes_or_contradicts_is_nobody_s_claim(text: str) -> None:
    assert not annotate(text).claims


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Wanda Orr did not say “I did it”.", "open"),
        ("“I did it,” Wanda Orr never said.", "open"),
    ],
)
def test_exact_words_that_were_not_said_are_nobody_s_quotation(text: str, polarity: str) -> None:
    findings = annotate(text)
    (claim,), (quote,) = findings.claims, findings.quotes
    assert (claim.polarity, quote.kind, quote.speaker) == (polarity, "scare", None)
    assert [person.quoted for person in findings.people] == [0]


@pytest.mark.parametrize(
    "text",
    [
        "Wanda Orr would not comment: “Ask my lawyer.”",
        "Wanda Orr did not apologise: “I was right.”",
    ],
)
def test_words_behind_what_somebody_did_not_do_are_said(text: str) -> None:
    (claim,) = annotate(text).claims
    assert (claim.speaker, claim.polarity) == ("Wanda Orr", "affirms")


def test_who_is_quoted_by_somebody_else_says_the_words() -> None:
    text = (
        "The union met on Monday. “I did it,” Finn Kaspar was quoted by Ute Benn as saying. The "
        "ferry sank in May."
    )
    (claim,) = annotate(text).claims
    assert claim.speaker == "Finn Kaspar"


@pytest.mark.parametrize(
    ("text", "pasted"),
    [
        ("Nor did Wanda Orr say it sank.", "Wanda Orr did not say it sank (left open, reworded)"),
        (
            "At no time did Wanda Orr say it sank.",
            "Wanda Orr did not say it sank (left open, reworded)",
        ),
        (
            "Wanda Orr left without saying the pier sank.",
            "Wanda Orr left without saying the pier sank (left open, reworded)",
        ),
        (
            "Premier Wanda Orr neither confirmed nor denied that it sank.",
            "Wanda Orr neither confirmed nor denied that it sank (left open, reworded)",
        ),
        (
            "No council official said that it sank.",
            "No council official said that it sank (left open, reworded)",
        ),
        (
            "Wanda Orr dismissed claims that it sank.",
            "Wanda Orr dismissed claims that it sank (denied, reworded)",
        ),
        (
            "Wanda Orr called the claim that it sank a lie.",
            "Wanda Orr called the claim that it sank a lie (denied, reworded)",
        ),
    ],
)
def test_what_is_denied_or_left_open_can_be_pasted(text: str, pasted: str) -> None:
    (claim,) = annotate(text).claims
    assert sentence(statement_of(claim, text), Origin()) == pasted


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said the dam was safe.",
        "No officials said it was safe.",
        "Neither Voss nor Lind said whether it was safe.",
        "Neither Tom Brask nor Mira Holt would say who had paid.",
        "Neither the bank nor Karl Vinter told investors that the fund was empty.",
    ],
)
def test_nobody_is_no_speaker(text: str) -> None:
    assert [claim.speaker for claim in annotate(text).claims] == ["unnamed"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Quill no longer denies that she met the envoy.", "she met the envoy"),
        ("Ben Rook was on the verge of saying that he would go.", "he would go"),
        ("Tam Boll had planned to announce that it would open.", "it would open"),
        ("Ute Benn intends to argue that the law is void.", "the law is void"),
        ("Ute Benn threatened to reveal that the mayor had lied.", "the mayor had lied"),
        ("Ute Benn is set to tell parliament that the law is void.", "the law is void"),
        ("Ute Benn would love to say that the law is void.", "the law is void"),
        ("Ben Rook was ready to swear that the boat was his.", "the boat was his"),
        ("Ute Benn called claims that the sea was rising alarming.", "the sea was rising"),
    ],
)
def test_what_is_not_said_yet_is_left_open(text: str, words: str) -> None:
    assert row(text, words).polarity == "open"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ines Falk did not only say that the roof leaked.", "the roof leaked"),
        ("Ines Falk not only said that the roof leaked but showed it.", "the roof leaked"),
        ("Ben Rook didn’t just say the tower leaned: he measured it.", "the tower leaned"),
        ("The study does not merely show that fish are dying.", "fish are dying"),
        ("Ute Benn said neither the mayor nor the council had asked her.", "had asked her"),
        ("Wanda Orr was forced to admit that the dam leaked.", "the dam leaked"),
        ("Ben Rook was compelled to concede that the tower leaned.", "the tower leaned"),
        ("The board backed the claim that the firm had lied.", "the firm had lied"),
    ],
)
def test_what_is_said_all_the_same_is_affirmed(text: str, words: str) -> None:
    assert row(text, words).polarity == "affirms"


@pytest.mark.parametrize(
    ("text", "words", "verb"),
    [
        (
            "Tam Boll refuted the suggestion that he was paid.",
            "he was paid",
            "refuted the suggestion",
        ),
        (
            "The clinic described as untrue the report that two patients had died.",
            "two patients had died",
            "described as untrue the report",
        ),
        (
            "The bank poured cold water on suggestions that it would be sold.",
            "it would be sold",
            "poured cold water on suggestions",
        ),
    ],
)
def test_a_claim_that_is_called_false_is_denied_by_a_whole_cue(
    text: str, words: str, verb: str
) -> None:
    claim = row(text, words)
    assert (claim.polarity, cue(text, claim)) == ("denies", verb)
    assert claim.content[0].of(text).startswith("that ")


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("called", "the report that it sank a lie"),
        ("described", "the rumour that he left as silly"),
        ("labelled", "the allegation that it dumped waste false"),
    ],
)
def test_what_a_clause_is_called_is_never_read_as_part_of_the_clause(verb: str, words: str) -> None:
    text = f"Ada Quill {verb} {words}."
    claim = row(text, words)
    assert (claim.polarity, cue(text, claim)) == ("denies", verb)
    assert claim.content[0].of(text) == words


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Wanda Orr described the allegation as baseless.", "denies"),
        ("Wanda Orr branded the accusations a smear.", "denies"),
        ("Wanda Orr called the claim not credible.", "denies"),
        ("Wanda Orr called the claim true.", "affirms"),
        ("Wanda Orr called the claim that the dam had burst true.", "affirms"),
        ("Wanda Orr called the warning timely.", "affirms"),
        ("The accusation of theft was rejected by Wanda Orr.", "denies"),
    ],
)
def test_a_claim_is_denied_by_what_it_is_called(text: str, polarity: str) -> None:
    (claim,) = annotate(text).claims
    assert (claim.speaker, claim.polarity) == ("Wanda Orr", polarity)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nobody denied that the dam leaked.", "the dam leaked"),
        ("None of the clerks disputed that the dam leaked.", "the dam leaked"),
        ("Wanda Orr said neither that the dam leaked nor that it held.", "the dam leaked"),
    ],
)
def test_what_nobody_denies_or_who_says_neither_is_left_open(text: str, words: str) -> None:
    assert row(text, words).polarity == "open"


@pytest.mark.parametrize(
    ("passive", "verb"),
    [
        ("is alleged to have said: “It leaks.”", "is alleged to have said"),
        ("is said to have told the court that it leaks.", "is said to have told the court"),
        ("was reported to have claimed that it leaks.", "was reported to have claimed"),
    ],
)
def test_who_is_said_to_have_said_something_is_its_source(passive: str, verb: str) -> None:
    text = f"Wanda Orr {passive}"
    (claim,) = annotate(text).claims
    assert (claim.speaker, cue(text, claim)) == ("Wanda Orr", verb)
    assert "Orr" not in claim.content[0].of(text)


@pytest.mark.parametrize("verb", ["not only denied", "did not merely deny"])
def test_what_is_not_only_denied_is_denied(verb: str) -> None:
    assert row(f"The board {verb} that it knew of the leak.", "it knew").polarity == "denies"
