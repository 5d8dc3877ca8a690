"""Feeds of a test's own, and asking them by a clock that the test moves."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from articles import Article
from articles.feeds import Refreshed, Subscriptions, refresh
from articles.feeds.refreshing import Fetching
from articles.web.download import Limits
from articles.web.validators import ValidatorTable
from tests.support.web_server import Answer, Web, says

if TYPE_CHECKING:
    from http.server import BaseHTTPRequestHandler

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
LONG = "The ferry to Elmsey sails at noon, and the harbour is open again. " * 12


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def feed_of(*entries: str) -> bytes:
    """A feed with entries: whole ones by their titles, those that are links by their addresses."""
    items = "".join(
        f"<item><guid>{entry}</guid><link>{entry}</link></item>"
        if entry.startswith("http")
        else f"<item><guid>{entry}</guid><description>{entry}. {LONG}</description></item>"
        for entry in entries
    )
    return f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>".encode()


def feed_with_tag(body: bytes) -> Answer:
    """A feed that is not sent again to whom has it."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers["If-None-Match"] == '"v1"'
        status = 304 if known else 200
        says(b"" if known else body, "application/rss+xml", status, ETag='"v1"')(handler)

    return answer


def refresh_all(
    subscriptions: Subscriptions, clock: Clock, *, even_waiting: bool = False
) -> list[Refreshed]:
    answers = ValidatorTable(subscriptions.path.parent / "answers")
    fetching = Fetching(Limits(seconds=5, silence=2), clock=clock, answers=answers)
    articles: list[Article] = []
    keep = lambda article, *_: articles.append(article)  # noqa: E731
    feeds = subscriptions.feeds()
    return list(refresh(feeds, subscriptions, keep, fetching, even_waiting=even_waiting))


def paths(web: Web) -> list[str]:
    """What was asked for since this was called last."""
    requested = [request.path for request in web.requests]
    web.requests.clear()
    return requested
