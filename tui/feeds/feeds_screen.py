"""The feeds that are followed: what is unread of each, and following more or fewer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work

from articles.errors import ArticleError
from articles.store import StoreError
from tui.commands.command import bindings, perform
from tui.commands.lists import FEEDS
from tui.feeds import feeds_rows, prefetch_status
from tui.feeds.feeds_rows import Followed
from tui.widgets.list_screen import ListScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from annotators.running.prefetch import Ahead
    from articles.feeds import Subscriptions
    from articles.library import Library

Answer = TypeVar("Answer")

FUNCTIONS = {"add": "follow", "import": "import_list", "export": "export_list"}
"""The function that takes the answer, by what the prompt asked for."""


class FeedsScreen(ListScreen["Followed | None", Followed]):
    """Lists feeds; dismisses with the one whose articles the reader wants to see."""

    DOES: ClassVar = {
        command: f"tui.feeds.feeds_commands:{command}" for command in ("delete", "undo", "export")
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings(FEEDS)

    def __init__(self, library: Library, subscriptions: Subscriptions) -> None:
        super().__init__()
        self.library, self.subscriptions = library, subscriptions
        self.undone_by: list[Callable[[], object]] = []
        """Functions that undo what was done here, the latest last."""
        self._asked = 0

    def on_mount(self) -> None:
        """Read the feeds, behind the first paint."""
        self._top.say("Feeds", "")
        self._load()

    def on_resize(self) -> None:
        """Name the columns where they are now."""
        self._headings.say(feeds_rows.headings(self.size.width - 2))

    def on_unmount(self) -> None:
        """Close the list of feeds."""
        self.subscriptions.close()

    # -- showing

    @work(exclusive=True, group="feeds-load")
    async def _load(self) -> None:
        """List the feeds as they are now; the cursor stays on its own."""
        feeds = await self.in_thread(self._read)
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

    def on_line_list_reached(self) -> None:
        """Say more of the feed under the cursor."""
        self._details.say(feeds_rows.details(self.list.value) if self.list.value else "")

    def on_line_list_chosen(self) -> None:
        """Show the articles of a feed."""
        if (followed := self.list.value) and followed.articles:
            self.dismiss(followed)
        elif followed:
            self.notify("Nothing has come from this feed yet; r fetches it.", markup=False)

    def show_ahead(self, ahead: Ahead) -> None:
        """Say how far fetching is, and count what has come."""
        if not self.is_active:
            return
        self._top.say(self._top.left, prefetch_status.progress(ahead))
        if ahead.is_over or ahead.asked != self._asked:
            self._load()
        self._asked = ahead.asked
        if ahead.is_over:
            self.app.notify(prefetch_status.outcome(ahead), markup=False)

    # -- changing

    def load(self) -> None:
        """List the feeds as they are now."""
        self._load()

    def busy(self, doing: str) -> None:
        """Say what is being done meanwhile, or nothing any more."""
        self._top.say(self._top.left, doing)

    def accept_answer(self, asked: str, typed: str) -> None:
        """Follow the feed, or read or write the list."""
        if typed:
            perform(self, f"tui.feeds.feeds_commands:{FUNCTIONS[asked]}", self, (typed,))

    async def in_thread(self, do: Callable[[], Answer]) -> Answer | None:
        """What `do` returns, called in a thread; None, with the reason said, if it fails."""
        try:
            return await asyncio.to_thread(do)
        except (StoreError, ArticleError) as error:
            self.notify(str(error), severity="error", markup=False)
            return None
