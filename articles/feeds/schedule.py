"""When a feed, or an entry whose page could not be had, is asked for again. Pure functions.

After miniflux: what a server says in Retry-After holds from the first time; a feed that a server
refused three times in a row waits an hour, then two, four … and a day at most. Without an answer
nothing waits: it may be the reader's own network that is gone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from articles.web.refusals import RefusedError

if TYPE_CHECKING:
    from articles.feeds.feed import Feed

PATIENT = 3
"""Failures in a row from which on a feed waits."""
LONGEST = timedelta(days=7)
"""However long a server wants to be left alone."""
TRIES = 5
"""For the page of an entry; then it is given up."""


def is_due(due: str | None, now: datetime) -> bool:
    """Whether the moment has come; also one that only a wrong clock can have set so far away."""
    return due is None or not now < datetime.fromisoformat(due) <= now + LONGEST


def succeeded(feed: Feed) -> Feed:
    """The feed with nothing wrong."""
    return replace(feed, error=None, failures=0, failing_since=None, due=None)


def failed(feed: Feed, sentence: str, error: Exception, now: datetime) -> Feed:
    """The feed after this went wrong once more, as the sentence says."""
    failures = feed.failures + 1
    wait = _wait(failures, error)
    return replace(
        feed,
        error=sentence,
        failures=failures,
        failing_since=feed.failing_since or _iso(now),
        due=_iso(now + wait) if wait else None,
    )


def entry_due(tries: int, now: datetime) -> str | None:
    """When the page of an entry is asked for after it failed so many times; None for never.

    At first whenever the feed is; from the third failure on, after some hours.
    """
    hours = 2.0**tries if tries >= PATIENT else 0
    return _iso(now + timedelta(hours=hours)) if tries < TRIES else None


def trouble(feed: Feed) -> str:
    """What is wrong with a feed, how often and since when, and how long it is not asked."""
    sentence = feed.error or ""
    if feed.failures and feed.failing_since:
        times = "once, on" if feed.failures == 1 else f"{feed.failures} times since"
        sentence += f"; failed {times} {_local(feed.failing_since):%Y-%m-%d}"
    if feed.due:
        sentence += f"; left alone until {_local(feed.due):%Y-%m-%d %H:%M}"
    return sentence


def _wait(failures: int, error: Exception) -> timedelta:
    if not isinstance(error, RefusedError):
        return timedelta()
    backoff = timedelta(
        hours=min(2 ** min(failures - PATIENT, 9), 24) if failures >= PATIENT else 0
    )
    return max(backoff, timedelta(seconds=min(error.wait, LONGEST.total_seconds())))


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone()
