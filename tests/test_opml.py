"""Lists of feeds that other readers write and read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles import ArticleError
from articles.feeds import Feed, opml


@given(titles=st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]))))
def test_a_list_comes_back_as_it_was_written(titles: list[str]) -> None:
    feeds = [Feed(url=f"https://{n}", title=title) for n, title in enumerate(titles)]
    found = opml.read(opml.write(feeds), "list")
    assert [feed.url for feed in found] == [feed.url for feed in feeds]
    assert [feed.title for feed in found] == [" ".join(f.title.split()) or f.url for f in feeds]


@given(title=st.text())
@example(" ")
def test_no_title_breaks_the_list_or_is_empty(title: str) -> None:
    (feed,) = opml.read(opml.write([Feed(url="https://a", title=title)]), "list")
    assert feed.title.strip()


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
