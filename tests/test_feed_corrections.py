"""Entries that are corrected, ids that are used again, and summaries that become articles."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from articles import Article
from articles.feeds import Feed, Refreshed, Subscriptions, refresh
from articles.feeds.refreshing import Fetching
from articles.library import Library
from articles.web.download import Limits
from articles.web.validators import Answer, ValidatorTable
from tests.support.feed_visits import LONG, Clock, feed_with_tag
from tests.support.web_server import Web, says

PAGE = f"<html><body><h1>Ferry</h1><p>The page itself. {LONG}</p></body></html>".encode()


class Reading:
    """A feed of one server, followed, and the library that its articles are kept in."""

    def __init__(self, web: Web, folder: Path) -> None:
        self.web, self.clock = web, Clock()
        self.library = Library(folder / "library")
        self.subscriptions = Subscriptions(folder / "feeds.db")
        self.answers = ValidatorTable(folder / "answers")
        self.subscriptions.add([Feed(url=web.url + "/f", title="Post")])

    def asked(self, *items: str, even_waiting: bool = False) -> Refreshed:
        """What asking the feed gives when it has these items; of none it says it is unchanged."""
        if items:
            text = (
                f"<rss version='2.0'><channel><title>Post</title>{''.join(items)}</channel></rss>"
            )
            self.web.answers["/f"] = feed_with_tag(text.encode())
            self.answers.put(self.web.url + "/f", Answer())
        (result,) = refresh(
            self.subscriptions.feeds(),
            self.subscriptions,
            lambda article, where, of: self.library.keep(
                article, where, is_opened=False, version_of=of
            ),
            Fetching(Limits(seconds=5, silence=2), clock=self.clock, answers=self.answers),
            even_waiting=even_waiting,
        )
        return result

    def texts(self) -> list[str]:
        return [self.library.article(entry.id).text for entry in self.library.entries()]


@pytest.fixture
def reading(web: Web, tmp_path: Path) -> Iterator[Reading]:
    reading = Reading(web, tmp_path)
    yield reading
    reading.subscriptions.close()


def item(guid: str, words: str, link: str = "", title: str = "Ferry") -> str:
    return (
        f"<item><guid isPermaLink='false'>{guid}</guid><title>{title}</title><link>{link}</link>"
        f"<description>{words}</description></item>"
    )


def test_a_correction_is_a_new_version(reading: Reading) -> None:
    reading.asked(item("1", f"It sails at noon. {LONG}"))
    (corrected,) = reading.asked(item("1", f"It sails at one. {LONG}")).new
    assert "at one" in corrected.text
    assert [entry.versions for entry in reading.library.entries()] == [2, 2]
    assert reading.subscriptions.articles() == {reading.web.url + "/f": [corrected.id]}


def test_a_correction_knows_the_version_that_may_be_marked(reading: Reading) -> None:
    (first,) = reading.asked(item("1", f"It sails at noon. {LONG}")).new
    (corrected,) = reading.asked(item("1", f"It sails at one. {LONG}")).new
    where = reading.library.entry(corrected.id).where
    known = reading.library.versions_with(corrected, where)
    assert [version.id for version in known] == [first.id, corrected.id]


def test_a_correction_that_moved_is_a_version_all_the_same(reading: Reading) -> None:
    reading.asked(item("1", f"It sails at noon. {LONG}", f"{reading.web.url}/noon"))
    reading.asked(item("1", f"It sails at one. {LONG}", f"{reading.web.url}/one"))
    assert [entry.versions for entry in reading.library.entries()] == [2, 2]


def test_what_is_the_same_words_in_other_tags_is_no_correction(reading: Reading) -> None:
    reading.asked(item("1", LONG))
    assert reading.asked(item("1", f"&lt;p class='b'&gt;{LONG}&lt;/p&gt;")).new == ()


def test_entries_that_all_link_to_the_home_page_are_articles_of_their_own(reading: Reading) -> None:
    home = reading.web.url + "/"
    items = [item(str(n), f"Part {n}. {LONG}", home, f"Part {n}") for n in range(3)]
    reading.asked(*items)
    entries = reading.library.entries()
    assert [entry.versions for entry in entries] == [1, 1, 1]
    assert {entry.url for entry in entries} == {home}


def test_a_shared_page_is_not_fetched_as_the_article_of_a_stub(reading: Reading) -> None:
    reading.web.answers["/"] = reading.web.answers["/all"] = says(PAGE)
    home, shared = reading.web.url + "/", reading.web.url + "/all"
    reading.asked(item("1", "A", home), item("2", "B", shared), item("3", "C", shared))
    assert sorted(reading.texts()) == ["Ferry\n\nA", "Ferry\n\nB", "Ferry\n\nC"]


def stub(reading: Reading) -> str:
    return item("1", "It sails.", reading.web.url + "/page")


def test_a_stub_says_why_it_is_one(reading: Reading) -> None:
    reading.web.answers["/page"] = says(b"", status=403)
    reading.asked(stub(reading))
    (entry,) = reading.library.entries()
    assert entry.notice is not None
    assert entry.notice.startswith("Only the feed's summary: ")
    assert "403" in entry.notice


def test_of_a_wall_and_a_summary_that_says_more_the_summary_is_the_article(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = Article(text="Pay here.", notice="A paywall cuts this short.")
    monkeypatch.setattr("articles.web.page.fetch", lambda *_, **__: wall)
    reading.asked(item("1", "The ferry sails at noon.", reading.web.url + "/page"))
    (entry,) = reading.library.entries()
    assert entry.notice == "Only the feed's summary. A paywall cuts this short."
    assert "sails at noon" in reading.texts()[0]


def test_the_newest_entry_is_the_latest_in_the_library(reading: Reading) -> None:
    items = [item(str(n), f"Part {n}. {LONG}", title=f"Part {n}") for n in range(3)]
    reading.asked(*items)
    assert [entry.title for entry in reading.library.entries()] == ["Part 2", "Part 1", "Part 0"]


def test_a_stub_is_tried_again_though_the_feed_is_unchanged(reading: Reading) -> None:
    reading.asked(stub(reading))
    reading.web.answers["/page"] = says(PAGE)
    (whole,) = reading.asked().new
    assert "The page itself" in whole.text
    assert reading.texts() == [whole.text]
    assert reading.asked().new == ()


def test_a_stub_that_was_opened_becomes_a_version_of_the_article(reading: Reading) -> None:
    reading.asked(stub(reading))
    (entry,) = reading.library.entries()
    reading.library.keep(reading.library.article(entry.id), entry.where)
    reading.web.answers["/page"] = says(PAGE)
    reading.asked()
    assert [entry.versions for entry in reading.library.entries()] == [2, 2]


def test_a_stub_that_was_given_up_is_tried_when_the_reader_wants_it(reading: Reading) -> None:
    reading.asked(stub(reading))
    for _ in range(9):
        reading.clock.now += timedelta(days=2)
        reading.asked()
    reading.web.answers["/page"] = says(PAGE)
    assert reading.asked().new == ()
    assert len(reading.asked(even_waiting=True).new) == 1


def test_a_long_feed_does_not_bring_its_past_later(reading: Reading) -> None:
    items = [item(str(n), f"Part {n}. {LONG}", title=f"Part {n}") for n in range(40)]
    assert len(reading.asked(*items).new) == 30
    (last,) = reading.asked(*items, item("new", f"New. {LONG}", title="New")).new
    assert last.title == "New"
