"""What a document as a whole says about its names."""

from __future__ import annotations

import pytest

from annotators.language.naming import Name, improve, sums
from annotators.language.titles import count_titles


def improved(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    words = text.split()
    found = []
    for name, label in names:
        parts = name.split()
        start = next(i for i in range(len(words)) if words[i : i + len(parts)] == parts)
        found.append(Name(start, start + len(parts), label))
    return [(" ".join(words[n.start : n.end]), n.label) for n in improve(words, found)]


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


def test_a_title_is_no_part_of_a_name() -> None:
    text = "Foreign Minister Ora Venn left"
    assert improved(text, ("Foreign Minister Ora Venn", "PERSON")) == [("Ora Venn", "PERSON")]


def test_a_title_alone_names_nobody() -> None:
    assert improved("The President left", ("President", "PERSON")) == []


def test_a_possessive_is_no_part_of_a_name() -> None:
    assert improved("Ora Venn 's house", ("Ora Venn 's", "PERSON")) == [("Ora Venn", "PERSON")]


def test_one_name_has_one_label() -> None:
    words = ["Brask", "won", ".", "Brask", "lost", ".", "Brask", "left"]
    names = [Name(0, 1, "ORG"), Name(3, 4, "PERSON"), Name(6, 7, "PERSON")]
    assert [name.label for name in improve(words, names)] == ["PERSON"] * 3


def test_a_last_name_alone_is_found_again() -> None:
    text = "Ora Venn left . Venn returned"
    assert improved(text, ("Ora Venn", "PERSON")) == [("Ora Venn", "PERSON"), ("Venn", "PERSON")]


def test_a_name_passed_over_is_found_again() -> None:
    words = ["In", "Ostravik", "it", "rained", ".", "Ostravik", "slept"]
    assert improve(words, [Name(1, 2, "GPE")]) == [Name(1, 2, "GPE"), Name(5, 6, "GPE")]


def test_nothing_is_found_inside_another_name() -> None:
    words = ["Venn", "met", "the", "Venn", "Foundation"]
    names = [Name(0, 1, "PERSON"), Name(3, 5, "ORG")]
    assert improve(words, names) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost $ 5.5 million and € 20", ["$ 5.5 million", "€ 20"]),
        ("a fine of 500 euros", ["500 euros"]),
        ("worth 10,000 US dollars", ["10,000 US dollars"]),
        ("about 3 million Ostravian crowns", []),
        ("Dh2,000 a month", ["Dh2,000"]),
        ("Rs 5 lakh", ["Rs 5 lakh"]),
        ("500 people", []),
    ],
)
def test_sums_of_money_are_known_by_sign_or_coin(text: str, expected: list[str]) -> None:
    words = text.split()
    assert [" ".join(words[n.start : n.end]) for n in sums(words, [])] == expected


def test_a_sum_wins_over_a_name_inside_it() -> None:
    words = ["150", "Egyptian", "pounds"]
    assert sums(words, [Name(1, 2, "NORP")]) == [Name(0, 3, "MONEY")]
