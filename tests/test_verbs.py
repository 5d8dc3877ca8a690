from __future__ import annotations

import pytest

from annotators.findings import UNNAMED, Claim, Position
from annotators.presentation.verbs import tells_denial, verb_of
from articles.article import Span


def row(text: str, source: str, cue: str, content: str, **values: object) -> Claim:
    """A claim in a text, by its words; the cue is looked for behind the source."""

    def spans(words: str, start: int = 0) -> tuple[Span, ...]:
        at = text.index(words, start)
        return (Span(at, at + len(words)),) if words else ()

    known = {"speaker": source or UNNAMED, "form": "indirect", **values}
    return Claim(
        content=spans(content),
        source=spans(source),
        cue=spans(cue),
        **known,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "verb"),
    [
        ("Ada Quill denied that it fell.", "Ada Quill", "denied", "that it fell", "denied"),
        ("Bo Tarn did not rule out aid.", "Bo Tarn", "did not rule out", "aid", "did not rule out"),
        ("She has not ruled out a vote.", "She", "ruled out", "a vote", "has not ruled out"),
        ("He would not say whether it fell.", "He", "say", "whether it fell", "would not say"),
        ("Bo refused to say if it fell.", "Bo", "say", "if it fell", "refused to say"),
        ("Bo refrained from saying why.", "Bo", "saying", "why", "refrained from saying"),
        ("Bo also said it fell.", "Bo", "said", "it fell", "said"),
        ("Bo also said it fell.", "Bo", "also said", "it fell", "said"),
        ("Bo did, however, admit it fell.", "Bo", "admit", "it fell", "did admit"),
        ("Bo would not, for now, say if it fell.", "Bo", "say", "if it fell", "would not say"),
        ("Bo angrily accused it.", "Bo", "accused", "it", "angrily accused"),
        ("Bo reportedly said it fell.", "Bo", "said", "it fell", "reportedly said"),
        ("Bo left, saying that it fell.", "Bo", "saying", "that it fell", "said"),
        ("Bo left, denying that it fell.", "Bo", "denying", "that it fell", "denied"),
        ("Bo went on to argue that it fell.", "Bo", "argue", "that it fell", "argued"),
        ("According to Bo, it fell.", "Bo", "According to", "it fell", "said"),
        ("Bo: it fell", "Bo", ":", "it fell", "said"),
        ("Bo told reporters that it fell.", "Bo", "told", "that it fell", "said"),
        (
            "Bo reminded the old jurors that it fell.",
            "Bo",
            "reminded",
            "that it fell",
            "reminded the old jurors",
        ),
        ("Bo told the jury not to read it.", "Bo", "told", "not to read it", "told the jury"),
        ("Bo told them to go.", "Bo", "told", "to go", "told them"),
        ("Bo informed Orr that it fell.", "Bo", "informed", "that it fell", "informed Orr"),
        ("Bo assured us it fell.", "Bo", "assured us", "it fell", "assured us"),
        ("It fell, BO TARN SAID.", "BO TARN", "SAID", "It fell", "said"),
        ("In his view it fell.", "his", "view", "it fell", "said"),
        ("Bo had hoped for more.", "Bo", "had hoped", "more", "had hoped for"),
        ("Markets say it fell.", "Markets", "say", "it fell", "say"),
        ("It was described by Bo Tarn as late.", "Bo Tarn", "described", "as late", "described"),
        ("It was called late by Bo Tarn.", "Bo Tarn", "was called", "late", "called"),
        ("It is believed that it fell.", "", "It is believed", "that it fell", "it is believed"),
        ("Bo was asked whether it fell.", "", "was asked", "whether it fell", "it was asked"),
        ("Reportedly, it fell.", "", "Reportedly", "it fell", "reportedly"),
        ("Bo Tarn told CNN it fell.", "Bo Tarn", "told CNN", "it fell", "told CNN"),
        ("Never has Bo said it fell.", "Bo", "said", "it fell", "has never said"),
        ("Only then did Bo say it fell.", "Bo", "say", "it fell", "did say"),
        ("To hear Bo tell it, it fell.", "Bo", "tell", "it fell", "said"),
        ("As Bo put it, dams fall.", "Bo", "put", "dams fall", "said"),
        ("It is the view of Bo that it fell.", "Bo", "It is the view of", "that it fell", "said"),
        ("The opinion held by Bo is that it fell.", "Bo", "The opinion held", "that it", "said"),
        ("Word from Bo is that it fell.", "Bo", "Word", "that it fell", "said"),
        (
            "Bo, quoted in a letter as saying that it fell, left.",
            *("Bo", "quoted", "that it fell", "was quoted as saying"),
        ),
        (
            "The mill was cited by Bo as calling it late.",
            *("The mill", "was cited", "calling it late", "was cited as"),
        ),
        ("It was claimed by Bo that it fell.", "Bo", "It was claimed", "that it fell", "claimed"),
        ("It was not denied by Bo that it fell.", "Bo", "was not denied", "that", "did not deny"),
    ],
)
def test_a_verb_reads_alone(text: str, source: str, cue: str, content: str, verb: str) -> None:
    assert verb_of(row(text, source, cue, content), text) == verb


