"""Pages that stand where the article should be."""

import pytest

from articles import ArticleError
from articles.formats import Source, read

WORDS = "The council met in the old hall and spoke about the bridge for three hours on Monday. "
NOT_FREE = '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'


def page(body: str, head: str = "") -> Source:
    return Source(name="page", data=f"<html><head>{head}</head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("<h1>Just a moment</h1><p>Checking your browser before you go on.</p>", "see a person"),
        (
            "<p>We use cookies.</p><button>x</button><p>Accept all cookies or manage.</p>",
            "cookie wall",
        ),
        (
            "<div id=app></div><p>Please enable JavaScript to run this app.</p>",
            "without JavaScript",
        ),
        ("<h1>Bridge shut</h1><p>Subscribe to continue reading.</p>", "only subscribers"),
    ],
)
def test_a_wall_is_said_to_be_one(body: str, sentence: str) -> None:
    with pytest.raises(ArticleError, match=sentence):
        read(page(body))


def test_an_article_about_walls_is_none() -> None:
    told = f"Sites ask you to accept all cookies. {WORDS * 20}"
    story = f"<article><h1>Cookies</h1><p>{told}</p></article>"

    assert "accept all cookies" in read(page(story)).text


def test_a_stub_is_opened_and_said_to_be_one() -> None:
    article = read(page(f"<article><h1>Bridge shut</h1><p>{WORDS * 4}</p></article>", NOT_FREE))

    assert article.notice
    assert "Only the beginning" in article.notice


@pytest.mark.parametrize(("times", "head"), [(40, NOT_FREE), (4, "")])
def test_a_whole_article_has_no_notice(times: int, head: str) -> None:
    story = f"<article><h1>Bridge shut</h1><p>{WORDS * times}</p></article>"

    assert read(page(story, head)).notice is None
