"""Links of an article, and what following them does."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from articles.article import Article, Part
from articles.parsing.markdown import from_markdown
from tests.support.pilots import until
from tests.support.reader_app import press
from tests.support.sessions import reader, session
from tui.app import NewsReader
from tui.reader.document.links import NowhereError, leads_to
from tui.widgets.choose_dialog import ChooseDialog

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """# Ferries

See [part two](#part-two), the [other article](other.md) and the [page](https://example.org/a).[^1]

## Part two

All is well.

[^1]: Nobody said so.
"""
STORY = from_markdown(TEXT)


def test_a_heading_is_found_by_its_name_in_markdown() -> None:
    place = leads_to("#part-two", STORY)
    assert isinstance(place, int)
    assert STORY.text[place:].startswith("Part two")


def test_a_footnote_leads_to_its_words_and_these_lead_back() -> None:
    note = leads_to("#fn1", STORY)
    assert isinstance(note, int)
    assert "Nobody said so." in STORY.text[:note]
    assert leads_to("#fnref1", STORY) == STORY.text.index("[1]")


@pytest.mark.parametrize(
    ("href", "url", "address"),
    [
        ("https://example.org/a", None, "https://example.org/a"),
        ("/b?c=1", "https://example.org/a/", "https://example.org/b?c=1"),
        ("c", "https://example.org/a/", "https://example.org/a/c"),
        ("//example.net/x", "https://example.org/", "https://example.net/x"),
    ],
)
def test_the_link_of_a_page_starts_from_the_page(href: str, url: str | None, address: str) -> None:
    assert leads_to(href, Article(text="", url=url)) == address


def test_the_link_of_a_file_starts_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "other one.md").touch()
    start = str(tmp_path / "story.md")
    address = leads_to("other%20one.md#part", STORY, start)
    assert address == str((tmp_path / "other one.md").resolve())


@pytest.mark.parametrize(
    ("href", "sentence"),
    [
        ("javascript:alert(1)", "newsread follows links to pages and files, not javascript:"),
        ("mailto:a@example.org", "not mailto:a@example.org"),
        ("file:///etc/passwd", "not file:///etc/passwd"),
        ("gone.md", "There is no file"),
        ("#part-three", "No heading or note here is called #part-three"),
    ],
)
def test_what_leads_nowhere_is_told_in_a_sentence(href: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(NowhereError, match=sentence):
        leads_to(href, STORY, str(tmp_path / "story.md"))


@pytest.mark.parametrize("url", [None, "https://news.example/", "http://[y"])
@pytest.mark.parametrize("href", ["//[x", "http://[x", "x" * 5_000, "a\0b", "%00", "\ud800"])
def test_of_an_odd_link_too_there_is_a_sentence_or_where_it_leads(
    href: str, url: str | None
) -> None:
    with suppress(NowhereError):
        assert leads_to(href, Article(text="a", url=url), "a.md")


async def test_a_link_to_a_file_is_followed_and_gone_back_from(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "other.md").write_text("# The other\n\nNothing else.\n", encoding="utf-8")
    new_session = session(tmp_path / "home", STORY)
    app = NewsReader(new_session)
    async with app.run_test() as pilot:
        reader(app).reading.where = str(tmp_path / "story.md")
        await press(pilot, ["]", "l", "enter"])
        assert STORY.text[reader(app).position :].startswith("Part two")
        await press(pilot, ["H", "]", "l"])
        assert "Link to other.md · Enter follows it" in reader(app).status.text
        await press(pilot, ["enter"])
        await until(pilot, lambda: reader(app).article.text.startswith("The other"))
        await press(pilot, ["H"])
        await until(pilot, lambda: reader(app).article == STORY)


async def test_the_page_of_a_link_is_shown_before_anything_is_fetched(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await press(pilot, ["3", "]", "l", "enter"])
        await until(pilot, lambda: isinstance(app.screen, ChooseDialog))
        assert app.screen.question == "https://example.org/a"  # type: ignore[attr-defined]
        await press(pilot, ["escape"])
        assert reader(app).article == STORY


@pytest.mark.usefixtures("home")
async def test_a_link_into_a_private_network_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages: list[str] = []
    inward = (Part(0, 4, "link", href="http://127.0.0.1:9/"),)
    app = NewsReader(session(tmp_path, Article(text="Here.", parts=inward)))
    monkeypatch.setattr(app, "notify", lambda words, **_: messages.append(words))
    async with app.run_test() as pilot:
        await press(pilot, ["enter", "enter"])
        await until(pilot, lambda: any("private network" in words for words in messages))


@pytest.mark.parametrize(
    "failure", [UnicodeError("undefined"), MemoryError(), RecursionError(), KeyError("x")]
)
async def test_a_link_to_what_a_parser_fails_on_says_so_and_the_article_stays(
    failure: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise failure

    (tmp_path / "story.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "other.md").write_text("Nothing else.", encoding="utf-8")
    messages: list[str] = []
    app = NewsReader(session(tmp_path / "home", STORY))
    monkeypatch.setattr(app, "notify", lambda words, **_: messages.append(words))
    monkeypatch.setattr("articles.parsing.markdown.read", fails)
    async with app.run_test() as pilot:
        reader(app).reading.where = str(tmp_path / "story.md")
        await press(pilot, ["]", "l", "]", "l", "enter"])
        await until(pilot, lambda: any("other.md: this Markdown " in words for words in messages))
        assert reader(app).article == STORY
