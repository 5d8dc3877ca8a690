"""What would take minutes or gigabytes is refused, or read in a simpler way, and this is said."""

import pytest

from articles import ArticleError
from articles.feeds.entries import from_entry
from articles.feeds.feed import FeedEntry
from articles.feeds.parsing import parse
from articles.parsing.formats import read
from articles.parsing.html import TOO_DEEP, from_html
from articles.parsing.limits import MOST_ATTRIBUTES, check_tags
from articles.parsing.markdown import from_markdown
from articles.parsing.source import Source
from articles.web.download import Download
from tests.support.documents import MEMBERS, zipped

MANY = [f'a{n}="x"' for n in range(100_000)]
TOO_MANY = "more than 1,000 attributes"


@pytest.mark.parametrize("separator", [" ", "/", "\n", ""])
def test_a_tag_with_a_hundred_thousand_attributes_is_refused(separator: str) -> None:
    with pytest.raises(ArticleError, match=TOO_MANY):
        from_html(f"<html><body><p {separator.join(MANY)}>Words.</p>", "page")


def test_a_tag_in_markdown_is_held_to_the_same() -> None:
    with pytest.raises(ArticleError, match=TOO_MANY):
        from_markdown(f"<div {' '.join(MANY)}>\n\nWords.\n\n</div>")


@pytest.mark.parametrize(
    "page",
    [
        f"<p {' '.join(MANY[:MOST_ATTRIBUTES])}>Words.</p>",
        f'<p title="{"many words > " * 5_000}">Words.</p>',
        f"<img src=data:image/png;base64,{'ab/' * 5_000}>",
        f"<script>if (a<b {'and more ' * 5_000})</script>",
        f"<!-- <p {'and more ' * 5_000} -->",
    ],
)
def test_what_is_long_for_another_reason_is_read(page: str) -> None:
    check_tags(page, "page")


def _feed(item: str) -> Download:
    page = f"<rss version='2.0'><channel><title>T</title>{item}</channel></rss>"
    address, kind = "https://news.example/feed", "application/rss+xml"
    return Download(url=address, data=page.encode(), media_type=kind, encoding=None)


def test_a_feed_is_held_to_the_same() -> None:
    with pytest.raises(ArticleError, match=TOO_MANY):
        parse(_feed(f"<item {' '.join(MANY)}></item>"))
    with pytest.raises(ArticleError, match=TOO_MANY):
        from_entry(FeedEntry(id="1", html=f"<p {' '.join(MANY)}>Words."), None)


@pytest.mark.parametrize("member", ["book/one.xhtml", "book/content.opf"])
def test_a_book_is_held_to_the_same(member: str) -> None:
    members = MEMBERS[".epub"] | {member: f"<html><body><p {' '.join(MANY)}>Words.</p>"}

    with pytest.raises(ArticleError, match=TOO_MANY):
        read(Source(name="book", data=zipped(members)), suffix=".epub")


def test_a_feed_deeper_than_any_is_refused() -> None:
    with pytest.raises(ArticleError, match="nested more than 255 deep, as no feed is"):
        parse(_feed("<item>" * 10_000))


DEEP = "<div>" * 100_000 + "Words in the depth." + "</div>" * 100_000


def test_a_page_whose_text_is_too_deep_to_be_read_says_so() -> None:
    with pytest.raises(ArticleError, match="nested more than 255 deep, as no article is"):
        from_html(f"<html><body>{DEEP}</body></html>", "page")


def test_a_book_whose_text_is_too_deep_to_be_read_says_so() -> None:
    members = MEMBERS[".epub"] | {"book/one.xhtml": f"<html><body>{DEEP}</body></html>"}
    members["book/two .xhtml"] = "<html><body></body></html>"

    with pytest.raises(ArticleError, match="nested more than 255 deep"):
        read(Source(name="book", data=zipped(members)), suffix=".epub")


def test_a_page_that_ends_in_a_depth_says_that_the_rest_is_missing() -> None:
    assert from_html(f"<html><body><p>High.</p>{DEEP}</body></html>", "page").notice == TOO_DEEP


def test_a_page_as_deep_as_the_parser_goes_is_whole_and_says_nothing() -> None:
    article = from_html(f"<html><body>{'<div>' * 250}<p>Words.</p>{'</div>' * 250}", "page")

    assert (article.text, article.notice) == ("Words.", None)


@pytest.mark.parametrize("depth", [30, 90])
def test_quotations_in_quotations_are_read_to_their_end(depth: int) -> None:
    assert from_markdown("> " * depth + "Words.").text == "Words."


@pytest.mark.parametrize(
    ("markdown", "reason"),
    [
        ("> " * 1_000 + "Words.", "it is nested more than 100 deep"),
        ("- " * 1_000 + "Words.", "it is nested more than 100 deep"),
        ("**a** " * 250_000, "it has more than 100,000 marks of emphasis"),
        ("*" * 250_000 + "a", "it has more than 100,000 marks of emphasis"),
    ],
)
def test_markdown_beyond_all_measure_is_shown_as_plain_text(markdown: str, reason: str) -> None:
    article = from_markdown(markdown)

    assert article.text == markdown
    assert article.notice == f"This Markdown is shown as plain text: {reason}."


def test_a_list_of_ten_thousand_is_numbered_in_no_time() -> None:
    items = from_html(f"<ol start='7'>{'<li>One more.' * 10_000}</ol>", "page").text.split("\n")

    assert (items[0], items[-1]) == ("7. One more.", "10006. One more.")


def test_a_number_of_five_thousand_digits_is_no_number_of_an_item() -> None:
    assert from_html(f"<ol start='{'9' * 5_000}'><li>One.</ol>", "page").text == "1. One."


def test_a_hundred_thousand_bold_words_are_read_in_no_space() -> None:
    article = from_html(f"<p>{'<b>a</b> ' * 20_000}</p>", "page")

    assert len(article.parts) == 20_000
