"""What feeds say, whatever form they have and however broken they are."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import ArticleError
from articles.feeds.parsing import parse
from articles.fetching.download import Download
from tests.test_feeds import ATOM, JSON, LONG, RSS, said


@pytest.mark.parametrize("text", [RSS, ATOM, JSON], ids=["rss", "atom", "json"])
def test_the_three_kinds_of_feed_say_the_same(text: str) -> None:
    read = said(text)

    assert (read.title, read.site) == ("The Herald", "https://herald.example/")
    (entry,) = read.entries
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
        said(text)


def test_a_broken_feed_gives_what_can_be_read() -> None:
    read = said(RSS.replace("</channel></rss>", "<item><title>Cut & broken"))

    assert read.entries[0].title == "Bridge shut"


def test_entities_do_not_make_a_feed_swell() -> None:
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    bomb = RSS.replace("<rss", f"<!DOCTYPE rss [{''.join(lines)}]><rss").replace("Short", "&a9;")

    assert len(said(bomb).entries[0].html) < 10_000


def test_an_entity_does_not_reach_for_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    entity = f'<!DOCTYPE rss [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]><rss'

    assert "secret words" not in str(said(RSS.replace("<rss", entity).replace("Short", "&e;")))


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
    import json

    version = "https://jsonfeed.org/version/1.1"
    said(json.dumps({"version": version, "items": [item, {"id": item, "authors": item}]}))
