"""Going on with the next article that nobody opened, and fetching the page of one again."""

from pathlib import Path

import pytest

from articles import Article
from articles.feeds import Feed, Known, Subscriptions
from articles.library import Library
from tests.support.pilots import press, settled
from tests.support.reader_app import lines
from tests.support.sessions import reader, session
from tests.support.web_server import Web, says
from tui.app import NewsReader
from tui.library.shelf import next_unread

NUMBERS = range(4)
TITLES = [f"Part {n}" for n in NUMBERS]
PARTS = [Article(text=f"{title}\n\nThe ferry sails.", title=title) for title in TITLES]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Part 1 was opened, the others were not."""
    library = Library(tmp_path / "library")
    for n in NUMBERS:
        library.keep(PARTS[n], f"{n}.txt", is_opened=n == 1)
    return library


@pytest.mark.parametrize(
    ("numbers", "after", "title"),
    [
        ((), None, "Part 3"),
        ((), 3, "Part 2"),
        ((), 2, "Part 0"),
        ((), 0, "Part 3"),
        ((0, 1, 2, 3), 0, "Part 2"),
        ((0, 1), 1, "Part 0"),
        ((0, 1), 0, None),
        ((0, 1), 3, "Part 0"),
    ],
)
def test_the_next_is_that_of_the_list_or_else_the_one_before_in_time(
    library: Library, numbers: tuple[int, ...], after: int | None, title: str | None
) -> None:
    ids = [PARTS[n].id for n in numbers]
    entry = next_unread(library.entries(), ids, None if after is None else PARTS[after].id)
    assert (entry.title if entry else None) == title


async def test_the_next_unread_article_opens(tmp_path: Path, library: Library) -> None:
    app = NewsReader(session(tmp_path, PARTS[1]))
    async with app.run_test() as pilot:
        await settled(pilot)
        for title in ("Part 0", "Part 3", "Part 2"):
            await press(pilot, *"]u")
            assert reader(app).article.title == title
        await press(pilot, *"]u")
        assert "Nothing is unread." in lines(app.screen)


async def test_a_summary_is_fetched_again_and_its_page_takes_its_place(
    tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path))
    data, url = tmp_path / "data", web.url + "/ferry"
    stub = Article(
        text="It sails.", url=url, source="Post", notice="Only the feed's summary: HTTP 404."
    )
    library = Library(data / "library")
    library.keep(stub, url)
    feed = Feed(url=web.url + "/f", title="Post")
    with Subscriptions(data / "feeds.db") as subscriptions:
        subscriptions.add([feed])
        subscriptions.note(feed, {"1": Known(article=stub.id)})
    app = NewsReader(session(data, stub))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert str(reader(app).status.text).startswith(stub.notice or "?")
        await press(pilot, "R")
        assert "no such page" in [notification.message for notification in app._notifications][-1]
        words = "The ferry to Elmsey sails at noon, and the harbour is open again. " * 9
        web.answers["/ferry"] = says(f"<html><body><p>{words}</p></body></html>".encode())
        await press(pilot, "R")
        article = reader(app).article
        assert "sails at noon" in article.text
        assert (article.source, article.notice) == ("Post", None)
        await press(pilot, "R")
        last = [notification.message for notification in app._notifications][-1]
        assert last == "The page says what it said before."
    assert [entry.versions for entry in library.entries()] == [2, 2]
