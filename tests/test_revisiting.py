"""Pages that were opened before."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from articles import ArticleError
from articles.library import Library
from articles.opening import Visit, visit
from articles.web.validators import ValidatorTable
from tests.support.pages import bridge_page
from tests.support.web_server import Web, says, served


@pytest.fixture
def web() -> Iterator[Web]:
    with served({"/a": says(bridge_page("Shut."), ETag='"v1"')}) as web:
        yield web


def opened(web: Web, library: Library) -> Visit:
    """The page, opened and kept."""
    found = visit(web.url + "/a", library, ValidatorTable(library.folder / "pages"))
    library.keep(found.article, web.url + "/a")
    return found


def test_a_page_that_has_not_changed_is_not_sent_again(web: Web, library: Library) -> None:
    first = opened(web, library)
    asked: list[str | None] = []

    def unchanged(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.headers["If-None-Match"])
        says(b"", status=304)(handler)

    web.answers["/a"] = unchanged

    assert opened(web, library) == first
    assert asked == ['"v1"']


def test_a_page_that_has_changed_is_another_version(web: Web, library: Library) -> None:
    opened(web, library)
    web.answers["/a"] = says(bridge_page("Open."))

    assert "Open." in opened(web, library).article.text
    assert len(library.versions(web.url + "/a")) == 2


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (says(b"", status=404), "the server has no such page"),
        (lambda handler: handler.connection.close(), "the server broke off"),
        (says(b"<html><body><p>Please enable JavaScript.</p></body></html>"), "without JavaScript"),
    ],
)
def test_what_was_kept_is_shown_when_the_page_cannot_be_had(
    web: Web, library: Library, answer: object, reason: str
) -> None:
    first = opened(web, library)
    web.answers["/a"] = answer  # type: ignore[assignment]

    again = opened(web, library)

    assert again.article == first.article
    assert again.notice
    assert reason in again.notice


def test_a_page_that_was_never_opened_is_told_to_be_out_of_reach(
    web: Web, library: Library
) -> None:
    with pytest.raises(ArticleError, match="no such page"):
        visit(web.url + "/none", library, ValidatorTable(library.folder / "pages"))


def test_a_page_that_only_sends_its_reader_on_is_followed_here_too(
    web: Web, library: Library
) -> None:
    on = b"<html><head><meta http-equiv='refresh' content='0; url=/a'></head></html>"
    answers = ValidatorTable(library.folder / "pages")

    def unless_known(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers["If-None-Match"]
        says(b"" if known else on, status=304 if known else 200, ETag='"on"')(handler)

    web.answers["/old"] = unless_known
    first = visit(web.url + "/old", library, answers).article
    library.keep(first, web.url + "/old")
    web.answers["/a"] = says(bridge_page("Open."))

    assert first.url == web.url + "/a"
    assert "Open." in visit(web.url + "/old", library, answers).article.text


def test_a_page_is_asked_for_anew_when_its_text_is_gone(web: Web, library: Library) -> None:
    first = opened(web, library)
    for text in (library.folder / "texts").iterdir():
        text.unlink()

    assert opened(web, library).article == first.article
    assert "If-None-Match" not in web.requests[-1].headers


def test_a_damaged_note_is_as_good_as_none(web: Web, library: Library) -> None:
    first = opened(web, library)
    for note in (library.folder / "pages").iterdir():
        note.write_bytes(b"[]")

    assert opened(web, library).article == first.article
