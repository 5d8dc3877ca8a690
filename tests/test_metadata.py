"""Who wrote a page, for whom, when, and under which headline: as it says, and nothing guessed."""

import json

import pytest

from articles.article import Article
from articles.dates import day_in, iso_8601
from articles.parsing.bylines import names_in
from articles.parsing.html import from_html
from tests.support.pages import PARAGRAPHS, TITLE, page, paragraphs


def article_of(
    before: str = "", head: str = "", after: str = "", title: str = f"{TITLE} | Northbrook News"
) -> Article:
    body = f"<article><h1>{TITLE}</h1>{before}{paragraphs()}{after}</article>"
    return from_html(page(body, f"<title>{title}</title>{head}"), "page")


def json_ld(**facts: object) -> str:
    news_article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        **facts,
    }
    return f'<script type="application/ld+json">{json.dumps(news_article)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "before"),
    [
        (meta("article:published_time", "2031-04-02T08:00:00Z"), ""),
        (meta("date", "2031-04-02"), ""),
        (meta("article:published_time", "Wed, 02 Apr 2031 08:00:00 GMT"), ""),
        (json_ld(datePublished="2031-04-02T23:30:00-05:00"), ""),
        ("", "<time datetime='2031-04-02T08:00'>2 April</time>"),
        ("", "<p class='when'>Published 2 April 2031, updated 5 April 2031</p>"),
        ("", "<p>By Ola Rook | April 2, 2031 at 8:30 am</p>"),
        ("", "<span itemprop='datePublished' content='2031-04-02'>2 April</span>"),
        ("", "<p>NORTHBROOK, April 2, 2031 (Weirwire) — The millers met and talked all night.</p>"),
        (
            meta("article:published_time", "2031-04-02")
            + "<link rel='canonical' href='https://n.example/2031/04/01/weir'>",
            "",
        ),
    ],
)
def test_the_day_is_the_one_that_is_stated(head: str, before: str) -> None:
    assert article_of(before, head).published == "2031-04-02"


@pytest.mark.parametrize(
    ("head", "before", "after"),
    [
        ("", "", "<p>© 2029 Northbrook News</p>"),
        ("<link rel='canonical' href='https://n.example/2031/04/01/weir'>", "", ""),
        ("", "", "<aside><h3>Related</h3><time datetime='2011-03-04'>4 March</time></aside>"),
        ("", "", "<div class='comments'><time datetime='2031-05-01'>May</time></div>"),
        ("", "<table><tr><th>Year</th></tr><tr><td>2023</td></tr></table>", ""),
        (
            "",
            "<p>The weir was built on 2 April 1931 by monks who fished in it.</p>",
            "",
        ),
        (
            "",
            "<p>It broke on <time datetime='1931-04-02'>2 April 1931</time>, and again.</p>",
            "",
        ),
        (meta("article:published_time", "2031-02-30"), "", ""),
        (meta("article:published_time", "0001-01-01T00:00:00"), "", ""),
        (meta("article:modified_time", "2031-05-01"), "", ""),
    ],
)
def test_a_day_that_nobody_states_for_the_article_is_not_given(
    head: str, before: str, after: str
) -> None:
    assert article_of(before, head, after).published is None


@pytest.mark.parametrize(
    ("before", "head"),
    [
        ("", meta("author", "Ola Rook") + meta("article:author", "https://social.example/rook")),
        ("", json_ld(author={"@type": "Person", "name": "Ola Rook"})),
        ("", json_ld(author="Ola Rook")),
        ("<p class='byline'>By <span>Ola Rook</span></p>", meta("author", "Northbrook News")),
        ("<p>By Ola Rook</p>", ""),
        ("<a rel='author' href='/rook'>Ola Rook</a>", ""),
        ("<p class='byline'>By Ola Rook, river correspondent, rook@n.example</p>", ""),
        ("", meta("author", "rook@n.example (Ola Rook)")),
        ("", meta("author", "&lt;a href='/rook'&gt;Ola Rook&lt;/a&gt;")),
        ("<p class='byline'>By Ola Rook<span hidden>Follow me and see more</span></p>", ""),
    ],
)
def test_the_author_is_named_without_what_stands_around_the_name(before: str, head: str) -> None:
    assert article_of(before, meta("og:site_name", "Northbrook News") + head).byline == "Ola Rook"


