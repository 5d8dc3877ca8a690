"""Which entries of a feed are fetched: what is new, what was corrected, what could not be had.

Pure functions of what a feed says and of what is remembered of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from articles.feeds.entry_identity import in_full, is_another, is_corrected, stamp_of
from articles.feeds.feed import FeedEntry, Known
from articles.feeds.schedule import is_due

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NEWEST = 30
"""Entries that are fetched of a feed at first, so that a new feed does not bring its whole past."""
AT_ONCE = 200
"""Entries that are fetched at most when a feed is asked again; the rest comes the next time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry that is to be fetched, and what is remembered of it."""

    entry: FeedEntry
    before: Known


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be done with the entries of a feed."""

    entries: tuple[Wanted, ...]
    """To be fetched, the newest first."""
    passed_over: Mapping[str, Known]
    """To be remembered as seen and no more, by their ids."""
    is_cut: bool = False
    """Whether there are more to be fetched, the next time."""


def chosen(
    entries: Sequence[FeedEntry],
    known: Mapping[str, Known],
    now: datetime,
    *,
    even_waiting: bool = False,
) -> Choice:
    """What to do with the entries, wherever in the feed they stand.

    Args:
        even_waiting: whether to try again all whose page could not be had, also those whose time
            has not come or that were given up.
    """
    entries = [_with_fresh_id(entry, known) for entry in entries]
    fresh = [Wanted(entry, Known()) for entry in newest_first(entries) if entry.id not in known]
    if not any(record.stamp for record in known.values()):  # it was never asked, or long ago
        late = fresh[NEWEST:]
        passed = {wanted.entry.id: Known(stamp=stamp_of(wanted.entry)) for wanted in late}
        passed |= _stamped(entries, known)
        return Choice((*fresh[:NEWEST], *_again(entries, known, now, even_waiting)), passed)
    again = _again(entries, known, now, even_waiting)
    return Choice((*fresh, *again)[:AT_ONCE], {}, is_cut=len(fresh) + len(again) > AT_ONCE)


def newest_first(entries: Sequence[FeedEntry]) -> list[FeedEntry]:
    """The entries by their dates; where some have none, as the feed has them or the other way."""
    times = [_time(entry.published) for entry in entries]
    dated = [time for time in times if time]
    if len(dated) == len(entries):
        order = sorted(range(len(entries)), key=lambda n: dated[n], reverse=True)
        return [entries[n] for n in order]
    is_oldest_first = len(dated) > 1 and dated[0] < dated[-1]
    return list(reversed(entries)) if is_oldest_first else list(entries)


def _time(published: str | None) -> datetime | None:
    if not published:
        return None
    time = datetime.fromisoformat(published)
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _with_fresh_id(entry: FeedEntry, known: Mapping[str, Known]) -> FeedEntry:
    """The entry; with a new id if an earlier entry with which it shares nothing had the same."""
    before = known.get(entry.id)
    if before and before.stamp and is_another(stamp_of(entry), before.stamp):
        return replace(entry, id=in_full(entry))
    return entry


def _again(
    entries: Sequence[FeedEntry], known: Mapping[str, Known], now: datetime, even_waiting: bool
) -> list[Wanted]:
    """Known entries to fetch again: those corrected in the feed, and those that are due a retry."""
    here = {entry.id: entry for entry in entries}
    wanted = []
    for id_, before in known.items():
        entry = here.get(id_) or before.waiting
        if entry is None:
            continue
        is_tried = before.tries and (even_waiting or (before.due and is_due(before.due, now)))
        is_other = before.stamp and before.article and is_corrected(stamp_of(entry), before.stamp)
        if is_tried or is_other:
            wanted.append(Wanted(entry, before))
    return wanted


def _stamped(entries: Sequence[FeedEntry], known: Mapping[str, Known]) -> dict[str, Known]:
    """The known entries that are still in the feed, stamped with what it says of them now."""
    return {
        entry.id: replace(known[entry.id], stamp=stamp_of(entry))
        for entry in entries
        if entry.id in known
    }
