"""What changed in an article is read in one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articles.article import Article
from articles.library import Entry, Library
from tests.support.pilots import settled, text_of
from tui.keyboard.keyboard_app import KeyboardApp
from tui.library.versions_screen import ComparedPage, VersionsScreen

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://maren.example/bridge"
REST = "\n\n" + "Ferries run. " * 400
FIRST = Article(text="Bridge closes\n\nIt closes on Monday." + REST, url=URL)
SECOND = Article(text="Bridge closes\n\nIt closes on Friday." + REST, url=URL)
THIRD = Article(text="Bridge closes\n\nIt closed on Friday." + REST + "\n\nUpdate: open.", url=URL)


class Comparing(KeyboardApp):
    """An app that shows nothing but the versions of an article."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.shown = VersionsScreen(library, library.versions(URL))
        self.wanted: list[Entry | None] = []
        self.said: list[str] = []

    def on_mount(self) -> None:
        self.push_screen(self.shown, self.wanted.append)

    def notify(self, message: str, **_: object) -> None:
        self.said.append(message)

    def text(self) -> str:
        return text_of(self.shown.query_one(ComparedPage))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    for article in (FIRST, SECOND, THIRD):
        library.keep(article, URL)
    return library


async def test_what_went_and_what_came_stand_together_with_signs(library: Library) -> None:
    app = Comparing(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("h")
        await settled(pilot)
        (line,) = (line for line in app.text().splitlines() if "It close" in line)
        assert line.split() == ["±", "It", "closes", "on", "Monday.", "Friday."]
        assert "1 added (+), 1 removed (−)" in app.shown._top.left[0][0]


async def test_one_key_goes_from_change_to_change(library: Library) -> None:
    app = Comparing(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n", "n")
        await pilot.pause()
        assert "Update: open." in app.text()
        await pilot.press("N", "N")
        assert "It closes closed" in app.text()


async def test_the_version_that_is_read_can_be_opened(library: Library) -> None:
    app = Comparing(library)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("left", "left", "right", "enter")
    assert [entry and entry.id for entry in app.wanted] == [THIRD.id]


async def test_a_version_that_cannot_be_read_gets_a_sentence(library: Library) -> None:
    library._texts.path(SECOND.id).unlink()
    app = Comparing(library)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "cannot be compared" in app.said[0]
        await pilot.press("n", "j", "space", "escape")
    assert app.wanted == [None]
