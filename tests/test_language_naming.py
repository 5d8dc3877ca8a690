"""What a document as a whole says about its names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from annotators.pipeline.entities.component import NameRules, improve, sums
from annotators.text.repeated_names import Name
from annotators.text.titles import count_titles


def improved(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    words = text.split()
    candidates = []
    for name, label in names:
        parts = name.split()
        start = next(i for i in range(len(words)) if words[i : i + len(parts)] == parts)
        candidates.append(Name(start, start + len(parts), label))
    return [(" ".join(words[n.start : n.end]), n.label) for n in improve(words, candidates)]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Foreign Minister Ora Venn", 2),
        ("Mr. Venn", 1),
        ("Ora Venn", 0),
        ("President", 1),
    ],
)
def test_titles_before_a_name_are_counted(words: str, count: int) -> None:
    assert count_titles(words.split()) == count


def test_a_possessive_is_no_part_of_a_name() -> None:
    assert improved("Ora Venn 's house", ("Ora Venn 's", "PERSON")) == [("Ora Venn", "PERSON")]


def test_one_name_has_one_label() -> None:
    words = ["Brask", "won", ".", "Brask", "lost", ".", "Brask", "left"]
    names = [Name(0, 1, "ORG"), Name(3, 4, "PERSON"), Name(6, 7, "PERSON")]
    assert [name.label for name in improve(words, names)] == ["PERSON"] * 3


def test_a_verb_behind_somebody_is_no_part_of_the_name() -> None:
    assert improved("Ora Venn demurred", ("Ora Venn demurred", "PERSON")) == [
        ("Ora Venn", "PERSON")
    ]


def test_the_second_half_of_a_first_name_is_part_of_it() -> None:
    name = ("Venn Ora - lin", "PERSON")
    assert improved("Venn Ora - lin demurred", name) == [name]


def test_a_person_passed_over_is_found_again() -> None:
    words = ["Ora", "Venn", "left", ".", "Later", "Ora", "Venn", "slept"]
    assert improve(words, [Name(0, 2, "PERSON")]) == [Name(0, 2, "PERSON"), Name(5, 7, "PERSON")]


def test_nobody_is_found_inside_another_name() -> None:
    words = ["Ora", "Venn", "met", "the", "Ora", "Venn", "Foundation"]
    names = [Name(0, 2, "PERSON"), Name(4, 7, "ORG")]
    assert improve(words, names) == names


@pytest.mark.parametrize(
    ("text", "name", "label", "expected"),
    [
        ("at Kesh Hospital", "Kesh Hospital", "PERSON", "FAC"),
        ("Tarn City won", "Tarn City", "GPE", "GPE"),
        ("the West Bank town", "West Bank", "ORG", "LOC"),
        ("a U.N. mission", "U.N.", "GPE", "ORG"),
        ("when Storm Ottilie came", "Storm Ottilie", "PERSON", "EVENT"),
        ("the National Storm Office said", "National Storm Office", "ORG", "ORG"),
    ],
)
def test_a_name_is_known_by_its_words(text: str, name: str, label: str, expected: str) -> None:
    assert improved(text, (name, label)) == [(name, expected)]


def test_a_storm_is_one_without_the_word_too() -> None:
    words = ["Storm", "Ottilie", "came", ".", "Then", "Ottilie", "left"]
    names = [Name(1, 2, "PERSON"), Name(5, 6, "PERSON")]
    assert {name.label for name in improve(words, names)} == {"EVENT"}


@pytest.mark.parametrize("text", ["owned ferry boats ( OFB )", "the Ostra Ferry Pact ( KORF )"])
def test_a_short_form_of_what_is_no_name_is_none(text: str) -> None:
    words = text.split()
    assert improve([*words, "came"], [Name(len(words) - 2, len(words) - 1, "ORG")]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a fine of 500 euros", ["500 euros"]),
        ("It cost 5.5 million pounds", ["5.5 million pounds"]),
        ("worth 10,000 US dollars", ["10,000 US dollars"]),
        ("about 3 million Ostravian crowns", []),
        ("500 people", []),
    ],
)
def test_sums_of_money_are_known_by_their_coin(text: str, expected: list[str]) -> None:
    words = text.split()
    assert [" ".join(words[n.start : n.end]) for n in sums(words)] == expected


def test_a_sum_wins_over_a_name_inside_it() -> None:
    doc = Doc(Vocab(), words=["150", "Egyptian", "pounds"], ents=["O", "B-NORP", "O"])
    assert [(e.text, e.label_) for e in NameRules()(doc).ents] == [("150 Egyptian pounds", "MONEY")]


WORDS = ("Ora", "Venn", "Mr.", "Council", "(", ")", "OFB", "'s", "$", "500", "euros", "said", "\n")
LABELS = ("PERSON", "ORG", "GPE", "DATE", "MONEY")


@given(
    words=st.lists(st.sampled_from(WORDS), max_size=30),
    cuts=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.sampled_from(LABELS))),
)
def test_names_never_overlap_or_leave_the_text(
    words: list[str], cuts: list[tuple[int, int, str]]
) -> None:
    names, position = [], 0
    for gap, length, label in cuts:
        start = position + gap
        position = start + length
        if position <= len(words):
            names.append(Name(start, position, label))
    better = improve(words, names)
    edges = [edge for name in better for edge in (name.start, name.end)]
    assert all(name.start < name.end for name in better)
    assert edges == sorted(edges)
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(words))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ora ] Venn", "Venn"),
        ("Venn ”", "Venn"),
        ("Lund “ The Tarn Bank", "The Tarn Bank"),
        ("Ora “ Red ” Venn", "Ora “ Red ” Venn"),
        ("Ora ( Red ) Venn", "Ora ( Red ) Venn"),
    ],
)
def test_a_name_goes_over_no_mark_that_is_no_pair_in_it(name: str, expected: str) -> None:
    assert improved(name, (name, "ORG")) == [(expected, "ORG")]


def test_two_names_around_an_ampersand_are_one_organisation() -> None:
    names = ("Tarn", "PERSON"), ("Fell", "PERSON"), ("Ada Voss", "PERSON")
    assert improved("Ada Voss left Tarn & Fell", *names[2:], *names[:2]) == [
        ("Ada Voss", "PERSON"),
        ("Tarn & Fell", "ORG"),
    ]


def test_an_abbreviated_title_is_part_of_the_name_behind_it() -> None:
    text = "We met Hon . Ada Voss and Engr. Bo Ek . Cy Orr sang"
    names = [(name, "PERSON") for name in ("Hon", "Ada Voss", "Engr.", "Bo Ek", "Cy Orr")]
    assert [name for name, _ in improved(text, *names)] == [
        "Hon . Ada Voss",
        "Engr. Bo Ek",
        "Cy Orr",
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Shares in Tarn fell .", "GPE"),
        ("The drugmaker Tarn left .", "PERSON"),
        ("Tarn 's chief executive left .", "PERSON"),
        ("Tarn said in a stock exchange filing that it would close .", "PERSON"),
        ("Tarn , a listed Lundby retailer , fell .", "PERSON"),
        ("He signed for Tarn .", "PERSON"),
        ("On Sunday Tarn beat Fenby 2 - 1 .", "PERSON"),
        ("There was a 2 - 0 win over Tarn .", "PERSON"),
        ("Lund 3 , Tarn 0 .", "PERSON"),
        ("Tarn have signed a winger .", "PERSON"),
        ("The Tarn said he would rest .", "PERSON"),
        ("Tarn captain Ole Lund left .", "PERSON"),
    ],
)
def test_what_is_said_of_a_body_makes_it_one(text: str, label: str) -> None:
    assert improved(text, ("Tarn", label)) == [("Tarn", "ORG")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Tarn beat Fenby 6 - 4 , 6 - 3 .", "PERSON"),
        ("Tarn captain Ole Lund left .", "GPE"),
        ("The Norwegian said he would rest .", "PERSON"),
        ("Tarn , which she had left , was cold .", "GPE"),
    ],
)
def test_what_may_be_said_of_others_makes_no_body(text: str, label: str) -> None:
    assert improved(text, (name := text.split()[text.startswith("The")], label)) == [(name, label)]


def test_the_first_word_of_a_body_alone_is_that_body() -> None:
    words = ["Tarn", "Air", "closed", ".", "Tarn", "said", "so", "."]
    names = improve(words, [Name(0, 2, "ORG"), Name(4, 5, "PERSON")])
    assert [name.label for name in names] == ["ORG", "ORG"]


def test_whom_a_text_names_in_full_is_no_body() -> None:
    words = ["Ada", "Tarn", "left", ".", "Shares", "of", "Tarn", "fell", "."]
    names = [Name(0, 2, "PERSON"), Name(6, 7, "PERSON")]
    assert improve(words, names) == names
