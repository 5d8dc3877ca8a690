"""When feeds are asked again: what servers say of it, and what failing has to do with it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from articles.feeds import Feed, Subscriptions
from articles.feeds.schedule import LONGEST, failed, is_due, succeeded, trouble
from articles.web.refusals import RefusedError, retry_after
from tests.support.feed_visits import NOON, Clock, feed_of, paths, refresh_all
from tests.support.web_server import Web, says
from tui.cli import main

FEED = Feed(url="https://post.example/f", title="The Post")


@pytest.fixture
def subscriptions(tmp_path: Path) -> Iterator[Subscriptions]:
    with Subscriptions(tmp_path / "feeds.db") as subscriptions:
        yield subscriptions


@pytest.fixture
def clock() -> Clock:
    return Clock()


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
    refresh_all(subscriptions, clock)
    clock.now = NOON + timedelta(seconds=599)

    (waits,) = refresh_all(subscriptions, clock)
    assert len(paths(web)) == 1
    assert (waits.errors, f"(HTTP {status})" in (waits.feed.error or "")) == ((), True)

    clock.now = NOON + timedelta(seconds=600)
    refresh_all(subscriptions, clock)
    assert len(paths(web)) == 1


def test_a_feed_that_is_named_is_asked_even_so(
    web: Web, subscriptions: Subscriptions, clock: Clock
) -> None:
    web.answers["/f"] = says(b"", status=429, Retry_After="600")
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    refresh_all(subscriptions, clock)
    refresh_all(subscriptions, clock, even_waiting=True)
    assert len(web.requests) == 2


# Failing


def refusal(wait: float = 0.0, status: int = 500) -> RefusedError:
    return RefusedError("https://post.example/f", "the server failed", status, wait)


def test_failures_are_counted_from_the_first() -> None:
    feed = FEED
    for hour in range(3):
        feed = failed(feed, "no", OSError(), NOON + timedelta(hours=hour))
    assert (feed.failures, feed.failing_since, feed.error) == (3, "2026-03-09T12:00:00+00:00", "no")


def test_the_longer_a_server_refuses_the_longer_it_is_left_alone() -> None:
    feed, waits = FEED, []
    for _ in range(10):
        feed = failed(feed, "no", refusal(), NOON)
        next_visit = datetime.fromisoformat(feed.due) if feed.due else NOON
        waits.append((next_visit - NOON).total_seconds() / 3600)
    assert waits == [0, 0, 1, 2, 4, 8, 16, 24, 24, 24]


def test_without_an_answer_nothing_waits() -> None:
    feed = FEED
    for _ in range(10):
        feed = failed(feed, "no connection", OSError(), NOON)
    assert feed.due is None


def test_no_server_is_left_alone_for_more_than_a_week() -> None:
    assert failed(FEED, "no", refusal(wait=1e11), NOON).due == (NOON + LONGEST).isoformat()


def test_what_goes_well_takes_back_what_went_wrong() -> None:
    assert succeeded(failed(FEED, "no", refusal(wait=60), NOON)) == FEED


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
    feed = failed(failed(FEED, "no", refusal(), NOON), "the server failed", refusal(7200), NOON)
    assert trouble(feed).startswith(
        "the server failed; failed 2 times since 2026-03-09; left alone until"
    )
    assert (
        trouble(failed(FEED, "no connection", OSError(), NOON))
        == "no connection; failed once, on 2026-03-09"
    )


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
    output = capsys.readouterr()
    today = datetime.now().astimezone().strftime("%Y-%m-%d")
    sentence = f"{web.url}/f: the server failed (HTTP 503); failed 2 times since {today}"
    assert output.err == f"newsread: {sentence}\n"
    assert output.out == f"    0 new  Post  {web.url}/g\n"

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
    assert re.search(r"\(HTTP 429\); failed once, on .*; left alone", capsys.readouterr().err)


def test_a_feed_that_is_gone_is_told(web: Web, subscriptions: Subscriptions, clock: Clock) -> None:
    web.answers["/f"] = says(b"", status=410)
    subscriptions.add([Feed(url=web.url + "/f", title="The Post")])
    refresh_all(subscriptions, clock)
    (feed,) = subscriptions.feeds()
    assert feed.error == f"{web.url}/f: the server says that it is gone for good (HTTP 410)"
