"""Whom a reader is offered who says that somebody else is speaking."""

from annotators.findings import UNNAMED, Claim, Findings, Person
from articles import Span
from tui.reader.document.speaker_choices import NOBODY, speakers


def person(name: str, *starts: int) -> Person:
    return Person(name=name, label="PERSON", mentions=tuple(Span(s, s + 5) for s in starts))


def claim(start: int, speaker: str) -> Claim:
    return Claim(content=(Span(start, start + 50),), speaker=speaker, form="direct")


PLACE = Span(1000, 1050)
FINDINGS = Findings(
    people=(person("Ines Falk", 990), person("Ada Quill", 900), person("Ben Ott", 90, 5000)),
    claims=(claim(800, "Ada Quill"), claim(1000, "Ben Ott"), claim(400, "ferry crews")),
)


def test_the_present_speaker_is_first_then_the_others_by_how_near_and_how_often_they_speak() -> (
    None
):
    names = [*speakers(FINDINGS, PLACE, "Ben Ott")]
    assert names[:3] == ["Ben Ott", "Ada Quill", "Ines Falk"]


def test_the_writer_of_the_article_comes_last_after_nobody() -> None:
    names = speakers(FINDINGS, PLACE, "Ben Ott", "By INES FALK and others")
    assert [*names][-2:] == [UNNAMED, "Ines Falk"]
    assert names[UNNAMED] == NOBODY


def test_speakers_who_are_nobody_by_name_can_be_chosen_too() -> None:
    assert "ferry crews" in speakers(FINDINGS, PLACE)


def test_nobody_is_first_and_only_once_where_nobody_is_named_now() -> None:
    names = [*speakers(FINDINGS, PLACE, UNNAMED)]
    assert names[0] == UNNAMED
    assert names.count(UNNAMED) == 1


def test_a_name_of_the_readers_own_that_is_mentioned_nowhere_is_offered() -> None:
    findings = Findings(people=(Person(name="Tom Hale", label="PERSON", mentions=()),))
    assert "Tom Hale" in speakers(findings, PLACE)
