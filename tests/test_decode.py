"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import ArticleError
from articles.parsing.decode import decode

SENTENCE = "“We won’t,” said Zoë Ångström — “not for £5.” It was a café in Málaga.\n"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-32", None),
        ("cp1252", None),
        ("utf-8", "latin-1"),
    ],
)
def test_reads_every_usual_encoding(encoding: str, declared: str | None) -> None:
    assert decode(SENTENCE.encode(encoding), "a", declared) == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_alone_is_no_text(encoding: str) -> None:
    assert decode("".encode(encoding), "a") == ""


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_reads_utf_16_without_a_mark(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "a") == SENTENCE


def test_believes_a_declared_encoding_where_the_bytes_do_not_speak_against_it() -> None:
    assert decode("Zażółć gęślą jaźń".encode("iso8859-2"), "a", "iso8859-2") == "Zażółć gęślą jaźń"


def test_detects_an_encoding_that_nobody_declares() -> None:
    text = "Съешь же ещё этих мягких французских булок, да выпей чаю. " * 20

    assert decode(text.encode("cp1251"), "a") == text


def test_knows_no_encoding_of_that_name_and_goes_on() -> None:
    assert decode("Café".encode("cp1252"), "a", "no-such-encoding") == "Café"


@given(st.text(st.characters(exclude_characters="\r\0\ufeff", exclude_categories=["Cs"])))
def test_changes_nothing_in_utf_8(text: str) -> None:
    assert decode(text.encode(), "a") == text


def test_line_ends_become_one_character() -> None:
    assert decode(b"a\r\nb\rc\n", "a") == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"text\0text", "a: this is no text: it holds NUL bytes"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "a: this is no text: it holds NUL bytes"),
        (bytes(range(1, 32)) * 50 + b"\xff\xfe\x81", "a: this is no text, or in no known encoding"),
        (b"\xff\xfea", "a: its byte-order mark says UTF-16-LE, but byte 2 is not"),
    ],
)
def test_says_what_is_wrong_with_bytes_that_are_no_text(data: bytes, sentence: str) -> None:
    with pytest.raises(ArticleError, match=sentence):
        decode(data, "a")
