"""Lists of feeds that other readers write and read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import ArticleError
from articles.feeds import Feed, opml


@given(st.lists(st.builds(Feed, url=st.just("https://a"), title=st.text(min_size=1))))
def test_a_list_comes_back_as_it_was_written(feeds: list[Feed]) -> None:
    assert len(opml.read(opml.write(feeds), "list")) == min(1, len(feeds))


def test_a_list_of_another_reader_is_read() -> None:
    outline = '<outline text="News"><outline text="A &amp; B" xmlUrl="https://a/f"/></outline>'
    other = '<outline text="File" xmlUrl="file:///etc/passwd"/>'
    data = f"<opml version='1.0'><body>{outline}{other}</body></opml>".encode()

    assert opml.read(data, "list") == [Feed(url="https://a/f", title="A & B")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"words", "this is no OPML"),
        (b"<rss/>", "XML that begins with <rss>"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><opml/>', "declares entities"),
    ],
)
def test_what_is_no_list_is_said_to_be_none(data: bytes, sentence: str) -> None:
    with pytest.raises(ArticleError, match=sentence):
        opml.read(data, "list")
