from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.article import Article, Part, Span
from tui.text import motions
from tui.text.motions import MOTIONS

TEXT = "Mr. Hale didn’t say so. “We can’t wait,” she said.\nThen: e\u0301tude 👨‍👩‍👧 end.\n"


def walk(motion: str, text: str, offset: int, steps: int) -> list[int]:
    places = []
    for _ in range(steps):
        offset = MOTIONS[motion](text, offset)
        places.append(offset)
    return places


@pytest.mark.parametrize(
    ("motion", "start", "words"),
    [
        ("next_word", "Mr", ["Hale", "didn’t", "say", "so", "We", "can’t", "wait", "she"]),
        ("previous_word", "she", ["wait", "can’t", "We", "so", "say", "didn’t"]),
        ("next_sentence", "Mr", ["“We", "Then"]),
        ("previous_sentence", "Then", ["“We", "Mr"]),
        ("next_paragraph", "Mr", ["Then"]),
        ("previous_paragraph", "end", ["Then", "Mr"]),
    ],
)
def test_a_motion_stops_at_each(motion: str, start: str, words: list[str]) -> None:
    places = walk(motion, TEXT, TEXT.index(start), len(words))
    assert places == [TEXT.index(word) for word in words]


def test_the_end_of_a_word_is_its_last_character() -> None:
    ends = walk("word_end", TEXT, 0, 4)
    assert [TEXT[end - 1 : end + 1] for end in ends] == ["Mr", "le", "’t", "ay"]


def test_right_steps_over_a_line_end_and_a_whole_family() -> None:
    line_end = TEXT.index("\n") - 1
    assert motions.right(TEXT, line_end) == line_end + 2
    family = TEXT.index("👨")
    assert motions.right(TEXT, family) == TEXT.index(" end.")
    assert motions.left(TEXT, TEXT.index(" end.")) == family


texts = st.text(st.sampled_from("ab .“”!? \n\n漢e\u0301\u200d👍"), min_size=1, max_size=60)


@given(texts, st.integers(0, 59), st.sampled_from(sorted(MOTIONS)))
@example("\n", 0, "next_sentence")
def test_a_motion_stays_in_the_text_and_comes_to_rest(text: str, start: int, motion: str) -> None:
    offset = motions.settle(text, start)
    before = offset
    for _ in range(len(text) + 1):
        before, offset = offset, MOTIONS[motion](text, offset)
        assert 0 <= offset < len(text)
    assert offset == before


@given(texts, st.integers(0, 59))
def test_the_units_hold_the_cursor(text: str, start: int) -> None:
    offset = motions.settle(text, start)
    if text[offset] == "\n":
        return
    sentence, paragraph = motions.sentence_at(text, offset), motions.paragraph_at(text, offset)
    assert paragraph.start <= offset < paragraph.end
    assert paragraph.start <= sentence.start <= offset < sentence.end <= paragraph.end


def test_a_sentence_does_not_end_at_an_abbreviation() -> None:
    assert motions.sentence_at(TEXT, 5).of(TEXT) == "Mr. Hale didn’t say so."


def test_a_motion_in_one_endless_line_looks_only_near_the_cursor() -> None:
    text = "x" * 1_000_000
    assert motions.sentence_at(text, 500_000).end <= 500_000 + motions.REACH


HEADED = Article(
    text="Storm cuts power\nBy Ada Quill\nCITY - It blew on Sunday. It rained.\n\nOver.",
    parts=(Part(0, 16, "headline"), Part(17, 29, "byline")),
)


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        (3, "Storm cuts power"),
        (20, "By Ada Quill"),
        (32, "CITY - It blew on Sunday."),
        (58, "It rained."),
    ],
)
def test_a_headline_is_no_part_of_the_first_sentence(at: int, sentence: str) -> None:
    sentence_span = motions.sentence_at(HEADED.text, at, motions.borders_of(HEADED))
    assert sentence_span.of(HEADED.text) == sentence


def test_sentences_are_gone_through_from_the_headline_on_and_back() -> None:
    places = [0, 17, 30, 56, 68]
    onward = motions.motion("next_sentence", motions.borders_of(HEADED))
    previous_sentence = motions.motion("previous_sentence", motions.borders_of(HEADED))

    assert [onward(HEADED.text, at) for at in places[:-1]] == places[1:]
    assert [previous_sentence(HEADED.text, at) for at in places[1:]] == places[:-1]


def test_a_text_of_spaces_has_a_sentence_within_it() -> None:
    assert motions.sentence_at("\u00a0\u00a0", 1) == Span(1, 2)
