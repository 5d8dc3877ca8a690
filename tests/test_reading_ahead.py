"""What is fetched and found while the reader reads, as the screens show it."""

from __future__ import annotations

from queue import SimpleQueue
from typing import TYPE_CHECKING

from annotators.running.prefetch import Ahead
from articles import Article
from articles.library import Library
from tests.support.pilots import settled, text_of, until
from tests.support.sessions import STORY, reader, session
from tui.app import NewsReader
from tui.library.library_screen import LibraryScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotators.running.prefetch import Errand


class Told:
    """Stands in for the process: tells what a test gives it."""

    def __init__(self) -> None:
        self.errands: list[Errand] = []
        self._news: SimpleQueue[Ahead | None] = SimpleQueue()

    def __call__(self, errand: Errand) -> Told:
        self.errands.append(errand)
        return self

    def __iter__(self) -> Iterator[Ahead]:
        while (ahead := self._news.get()) is not None:
            yield ahead

    def say(self, *news: Ahead) -> None:
        for ahead in news:
            self._news.put(ahead)

    def stop(self) -> None:
        self._news.put(None)


def app_and_news(folder: Path, *articles: Article) -> tuple[NewsReader, Told]:
    news = Told()
    return NewsReader(session(folder, *articles, read_ahead=news)), news


def listing(app: NewsReader) -> LibraryScreen:
    assert isinstance(app.screen, LibraryScreen)
    return app.screen


async def test_one_key_begins_and_the_library_says_how_far_it_is(tmp_path: Path) -> None:
    app, news = app_and_news(tmp_path)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("R")
        news.say(Ahead(feeds=4, asked=2))
        await until(pilot, lambda: "feeds █████░░░░░ 2/4" in listing(app)._top.right)
        news.say(Ahead(feeds=4, asked=4, new=3, is_over=True))
        news.stop()
        await settled(pilot)
        assert listing(app)._top.right == "by date added"
        assert [notification.message for notification in app._notifications] == ["3 new articles."]


async def test_the_same_key_stops_it_and_begins_again(tmp_path: Path) -> None:
    app, news = app_and_news(tmp_path)
    async with app.run_test() as pilot:
        await settled(pilot)
        for _ in range(2):
            await pilot.press("R")
            news.say(Ahead(feeds=9, asked=2))
            await until(pilot, lambda: "2/9" in listing(app)._top.right)
            await pilot.press("R")
            await settled(pilot)
        assert len(news.errands) == 2
        assert "stopped after 2 of 9 feeds." in [*app._notifications][-1].message


async def test_a_process_that_dies_is_told(tmp_path: Path) -> None:
    app, news = app_and_news(tmp_path)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("R")
        news.stop()
        await settled(pilot)
        (notice,) = app._notifications
        assert "came to an end too soon" in notice.message


async def test_what_comes_moves_nothing_that_is_looked_at(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    for number in range(60):
        library.keep(Article(text=f"Text {number}", title=f"Old {number}"), "-")
    app, news = app_and_news(tmp_path)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("pagedown", "j", "R")
        rows = listing(app).list
        before = text_of(rows)
        library.keep(Article(text="News", title="News"), "-", is_opened=False)
        news.say(Ahead(new=1, is_over=True))
        news.stop()
        await settled(pilot)
        assert "61 articles, 1 new" in listing(app)._top.left[0][0]
        assert text_of(rows) == before


async def test_claims_are_counted_in_the_list_as_they_are_found(tmp_path: Path) -> None:
    entry = Library(tmp_path / "library").keep(STORY, "-")
    app, news = app_and_news(tmp_path)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("R")
        news.say(Ahead(articles=2, analysed=1, latest=(entry.id, 12)))
        await until(pilot, lambda: listing(app).list.render_line(0).text.split()[-1] == "12")
        news.stop()


async def test_while_an_article_is_read_one_word_tells_of_it(tmp_path: Path) -> None:
    app, news = app_and_news(tmp_path, STORY)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("O")
        await settled(pilot)
        await pilot.press("R")
        news.say(Ahead(articles=40, analysed=12))
        await until(pilot, lambda: "12/40" in listing(app)._top.right)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.query("ArticleView"))
        await until(pilot, lambda: "reading ahead" in reader(app).status.right)
        news.say(Ahead(articles=40, analysed=40, is_over=True))
        news.stop()
        await until(pilot, lambda: "reading ahead" not in reader(app).status.right)
        assert not list(app._notifications)


async def test_it_ends_with_the_program(tmp_path: Path) -> None:
    app, news = app_and_news(tmp_path)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("R")
        await until(pilot, lambda: news.errands)
        await pilot.press("q")
    assert app.return_code == 0
