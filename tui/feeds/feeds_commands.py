"""Commands of the list of feeds: follow, unfollow, fetch, mark as read, import and export."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from articles.counts import counted
from tui.feeds import feed_lists
from tui.feeds.ahead_wanted import AheadWanted
from tui.widgets.line_list import fitted

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tui.feeds.feeds_screen import FeedsScreen

ASKED = {
    "add": "The address of a feed, or of a page that links to one",
    "import": "The OPML file to take feeds from",
    "export": "The file to write the list of feeds to, as OPML",
}
"""The placeholder of the prompt, by what it asks for."""


def fetch(screen: FeedsScreen) -> None:
    """Fetch all feeds; or, if that is under way, stop."""
    screen.post_message(AheadWanted())


def fetch_this(screen: FeedsScreen) -> None:
    """Fetch the feed under the cursor."""
    if followed := screen.list.value:
        screen.post_message(AheadWanted((followed.feed.url,)))


async def delete(screen: FeedsScreen) -> None:
    """Follow the feed under the cursor no longer."""
    if followed := screen.list.value:
        feed, subscriptions = followed.feed, screen.subscriptions
        entries = await screen.in_thread(lambda: subscriptions.known(feed))
        if await screen.in_thread(lambda: subscriptions.remove(feed.url)):
            screen.undone_by.append(partial(subscriptions.put_back, feed, entries or {}))
            title = fitted(feed.title, 40).rstrip()
            screen.notify(
                f"“{title}” is no longer followed; its articles stay. u brings it back.",
                markup=False,
            )
        screen.load()


async def undo(screen: FeedsScreen) -> None:
    """Take back what was removed or marked last."""
    if not screen.undone_by:
        screen.notify("There is nothing to undo.", markup=False)
        return
    await screen.in_thread(screen.undone_by.pop())
    screen.load()


async def read_all(screen: FeedsScreen) -> None:
    """Mark all articles of the feed under the cursor as read."""
    followed = screen.list.value
    if followed is None:
        return
    mark = screen.library.mark_all
    if done := await screen.in_thread(lambda: mark(followed.articles, is_read=True)):
        screen.undone_by.append(partial(mark, done, is_read=False))
        count = counted(len(done), "article")
        screen.notify(f"{count} marked as read. u takes it back.", markup=False)
        screen.load()


def next_unread(screen: FeedsScreen) -> None:
    """Go to the next feed with an article that was not opened yet."""
    if not screen.list.go_to_next(lambda followed: followed.unread > 0):
        screen.notify("Nothing is unread in these feeds.", markup=False)


def ask(screen: FeedsScreen, purpose: str) -> None:
    """Ask for an address or a file; `purpose` is a key of `ASKED`."""
    screen.prompt.ask(purpose, "", ASKED[purpose])


def export(screen: FeedsScreen) -> None:
    """Ask for a file to write the list to."""
    ask(screen, "export")


# What was asked for


def follow(screen: FeedsScreen, typed: str) -> None:
    """Follow the feed at an address, or that its page links to; keys need not wait for it."""

    async def followed() -> None:
        screen.busy("looking for the feed …")
        outcome = await screen.in_thread(lambda: feed_lists.follow(screen.subscriptions, typed))
        screen.busy("")
        _tell(screen, outcome)

    work: Callable[[], Awaitable[None]] = followed
    screen.run_worker(work, group="feeds-change", description="feeds-change")


def import_list(screen: FeedsScreen, typed: str) -> None:
    """Follow the feeds of a list in a file."""
    _exchange(screen, lambda: feed_lists.import_opml(screen.subscriptions, typed))


def export_list(screen: FeedsScreen, typed: str) -> None:
    """Write the list of feeds to a file."""
    _exchange(screen, lambda: feed_lists.export_opml(screen.subscriptions, typed))


def _exchange(screen: FeedsScreen, do: Callable[[], feed_lists.Outcome]) -> None:
    async def exchanged() -> None:
        _tell(screen, await screen.in_thread(do))

    work: Callable[[], Awaitable[None]] = exchanged
    screen.run_worker(work, group="feeds-change", description="feeds-change")


def _tell(screen: FeedsScreen, outcome: feed_lists.Outcome | None) -> None:
    """Say what was done, and fetch the feeds that are new; None, after an error, does nothing."""
    if outcome is not None:
        screen.notify(outcome.sentence, markup=False)
        if outcome.new:
            screen.post_message(AheadWanted(outcome.new))
        screen.load()
