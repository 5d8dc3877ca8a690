"""First names tell women from men by a table that names its source."""

from importlib.resources import files

import pytest

from annotators.text.first_names import FEMALE_NAMES, MALE_NAMES, SortedWords


def test_no_name_is_a_man_s_and_a_woman_s() -> None:
    assert set(FEMALE_NAMES).isdisjoint(MALE_NAMES)


@pytest.mark.parametrize("name", ["wanda", "tove", "olena", "priya"])
def test_names_of_many_countries_are_women_s(name: str) -> None:
    assert name in FEMALE_NAMES


@pytest.mark.parametrize("name", ["kwame", "oleg", "lars", "sergei"])
def test_names_of_many_countries_are_men_s(name: str) -> None:
    assert name in MALE_NAMES


def test_what_both_are_called_is_in_neither() -> None:
    of_either = {"kim", "jean", "sasha", "andrea"}
    assert of_either.isdisjoint(FEMALE_NAMES)
    assert of_either.isdisjoint(MALE_NAMES)


@pytest.mark.parametrize("names", [FEMALE_NAMES, MALE_NAMES])
def test_every_name_of_the_table_is_found_in_it(names: SortedWords) -> None:
    lines = list(names)
    assert lines == sorted(set(lines))
    assert all(name in names for name in lines)


@pytest.mark.parametrize("word", ["", "ab", "bo", "bo cy", "cyr", "e", "\n"])
def test_a_part_of_a_line_is_no_word_of_it(word: str) -> None:
    assert word not in SortedWords([" abe bob cy", "", " dee"])


def test_the_table_names_its_source_and_its_terms() -> None:
    text = files("annotators.text").joinpath("first_names.txt").read_text(encoding="utf-8")
    assert "Van Buskirk" in text
    assert "MIT License" in text
