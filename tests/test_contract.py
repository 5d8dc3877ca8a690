"""The JSON contract: written as promised, and read back the same."""

from dataclasses import replace
from json import dumps, loads

import pytest

from annotators import codec
from annotators.codec import (
    decode,
    decode_pieces,
    encode,
    encode_in_pieces,
    failure,
    record,
)
from articles import Article, Span
from tests.support.findings import FINDINGS, TEXT


def test_findings_come_back_as_they_were() -> None:
    assert decode(encode(FINDINGS)) == FINDINGS


def test_findings_come_back_from_pieces_and_a_missing_one_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = replace(FINDINGS, claims=FINDINGS.claims * 5)
    monkeypatch.setattr(codec, "PIECE", 2)
    pieces = list(encode_in_pieces(many))
    assert decode_pieces(pieces) == many
    assert sum("claims" in piece for piece in pieces) == 3
    with pytest.raises(ValueError, match="missing"):
        decode_pieces(pieces[:-1])


def test_words_that_come_again_are_in_memory_once() -> None:
    claims = decode(loads(dumps(encode(replace(FINDINGS, claims=FINDINGS.claims * 2))))).claims
    assert claims[0].speaker is claims[1].speaker
    assert claims[0].why is claims[1].why


def test_spans_are_pairs_of_offsets() -> None:
    assert encode(FINDINGS)["quotes"][0]["source"] == [[12, 22]]
    assert encode(FINDINGS)["sentences"] == [[0, 43]]


def test_a_record_has_every_field_of_the_contract() -> None:
    row = record("story.txt", Article(text=TEXT), FINDINGS)
    assert list(row) == [
        *("format", "input", "id", "title", "source", "byline", "published", "url", "text"),
        *("language", "entities", "people", "quotes", "claims", "positions", "sentences"),
    ]
    assert set(row["entities"][0]) == {"start", "end", "label", "name", "mention"}
    assert set(row["people"][0]) == {"name", "label", "role", "mentions", "said", "quoted"}
    assert set(row["quotes"][0]) == {
        *("start", "end", "kind", "speaker", "source", "cue", "confidence"),
    }
    assert set(row["claims"][0]) == set(row["positions"][0])
    assert set(row["claims"][0]) == {
        *("content", "source", "cue", "speaker", "form", "act", "polarity"),
        *("hedges", "via", "about", "confidence", "why"),
    }


def test_a_failure_names_its_input_and_says_why() -> None:
    assert failure("gone.txt", "There is no file gone.txt.") == {
        "format": 2,
        "input": "gone.txt",
        "error": "There is no file gone.txt.",
    }


def test_a_person_has_the_role_that_the_article_says() -> None:
    text = TEXT.replace("said Ada", "said Mayor Ada")
    people = (replace(FINDINGS.people[0], mentions=(Span(18, 28),)),)
    row = record("story.txt", Article(text=text), replace(FINDINGS, people=people))
    assert row["people"][0]["role"] == "mayor"
    assert record("story.txt", Article(text=TEXT), FINDINGS)["people"][0]["role"] is None
