"""What a feed is, and what one says when it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.fetching.download import Validators
from articles.safe import without_login


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that the reader follows."""

    url: str
    """Without a login: see `articles.fetching.logins`."""
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
    is_given: bool = True
    """Whether the reader gave the host; one that a page or a redirect gave must be public."""
    validators: Validators = field(default_factory=Validators)

    def __post_init__(self) -> None:
        for name in ("url", "title", "site", "error"):
            if value := getattr(self, name):
                object.__setattr__(self, name, without_login(value))


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

    def __post_init__(self) -> None:
        for name in ("id", "url"):
            if value := getattr(self, name):
                object.__setattr__(self, name, without_login(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDocument:
    """What a feed said."""

    title: str | None
    site: str | None
    entries: tuple[FeedEntry, ...]
