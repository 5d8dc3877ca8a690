"""The list of feeds outlives damage, and a file that is taken away.

    NEWSREAD_FLIPS=all python -m pytest tests/test_feeds_lasting.py

flips every byte of the file in turn; without it some hundreds that a seed chooses.
"""

from __future__ import annotations

import errno
import os
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from articles.feeds import Subscriptions
from articles.feeds.feed import Feed, Known
from articles.store import StoreError
from articles.store.recovery import backup_of, copies, dated_copies

if TYPE_CHECKING:
    from pathlib import Path

URLS = ["https://a.example/feed", "https://b.example/feed"]


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    """A list of two feeds, of which entries have come."""
    path = tmp_path / "data" / "feeds.db"
    with Subscriptions(path) as subscriptions:
        new = subscriptions.add(Feed(url=url, title=url) for url in URLS)
        for feed in new:
            subscriptions.put_back(
                feed, {f"entry {n}": Known(article=f"{n:064}") for n in range(15)}
            )
    assert followed(path) == URLS
    return path


def followed(path: Path, messages: list[str] | None = None) -> list[str]:
    """The addresses that a newsread would show that starts now."""
    with Subscriptions(
        path, tell=(messages if messages is not None else []).append
    ) as subscriptions:
        return [feed.url for feed in subscriptions.feeds()]


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"not a database " * 300,
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:4096] + os.urandom(4096) + whole[8192:],
        lambda whole: bytes(len(whole)),
        lambda whole: b"",
        lambda whole: whole.replace(b"failing_since", b"falling_since"),
    ],
    ids=["garbage", "cut short", "a page of garbage", "zeros", "empty", "another column"],
)
def test_a_copy_takes_the_place_of_a_damaged_file_and_it_is_said(feeds: Path, damage: Any) -> None:
    feeds.write_bytes(damaged := damage(feeds.read_bytes()))
    messages: list[str] = []
    assert followed(feeds, messages) == URLS
    assert len(messages) == 1
    assert str(backup_of(feeds)) in messages[0]
    damaged_copies = [path.read_bytes() for path in feeds.parent.glob("feeds.db.corrupt-*")]
    assert damaged_copies == ([damaged] if damaged else [])
    assert followed(feeds, messages) == URLS
    assert len(messages) == 1


def test_a_copy_takes_the_place_of_a_file_that_is_gone(feeds: Path) -> None:
    feeds.unlink()
    assert followed(feeds) == URLS


def test_without_the_last_copy_that_of_the_day_is_taken(feeds: Path) -> None:
    backup_of(feeds).unlink()
    feeds.write_bytes(b"?" * 4096)
    assert dated_copies(feeds)
    assert len(followed(feeds)) <= len(URLS)


def test_a_damaged_copy_is_passed_over(feeds: Path) -> None:
    older = feeds.parent / "backups" / "2020-01-01"
    older.mkdir()
    (older / feeds.name).write_bytes(feeds.read_bytes())
    for path in (feeds, *copies(feeds)[:2]):
        path.unlink()
        path.write_bytes(b"?" * 4096)
    with Subscriptions(feeds, tell=lambda _: None) as subscriptions, pytest.raises(StoreError):
        subscriptions.feeds()


def test_the_last_copy_has_a_feed_that_was_added_just_now(feeds: Path) -> None:
    with Subscriptions(feeds) as subscriptions:
        subscriptions.add([Feed(url="https://c.example", title="c")])
        feeds.write_bytes(b"?" * 4096)
    assert len(followed(feeds)) == 3


def test_a_removed_feed_does_not_come_back_with_the_copy(feeds: Path) -> None:
    with Subscriptions(feeds) as subscriptions:
        subscriptions.remove(URLS[0])
    feeds.write_bytes(b"?" * 4096)
    assert followed(feeds) == URLS[1:]


def test_entries_that_had_come_have_come_in_the_copy(feeds: Path) -> None:
    feeds.write_bytes(b"?" * 4096)
    with Subscriptions(feeds, tell=lambda _: None) as subscriptions:
        assert [len(ids) for ids in subscriptions.articles().values()] == [15, 15]


@pytest.mark.parametrize("is_folder_gone", [False, True])
def test_nothing_is_acknowledged_that_goes_into_a_file_taken_away(
    feeds: Path, *, is_folder_gone: bool
) -> None:
    with Subscriptions(feeds, tell=lambda _: None) as subscriptions:
        assert subscriptions.feeds()
        if is_folder_gone:
            feeds.parent.rename(feeds.parent.with_name("elsewhere"))
        else:
            feeds.unlink()
        subscriptions.add([Feed(url="https://c.example", title="c")])
    assert "https://c.example" in followed(feeds)


def test_a_list_that_cannot_be_written_can_be_read(feeds: Path) -> None:
    address = f"file:{feeds}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)):
        feeds.chmod(0o400)
        assert followed(feeds) == URLS


def test_why_a_list_cannot_be_used_is_said_in_words(
    feeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(self: Subscriptions) -> sqlite3.Connection:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(feeds))

    monkeypatch.setattr(Subscriptions, "_connected", read_only)
    with pytest.raises(StoreError, match=r"cannot be used: Read-only file system$"):
        followed(feeds)


def test_what_was_acknowledged_outlives_a_power_cut_of_the_journals_folder(feeds: Path) -> None:
    extra = 3
    with Subscriptions(feeds) as subscriptions, subscriptions._open() as database:
        assert database.execute("PRAGMA synchronous").fetchone()[0] == extra


def _flips(size: int) -> list[int]:
    """The bytes to flip: all, or those of the header and some that a seed chooses."""
    if os.environ.get("NEWSREAD_FLIPS") == "all":
        return list(range(size))
    return [*range(100), *random.Random(1).sample(range(100, size), 300)]


def test_whatever_byte_is_flipped_there_are_the_feeds_or_a_sentence(feeds: Path) -> None:
    whole = feeds.read_bytes()
    outcomes = set()
    for at in _flips(len(whole)):
        for other in feeds.parent.glob("feeds.db.*-*"):
            other.unlink()
        flipped = bytearray(whole)
        flipped[at] ^= 0xFF
        feeds.write_bytes(flipped)
        messages: list[str] = []
        try:
            urls = followed(feeds, messages)
        except StoreError as error:
            outcomes.add("told")
            assert str(feeds) in str(error), at
        else:
            assert len(urls) == len(URLS), (at, urls, messages)
            outcomes.add("restored" if messages else "read")
            if not messages:  # a letter may be another, where nothing but a copy could tell
                assert len(set(urls) & set(URLS)) >= len(URLS) - 1, at
        for copy in (backup_of(feeds), *dated_copies(feeds)):
            copy.unlink()
            copy.write_bytes(whole)
    assert outcomes >= {"read", "restored"}
