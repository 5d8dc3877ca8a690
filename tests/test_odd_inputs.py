"""Inputs with one odd thing in them, which parsers fail at: read as far as it goes, or told."""

from __future__ import annotations

import json

import pytest

from annotators.notebook.formats.importing import read as read_marks
from articles import ArticleError
from articles.feeds.discovery import feeds_of
from articles.feeds.feed import FeedDocument
from articles.feeds.parsing import parse
from articles.parsing.formats import format_of, read
from articles.parsing.markdown import from_markdown
from articles.parsing.source import Source
from articles.web.download import Download


def _feed(data: str, media_type: str = "application/rss+xml") -> FeedDocument:
    url = "https://news.example/feed"
    return parse(Download(url=url, data=data.encode(), media_type=media_type, encoding=None))


@pytest.mark.parametrize(
    ("reference", "read_as"),
    [
        ("&#55357;&#56832;", "😀"),
        ("&#xD83D;&#xde00;", "😀"),
        ("&#xD83D;&#56832;", "😀"),
        ("&#xD800;", "\ufffd"),
        ("&#56832;&#55357;", "\ufffd\ufffd"),
        ("&#x110000;", "\ufffd"),
        ("&#xffffffff;", "\ufffd"),
        (f"&#{'9' * 5_000};", "\ufffd"),
        (f"&#{'0' * 5_000}65;", "A"),
        ("&#233;", "é"),
    ],
)
def test_a_feed_with_a_reference_to_no_character_is_read(reference: str, read_as: str) -> None:
    feed = "<rss version='2.0'><channel><title>Tides</title><item><guid>1</guid>"
    document = _feed(f"{feed}<title>Harbour {reference} opens</title></item></channel></rss>")

    assert document.entries[0].title == f"Harbour {read_as} opens"


def test_an_entry_of_a_feed_in_json_may_have_a_number_of_any_length_for_an_id() -> None:
    start = '{"version":"https://jsonfeed.org/version/1","items":[{"content_text":"x","id":'

    assert [entry.id for entry in _feed(f"{start}{'9' * 5_000}}}]}}").entries] == ["9" * 5_000]


def test_an_entry_without_a_summary_is_read_as_empty() -> None:
    assert [entry.html for entry in _feed("<item<title</body<").entries] in ([], [""])


def test_a_feed_in_json_nested_without_end_is_told() -> None:
    with pytest.raises(ArticleError, match="nested too deep"):
        _feed('{"version":"https://jsonfeed.org/version/1","items":' + "[" * 200_000)


@pytest.mark.parametrize(
    ("front", "title", "published"),
    [
        ("title: Tides\ndate: 2026-02-30", "Tides", None),
        ("title: Tides\ndate: 0000-00-00", "Tides", None),
        (f"title: {'9' * 5_000}", "9" * 5_000, None),
        ("title: !!timestamp x", "x", None),
        ("title: !!bool maybe", "maybe", None),
        ("title: no", "no", None),
        ("title: ~\nheadline: Tides", "Tides", None),
        ("title: {a: b}\nheadline: Tides", "Tides", None),
        ("title: [[a]]\nheadline: Tides", "Tides", None),
        ("? [a, b]\n: c\ntitle: Tides", "Tides", None),
        ("a: &a Tides\ntitle: *a", "Tides", None),
        ('title: "\\U00110000"', None, None),
        ('title: "Tides \\ud83d\\ude00 \\ud83d"', "Tides 😀 �", None),
        ("x: " + "[" * 3_000, None, None),
        ("x: " + "[" * 3_000 + "]" * 3_000, None, None),
        ("a: b\n" * 10_000 + "title: Tides", None, None),
    ],
    ids=lambda data: str(data)[:30],
)
def test_front_matter_is_what_is_written_or_nothing(
    front: str, title: str | None, published: str | None
) -> None:
    article = from_markdown(f"---\n{front}\n---\n\nthe harbour opened to all who came\n")

    assert (article.title, article.published) == (title, published)


@pytest.mark.parametrize("charset", ["undefined", "a\0b", "idna", "zlib", "x" * 500, "\ud800"])
def test_a_charset_that_is_none_is_not_held_against_a_page(charset: str) -> None:
    page = '<p>The caf\xe9 by the harbour is open.</p><meta charset="undefined">'
    source = Source(name="it", data=page.encode("latin-1"), encoding=charset)

    assert "café" in read(source, suffix=".html").text


def test_half_a_character_in_what_a_page_says_of_itself_is_none_of_the_article() -> None:
    json_ld = '{"@type": "NewsArticle", "headline": "Tides \\ud83d", "author": "Ada \\ude00"}'
    page = f"<script type='application/ld+json'>{json_ld}</script><p>The harbour is open again.</p>"
    article = read(Source(name="it", data=page.encode()), suffix=".html")

    assert (article.title, article.byline) == ("Tides ?", "Ada ?")


@pytest.mark.parametrize("kind", ["charset*=bad''%ff; charset*0=x", "\xff;;=;charset=", "a\0;b"])
def test_a_content_type_that_is_none_is_not_held_against_a_saved_page(kind: str) -> None:
    head = "Content-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html; "
    archive = f"{head}{kind}\n\n<p>The café by the harbour is open.</p>\n--B--"

    assert "café" in read(Source(name="it", data=archive.encode()), suffix=".mht").text


@pytest.mark.parametrize("separator", ["", " ", "\n"])
def test_a_file_that_opens_with_a_hundred_comments_is_known_at_once(separator: str) -> None:
    comments = f"<!---->{separator}" * 100

    assert format_of(f"{comments}x".encode()).called == "text"
    assert format_of(f"{comments}<html>".encode()).called == "page"


@pytest.mark.parametrize(
    "element",
    [
        "<h1><a href='http://[x'>Tides</a></h1>",
        "<link rel=canonical href='http://[x'>",
        "<meta property='og:url' content='//[x'>",
        "<meta property='og:site_name' content='http://[x'>",
        "<meta http-equiv=refresh content='0; url=http://[x'>",
        "<base href='http://[x'><img src='http://[x'>",
        """<script type='application/ld+json'>{"@type": "NewsArticle", "url": "http://[x",
            "publisher": {"name": "http://[x"}, "author": {"url": "//["}}</script>""",
    ],
)
def test_what_is_no_address_hides_no_page(element: str) -> None:
    page = f"<html><head>{element}</head><body>{element}<p>The harbour is open again, it says.</p>"
    source = Source(name="it", data=page.encode(), url="https://news.example/1")

    assert "The harbour is open again" in read(source, suffix=".html").text


def test_a_link_that_is_no_address_hides_no_feed_of_the_page() -> None:
    kind = "rel=alternate type='application/rss+xml'"
    page = f"<link {kind} href='http://[x'><link {kind} href='/tides.xml'>"
    answer = Download(
        url="https://news.example/", data=page.encode(), media_type="text/html", encoding=None
    )

    assert feeds_of(answer) == ["https://news.example/tides.xml"]


def test_a_selector_of_an_odd_type_costs_no_other_annotation() -> None:
    unusual = {"uri": "https://a.example/", "text": "a", "target": [{"selector": [{"type": {}}]}]}
    quote = [{"type": "TextQuoteSelector", "exact": "harbour"}]
    sound = {"uri": "https://a.example/", "text": "b", "target": [{"selector": quote}]}
    _, reading = read_marks(
        json.dumps({"annotations": [unusual | {"id": "1"}, sound | {"id": "2"}]})
    )

    assert "b" in [mark.note for mark in reading.marks]
