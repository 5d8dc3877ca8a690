from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotators.notebook.anchoring import Places, find, place_all
from annotators.notebook.mark import Verdict, mark_on
from articles.article import Article, Span
from articles.diff.alignment import align
from articles.diff.blocks import Block, in_order
from articles.diff.tokens import tokens
from tests.support.readings import span

OPENING = "The harbour of Vell will open again on Monday, the port office said."
QUOTE = "“We have waited for two long winters,” said Ada Quill, who mends nets there."
DOUBT = "Fishermen on the eastern pier are less sure that the dredging is finished."
END = "A first ferry is expected at noon with forty passengers and the mayor."
TEXT = "\n\n".join([OPENING, QUOTE, DOUBT, END])


span_of = partial(span, text=TEXT)


def place_of(words: str, new: str, old: str = TEXT) -> tuple[str | None, str]:
    """The words that a mark on `words` is on in the new version, and its state."""
    place = Places(old, new).of(span(words, text=old))
    return (place.span.of(new) if place.span else None), place.state


QUOTED = "“We have waited for two long winters,”"


def reworded(old: str, new: str) -> tuple[str, str]:
    """The text and the marked words after a change in them."""
    return TEXT.replace(old, new), QUOTED.replace(old, new)


@pytest.mark.parametrize(
    ("new", "words", "state"),
    [
        (TEXT, QUOTED, "in place"),
        ("Updated at noon.\n\n" + TEXT, QUOTED, "moved"),
        (TEXT.replace("“", '"').replace("”", '"'), QUOTED.translate({8220: 34, 8221: 34}), None),
        (*reworded("two long", "two\u00a0 long"), None),
        (*reworded("two long", "three"), "changed"),
        (*reworded("waited", "waitd"), "changed"),
        (*reworded("winters", "very cold winters"), "changed"),
        ("\n\n".join([OPENING, DOUBT, END, QUOTE]), QUOTED, "moved"),
        ("\n\n".join([OPENING, END]), None, "orphan"),
        (TEXT.replace(QUOTE, "Nobody came to the pier, as it rained."), None, "orphan"),
        (QUOTE + "\n\n" + reworded("long", "cold")[0], reworded("long", "cold")[1], "changed"),
    ],
    ids=[
        "unchanged",
        "text before",
        "marks made straight",
        "spaces",
        "reworded",
        "misspelt",
        "words added",
        "paragraph moved",
        "paragraph deleted",
        "replaced",
        "a copy elsewhere",
    ],
)
def test_a_passage_is_found_again(new: str, words: str | None, state: str | None) -> None:
    assert place_of(QUOTED, new)[0] == words
    assert not state or place_of(QUOTED, new)[1] == state


def test_a_lookalike_is_not_taken_for_a_deleted_sentence() -> None:
    like = "“We have waited for two wet winters,” said Ben Ott, who mends nets here."
    old = TEXT + "\n\n" + like
    assert place_of(QUOTED, old.replace(QUOTE + "\n\n", ""), old) == (None, "orphan")


def test_a_deleted_word_is_not_found_in_another_sentence() -> None:
    old = TEXT + " The mayor will not speak."
    new = old.replace(" and the mayor", "")
    place = Places(old, new).of(span("mayor", text=old))
    assert place.span is None


def test_a_replaced_word_is_found_by_its_neighbours() -> None:
    assert place_of("forty", TEXT.replace("forty", "sixty-two")) == ("sixty-two", "changed")


def test_a_border_within_a_word_stays_there() -> None:
    new = "Later. " + TEXT
    assert Places(TEXT, new).of(Span(6, 20)).span == Span(13, 27)


def test_a_sentence_put_behind_a_passage_is_not_part_of_it() -> None:
    new = TEXT.replace(DOUBT, DOUBT + " It rained again.")
    assert place_of(DOUBT, new) == (DOUBT, "in place")


def test_a_passage_over_paragraphs_is_found() -> None:
    words = TEXT[TEXT.index("winters") : TEXT.index("less sure")]
    assert place_of(words, "New.\n\n" + TEXT)[0] == words


@given(text=st.text(), start=st.integers(0, 20), size=st.integers(1, 20))
def test_an_unchanged_text_keeps_every_mark_in_place(text: str, start: int, size: int) -> None:
    place = Places(text, text).of(Span(start, start + size))
    assert (place.span, place.state) == (Span(start, start + size), "in place")


