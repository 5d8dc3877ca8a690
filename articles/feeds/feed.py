"""What a feed is, and what one says when it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.safe import one_line, without_login

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that the reader follows."""

    url: str
    """Without a login: see `articles.web.logins`."""
    title: str
    site: str | None = None
    """The page that it belongs to."""
    added: str = ""
    checked: str | None = None
    """When it was last asked, in ISO 8601 and UTC; None if never."""
    error: str | None = None
    """What went wrong when it was last asked, in a sentence."""
    failures: int = 0
    """How often in a row that was."""
    failing_since: str | None = None
    """When it was first, in ISO 8601 and UTC."""
    due: str | None = None
    """Until when it is left alone, in ISO 8601 and UTC."""
    folder: tuple[str, ...] = ()
    """The folder that the reader keeps it in, within others, the outermost first."""
    is_given: bool = True
    """Whether the reader gave the host; one that a page or a redirect gave must be public."""

    def __post_init__(self) -> None:
        for name in ("url", "title", "site", "error"):
            if value := getattr(self, name):
                object.__setattr__(self, name, without_login(value))


def folder_name(folder: Sequence[str]) -> str:
    """A folder behind the folders it is in, as one line to show."""
    return one_line(" / ".join(folder))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One article that a feed announces."""

    id: str
    """By which the feed tells it from its others."""
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    """ISO 8601."""
    html: str = ""
    """What the feed gives of it: all, a few lines, or nothing."""
    has_own_page: bool = True
    """Whether `url` is of this entry alone: not the home page, and not that of other entries."""

    def __post_init__(self) -> None:
        for name in ("id", "url"):
            if value := getattr(self, name):
                object.__setattr__(self, name, without_login(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is remembered of an entry that was seen in a feed."""

    article: str | None = None
    """The id of the article that it became."""
    stamp: str | None = None
    """What the feed said of it, by `entry_identity.stamp_of`; None if it came earlier than that."""
    tries: int = 0
    """How often its page could not be had; 0 once it could."""
    due: str | None = None
    """When its page is asked for again, in ISO 8601 and UTC; None if it was given up."""
    waiting: FeedEntry | None = None
    """The entry as the feed gave it, as long as its page could not be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDocument:
    """What a feed said."""

    title: str | None
    site: str | None
    entries: tuple[FeedEntry, ...]
