"""The same words in other articles are found by the pairs of words that they share."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from articles.search import Person, Saying, SearchIndex
from articles.search.quotations import MOST_ALIKE, Built
from articles.search.shingles import content_of, shingles, words_of

GATE = "“Nobody will be asked to sleep behind a gate that I have not walked over myself.”"


def saying(words: str, start: int = 0, **known: object) -> Saying:
    spoken = Saying(speaker="Ines Falk", kind="says", words=words, start=start, end=start + 9)
    return replace(spoken, form="direct", **known)  # type: ignore[arg-type]


def built_article(id_: str, *sayings: Saying, date: str = "2024-05-14") -> Built:
    return Built(
        id=id_,
        title=f"Story {id_}",
        source="Maren Post",
        date=date,
        url=None,
        people=(Person(name="Ines Falk"),),
        sayings=sayings,
        places=("Port Maren",),
    )


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    with SearchIndex(tmp_path / "search.db") as index:
        yield index


@pytest.mark.parametrize(
    "other",
    [
        "„Nobody will be asked to sleep behind a gate that I have not walked over myself.“",
        "a gate that I have not walked over myself",
        "Behind a gate I had not walked over, nobody would be asked to sleep",
        "nobody would be asked to sleep behind a wall that she had not walked over herself",
    ],
)
def test_words_are_found_cut_reordered_changed_or_in_other_marks(
    index: SearchIndex, other: str
) -> None:
    index.quotations.build(
        [built_article("a", saying(other), saying("“The tide is not our enemy.”", 40))]
    )
    assert [saying.words for saying in index.quotations.like(GATE).sayings] == [other]


def test_what_is_found_says_where_it_stands_and_is_oldest_first(index: SearchIndex) -> None:
    index.quotations.build(
        [
            built_article("b", saying(GATE), date="2024-05-16"),
            built_article("a", saying(GATE), date="2024-05-15"),
        ]
    )
    first, second = index.quotations.like(GATE).sayings
    assert (first.article, first.title, first.source) == ("a", "Story a", "Maren Post")
    assert (second.date, second.is_kept) == ("2024-05-16", False)


def test_an_article_can_be_left_out(index: SearchIndex) -> None:
    index.quotations.build([built_article("a", saying(GATE)), built_article("b", saying(GATE))])
    assert [saying.article for saying in index.quotations.like(GATE, beside="a").sayings] == ["b"]


def test_what_is_built_again_takes_the_place_of_what_was(index: SearchIndex) -> None:
    index.quotations.build([built_article("a", saying(GATE))])
    index.quotations.build([built_article("a", saying("“The tide is not our enemy.”"))])
    assert index.quotations.like(GATE).sayings == ()
    assert [saying.words for saying in index.quotations.of("a")] == ["“The tide is not our enemy.”"]


def test_what_was_built_can_be_taken_out_again(index: SearchIndex) -> None:
    index.quotations.build([built_article("a", saying(GATE))])
    assert index.quotations.drop_built() == 1
    assert index.quotations.like(GATE).sayings == ()


def test_what_was_built_stays_when_the_library_is_taken_in(index: SearchIndex) -> None:
    index.quotations.build([built_article("a", saying(GATE))])
    index.update((), lambda _: pytest.fail("nothing is read"))
    assert index.quotations.like(GATE).sayings


def test_words_keep_their_places_whatever_letters_they_have() -> None:
    text = "Łódź’s “1,400 boats”"
    assert [(word, text[start:end]) for word, start, end in words_of(text)] == [
        ("lodz's", "Łódź’s"),
        ("1,400", "1,400"),
        ("boats", "boats"),
    ]


def test_forms_of_a_word_and_their_order_make_no_difference() -> None:
    first, second = content_of("The gate closed Monday"), content_of("on Mondays closing of gates")
    assert set(shingles(first)) == set(shingles(second))


def test_where_very_many_have_such_words_it_is_told_that_not_all_are_given(
    index: SearchIndex,
) -> None:
    copies = [saying(GATE, start) for start in range(0, 20 * MOST_ALIKE, 20)]
    index.quotations.build([built_article("a", *copies)])
    assert index.quotations.like(GATE).is_all
    index.quotations.build([built_article("b", saying(GATE))])
    answer = index.quotations.like(GATE)
    assert (len(answer.sayings), answer.is_all) == (MOST_ALIKE, False)
