"""Following feeds by an address or a list, and writing the list: each returns what it did.

Everything here waits for the network or the disk: call it in a thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from articles.counts import counted, were_counted
from articles.errors import ArticleError, as_article_error
from tui.output.output_files import check_free, put

if TYPE_CHECKING:
    from articles.feeds import Subscriptions


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done, in a sentence, and the addresses of the feeds that are new."""

    sentence: str
    new: tuple[str, ...] = ()


def follow(subscriptions: Subscriptions, typed: str) -> Outcome:
    """Follow the feed at an address, or the one that the page there links to.

    Raises:
        ArticleError: there is none.
    """
    from articles.feeds.refreshing import look_up
    from articles.web.logins import farewell

    with as_article_error(typed, "feed"):
        typed = typed if "://" in typed else f"https://{typed}"
    feed = look_up(typed)
    if new := subscriptions.add([feed]):
        sentence = " ".join(filter(None, (f"“{feed.title}” is now followed.", farewell(typed))))
        return Outcome(sentence, tuple(feed.url for feed in new))
    return Outcome(f"“{feed.title}” is already followed.")


def import_opml(subscriptions: Subscriptions, typed: str) -> Outcome:
    """Follow the feeds of a list in OPML.

    Raises:
        ArticleError: it is no such list, or cannot be read.
    """
    from articles.feeds import opml

    with as_article_error(typed, "list of feeds"):
        path = Path(typed).expanduser()
        feed_list = opml.read(_bytes(path), str(path))
    new = subscriptions.add(feed_list.feeds)
    verb = "is" if len(new) == 1 else "are"
    count = counted(len(feed_list.feeds), "feed")
    sentence = f"{len(new):,} of {count} {verb} new." if new else "No feed in it is new."
    if feed_list.left_out:
        sentence += f" Left out, for want of an https:// address: {', '.join(feed_list.left_out)}."
    return Outcome(sentence, tuple(feed.url for feed in new))


def _bytes(path: Path) -> bytes:
    from articles.opening import file_bytes

    try:
        return file_bytes(path, str(path))
    except OSError as error:
        raise ArticleError(str(path), f"this list cannot be read: {error.strerror}") from None


def export_opml(subscriptions: Subscriptions, typed: str, *, by_force: bool = False) -> Outcome:
    """Write the list of feeds to a file.

    by_force: replace one that is there, also if newsread did not write it.

    Raises:
        ArticleError: it cannot be written, or is there and not newsread's.
    """
    from articles.feeds import opml

    feeds = subscriptions.feeds()
    with as_article_error(typed, "name of a file"):
        path = Path(typed).expanduser()
        check_free([path], by_force=by_force)
        put(path, [opml.write(feeds)])
    return Outcome(f"{were_counted(len(feeds), 'feed')} written to {path}.")