def test_nobody_said_is_never_said() -> None:
    text = "Nobody said the dam was safe."
    claim = row(text, "Nobody", "said", "the dam was safe", polarity="denies")
    assert verb_of(claim, text) == "did not say"


def test_what_somebody_says_of_themselves_is_said_of_them() -> None:
    text = "I think that it fell."
    claim = row(text, "I", "think", "that it fell", speaker="Bo Tarn")
    assert verb_of(claim, text) == "thinks"


def test_a_row_without_a_verb_has_that_of_its_act() -> None:
    content = (Span(0, 2),)
    claim = Claim(content=content, speaker="Bo", form="indirect", act="demands")
    position = Position(content=content, speaker="Bo", form="indirect", act="opposes")
    assert (verb_of(claim, "It"), verb_of(position, "It")) == ("demanded", "opposed")


@pytest.mark.parametrize("verb", ["denied", "did not say", "would never claim", "refused to say"])
def test_a_denying_verb_tells_it(verb: str) -> None:
    assert tells_denial(verb)


@pytest.mark.parametrize("verb", ["said", "accused", "noted", "announced"])
def test_another_does_not(verb: str) -> None:
    assert not tells_denial(verb)


@pytest.mark.parametrize(("polarity", "verb"), [("denies", "denied"), ("open", "did not say")])
def test_a_row_without_a_verb_never_says_what_is_denied_or_left_open(
    polarity: str, verb: str
) -> None:
    claim = Claim(content=(Span(0, 2),), speaker="Bo", form="indirect", polarity=polarity)  # type: ignore[arg-type]
    assert verb_of(claim, "It") == verb


def test_a_passive_denial_stays_one() -> None:
    text = "The leak was denied by Ada Quill."
    claim = row(text, "Ada Quill", "was denied", "The leak", polarity="denies", act="denies")
    assert verb_of(claim, text) == "denied"


@pytest.mark.parametrize(
    ("text", "cue", "verb"),
    [
        ("Bo Tarn apologised Friday for it.", "apologised Friday", "apologised Friday for"),
        ("Bo Tarn Warned Of May Floods: it fell", "Warned Of May Floods", "warned of May Floods"),
        ("BO TARN SAYS it fell", "SAYS", "says"),
        ("Bo Tarn wrote in Le Vell it fell", "wrote in Le Vell", "wrote in Le Vell"),
    ],
)
def test_a_verb_is_in_small_letters_but_for_the_names_in_it(text: str, cue: str, verb: str) -> None:
    claim = row(text, text[:7], cue, "it")
    assert verb_of(claim, text) == verb