@given(old=st.text("ab .“\n"), new=st.text("ab .“\n"), start=st.integers(0, 30))
def test_a_place_lies_within_the_text(old: str, new: str, start: int) -> None:
    span = Places(old, new).of(Span(start, start + 5)).span
    assert span is None or span.end <= max(len(new), start + 5 if old == new else 0)


@given(old=st.lists(st.sampled_from("abcdefgh")), new=st.lists(st.sampled_from("abcdefgh")))
def test_words_that_are_aligned_as_the_same_are_the_same(old: list[str], new: list[str]) -> None:
    aligned = align(old, new)
    for word, at, likeness in zip(old, aligned.new_of, aligned.alike, strict=True):
        assert (at < 0 and likeness == 0) or likeness < 1 or word == new[at]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Don’t,” he—she…", ['"', "Don", "'", "t", ",", '"', "he", "-", "she", "..."]),
        ("a -- b...", ["a", "-", "b", "..."]),
        ("", []),
    ],
)
def test_words_compare_whatever_their_typography(text: str, words: list[str]) -> None:
    assert tokens(text).words == words


def test_the_heaviest_order_wins() -> None:
    blocks = [Block(0, 10, 5), Block(6, 0, 3), Block(10, 4, 3), Block(20, 20, 1)]
    assert in_order(blocks) == [Block(6, 0, 3), Block(10, 4, 3), Block(20, 20, 1)]


# -- by words alone


def test_words_are_found_by_what_stands_around_them() -> None:
    text = "One port office here. Another port office there."
    place = find(text, "port office", "here. Another ", " there.")
    assert place.span == Span(30, 41)


def test_words_that_nothing_tells_apart_are_an_orphan() -> None:
    assert find("the pier, the pier", "the pier").span is None
    assert find("the pier, the pier", "the pier", near=9).span == Span(10, 18)


def test_a_word_whose_neighbours_are_all_others_is_an_orphan() -> None:
    assert find(TEXT, "Monday", "came back last ", " with three cats").span is None


def test_reworded_words_are_found_by_likeness() -> None:
    place = find(
        TEXT, "We have waited for two very long winters", "again.\n\n“", ",” said Ada Quill, who"
    )
    assert place.span
    assert place.span.of(TEXT) == "We have waited for two long winters"


# -- marks


def test_marks_of_every_version_are_placed_in_the_newest() -> None:
    first, second = Article(text=TEXT), Article(text="Update.\n\n" + TEXT)
    newest = Article(text="Update.\n\n" + TEXT.replace(END, "It is over."))
    elsewhere = Article(text="x " + QUOTE)
    marks = [
        mark_on(first, span_of(QUOTED)),
        mark_on(second, span(END, text=second.text)),
        mark_on(newest, Span(0, 6)),
        mark_on(elsewhere, span(QUOTED, text=elsewhere.text)),
    ]
    placed = {
        place.mark: place
        for place in place_all(marks, newest, {first.id: first.text, second.id: second.text})
    }
    marks_here = [placed[mark].here for mark in marks]
    assert [mark and mark.span.of(newest.text) for mark in marks_here] == [
        QUOTED,
        None,
        "Update",
        QUOTED,
    ]
    assert [placed[mark].place.state for mark in marks] == ["moved", "orphan", "in place", "moved"]


def test_a_verdict_moves_with_its_mark() -> None:
    old, new = Article(text=TEXT), Article(text="Update.\n\n" + TEXT)
    span = span_of(QUOTED)
    mark = mark_on(old, span, verdict=Verdict(finding="quote", was=Span(span.start, span.end - 3)))
    (placed,) = place_all([mark], new, {old.id: old.text})
    assert placed.here
    assert placed.here.verdict
    assert placed.here.verdict.was == Span(span.start + 9, span.end + 6)


def test_a_word_much_shorter_is_not_taken_for_the_one_it_replaced() -> None:
    old = "He spoke of the possibility of an early vote on Monday."
    assert Places(old, old.replace("possibility", "end")).of(Span(16, 27)).span is None
    assert Places(old, old.replace("possibility", "prospect")).of(Span(16, 27)).span == Span(16, 24)
