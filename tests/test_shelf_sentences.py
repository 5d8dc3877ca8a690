"""What the rows of the library and the line below them say of an article: no screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.article import Article
from articles.search.query import parse
from tui.library.library_index import needs_index, without_index
from tui.library.shelf import SORTS, Count
from tui.library.shelf_rows import line
from tui.library.shelf_sentences import details

if TYPE_CHECKING:
    from articles.library import Library


def test_the_time_for_a_book_is_in_hours_and_not_cut_off(library: Library) -> None:
    entry = library.keep(Article(text="word " * 300_000, title="A book"), where="book.txt")
    pieces = line(entry, Count(), SORTS[0], 80)
    assert " 21 h" in "".join(words for words, _ in pieces)


def test_what_came_through_a_pipe_is_said_to_have(library: Library) -> None:
    piped, from_file = (
        library.keep(Article(text=source), where=source) for source in ("-", "a.txt")
    )
    assert details(piped, Count()).endswith(" · from standard input")
    assert details(from_file, Count()).endswith(" · a.txt")


def test_what_a_reader_should_know_of_an_article_stands_in_the_list(library: Library) -> None:
    notice = "Only the feed's summary: there is no such page (HTTP 404)."
    entry = library.keep(Article(text="A lighthouse is sold.", notice=notice), where="-")
    assert line(entry, Count(), SORTS[0], 80)[1][0] == "! "
    assert details(entry, Count()).startswith(f"{notice} R in it tries again · ")


@pytest.mark.parametrize(
    ("query", "is_needed", "rest_of_query"),
    [
        ("ferry is:begun", False, "ferry is:begun"),
        ("person:sand ferry", True, "ferry"),
        ("by:sand ferry", True, ""),
    ],
)
def test_what_the_index_has_answered_is_not_asked_of_the_articles_again(
    query: str, is_needed: bool, rest_of_query: str
) -> None:
    parsed = parse(query)
    assert needs_index(parsed) is is_needed
    remaining = without_index(parsed) if is_needed else parsed
    assert [term.needle for term in remaining.terms] == [
        term.needle for term in parse(rest_of_query).terms
    ]
