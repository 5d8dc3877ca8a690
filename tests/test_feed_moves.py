"""Entries whose page cannot be had, stops, and feeds that move."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from articles.feeds import Feed, Subscriptions, refresh
from articles.feeds.refreshing import Fetching, look_up
from articles.feeds.schedule import entry_due
from articles.web.download import Limits
from tests.support.feed_visits import LONG, NOON, Clock, feed_of, feed_with_tag, paths, refresh_all
from tests.support.web_server import Answer, Web, redirects, says, served


@pytest.fixture
def subscriptions(tmp_path: Path) -> Iterator[Subscriptions]:
    with Subscriptions(tmp_path / "feeds.db") as subscriptions:
        yield subscriptions


@pytest.fixture
def clock() -> Clock:
    return Clock()


# Entries whose page cannot be had


def test_a_dead_link_does_not_bring_the_whole_feed_again(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers["/f"] = feed_with_tag(feed_of("one", web.url + "/gone"))
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])

    (first,) = refresh_all(subscriptions, clock)
    assert (len(first.new), len(first.errors)) == (1, 1)
    assert paths(web) == ["/f", "/gone"]

    (second,) = refresh_all(subscriptions, clock)
    assert (second.new, len(second.errors)) == ((), 1)
    assert web.requests[0].headers["If-None-Match"] == '"v1"'
    assert paths(web) == ["/f", "/gone"]


def test_a_page_is_tried_again_when_its_time_has_come(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers["/f"] = feed_with_tag(feed_of("one", web.url + "/later"))
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    refresh_all(subscriptions, clock)
    web.answers["/later"] = says(f"<html><body><p>{LONG}</p></body></html>".encode())

    clock.now += timedelta(hours=2)
    (result,) = refresh_all(subscriptions, clock)

    assert len(result.new) == 1
    assert not any(health.tries for health in subscriptions.known(result.feed).values())


def test_a_page_is_given_up_in_the_end(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers["/f"] = feed_with_tag(feed_of("one", web.url + "/gone"))
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    for _ in range(9):
        refresh_all(subscriptions, clock)
        clock.now += timedelta(days=2)
    assert paths(web).count("/gone") == 5
    assert [entry_due(tries, NOON) is None for tries in (1, 4, 5)] == [False, False, True]


def test_what_left_the_feed_is_not_waited_for(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers["/f"] = feed_with_tag(feed_of("one", web.url + "/gone"))
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    refresh_all(subscriptions, clock)
    web.answers["/f"] = feed_with_tag(feed_of("one"))
    clock.now += timedelta(days=2)
    refresh_all(subscriptions, clock)
    paths(web)

    clock.now += timedelta(days=2)
    refresh_all(subscriptions, clock)
    assert web.requests[0].headers["If-None-Match"] == '"v1"'


def test_a_feed_is_sent_whole_to_whom_its_entries_are_lost(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers["/f"] = feed_with_tag(feed_of("one"))
    feeds = [Feed(url=web.url + "/f", title="The Post")]
    subscriptions.add(feeds)
    refresh_all(subscriptions, clock)
    subscriptions.remove(web.url + "/f")
    subscriptions.add(feeds)

    (second,) = refresh_all(subscriptions, clock)

    assert len(second.new) == 1


def test_a_stop_leaves_the_rest_to_the_next_time(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers["/f"] = feed_with_tag(feed_of("one", "two"))
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    stop = threading.Event()
    fetching = Fetching(Limits(seconds=5, silence=2), clock=clock)
    list(refresh(subscriptions.feeds(), subscriptions, lambda *_: stop.set(), fetching, stop))

    (result,) = refresh_all(subscriptions, clock)
    assert len(result.new) == 1


def silent(stop: threading.Event, done: threading.Event) -> Answer:
    """A server that has the refresh stopped once it is asked, and sends nothing before `done`."""

    def answer(_: BaseHTTPRequestHandler) -> None:
        stop.set()
        done.wait(20)

    return answer


def test_a_stop_ends_what_is_under_way_and_counts_as_no_failure(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    stop, done = threading.Event(), threading.Event()
    web.answers["/f"] = silent(stop, done)
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    feeds, fetching = subscriptions.feeds(), Fetching(Limits(seconds=30, silence=30), clock=clock)

    (result,) = refresh(feeds, subscriptions, lambda *_: None, fetching, stop)
    done.set()

    assert (result.errors, subscriptions.feeds()) == ((), feeds)


def test_a_stop_makes_no_stub_of_what_has_a_page(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    stop, done = threading.Event(), threading.Event()
    stub = (
        f"<item><guid>one</guid><link>{web.url}/page</link><description>Few.</description></item>"
    )
    feed = f"<rss version='2.0'><channel><title>Post</title>{stub}</channel></rss>"
    web.answers = {"/f": feed_with_tag(feed.encode()), "/page": silent(stop, done)}
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    fetching = Fetching(Limits(seconds=30, silence=30), clock=clock)
    list(refresh(subscriptions.feeds(), subscriptions, lambda *_: None, fetching, stop))
    done.set()
    web.answers["/page"] = says(f"<html><body><p>{LONG}</p></body></html>".encode())

    (result,) = refresh_all(subscriptions, clock)
    assert "the harbour is open again" in result.new[0].text


# Moving


def moves(address: str, status: int = 301) -> Answer:
    return says(b"", status=status, Location=address)


@pytest.mark.parametrize("status", [301, 308])
def test_a_feed_that_has_moved_is_asked_where_it_is_now(
    web: Web, subscriptions: Subscriptions, clock: Clock, status: int
) -> None:
    web.answers = {"/f": moves("/new", status), "/new": feed_with_tag(feed_of("one"))}
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    (first,) = refresh_all(subscriptions, clock)
    paths(web)

    (second,) = refresh_all(subscriptions, clock)

    assert paths(web) == ["/new"]
    assert (len(first.new), second.new, second.feed.url) == (1, (), web.url + "/new")
    assert subscriptions.articles() == {web.url + "/new": [first.new[0].id]}


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_feed_that_is_elsewhere_for_a_while_stays(
    web: Web, subscriptions: Subscriptions, clock: Clock, status: int
) -> None:
    web.answers = {"/f": moves("/new", status), "/new": says(feed_of("one"))}
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    refresh_all(subscriptions, clock)
    assert subscriptions.feeds()[0].url == web.url + "/f"


def test_behind_a_step_that_is_for_a_while_nothing_is_for_good(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers = {
        "/f": moves("/b"), "/b": redirects("/c"), "/c": moves("/d"), "/d": says(feed_of("one")),
    }  # fmt: skip
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    refresh_all(subscriptions, clock)
    assert subscriptions.feeds()[0].url == web.url + "/b"


def test_a_feed_that_moved_to_what_is_no_feed_stays(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers = {"/f": moves("/login"), "/login": says(b"<html><p>Log in</p></html>")}
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    refresh_all(subscriptions, clock)
    assert subscriptions.feeds()[0].url == web.url + "/f"


def test_a_feed_that_moved_to_one_that_is_followed_becomes_that_one(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers = {"/f": moves("/g"), "/g": says(feed_of("one"))}
    subscriptions.add(Feed(url=web.url + path, title="The Post") for path in ("/f", "/g"))
    refresh_all(subscriptions, clock)
    assert [feed.url for feed in subscriptions.feeds()] == [web.url + "/g"]


def test_a_host_that_a_redirect_gave_has_to_stay_public(
    web: Web, subscriptions: Subscriptions, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = web.url.replace("127.0.0.1", "localhost") + "/new"
    web.answers = {"/f": moves(new), "/new": says(feed_of("one"))}
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    with monkeypatch.context() as patch:
        patch.setattr("articles.web.connections.is_public_address", lambda _: True)
        refresh_all(subscriptions, clock)
    paths(web)

    (later,) = refresh_all(subscriptions, clock)

    assert later.feed.url == new
    assert "private network" in later.errors[0]
    assert paths(web) == []


def test_a_feed_that_moved_on_its_host_is_still_the_one_that_the_reader_gave(
    web: Web, subscriptions: Subscriptions, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.web.connections.is_public_address", lambda _: True)
    with served({"/f": says(feed_of("one"))}) as other:
        web.answers["/f"] = moves(other.url + "/f")
        subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
        refresh_all(subscriptions, clock)
        (feed,) = subscriptions.feeds()
        assert (feed.url, feed.is_given) == (other.url + "/f", True)


def test_a_host_that_only_a_page_named_was_not_given_by_the_reader(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.web.connections.is_public_address", lambda _: True)
    new = web.url.replace("127.0.0.1", "localhost") + "/f"
    link = f'<link rel="alternate" type="application/rss+xml" href="{new}">'
    web.answers = {"/": says(f"<html><head>{link}</head></html>".encode()), "/f": says(feed_of())}
    assert not look_up(web.url + "/").is_given
    assert look_up(web.url + "/f").is_given
