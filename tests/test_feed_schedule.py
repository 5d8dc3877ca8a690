"""When feeds are asked again: what servers say of it, and what failing has to do with it."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from articles import Article
from articles.feeds import Feed, Refreshed, Subscriptions, refresh
from articles.feeds.refreshing import Fetching, look_up
from articles.feeds.schedule import LONGEST, entry_due, failed, is_due, succeeded, trouble
from articles.fetching.download import Limits
from articles.fetching.refusals import RefusedError, retry_after
from tests.web_server import Answer, Web, redirects, says, served
from tui.cli import main

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
FEED = Feed(url="https://post.example/f", title="The Post")
LONG = "The ferry to Elmsey sails at noon, and the harbour is open again. " * 12


@pytest.fixture
def subscriptions(tmp_path: Path) -> Iterator[Subscriptions]:
    with Subscriptions(tmp_path / "feeds.db") as subscriptions:
        yield subscriptions


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def feed_of(*entries: str) -> bytes:
    """A feed with entries: whole ones by their titles, those that are links by their addresses."""
    items = "".join(
        f"<item><guid>{entry}</guid><link>{entry}</link></item>"
        if entry.startswith("http")
        else f"<item><guid>{entry}</guid><description>{entry}. {LONG}</description></item>"
        for entry in entries
    )
    return f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>".encode()


def tagged(body: bytes) -> Answer:
    """A feed that is not sent again to whom has it."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers["If-None-Match"] == '"v1"'
        status = 304 if known else 200
        says(b"" if known else body, "application/rss+xml", status, ETag='"v1"')(handler)

    return answer


def asked(
    subscriptions: Subscriptions, clock: Clock, *, even_waiting: bool = False
) -> list[Refreshed]:
    fetching = Fetching(Limits(seconds=5, silence=2), clock=clock)
    kept: list[Article] = []
    keep = lambda article, _: kept.append(article)  # noqa: E731
    feeds = subscriptions.feeds()
    return list(refresh(feeds, subscriptions, keep, fetching, even_waiting=even_waiting))


def paths(web: Web) -> list[str]:
    """What was asked for since this was called last."""
    found = [request.path for request in web.requests]
    web.requests.clear()
    return found


# What a server says


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 120 ", 120),
        ("0", 0),
        ("Mon, 09 Mar 2026 12:05:00 GMT", 300),
        ("Mon, 09 Mar 2026 11:05:00 GMT", 0),
        ("Monday, 09-Mar-26 12:05:00 GMT", 300),
        ("Mon, 09 Mar 2026 14:05:00 +0200", 300),
        ("soon", 0),
        ("-5", 0),
        ("1e9", 0),
        ("٣", 0),
        ("", 0),
        ("Mon, 99 Mar 2026 12:05:00 GMT", 0),
    ],
)
def test_retry_after_is_a_number_or_a_date(header: str, seconds: float) -> None:
    assert retry_after(header, NOON) == seconds


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_wants_to_be_left_alone_is(
    web: Web, subscriptions: Subscriptions, clock: Clock, status: int
) -> None:
    web.answers["/f"] = says(b"", status=status, Retry_After="600")
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    asked(subscriptions, clock)
    clock.now = NOON + timedelta(seconds=599)

    (waits,) = asked(subscriptions, clock)
    assert len(paths(web)) == 1
    assert (waits.errors, f"(HTTP {status})" in (waits.feed.error or "")) == ((), True)

    clock.now = NOON + timedelta(seconds=600)
    asked(subscriptions, clock)
    assert len(paths(web)) == 1


def test_a_feed_that_is_named_is_asked_even_so(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers["/f"] = says(b"", status=429, Retry_After="600")
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    asked(subscriptions, clock)
    asked(subscriptions, clock, even_waiting=True)
    assert len(web.requests) == 2


# Failing


def refused(wait: float = 0.0, status: int = 500) -> RefusedError:
    return RefusedError("https://post.example/f", "the server failed", status, wait)


def test_failures_are_counted_from_the_first() -> None:
    feed = FEED
    for hour in range(3):
        feed = failed(feed, "no", OSError(), NOON + timedelta(hours=hour))
    assert (feed.failures, feed.failing_since, feed.error) == (3, "2026-03-09T12:00:00+00:00", "no")


def test_the_longer_a_server_refuses_the_longer_it_is_left_alone() -> None:
    feed, waits = FEED, []
    for _ in range(10):
        feed = failed(feed, "no", refused(), NOON)
        due = datetime.fromisoformat(feed.due) if feed.due else NOON
        waits.append((due - NOON).total_seconds() / 3600)
    assert waits == [0, 0, 1, 2, 4, 8, 16, 24, 24, 24]


def test_without_an_answer_nothing_waits() -> None:
    feed = FEED
    for _ in range(10):
        feed = failed(feed, "no connection", OSError(), NOON)
    assert feed.due is None


def test_no_server_is_left_alone_for_more_than_a_week() -> None:
    assert failed(FEED, "no", refused(wait=1e11), NOON).due == (NOON + LONGEST).isoformat()


def test_what_goes_well_takes_back_what_went_wrong() -> None:
    assert succeeded(failed(FEED, "no", refused(wait=60), NOON)) == FEED


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (None, True),
        ("2026-03-09T12:00:00+00:00", True),
        ("2026-03-09T12:00:01+00:00", False),
        ("2026-03-16T12:00:00+00:00", False),
        ("2031-03-09T12:00:00+00:00", True),
    ],
)
def test_a_moment_that_only_a_wrong_clock_can_have_set_has_come(
    due: str | None, expected: bool
) -> None:
    assert is_due(due, NOON) is expected


