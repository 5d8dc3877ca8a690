"""What is drawn of text from outside."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from articles import one_line, shown

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_is_as_long_as_the_text(text: str) -> None:
    assert len(shown(text)) == len(text)


@given(ANY_TEXT)
def test_holds_nothing_that_steers_a_terminal_or_turns_the_direction(text: str) -> None:
    for character in shown(text):
        assert character in "\n\t" or unicodedata.category(character) not in (
            "Cc",
            "Cs",
            "Zl",
            "Zp",
        )
        assert unicodedata.bidirectional(character) not in (
            *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"),
        )


def test_leaves_ordinary_text_as_it_is() -> None:
    text = "“Łukasz”, said Nguyễn — 李雪梅 👩\u200d🚀\n\tOk."

    assert shown(text) is text


def test_shows_an_escape_sequence_as_pictures() -> None:
    assert shown("\x1b[31mred\x07\x9b1m") == "␛[31mred␇\N{REPLACEMENT CHARACTER}1m"


def test_a_row_of_a_list_is_one_line() -> None:
    assert one_line(" A\n headline\t with \x1b ") == "A headline with ␛"
