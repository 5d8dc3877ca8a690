"""Lists of feeds that other readers write and read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles import ArticleError
from articles.feeds import Feed, opml


@given(titles=st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]))))
def test_a_list_comes_back_as_it_was_written(titles: list[str]) -> None:
    feeds = [Feed(url=f"https://{n}", title=title) for n, title in enumerate(titles)]
    read_feeds = opml.read(opml.write(feeds), "list").feeds
    assert [feed.url for feed in read_feeds] == [feed.url for feed in feeds]
    assert [feed.title for feed in read_feeds] == [
        " ".join(f.title.split()) or f.url for f in feeds
    ]


@given(title=st.text())
@example(" ")
def test_no_title_breaks_the_list_or_is_empty(title: str) -> None:
    (feed,) = opml.read(opml.write([Feed(url="https://a", title=title)]), "list").feeds
    assert feed.title.strip()


def listed(*outlines: str) -> opml.Listed:
    return opml.read(f"<opml><body>{''.join(outlines)}</body></opml>".encode(), "list")


def test_a_list_of_another_reader_is_read() -> None:
    outline = '<outline text="News"><outline text="A &amp; B" xmlUrl="https://a/f"/></outline>'
    feed = Feed(url="https://a/f", title="A & B", folder=("News",))
    assert listed(outline) == ([feed], [])


def test_folders_within_folders_go_in_and_out() -> None:
    folders = [(), ("Sea",), ("Sea", "Ferries & co"), ("Land",), ("Sea",)]
    feeds = [
        Feed(url=f"https://{n}", title=f"Feed {n}", folder=folder)
        for n, folder in enumerate(folders)
    ]
    text = opml.write(feeds)
    read_feeds = opml.read(text, "list").feeds
    assert sorted(read_feeds, key=lambda feed: feed.url) == feeds
    assert text.count(b'text="Sea"') == 1


def test_folders_are_kept_to_a_depth_and_no_feed_is_lost() -> None:
    deep = '<outline text="In">' * 90 + '<outline xmlUrl="https://a/f"/>' + "</outline>" * 90
    assert listed(deep).feeds[0].folder == ("In",) * opml.DEEPEST


@pytest.mark.parametrize(
    ("attributes", "url"),
    [
        ('xmlurl="https://a.example/f"', "https://a.example/f"),
        ('XMLURL="https://a.example/f"', "https://a.example/f"),
        ('xmlUrl="\n https://a.example/f "', "https://a.example/f"),
        ('xmlUrl="HTTPS://a.example/f"', "HTTPS://a.example/f"),
        ('xmlUrl="feed://a.example/f"', "http://a.example/f"),
        ('xmlUrl="feed:https://a.example/f"', "https://a.example/f"),
        ('type="rss" url="https://a.example/f"', "https://a.example/f"),
        ('xmlUrl="https://a.example/f?a=1&b=2"', "https://a.example/f?a=1&b=2"),
        (
            'xmlUrl="https://a.example/f" text="Tide &amp; Reed &nbsp; caf&eacute;"',
            "https://a.example/f",
        ),
        ('xmlUrl="https://a.example/f" text="a \x02 control"', "https://a.example/f"),
    ],
)
def test_an_address_is_read_however_it_is_written(attributes: str, url: str) -> None:
    assert [feed.url for feed in listed(f"<outline {attributes}/>").feeds] == [url]


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ('text="File" xmlUrl="file:///etc/passwd"', "File (file:///etc/passwd)"),
        ('xmlUrl="gopher://nell:secret@a.example"', "(gopher://a.example)"),
        ('text="None" type="rss" xmlUrl=""', "None"),
        ('type="rss"', "an outline without a name"),
    ],
)
def test_what_is_left_out_is_told(attributes: str, name: str) -> None:
    assert listed(f"<outline {attributes}/>") == ([], [name])


def test_a_list_in_another_encoding_is_read() -> None:
    text = "<?xml version='1.0' encoding='windows-1251'?><opml><body>"
    text += "<outline text='Порт' xmlUrl='https://a.example'/></body></opml>"
    assert opml.read(text.encode("cp1251"), "list").feeds[0].title == "Порт"


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
