"""Documents about other people: who is named, and who is she, exchanged throughout."""

from __future__ import annotations

import re
from random import Random

import pytest

from annotators.text.first_names import FEMALE_NAMES, MALE_NAMES
from annotators.training.reader.documents import Document, Mention, Row
from annotators.training.reader.exchanged_names import BEFORE, surnames, with_other_people

TEXT = (
    "Anna Lindqvar, a widow, said her boat was gone. Mr. Lindqvar had left it to her. "
    "“He told me nothing,” Lindqvar added. The men of the pier laughed."
)
POOL = ["Brask"]


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


DOCUMENT = Document(
    "one",
    TEXT,
    rows=(
        Row(
            source=(place("Anna Lindqvar, a widow"),),
            cue=(place("said"),),
            content=(place("her boat was gone"),),
            acts=("says",),
            stances=("affirms",),
            speaker="Anna",
        ),
    ),
    mentions=(Mention(place("Anna Lindqvar"), "Anna"), Mention(place("her"), "Anna")),
    style="reader",
)


def documents() -> list[Document]:
    """The document with other people, as a hundred seeds have it."""
    return [with_other_people(DOCUMENT, POOL, Random(seed)) for seed in range(100)]


def of_widower() -> list[Document]:
    return [each for each in documents() if "widower" in each.text]


def renamed() -> list[Document]:
    return [each for each in documents() if "a widow," in each.text and each != DOCUMENT]


def plain(document: Document) -> str:
    """The text without what may stand before a new surname."""
    return re.sub(rf"\b(?:{'|'.join(BEFORE)})(?=Brask)", "", document.text)


def first_name(document: Document) -> str:
    return document.text.split()[0].lower()


def test_some_documents_stay_some_have_other_names_and_some_other_genders() -> None:
    assert 15 < sum(each == DOCUMENT for each in documents()) < 45
    assert 12 < len(of_widower()) < 40
    assert 30 < len(renamed()) < 65


def test_a_surname_is_exchanged_throughout() -> None:
    for document in (*of_widower(), *renamed()):
        assert "Lindqvar" not in document.text
        assert document.text.count("Brask") == 3


def test_another_name_is_of_the_same_gender_where_genders_stay() -> None:
    assert all(first_name(each) in FEMALE_NAMES for each in renamed())
    assert {re.sub(r"^\S+ ", "", plain(each)) for each in renamed()} == {
        re.sub(r"^\S+ ", "", TEXT.replace("Lindqvar", "Brask"))
    }


def test_some_surnames_get_a_particle() -> None:
    assert {each.text == plain(each) for each in renamed()} == {True, False}


def test_he_is_she_and_she_is_he_in_all_that_tells_it() -> None:
    for document in of_widower():
        assert first_name(document) in MALE_NAMES
        assert plain(document).partition(" ")[2] == (
            "Brask, a widower, said his boat was gone. Ms. Brask had left it to him. "
            "“She told me nothing,” Brask added. The women of the pier laughed."
        )


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("her boat", "his boat"),
        ("told her that", "told him that"),
        ("told her.", "told him."),
        ("asked her to", "asked him to"),
        ("Her boat", "His boat"),
        ("his boat", "her boat"),
        ("told him", "told her"),
        ("hers", "his"),
        ("herself", "himself"),
        ("the chairwoman and her son", "the chairman and his daughter"),
    ],
)
def test_her_is_his_before_what_is_hers_and_him_else(text: str, other: str) -> None:
    document = Document("two", text)
    texts = {with_other_people(document, POOL, Random(seed)).text for seed in range(40)}
    assert texts == {text, other}


def test_what_is_marked_goes_along() -> None:
    for document in documents():
        (row,) = document.rows
        (start, end), (other_start, other_end) = row.source[0], document.mentions[0].place
        assert document.text[start:end].startswith(
            document.text[other_start:other_end] + ", a widow"
        )
        assert document.text[slice(*row.cue[0])] == "said"
        assert document.text[slice(*row.content[0])] in ("her boat was gone", "his boat was gone")


def test_surnames_are_those_of_people_whose_first_name_is_known() -> None:
    others = Document(
        "two", "Port Ostra is shut, John Kerr said. Mary Kerr’s boat sank. Qzx Vo left."
    )
    assert surnames([DOCUMENT, others]) == ["Kerr", "Lindqvar"]
