"""Web pages, read."""

from pathlib import Path

import pytest

from articles import Article, ArticleError, load
from articles.parsing.formats import read
from articles.parsing.source import Source
from tests.support.readings import parts_of

WORDS = "The council met in the old hall and spoke about the bridge for three hours on Monday. "
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head>
<title>Bridge shut for a year | The Herald</title>
<meta property="og:title" content="Bridge shut for a year | The Herald">
<meta property="og:site_name" content="The Herald"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2026-03-09T07:00:00Z">
<link rel="canonical" href="https://herald.example/bridge">
</head><body><h1>The Herald</h1><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Bridge shut for a year</h1>
<p>{WORDS * 3}</p><h2>Why now</h2><p>{WORDS}See <a href="https://a.example/r">the report</a>.</p>
<blockquote><p>Nobody told us anything at all.</p></blockquote>
<ul><li>Ferries run hourly.</li><li>Buses do not run.</li></ul>
<p>{WORDS * 2}</p><p>Read more: <a href="/x">Ten bridges to see</a></p></article>
<footer>Copyright The Herald, all rights reserved</footer></body></html>"""


@pytest.fixture(scope="module")
def article() -> Article:
    return read(Source(name="page", data=PAGE.encode()), suffix=".html")


def test_the_headline_is_the_one_shown_without_the_sites_name(article: Article) -> None:
    assert article.title == "Bridge shut for a year"
    assert parts_of(article, "headline") == ["Bridge shut for a year"]
    assert article.text.count("Bridge shut") == 1


def test_a_page_says_who_wrote_it_where_and_when(article: Article) -> None:
    assert (article.byline, article.source) == ("Ann Lee", "The Herald")
    assert (article.published, article.url) == ("2026-03-09", "https://herald.example/bridge")
    assert article.language == "en"


def test_the_parts_of_the_story_are_known(article: Article) -> None:
    assert parts_of(article, "subhead") == ["Why now"]
    assert parts_of(article, "blockquote") == ["Nobody told us anything at all."]
    assert parts_of(article, "item") == ["• Ferries run hourly.", "• Buses do not run."]
    assert parts_of(article, "link") == ["the report"]


@pytest.mark.parametrize("words", ["Home", "News", "Copyright", "Read more", "Ten bridges"])
def test_what_is_around_the_story_is_left_out(article: Article, words: str) -> None:
    assert words not in article.text


def test_a_short_page_is_read_whole() -> None:
    page = b"<html><body><h1>Note</h1><p>Back at &#8220;five&#8221;.</p></body></html>"

    assert read(Source(name="p", data=page)).text == "Note\n\nBack at “five”."


def test_an_article_cut_into_boxes_is_put_together() -> None:
    box = "<div class='body'><p>{0}</p><p>{0}</p><p>{0}</p></div><div class='ad'>Buy</div>"
    boxes = "".join(box.format(f"Box {n}. {WORDS * 3}") for n in range(5))

    text = read(Source(name="p", data=f"<html><body>{boxes}</body></html>".encode())).text

    assert all(f"Box {n}." in text for n in range(5))


def test_an_encoding_that_the_page_declares_is_used() -> None:
    page = "<html><meta charset='iso-8859-2'><body><p>Zażółć gęślą jaźń, Łódź.</p></body></html>"

    assert "Zażółć" in read(Source(name="p", data=page.encode("iso8859-2"))).text


@pytest.mark.parametrize(
    "page", ["<html>", "<html><body><p> </p></body></html>", "<!doctype html>"]
)
def test_a_page_with_nothing_on_it_is_said_to_be_empty(page: str) -> None:
    with pytest.raises(ArticleError, match=r"page: "):
        read(Source(name="page", data=page.encode()), suffix=".html")


def test_a_page_as_long_as_a_book_is_read_whole() -> None:
    page = "".join(f"<p>Paragraph {n}.</p>" for n in range(10_000))

    text = read(Source(name="p", data=f"<html><body>{page}</body></html>".encode())).text

    assert text.startswith("Paragraph 0.")
    assert text.count("Paragraph") == 10_000


def test_a_page_that_the_extraction_fails_on_is_read_whole() -> None:
    assert read(Source(name="p", data=b"<math><p>Words.<p>"), suffix=".html").text == "Words."


@pytest.mark.parametrize("depth", [100, 250, 5_000])
def test_depth_does_no_harm(depth: int) -> None:
    page = "<html><body><p>High.</p>" + "<div>" * depth + "deep" + "</div>" * depth

    assert read(Source(name="p", data=page.encode())).text.startswith("High.")


def test_the_sample_page_is_read_as_an_article() -> None:
    article = load(Path("articles/samples/glacier-data.html"))

    assert (article.source, article.published) == ("The Fjell Observer", "2026-09-21")
    assert "Subscribe" not in article.text
