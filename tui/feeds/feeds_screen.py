"""The feeds that are followed: what is unread of each, and following more or fewer."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work

from articles.errors import ArticleError
from articles.store import StoreError
from tui.commands.command import COMMAND, bindings
from tui.commands.lists import FEEDS
from tui.feeds import ahead_line, feed_lists, feeds_rows
from tui.feeds.ahead_wanted import AheadWanted
from tui.feeds.feeds_rows import Followed
from tui.widgets.line_list import LineList, fitted
from tui.widgets.list_screen import ListScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from annotators.running.prefetch import Ahead
    from articles.feeds import Subscriptions
    from articles.library import Library

Answer = TypeVar("Answer")

ASKED = {
    "add": "The address of a feed, or of a page that links to one",
    "import": "The OPML file to take feeds from",
    "export": "The file to write the list of feeds to, as OPML",
}
"""What is asked for, and how."""


class FeedsScreen(ListScreen["Followed | None", Followed]):
    """Lists feeds; dismisses with the one whose articles the reader wants to see."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(FEEDS)

    def __init__(self, library: Library, subscriptions: Subscriptions) -> None:
        super().__init__()
        self.library, self.subscriptions = library, subscriptions
        self._undo: list[Callable[[], object]] = []
        self._asked = 0

    def on_mount(self) -> None:
        """Read the feeds, behind the first paint."""
        self._top.say("Feeds", "")
        self._load()

    def on_resize(self) -> None:
        """Name the columns where they are now."""
        self._headings.say(feeds_rows.headings(self.size.width - 2))

    def on_unmount(self) -> None:
        """Let the list of feeds go."""
        self.subscriptions.close()

    # -- showing

    @work(exclusive=True, group="feeds-load")
    async def _load(self) -> None:
        """List the feeds as they are now; the cursor stays on its own."""
        feeds = await self._done(self._read)
        if feeds is None:
            return
        at = self.list.value.feed.url if self.list.value else None
        rows = feeds_rows.rows(feeds) or feeds_rows.empty()
        places = {row.value.feed.url: n for n, row in enumerate(rows) if row.value}
        self.list.show(rows, places.get(at or "", max(0, self.list.cursor)), stays=at in places)
        self._top.say(feeds_rows.summary(feeds))

    def _read(self) -> list[Followed]:
        came = self.subscriptions.articles()
        return feeds_rows.followed(self.subscriptions.feeds(), came, self.library.entries())

    def on_line_list_reached(self, message: LineList.Reached) -> None:
        """Say more of the feed under the cursor."""
        self._details.say(feeds_rows.details(self.list.value) if self.list.value else "")

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Show the articles of a feed."""
        if (followed := self.list.value) and followed.articles:
            self.dismiss(followed)
        elif followed:
            self.notify("Nothing has come from this feed yet; r fetches it.", markup=False)

    def show_ahead(self, ahead: Ahead) -> None:
        """Say how far fetching is, and count what has come."""
        if not self.is_active:
            return
        self._top.say(self._top.left, ahead_line.progress(ahead))
        if ahead.is_over or ahead.asked != self._asked:
            self._load()
        self._asked = ahead.asked
        if ahead.is_over:
            self.notify(ahead_line.outcome(ahead), markup=False)

    # -- changing

    def action_fetch(self) -> None:
        """Fetch all feeds; or, if that is under way, stop."""
        self.post_message(AheadWanted())

    def action_fetch_this(self) -> None:
        """Fetch the feed under the cursor."""
        if followed := self.list.value:
            self.post_message(AheadWanted((followed.feed.url,)))

    @work(group=COMMAND)
    async def action_remove(self) -> None:
        """Follow the feed under the cursor no longer."""
        if followed := self.list.value:
            feed = followed.feed
            entries = await self._done(lambda: self.subscriptions.known(feed))
            if await self._done(lambda: self.subscriptions.remove(feed.url)):
                self._undo.append(partial(self.subscriptions.put_back, feed, entries or {}))
                title = fitted(feed.title, 40).rstrip()
                self.notify(
                    f"“{title}” is no longer followed; its articles stay. u brings it back.",
                    markup=False,
                )
            self._load()

    @work(group=COMMAND)
    async def action_undo(self) -> None:
        """Take back what was removed or marked last."""
        if not self._undo:
            self.notify("There is nothing to undo.", markup=False)
            return
        await self._done(self._undo.pop())
        self._load()

    @work(group=COMMAND)
    async def action_read_all(self) -> None:
        """Mark all articles of the feed under the cursor as read."""
        followed = self.list.value
        if followed is None:
            return
        mark = self.library.mark_all
        if done := await self._done(lambda: mark(followed.articles, is_read=True)):
            self._undo.append(partial(mark, done, is_read=False))
            count = f"{len(done):,} article{'' if len(done) == 1 else 's'}"
            self.notify(f"{count} marked as read. u takes it back.", markup=False)
            self._load()

    def action_next_unread(self) -> None:
        """Go to the next feed with an article that was not opened yet."""
        if not self.list.go_to_next(lambda followed: followed.unread > 0):
            self.notify("Nothing is unread in these feeds.", markup=False)

    @work(group="feeds-change")
    async def _follow(self, typed: str) -> None:
        self._top.say(self._top.left, "looking for the feed …")
        said = await self._done(lambda: feed_lists.followed(self.subscriptions, typed))
        self._top.say(self._top.left, "")
        if said:
            self._tell(said)

    @work(group="feeds-change")
    async def _exchange(self, what: str, typed: str) -> None:
        do = feed_lists.imported if what == "import" else feed_lists.exported
        if said := await self._done(lambda: do(self.subscriptions, typed)):
            self._tell(said)

    def _tell(self, said: feed_lists.Said) -> None:
        """Say what was done; what is followed from now on is fetched at once."""
        self.notify(said.sentence, markup=False)
        if said.new:
            self.post_message(AheadWanted(said.new))
        self._load()

    async def _done(self, do: Callable[[], Answer]) -> Answer | None:
        try:
            return await asyncio.to_thread(do)
        except (StoreError, ArticleError) as error:
            self.notify(str(error), severity="error", markup=False)
            return None

    # -- typing

    def action_ask(self, what: str) -> None:
        """Ask for an address or a file."""
        self.prompt.ask(what, "", ASKED[what])

    def taken(self, asked: str, typed: str) -> None:
        """Follow the feed, or read or write the list."""
        if typed and asked == "add":
            self._follow(typed)
        elif typed:
            self._exchange(asked, typed)

    def action_leave(self) -> None:
        """Go back to the library."""
        self.dismiss(None)
