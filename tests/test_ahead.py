"""Fetching what is new, and finding who says what in it, before it is opened."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from annotators.findings import Claim, Findings, Person
from annotators.pipeline import PipelineError
from annotators.running import prefetch
from annotators.running.cache import FindingsCache
from annotators.running.prefetch import Ahead, Errand, in_turn, read_ahead
from annotators.running.processes import LEAST_PRIORITY, Telling
from articles import Article, Span
from articles.feeds import Feed, Subscriptions
from articles.library import Library
from articles.search import SearchIndex
from tests.support.feed_texts import RSS
from tests.support.web_server import Web, says, served

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FINDINGS = Findings(
    people=(Person(name="Falk", label="PERSON", mentions=(Span(0, 3),), said=1, quoted=0),),
    claims=(Claim(content=(Span(0, 3),), speaker="Falk", form="indirect"),),
)


def one_claim_each(
    articles: Sequence[Article], _: str | None, cache: FindingsCache | None
) -> list[Findings]:
    """A stand-in for the pipeline, to which one article is poison."""
    for article in articles:
        if article.text == "Poison.":
            raise ZeroDivisionError
        if cache:
            cache.put(article.id, FINDINGS)
    return [FINDINGS for _ in articles]


@pytest.fixture(autouse=True)
def pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prefetch, "find_all", one_claim_each)


@pytest.fixture
def web() -> Iterator[Web]:
    with served({"/feed": says(RSS.encode(), "application/rss+xml")}) as web:
        yield web


@pytest.fixture
def errand(tmp_path: Path) -> Errand:
    return Errand(
        library=tmp_path / "library",
        feeds=tmp_path / "feeds.db",
        index=tmp_path / "search.db",
        cache=FindingsCache(tmp_path / "findings", "f"),
    )


def follow(errand: Errand, *urls: str) -> None:
    with Subscriptions(errand.feeds) as subscriptions:
        subscriptions.add([Feed(url=url, title=url) for url in urls])


def ahead_of(errand: Errand) -> list[Ahead]:
    messages: list[Ahead] = []
    read_ahead(errand, messages.append)
    return messages


def test_what_a_feed_has_is_fetched_kept_and_looked_through(web: Web, errand: Errand) -> None:
    follow(errand, f"{web.url}/feed")
    *_, last = ahead_of(errand)
    (entry,) = Library(errand.library).entries()
    assert (entry.title, entry.state) == ("Bridge shut", "new")
    assert errand.cache and errand.cache.claims() == {entry.id: 1}
    assert last == Ahead(
        asked=1, feeds=1, new=1, analysed=1, articles=1, latest=(entry.id, 1), is_over=True
    )


def test_who_speaks_in_it_is_in_the_index_at_once(web: Web, errand: Errand) -> None:
    follow(errand, f"{web.url}/feed")
    ahead_of(errand)
    with SearchIndex(errand.index) as index:
        assert [person.name for person in index.people.named()] == ["Falk"]


def test_only_the_feeds_that_are_wanted_are_asked(web: Web, tmp_path: Path) -> None:
    only_b = Errand(
        library=tmp_path / "l", feeds=tmp_path / "f", index=tmp_path / "i", only=(f"{web.url}/b",)
    )
    follow(only_b, f"{web.url}/a", f"{web.url}/b")
    ahead_of(only_b)
    assert [request.path for request in web.requests] == ["/b"]


def test_a_feed_that_fails_is_told_and_the_rest_is_done(web: Web, errand: Errand) -> None:
    follow(errand, f"{web.url}/gone", f"{web.url}/feed")
    *_, last = ahead_of(errand)
    (error,) = last.errors
    assert "/gone" in error
    assert (last.new, last.analysed) == (1, 1)


def test_an_article_that_the_pipeline_fails_on_costs_no_other(errand: Errand) -> None:
    library = Library(errand.library)
    for text in ("Poison.", "Food."):
        library.keep(Article(text=text), "-", is_opened=False)
    *_, last = ahead_of(errand)
    assert errand.cache
    (error,) = last.errors
    assert error.startswith("“Poison.”: this article could not be looked through by the language")
    assert (last.analysed, list(errand.cache.claims())) == (2, [Article(text="Food.").id])


def test_what_was_looked_through_before_is_left_out(errand: Errand) -> None:
    Library(errand.library).keep(Article(text="Old."), "-")
    ahead_of(errand)
    assert ahead_of(errand)[-1] == Ahead(is_over=True)


def test_a_list_of_feeds_that_cannot_be_read_is_told(errand: Errand) -> None:
    errand.feeds.mkdir()
    (last,) = ahead_of(errand)[-1:]
    assert "the list of feeds cannot be used" in last.errors[0]


def test_a_list_of_feeds_that_cannot_be_read_keeps_nothing_from_being_looked_through(
    errand: Errand,
) -> None:
    Library(errand.library).keep(Article(text="Old."), "-")
    errand.feeds.mkdir()
    assert ahead_of(errand)[-1].analysed == 1


def test_a_pipeline_that_there_is_none_of_is_told_once(
    errand: Errand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> list[Findings]:
        raise PipelineError("there is no pipeline “x”")

    monkeypatch.setattr(prefetch, "find_all", fails)
    for text in "ab":
        Library(errand.library).keep(Article(text=text), "-")
    *_, last = ahead_of(errand)
    assert (last.errors, last.analysed, last.is_over) == (("there is no pipeline “x”",), 0, True)


def test_new_articles_come_first_and_the_latest_of_them_before(tmp_path: Path) -> None:
    library = Library(tmp_path)
    for text, is_opened in (("a", False), ("b", True), ("c", False)):
        library.keep(Article(text=text), text, is_opened=is_opened)
    assert [entry.where for entry in in_turn(list(library.entries()))] == ["c", "a", "b"]


def tells_its_niceness(words: str, tell: object) -> None:
    tell((words, os.getpriority(os.PRIO_PROCESS, 0)))  # type: ignore[operator]


def never_ends(tell: object) -> None:
    tell("begun")  # type: ignore[operator]
    while True:
        os.sched_yield()


def test_the_process_gives_way_to_every_other() -> None:
    assert list(Telling(tells_its_niceness, "words")) == [("words", LEAST_PRIORITY)]


def interrupts_itself(tell: object) -> None:
    os.kill(os.getpid(), signal.SIGINT)
    tell("goes on")  # type: ignore[operator]


def test_the_process_does_not_hear_of_ctrl_c() -> None:
    assert list(Telling(interrupts_itself)) == ["goes on"]


def test_the_process_can_be_ended_at_any_moment() -> None:
    process: Telling[str] = Telling(never_ends)
    messages = iter(process)
    assert next(messages) == "begun"
    process.stop()
    assert list(messages) == []
