"""The JSON contract: written as promised, and read back the same."""

from annotators.annotation import Claim, Entity, Findings, Person, Position, Quote
from annotators.contract import decode, encode, failure, record
from articles import Article, Span

TEXT = "“Yes,” said Ada Brandt, who wants a bridge."
SOURCE = (Span(12, 22),)
FINDINGS = Findings(
    entities=(Entity(start=12, end=22, label="PERSON", name="Ada Brandt"),),
    people=(Person(name="Ada Brandt", label="PERSON", mentions=SOURCE, said=1, quoted=1),),
    quotes=(Quote(start=0, end=6, kind="direct", speaker="Ada Brandt", source=SOURCE),),
    claims=(
        Claim(
            content=(Span(0, 6),),
            source=SOURCE,
            cue=(Span(7, 11),),
            speaker="Ada Brandt",
            form="direct",
            hedges=(Span(1, 2),),
            via=("reports",),
            about=("Ada Brandt",),
            confidence=0.5,
            why="subject of “said”",
        ),
    ),
    positions=(Position(content=(Span(34, 42),), speaker="Ada Brandt", form="indirect"),),
    sentences=(Span(0, 43),),
)


def test_findings_come_back_as_they_were() -> None:
    assert decode(encode(FINDINGS)) == FINDINGS


def test_spans_are_pairs_of_offsets() -> None:
    assert encode(FINDINGS)["quotes"][0]["source"] == [[12, 22]]
    assert encode(FINDINGS)["sentences"] == [[0, 43]]


def test_a_record_has_every_field_of_the_contract() -> None:
    made = record("story.txt", Article(text=TEXT), FINDINGS)
    assert list(made) == [
        *("input", "id", "title", "source", "byline", "published", "url", "text"),
        *("language", "entities", "people", "quotes", "claims", "positions", "sentences"),
    ]
    assert set(made["entities"][0]) == {"start", "end", "label", "name", "mention"}
    assert set(made["people"][0]) == {"name", "label", "mentions", "said", "quoted"}
    assert set(made["quotes"][0]) == {
        *("start", "end", "kind", "speaker", "source", "cue", "confidence"),
    }
    assert set(made["claims"][0]) == set(made["positions"][0])
    assert set(made["claims"][0]) == {
        *("content", "source", "cue", "speaker", "form", "act", "polarity"),
        *("hedges", "via", "about", "confidence", "why"),
    }


def test_a_failure_names_its_input_and_says_why() -> None:
    assert failure("gone.txt", "There is no file gone.txt.") == {
        "input": "gone.txt",
        "error": "There is no file gone.txt.",
    }