@pytest.mark.parametrize(
    ("before", "head"),
    [
        ("", meta("author", "Ola Rook") + meta("author", "Ian Fell")),
        ("", json_ld(author=[{"@type": "Person", "name": n} for n in ("Ola Rook", "Ian Fell")])),
        ("", json_ld(author=["Ola Rook", "Ian Fell"])),
        ("<p class='byline'>By Ola Rook and Ian Fell, River Correspondents</p>", ""),
        ("<p class='byline'><a class='author'>Ola Rook</a> <a class='author'>Ian Fell</a></p>", ""),
    ],
)
def test_all_authors_are_named(before: str, head: str) -> None:
    assert article_of(before, head).byline == "Ola Rook, Ian Fell"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<h1>Northbrook News</h1><article><h1>{TITLE}</h1>", f"<title>{TITLE}</title>"),
        (f"<h1><a href='/'>The News</a></h1><article><h1>{TITLE}</h1>", f"<title>{TITLE}</title>"),
        (f"<article><h1><span>Opinion</span>{TITLE}</h1>", f"<title>{TITLE} | N News</title>"),
        (f"<article><h1>{TITLE}</h1>", "<title>News</title>"),
        (f"<article><h1>{TITLE}</h1>", meta("og:title", "Weir &amp; mill: who pays? | N News")),
        (f"<article><h2>{TITLE}</h2>", meta("og:title", TITLE) + "<title>N News</title>"),
        ("<article>", meta("og:title", TITLE.replace("weir", "&lt;em&gt;weir&lt;/em&gt;"))),
    ],
)
def test_the_headline_is_the_one_that_readers_see(body: str, head: str) -> None:
    article = from_html(page(f"{body}{paragraphs()}</article>", head), "page")

    assert article.title == TITLE
    assert article.text.startswith(f"{TITLE}\n\n{PARAGRAPHS[0]}")


@pytest.mark.parametrize(
    ("head", "site"),
    [
        (meta("og:site_name", "The Weir"), "The Weir"),
        (meta("og:site_name", "https://www.weir.example"), "www.weir.example"),
        (json_ld(publisher={"@type": "Organization", "name": "The Weir"}), "The Weir"),
        ("<link rel='canonical' href='https://www.weir.example/a'>", "weir.example"),
    ],
)
def test_the_site_is_named(head: str, site: str) -> None:
    assert article_of("", head, title=TITLE).source == site


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2031-04-02", "2031-04-02"),
        ("2031-04-02 08:30:00 +0100", "2031-04-02T08:30:00+0100"),
        ("2031-04-02T08:30:00Z", "2031-04-02T08:30:00Z"),
        ("Wed, 02 Apr 2031 08:30:00 GMT", "2031-04-02T08:30:00+00:00"),
        ("2031-04", "2031-04"),
        ("2031-04-02 at noon", "2031-04-02"),
        ("2031-02-30", None),
        ("1970-01-01T00:00:00Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_iso_8601_or_none(text: str, iso: str | None) -> None:
    assert iso_8601(text) == iso
    assert Article(text="Text", published=text).published == iso


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on the 2nd of April, 2031", "2031-04-02"),
        ("Sept. 2, 2031", "2031-09-02"),
        ("31 April 2031", None),
        ("02/04/2031", None),
        ("In 2031 the march of 12 men", None),
    ],
)
def test_a_day_in_words_is_found_where_it_can_be_read_in_one_way(
    text: str, day: str | None
) -> None:
    assert day_in(text) == day


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ola Rook in Northbrook", ["Ola Rook"]),
        ("Ola Rook for the Northbrook News", ["Ola Rook"]),
        ("Words: Ola Rook; photographs by Ian Fell", ["Ola Rook", "Ian Fell"]),
        ("Rook@n.example", []),
        ("Staff reporter", []),
        ("Dr. Ola van der Rook Jr.", ["Dr. Ola van der Rook Jr."]),
    ],
)
def test_a_byline_is_taken_apart_into_names(byline: str, names: list[str]) -> None:
    assert names_in(byline) == names
