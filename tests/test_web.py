"""Articles from the web."""

import pytest

from articles import ArticleError, load
from articles.web.page import fetch
from tests.support.web_server import Web, says

PAGE = (
    "<html><head><title>Bridge closes - The Herald</title>"
    '<meta property="og:site_name" content="The Herald"></head><body><article>'
    "<h1>Bridge closes</h1><p>{}</p><p>{}</p></article></body></html>"
).format("The harbour bridge closes on Monday, the council said. " * 6, "Ferries will run. " * 12)


def test_a_page_becomes_an_article_that_knows_its_address(web: Web) -> None:
    web.answers["/bridge"] = says(PAGE.encode())

    article = load(web.url + "/bridge")

    assert (article.title, article.source) == ("Bridge closes", "The Herald")
    assert article.url == web.url + "/bridge"
    assert "ferries will run" in article.text.casefold()


@pytest.mark.parametrize("name", ["-", "story.txt", "/etc/hostname", "file:///etc/hostname"])
def test_what_a_page_or_a_feed_names_is_never_a_file(name: str) -> None:
    with pytest.raises(ArticleError, match="address"):
        load(name, typed=False)


def test_an_encoding_that_only_the_server_states_is_used(web: Web) -> None:
    web.answers["/"] = says("Grüße aus Łódź".encode("iso8859-2"), "text/plain; charset=iso8859-2")

    assert fetch(web.url + "/").text == "Grüße aus Łódź"


def test_markdown_sent_as_plain_text_is_still_markdown(web: Web) -> None:
    web.answers["/a.md"] = says(b"# Head\n\nSome *words*.", "text/plain")

    assert fetch(web.url + "/a.md").text == "Head\n\nSome words."


@pytest.mark.parametrize(
    ("media_type", "sentence"),
    [
        ("application/rss+xml", "this is a feed: newsread feeds add"),
        ("image/png", "this is no text but image/png"),
    ],
)
def test_says_what_is_there_when_it_is_no_article(web: Web, media_type: str, sentence: str) -> None:
    web.answers["/"] = says(b"\x89PNG", media_type)

    with pytest.raises(ArticleError, match=sentence):
        fetch(web.url + "/")


def test_says_when_a_page_is_empty(web: Web) -> None:
    web.answers["/"] = says(b"<html><body><script>render()</script></body></html>")

    with pytest.raises(ArticleError, match="no text in it"):
        fetch(web.url + "/")


def sending_on(address: str) -> bytes:
    refresh = f"<meta http-equiv='refresh' content='0; url={address}'>"
    return f"<html><head>{refresh}<title>Moved</title></head><body>Moved.</body></html>".encode()


def test_a_page_that_only_sends_its_reader_on_is_followed_once(web: Web) -> None:
    web.answers |= {"/old": says(sending_on("/bridge")), "/bridge": says(PAGE.encode())}
    web.answers |= {"/a": says(sending_on("/b")), "/b": says(sending_on("/a"))}

    assert load(web.url + "/old").url == web.url + "/bridge"
    with pytest.raises(ArticleError, match=r"this page only leads on to .*/a$"):
        load(web.url + "/a")


def test_a_page_of_html_that_is_served_as_plain_text_is_a_page(web: Web) -> None:
    web.answers["/bridge"] = says(f"<!doctype html>{PAGE}".encode(), "text/plain")

    assert load(web.url + "/bridge").title == "Bridge closes"


def test_an_article_that_is_loaded_again_every_minute_is_read(web: Web) -> None:
    refreshing = PAGE.replace(
        "<head>", "<head><meta http-equiv='refresh' content='60; url=/other'>"
    )
    web.answers["/bridge"] = says(refreshing.encode())

    assert load(web.url + "/bridge").title == "Bridge closes"