def test_trouble_says_how_often_it_was_and_since_when() -> None:
    feed = failed(failed(FEED, "no", refused(), NOON), "the server failed", refused(7200), NOON)
    assert trouble(feed).startswith("the server failed; 2 times since 2026-03-09; left alone until")
    assert trouble(failed(FEED, "no connection", OSError(), NOON)) == "no connection"


def test_what_failed_is_listed_at_the_end(
    web: Web, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    web.answers["/f"] = says(feed_of("one"), "application/rss+xml")
    web.answers["/g"] = says(feed_of("two"), "application/rss+xml")
    main(["feeds", "add", web.url + "/f", web.url + "/g"])
    web.answers["/f"] = says(b"", status=503)
    main(["feeds", "refresh"])
    capsys.readouterr()

    assert main(["feeds", "refresh"]) == 1
    said = capsys.readouterr()
    today = datetime.now().astimezone().strftime("%Y-%m-%d")
    sentence = f"{web.url}/f: the server failed (HTTP 503); 2 times since {today}"
    assert said.err == f"newsread: {sentence}\n"
    assert said.out == f"    0 new  Post  {web.url}/g\n"

    main(["feeds", "list"])
    assert f"({sentence})" in capsys.readouterr().out


def test_a_feed_that_is_left_alone_is_listed_as_failing(
    web: Web, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    web.answers["/f"] = says(feed_of("one"), "application/rss+xml")
    main(["feeds", "add", web.url + "/f"])
    web.answers["/f"] = says(b"", status=429, Retry_After="6000")
    main(["feeds", "refresh"])
    capsys.readouterr()

    assert main(["feeds", "refresh"]) == 1
    assert "(HTTP 429); left alone until " in capsys.readouterr().err


def test_a_feed_that_is_gone_is_told(web: Web, subscriptions: Subscriptions, clock: Clock) -> None:
    web.answers["/f"] = says(b"", status=410)
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    asked(subscriptions, clock)
    (feed,) = subscriptions.feeds()
    assert feed.error == f"{web.url}/f: the server says that it is gone for good (HTTP 410)"


# Entries whose page cannot be had


def test_a_dead_link_does_not_bring_the_whole_feed_again(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers["/f"] = tagged(feed_of("one", web.url + "/gone"))
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])

    (first,) = asked(subscriptions, clock)
    assert (len(first.new), len(first.errors)) == (1, 1)
    assert paths(web) == ["/f", "/gone"]

    (second,) = asked(subscriptions, clock)
    assert (second.new, second.errors) == ((), ())
    assert web.requests[0].headers["If-None-Match"] == '"v1"'
    assert paths(web) == ["/f"]


def test_a_page_is_tried_again_when_its_time_has_come(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers["/f"] = tagged(feed_of("one", web.url + "/later"))
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    asked(subscriptions, clock)
    web.answers["/later"] = says(f"<html><body><p>{LONG}</p></body></html>".encode())

    clock.now += timedelta(hours=2)
    (result,) = asked(subscriptions, clock)

    assert len(result.new) == 1
    assert subscriptions.waiting(result.feed) == {}


def test_a_page_is_given_up_in_the_end(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers["/f"] = tagged(feed_of("one", web.url + "/gone"))
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    for _ in range(9):
        asked(subscriptions, clock)
        clock.now += timedelta(days=2)
    assert paths(web).count("/gone") == 5
    assert [entry_due(tries, NOON) is None for tries in (1, 4, 5)] == [False, False, True]


def test_what_left_the_feed_is_not_waited_for(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers["/f"] = tagged(feed_of("one", web.url + "/gone"))
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    asked(subscriptions, clock)
    web.answers["/f"] = tagged(feed_of("one"))
    clock.now += timedelta(days=2)
    asked(subscriptions, clock)
    paths(web)

    clock.now += timedelta(days=2)
    asked(subscriptions, clock)
    assert web.requests[0].headers["If-None-Match"] == '"v1"'


def test_a_stop_leaves_the_rest_to_the_next_time(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers["/f"] = tagged(feed_of("one", "two"))
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    stop = threading.Event()
    fetching = Fetching(Limits(seconds=5, silence=2), clock=clock)
    list(refresh(subscriptions.feeds(), subscriptions, lambda *_: stop.set(), fetching, stop))

    (result,) = asked(subscriptions, clock)
    assert len(result.new) == 1


def test_a_stop_ends_what_is_under_way_and_counts_as_no_failure(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    stop, done = threading.Event(), threading.Event()

    def silent(_: BaseHTTPRequestHandler) -> None:
        stop.set()
        done.wait(20)

    web.answers["/f"] = silent
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    feeds, fetching = subscriptions.feeds(), Fetching(Limits(seconds=30, silence=30), clock=clock)

    (result,) = refresh(feeds, subscriptions, lambda *_: None, fetching, stop)
    done.set()

    assert (result.errors, subscriptions.feeds()) == ((), feeds)


def test_a_stop_makes_no_stub_of_what_has_a_page(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    stop, done = threading.Event(), threading.Event()

    def silent(_: BaseHTTPRequestHandler) -> None:
        stop.set()
        done.wait(20)

    stub = (
        f"<item><guid>one</guid><link>{web.url}/page</link><description>Few.</description></item>"
    )
    feed = f"<rss version='2.0'><channel><title>Post</title>{stub}</channel></rss>"
    web.answers = {"/f": tagged(feed.encode()), "/page": silent}
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    fetching = Fetching(Limits(seconds=30, silence=30), clock=clock)
    list(refresh(subscriptions.feeds(), subscriptions, lambda *_: None, fetching, stop))
    done.set()
    web.answers["/page"] = says(f"<html><body><p>{LONG}</p></body></html>".encode())

    (result,) = asked(subscriptions, clock)
    assert "the harbour is open again" in result.new[0].text


# Moving


def moves(to: str, status: int = 301) -> Answer:
    return says(b"", status=status, Location=to)


@pytest.mark.parametrize("status", [301, 308])
def test_a_feed_that_has_moved_is_asked_where_it_is_now(
    web: Web, subscriptions: Subscriptions, clock: Clock, status: int
) -> None:
    web.answers = {"/f": moves("/new", status), "/new": tagged(feed_of("one"))}
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    (first,) = asked(subscriptions, clock)
    paths(web)

    (second,) = asked(subscriptions, clock)

    assert paths(web) == ["/new"]
    assert (len(first.new), second.new, second.feed.url) == (1, (), web.url + "/new")
    assert subscriptions.articles() == {web.url + "/new": [first.new[0].id]}


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_feed_that_is_elsewhere_for_a_while_stays(
    web: Web, subscriptions: Subscriptions, clock: Clock, status: int
) -> None:
    web.answers = {"/f": moves("/new", status), "/new": says(feed_of("one"))}
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    asked(subscriptions, clock)
    assert subscriptions.feeds()[0].url == web.url + "/f"


def test_behind_a_step_that_is_for_a_while_nothing_is_for_good(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers = {
        "/f": moves("/b"), "/b": redirects("/c"), "/c": moves("/d"), "/d": says(feed_of("one")),
    }  # fmt: skip
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    asked(subscriptions, clock)
    assert subscriptions.feeds()[0].url == web.url + "/b"


def test_a_feed_that_moved_to_what_is_no_feed_stays(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers = {"/f": moves("/login"), "/login": says(b"<html><p>Log in</p></html>")}
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    asked(subscriptions, clock)
    assert subscriptions.feeds()[0].url == web.url + "/f"


def test_a_feed_that_moved_to_one_that_is_followed_becomes_that_one(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers = {"/f": moves("/g"), "/g": says(feed_of("one"))}
    subscriptions.add(Feed(url=web.url + path, title="The Post") for path in ("/f", "/g"))
    asked(subscriptions, clock)
    assert [feed.url for feed in subscriptions.feeds()] == [web.url + "/g"]


def test_a_host_that_a_redirect_gave_has_to_stay_public(
    web: Web, subscriptions: Subscriptions, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = web.url.replace("127.0.0.1", "localhost") + "/new"
    web.answers = {"/f": moves(new), "/new": says(feed_of("one"))}
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    with monkeypatch.context() as patched:
        patched.setattr("articles.fetching.connecting.is_public_address", lambda _: True)
        asked(subscriptions, clock)
    paths(web)

    (later,) = asked(subscriptions, clock)

    assert later.feed.url == new
    assert "private network" in later.errors[0]
    assert paths(web) == []


def test_a_feed_that_moved_on_its_host_is_still_the_one_that_the_reader_gave(
    web: Web, subscriptions: Subscriptions, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.fetching.connecting.is_public_address", lambda _: True)
    with served({"/f": says(feed_of("one"))}) as other:
        web.answers["/f"] = moves(other.url + "/f")
        subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
        asked(subscriptions, clock)
        (feed,) = subscriptions.feeds()
        assert (feed.url, feed.is_given) == (other.url + "/f", True)


def test_a_host_that_only_a_page_named_was_not_given_by_the_reader(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.fetching.connecting.is_public_address", lambda _: True)
    new = web.url.replace("127.0.0.1", "localhost") + "/f"
    link = f'<link rel="alternate" type="application/rss+xml" href="{new}">'
    web.answers = {"/": says(f"<html><head>{link}</head></html>".encode()), "/f": says(feed_of())}
    assert not look_up(web.url + "/").is_given
    assert look_up(web.url + "/f").is_given
