"""Whoever is named in one article, and called by an office in another, is one speaker."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotators.across.elsewhere import elsewhere
from annotators.across.naming import is_office
from articles.search import Person, Saying, SearchIndex
from articles.search.quotations import Built

WORDS = "“Nobody will be asked to sleep behind a gate that leaks.”"


def built_article(id_: str, speaker: str, **roles: str) -> Built:
    """An article in which somebody says the words, and others have roles."""
    saying = Saying(speaker=speaker, kind="says", words=WORDS, start=0, end=9, form="direct")
    people = [Person(name=name.replace("_", " "), role=role) for name, role in roles.items()]
    return Built(
        id=id_, title=id_, source=id_, date="2024-05-14", url=None, people=people, sayings=[saying],
        places=(),
    )  # fmt: skip


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    with SearchIndex(tmp_path / "search.db") as index:
        yield index


def name_and_role(index: SearchIndex, *articles: Built, of: str = "a") -> str:
    index.quotations.build(articles)
    (saying,) = index.quotations.of(of)
    (other,) = elsewhere(saying, index.quotations).others
    return other.difference


def test_the_mayor_is_who_is_mayor_in_the_other_article(index: SearchIndex) -> None:
    first, second = (
        built_article("a", "Ines Falk", Ines_Falk="mayor"),
        built_article("b", "the mayor"),
    )
    assert name_and_role(index, first, second) == "called the mayor"


def test_the_name_of_the_mayor_is_nobody_else_either(index: SearchIndex) -> None:
    first, second = (
        built_article("a", "The mayor of Maren"),
        built_article("b", "Ines Falk", Ines_Falk="mayor"),
    )
    assert name_and_role(index, first, second) == "called Ines Falk"


def test_whoever_has_no_such_office_is_somebody_else(index: SearchIndex) -> None:
    first, second = (
        built_article("a", "Ines Falk", Ines_Falk="deputy mayor"),
        built_article("b", "the mayor"),
    )
    assert name_and_role(index, first, second) == "credited to the mayor"


def test_the_mayor_of_an_article_that_names_another_is_that_other(index: SearchIndex) -> None:
    first = built_article("a", "Ines Falk", Ines_Falk="mayor")
    second = built_article("b", "the mayor", Otto_Sand="mayor")
    assert name_and_role(index, first, second) == "credited to the mayor"


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        ("mayor", "Mayor", True),
        ("mayor of Maren", "mayor", True),
        ("mayor of Maren", "Maren’s mayor", True),
        ("mayor of Maren", "mayor of Ellmouth", False),
        ("deputy mayor", "mayor", False),
    ],
)
def test_an_office_is_the_same_of_the_same_place(first: str, second: str, is_same: bool) -> None:
    assert is_office(first, second) is is_same
