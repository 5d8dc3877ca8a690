"""On a wide screen the list of articles stands at the left, beside text and pane."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.article import Article
from tests.support.pilots import until
from tests.support.sessions import STORY, reader, session
from tui.app import NewsReader
from tui.reader.desk import pane_width, shelf_width

FERRY = Article(text="A ferry sails\n\nNobody spoke.", title="A ferry sails")


@pytest.mark.parametrize("screen", [160, 180, 200, 240, 300])
def test_three_columns_leave_the_text_its_width(screen: int) -> None:
    shelf = shelf_width(screen)
    assert 40 <= shelf <= 48
    assert screen - shelf - pane_width(screen - shelf) >= 78


def test_on_less_than_160_columns_there_is_none() -> None:
    assert shelf_width(159) == 0


async def test_the_list_has_what_is_kept_with_the_cursor_on_what_is_read(tmp_path: Path) -> None:
    values = session(tmp_path, STORY)
    values.library.keep(FERRY, "ferry.txt")
    app = NewsReader(values)
    async with app.run_test(size=(200, 40)) as pilot:
        await until(pilot, lambda: bool(_rows(app)))
        await until(pilot, lambda: _title(app) == STORY.title)
        desk = reader(app).desk
        assert desk.shelf is not None
        assert desk.pane is not None
        view = reader(app).view.region
        assert (desk.shelf.region.right, view.right) == (view.x, desk.pane.region.x)
        assert desk.shelf.region.x == 0


def _rows(app: NewsReader) -> int:
    shelf = reader(app).desk.shelf
    return len(shelf.rows) if shelf else 0


def _title(app: NewsReader) -> str | None:
    shelf = reader(app).desk.shelf
    return shelf.value.title if shelf and shelf.value else None


async def test_tab_goes_round_and_enter_opens_the_article(tmp_path: Path) -> None:
    values = session(tmp_path, STORY)
    values.library.keep(FERRY, "ferry.txt")
    app = NewsReader(values)
    async with app.run_test(size=(200, 40)) as pilot:
        await until(pilot, lambda: bool(_rows(app)))
        first = reader(app)
        await pilot.press("tab")
        assert first.desk.pane is not None
        assert first.desk.pane.has_focus_within
        await pilot.press("tab")
        shelf = first.desk.shelf
        assert shelf is not None
        assert shelf.has_focus
        await pilot.press("tab")
        assert first.view.has_focus
        await pilot.press("tab", "tab")
        at = next(n for n, r in enumerate(shelf.rows) if r.value and r.value.title == FERRY.title)
        shelf.show(shelf.rows, at)
        await pilot.press("enter")
        await until(pilot, lambda: reader(app).article.title == FERRY.title)


async def test_hiding_the_pane_leaves_the_screen_to_the_text(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test(size=(200, 40)) as pilot:
        await until(pilot, lambda: bool(reader(app).desk.shelf))
        await pilot.press("p")
        await pilot.pause()
        desk = reader(app).desk
        assert desk.shelf is not None
        assert not desk.shelf.display
        assert reader(app).view.region.width == 200


async def test_a_screen_that_grows_gets_the_list(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: bool(reader(app).desk.pane))
        assert reader(app).desk.shelf is None
        await pilot.resize_terminal(180, 40)
        await until(pilot, lambda: bool(reader(app).desk.shelf))
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        desk = reader(app).desk
        assert desk.shelf is not None
        assert not desk.shelf.display
        assert desk.view.region.x == 0
