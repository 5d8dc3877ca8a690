from __future__ import annotations

from functools import partial
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotators.presentation.text_fragments import (
    CHECKED,
    DIRECTIVE,
    TextDirective,
    directive_of,
    linked,
    parsed,
)
from articles.article import Span
from tests.support import readings

URL = "https://post.example/a"
TEXT = """We will not pay, she said. We will not pay, he said.

The north-south line, A & B, is 5,000 m long.
"""


span = partial(readings.span, text=TEXT)


def test_words_that_stand_once_are_given_alone() -> None:
    assert linked(URL, TEXT, [span("line")]) == f"{URL}#:~:text=line"


def test_what_has_a_meaning_in_a_directive_is_escaped() -> None:
    assert linked(URL, TEXT, [span("north-south line, A & B")]) == (
        f"{URL}#:~:text=north%2Dsouth%20line%2C%20A%20%26%20B"
    )


def test_words_that_stood_before_have_some_that_stand_around_them() -> None:
    (second,) = [directive_of(TEXT, span("We will not pay", 2))]
    assert second == TextDirective("We will not pay", prefix="she said.", suffix=", he said")
    assert str(second) == "she%20said.-,We%20will%20not%20pay,-%2C%20he%20said"


def test_marks_around_the_words_are_left_out() -> None:
    text = "She said: “We go,” and went."
    assert directive_of(text, span("“We go,”", text=text)) == TextDirective("We go")


def test_a_long_quotation_has_its_beginning_and_its_end() -> None:
    text = f"She said: “{'We have waited for years and ' * 9}now we go home at last.” He left."
    fragment = directive_of(text, span(text[10:-10], text=text))
    assert fragment is not None
    assert (fragment.start, fragment.end) == ("We have waited for years", "we go home at last")


def test_a_quotation_over_paragraphs_has_its_beginning_and_its_end() -> None:
    text = "“We go.\n\n“We stay.”"
    assert directive_of(text, Span(0, len(text))) == TextDirective("We go", "We stay")


def test_two_parts_are_two_directives() -> None:
    assert linked(URL, TEXT, [span("line"), span("long")]) == f"{URL}#:~:text=line&text=long"


def test_in_a_long_text_all_words_have_some_around_them() -> None:
    text = f"She said we go now.{' and' * CHECKED}"
    fragment = directive_of(text, span("we go", text=text))
    assert fragment is not None
    assert (fragment.prefix, fragment.suffix) == ("She said", "now. and and and")


def test_an_address_with_a_fragment_keeps_it() -> None:
    assert linked(f"{URL}#part", TEXT, [span("line")]) == f"{URL}#part:~:text=line"


@pytest.mark.parametrize("url", ["mailto:ada@post.example", "file:///a.html", f"{URL}#:~:text=b"])
def test_other_addresses_are_left_as_they_are(url: str) -> None:
    assert linked(url, TEXT, [span("line")]) == url


def test_what_has_no_words_links_to_the_page() -> None:
    assert linked(URL, "a … b", [Span(2, 3)]) == URL


@pytest.mark.parametrize("text", ["", "a,b,c", "a-", "a-,-b"])
def test_what_is_no_directive_is_refused(text: str) -> None:
    if text:
        with pytest.raises(ValueError, match="no text directive"):
            parsed(text)


WORDS = st.text(st.sampled_from("aAb -,&“”’.\n%#é"), min_size=1, max_size=60)


@given(WORDS, st.data())
def test_what_is_encoded_is_decoded_and_finds_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    directive = directive_of(text, Span(start, end))
    assume(directive is not None)
    assert directive is not None
    fragment = urlsplit(linked(URL, text, [Span(start, end)])).fragment
    assert fragment.startswith(DIRECTIVE)
    assert parsed(fragment.removeprefix(DIRECTIVE)) == directive
    match = directive.first_match(text)
    assert match is not None
    letters = [c for c in text[start:end].casefold() if c.isalnum()]
    assert letters
    assert "".join(letters) in "".join(c for c in match.of(text).casefold() if c.isalnum())
    assert unquote(fragment).count("\n") == 0
