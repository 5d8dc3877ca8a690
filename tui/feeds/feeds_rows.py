"""The feeds as they are listed: what is known of each, in one line. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from articles.feeds.feed import folder_name
from articles.feeds.schedule import trouble
from tui.widgets.dates import day
from tui.widgets.line_list import Row, fitted, text_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.feeds import Feed
    from articles.library import Entry
    from tui.widgets.one_line import Words

UNREAD, ARTICLES, ASKED = 6, 8, 10
"""The widths of the columns of numbers and of the date."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed, the ids of the kept articles that came from it, and how many of them are new."""

    feed: Feed
    articles: tuple[str, ...]
    unread: int


def followed(
    feeds: Iterable[Feed], came: Mapping[str, Sequence[str]], entries: Iterable[Entry]
) -> list[Followed]:
    """The feeds with what is kept of each; `came` gives the articles by a feed's address."""
    by_id = {entry.id: entry for entry in entries}
    followed_feeds = []
    for feed in feeds:
        articles = [by_id[id_] for id_ in dict.fromkeys(came.get(feed.url, ())) if id_ in by_id]
        new = sum(entry.state == "new" for entry in articles)
        followed_feeds.append(Followed(feed, tuple(entry.id for entry in articles), new))
    return followed_feeds


def rows(feeds: Iterable[Followed]) -> list[Row[Followed]]:
    """The rows of feeds that are in the order of their folders, each folder under its name."""
    listed: list[Row[Followed]] = []
    for folder, inside in groupby(feeds, key=lambda followed: followed.feed.folder):
        listed += [text_row(f" {folder_name(folder)}", "list--heading")] if folder else []
        listed += [Row(partial(line, followed), followed) for followed in inside]
    return listed


def line(followed: Followed, width: int) -> Words:
    """A feed in one line: whether something is wrong with it, title, unread, articles, asked."""
    feed, unread = followed.feed, followed.unread
    weight = "list--strong" if unread else "list--faint"
    asked = day(feed.checked) if feed.checked else "never"
    return (
        (" ! " if feed.error else "   ", "list--sign"),
        (fitted(feed.title, _title(width)), weight),
        (fitted(f"{unread:,}" if unread else "", UNREAD + 1, right=True), weight),
        (fitted(f"{len(followed.articles):,}", ARTICLES + 1, right=True), "list--faint"),
        (fitted(asked, ASKED + 1, right=True), "list--faint"),
    )


def headings(width: int) -> Words:
    """The names of the columns."""
    return (
        (f"   {fitted('feed', _title(width))}", ""),
        (fitted("unread", UNREAD + 1, right=True), ""),
        (fitted("articles", ARTICLES + 1, right=True), ""),
        (fitted("asked", ASKED + 1, right=True), ""),
    )


def _title(width: int) -> int:
    return max(8, width - 3 - UNREAD - ARTICLES - ASKED - 3 - 1)


def details(followed: Followed) -> str:
    """What the line has no room for: what is wrong, and where the feed is."""
    return trouble(followed.feed) or " · ".join(
        filter(None, (followed.feed.url, followed.feed.site))
    )


def summary(feeds: Sequence[Followed]) -> str:
    """How many there are, and how much of them is unread."""
    if not feeds:
        return "Feeds"
    unread = sum(followed.unread for followed in feeds)
    broken = sum(bool(followed.feed.error) for followed in feeds)
    counted = f"Feeds   {len(feeds):,} followed, {unread:,} unread"
    return f"{counted}, {broken} that could not be fetched" if broken else counted


EMPTY: Final = (
    "No feeds are followed yet.",
    "a follows one: type its address, or that of a page that links to it.",
    "i takes in the list of another reader (OPML).",
)


def empty() -> list[Row[Followed]]:
    """What is said where there would be rows."""
    return [text_row(f"  {sentence}") for sentence in ("", *EMPTY)]
