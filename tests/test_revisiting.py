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


def visit_and_keep(web: Web, library: Library) -> Visit:
    """The page, opened and kept."""
    result = visit(web.url + "/a", library, ValidatorTable(library.folder / "pages"))
    library.keep(result.article, web.url + "/a")
    return result


def test_a_page_that_has_not_changed_is_not_sent_again(web: Web, library: Library) -> None:
    first = visit_and_keep(web, library)
    tags: list[str | None] = []

    def unchanged(handler: BaseHTTPRequestHandler) -> None:
        tags.append(handler.headers["If-None-Match"])
        says(b"", status=304)(handler)

    web.answers["/a"] = unchanged

    assert visit_and_keep(web, library) == first
    assert tags == ['"v1"']


def test_a_page_that_has_changed_is_another_version(web: Web, library: Library) -> None:
    visit_and_keep(web, library)
    web.answers["/a"] = says(bridge_page("Open."))

    assert "Open." in visit_and_keep(web, library).article.text
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
    first = visit_and_keep(web, library)
    web.answers["/a"] = answer  # type: ignore[assignment]

    second = visit_and_keep(web, library)

    assert second.article == first.article
    assert second.notice
    assert reason in second.notice


def test_a_page_that_was_never_opened_is_told_to_be_out_of_reach(
    web: Web, library: Library
) -> None:
    with pytest.raises(ArticleError, match="no such page"):
        visit(web.url + "/none", library, ValidatorTable(library.folder / "pages"))


def test_a_page_that_only_sends_its_reader_on_is_followed_here_too(
    web: Web, library: Library
) -> None:
    forward = b"<html><head><meta http-equiv='refresh' content='0; url=/a'></head></html>"
    answers = ValidatorTable(library.folder / "pages")

    def unless_known(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers["If-None-Match"]
        says(b"" if known else forward, status=304 if known else 200, ETag='"on"')(handler)

    web.answers["/old"] = unless_known
    first = visit(web.url + "/old", library, answers).article
    library.keep(first, web.url + "/old")
    web.answers["/a"] = says(bridge_page("Open."))

    assert first.url == web.url + "/a"
    assert "Open." in visit(web.url + "/old", library, answers).article.text


def test_a_page_is_asked_for_anew_when_its_text_is_gone(web: Web, library: Library) -> None:
    first = visit_and_keep(web, library)
    for text in (library.folder / "texts").iterdir():
        text.unlink()

    assert visit_and_keep(web, library).article == first.article
    assert "If-None-Match" not in web.requests[-1].headers


def test_a_damaged_note_is_as_good_as_none(web: Web, library: Library) -> None:
    first = visit_and_keep(web, library)
    for note in (library.folder / "pages").iterdir():
        note.write_bytes(b"[]")

    assert visit_and_keep(web, library).article == first.article
