"""What feeds say, whatever form they have and however broken they are."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import ArticleError
from articles.feeds.parsing import parse
from articles.web.download import Download
from tests.support.feed_texts import ATOM, JSON, LONG, RSS, feed_document


@pytest.mark.parametrize("text", [RSS, ATOM, JSON], ids=["rss", "atom", "json"])
def test_the_three_kinds_of_feed_say_the_same(text: str) -> None:
    feed = feed_document(text)

    assert (feed.title, feed.site) == ("The Herald", "https://herald.example/")
    (entry,) = feed.entries
    assert (entry.id, entry.title, entry.byline) == ("one", "Bridge shut", "Ann Lee")
    assert entry.url == "https://herald.example/1"
    assert entry.published == "2026-03-09T07:00:00+00:00"
    assert entry.html == f"<p>“Yes.” {LONG}</p>"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words",
        "<html><body>page</body></html>",
        "{}",
        '{"version": "1"}',
        "{",
        '{"version": []}',
    ],
)
def test_what_is_no_feed_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ArticleError, match=r"^u: this "):
        feed_document(text)


def test_a_broken_feed_gives_what_can_be_read() -> None:
    feed = feed_document(RSS.replace("</channel></rss>", "<item><title>Cut & broken"))

    assert feed.entries[0].title == "Bridge shut"


def test_entities_do_not_make_a_feed_swell() -> None:
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    bomb = RSS.replace("<rss", f"<!DOCTYPE rss [{''.join(lines)}]><rss").replace("Short", "&a9;")

    assert len(feed_document(bomb).entries[0].html) < 10_000


def test_an_entity_does_not_reach_for_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    entity = f'<!DOCTYPE rss [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]><rss'

    assert "secret words" not in str(
        feed_document(RSS.replace("<rss", entity).replace("Short", "&e;"))
    )


@given(st.binary())
def test_any_bytes_are_a_feed_or_told(data: bytes) -> None:
    try:
        parse(Download(url="u", data=data, media_type="", encoding=None))
    except ArticleError as error:
        assert error.name == "u"


@given(
    st.recursive(
        st.none() | st.text() | st.integers(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_any_item_of_a_json_feed_can_be_read(item: object) -> None:
    version = "https://jsonfeed.org/version/1.1"
    feed_document(json.dumps({"version": version, "items": [item, {"id": item, "authors": item}]}))


def test_a_feed_may_be_read_apart_from_who_asks() -> None:
    answer = Download(url="u", data=RSS.encode(), media_type="", encoding=None)
    assert parse(answer, apart=True) == parse(answer)


ENTRY = "<entry><id>1</id><title type='{kind}'>{title}</title></entry>"


@pytest.mark.parametrize(
    ("kind", "title", "is_read_as"),
    [
        ("text", "Use &lt;b&gt; for &amp;amp;", "Use <b> for &amp;"),
        ("html", "Fewer &amp;lt; &lt;i&gt;more&lt;/i&gt;", "Fewer < more"),
        (
            "xhtml",
            "<div xmlns='http://www.w3.org/1999/xhtml'>A <i>lit</i> quay</div>",
            "A lit quay",
        ),
    ],
)
def test_atom_says_what_a_title_is(kind: str, title: str, is_read_as: str) -> None:
    entry = ENTRY.format(kind=kind, title=title)
    (feed_entry,) = feed_document(
        f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>"
    ).entries
    assert feed_entry.title == is_read_as


def test_all_authors_are_named() -> None:
    creators = "<dc:creator>Nell Orrin</dc:creator><dc:creator>Pim Vale</dc:creator>"
    space = "xmlns:dc='http://purl.org/dc/elements/1.1/'"
    item = f"<item><title>t</title>{creators}</item>"
    feed = f"<rss version='2.0' {space}><channel>{item}</channel></rss>"
    assert feed_document(feed).entries[0].byline == "Nell Orrin, Pim Vale"


def test_addresses_of_a_json_feed_start_from_its_own() -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/a"}]}
    data = json.dumps(feed).encode()
    url = "https://post.example/feed.json"
    document = parse(Download(url=url, data=data, media_type="", encoding=None))
    assert document.entries[0].url == "https://post.example/a"


def test_a_name_of_a_feed_is_text() -> None:
    assert (
        feed_document(RSS.replace("The Herald", "Bread &amp;amp; Tides")).title == "Bread & Tides"
    )


def test_whoever_writes_a_feed_wrote_what_names_nobody_else() -> None:
    names = "<author><name>{}</name></author>"
    entries = f"<entry><id>1</id>{names.format('Pim Vale')}</entry><entry><id>2</id></entry>"
    space = "xmlns='http://www.w3.org/2005/Atom'"
    atom = feed_document(f"<feed {space}>{names.format('Nell Orrin')}{entries}</feed>")
    feed = {"version": "https://jsonfeed.org/version/1.1", "authors": [{"name": "Nell Orrin"}]}
    items = [{"id": "1", "author": {"name": "Pim Vale"}}, {"id": "2"}]
    for document in (atom, feed_document(json.dumps(feed | {"items": items}))):
        assert [entry.byline for entry in document.entries] == ["Pim Vale", "Nell Orrin"]
