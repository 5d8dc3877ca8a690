"""Pages that stand where the article should be."""

import pickle
from pathlib import Path

import pytest

from articles import ArticleError
from articles.errors import WallError
from articles.parsing.formats import read
from articles.parsing.source import Source
from tui.cli import main

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


WALL = b"<html><body><h1>Bridge shut</h1><p>Subscribe to continue reading.</p></body></html>"


def test_what_stands_behind_a_wall_comes_with_the_error() -> None:
    with pytest.raises(WallError) as error:
        read(Source(name="page", data=WALL))
    unpickled = pickle.loads(pickle.dumps(error.value))
    assert "Bridge shut" in unpickled.article.text
    assert (
        unpickled.article.notice
        == "This may be no article: only subscribers get to see this article."
    )


@pytest.mark.usefixtures("home")
def test_a_wall_is_kept_all_the_same_if_the_reader_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.html").write_bytes(WALL)
    assert main(["add", str(tmp_path / "page.html")]) == 1
    assert capsys.readouterr().err.endswith("this article; --anyway takes what is there\n")
    assert main(["add", "--anyway", str(tmp_path / "page.html")]) == 0
    output = capsys.readouterr()
    assert output.out.startswith("kept: “Bridge shut”")
    assert "This may be no article" in output.err


def test_an_article_about_walls_is_none() -> None:
    story_text = f"Sites ask you to accept all cookies. {WORDS * 20}"
    story = f"<article><h1>Cookies</h1><p>{story_text}</p></article>"

    assert "accept all cookies" in read(page(story)).text


def test_a_stub_is_opened_and_said_to_be_one() -> None:
    article = read(page(f"<article><h1>Bridge shut</h1><p>{WORDS * 4}</p></article>", NOT_FREE))

    assert article.notice
    assert "Only the beginning" in article.notice


@pytest.mark.parametrize(("times", "head"), [(40, NOT_FREE), (4, "")])
def test_a_whole_article_has_no_notice(times: int, head: str) -> None:
    story = f"<article><h1>Bridge shut</h1><p>{WORDS * times}</p></article>"

    assert read(page(story, head)).notice is None


LINES = "The town’s ferry will run again from Friday. Bram Tarn told nobody why it had stopped."


@pytest.mark.parametrize(
    ("words", "markup"),
    [
        (f"{LINES} “We value your privacy,” he said.", ""),
        (f"{LINES} The new ticket machine requires JavaScript, he added.", ""),
        (LINES, "<div><p>We value your privacy.</p><button>Accept all cookies</button></div>"),
        (f"{LINES} Sites may not ask people to accept all cookies, a court ruled.", ""),
    ],
)
def test_a_short_article_is_read_whatever_it_tells_of(words: str, markup: str) -> None:
    assert words in read(page(f"<article><h1>Ferry</h1><p>{words}</p></article>{markup}")).text


def test_what_may_be_a_wall_is_told_and_read_all_the_same() -> None:
    words = f"{LINES} The new ticket machine requires JavaScript, he added."
    article = read(page(f"<article><h1>Ferry</h1><p>{words}</p></article>"))

    assert article.notice
    assert article.notice.startswith("This may be no article, or not all of it: the page is empty")


def test_a_long_question_about_cookies_is_a_wall() -> None:
    question = "We and our 842 partners keep and read what your device says of you. " * 12
    body = f"<h1>Before you continue</h1><p>{question}You can accept all cookies, or choose.</p>"

    with pytest.raises(ArticleError, match="cookie wall"):
        read(page(body))
