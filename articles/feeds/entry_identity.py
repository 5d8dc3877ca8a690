"""Ids and stamps of the entries of a feed: which entry is which, and whether it has changed.

A feed ought to give each entry an id of its own that stays; many give none, or one for all.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from articles.safe import sound
from articles.urls import is_home, page_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.feeds.feed import FeedEntry

_TAG = re.compile("<[^<>]*>")

NOTHING = "-"
"""In a stamp, in place of the hash of what a feed does not say."""


def web_address(link: object, base: str) -> str | None:
    """A link of a feed as an address on the web; None if it is none, such as `tag:post,2024:1`."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        url = sound(urljoin(base, link.strip()))
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def with_distinct_ids(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """The entries with ids that differ; an entry that says nothing, or is there twice, is left out.

    An entry without an id of its own is known by its address, if it has that for itself; else by
    its title, else by its text.
    """
    once: dict[tuple[str | None, ...], FeedEntry] = {}
    for entry in entries:
        once.setdefault(
            (entry.id, entry.url, entry.title, entry.html if not entry.title else ""), entry
        )
    distinct = list(once.values())
    pages = Counter(page_of(entry.url) for entry in distinct if entry.url)
    ids = Counter(entry.id for entry in distinct)
    apart: dict[str, FeedEntry] = {}
    for entry in distinct:
        page = page_of(entry.url or "")
        entry = replace(entry, has_own_page=pages[page] == 1 and not is_home(page))
        if not entry.id or ids[entry.id] > 1:
            entry = replace(entry, id=in_full(entry))
        if entry.id:
            apart.setdefault(entry.id, entry)
    return tuple(apart.values())


def in_full(entry: FeedEntry) -> str:
    """An id for an entry that has none, or the same as others: with its address, title or text."""
    named = entry.url if entry.has_own_page else entry.title
    named = named or (_hash(entry.html) if entry.html.strip() else entry.url)
    return " ".join(filter(None, (entry.id, named))) if named else ""


def where_from(entry: FeedEntry, feed: str) -> str:
    """What names the article of an entry and of no other: its address, or its place in the feed."""
    return entry.url if entry.url and entry.has_own_page else f"{feed}#/{quote(entry.id, safe='')}"


def stamp_of(entry: FeedEntry) -> str:
    """What a feed says of an entry, in four short hashes: address, title, date and text."""
    words = " ".join(_TAG.sub(" ", entry.html).split())  # not what only counts who reads it
    fields = (entry.url, entry.title, entry.published, words)
    return " ".join(_hash(field)[:12] if field else NOTHING for field in fields)


def is_corrected(stamp: str, before: str) -> bool:
    """Whether title or text are others than they were."""
    return stamp.split()[1::2] != before.split()[1::2]


def is_another(stamp: str, before: str) -> bool:
    """Whether each field of a stamp differs or is missing: the id was reused for another entry.

    Without an address it is a correction, for then nothing speaks against the id.
    """
    both = list(zip(stamp.split(), before.split(), strict=True))
    return both[0][0] != NOTHING and all(new != old or new == NOTHING for new, old in both)


def _hash(*words: str | None) -> str:
    return sha256("\0".join(word or "" for word in words).encode("utf-8", "replace")).hexdigest()
