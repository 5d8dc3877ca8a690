"""Everything that is kept, and the ways on from there: search, versions, feeds."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work

from tui import stores
from tui.commands.command import COMMAND, bindings
from tui.commands.lists import LIBRARY
from tui.library.library_feeds import LibraryFeeds
from tui.library.shelf import Counts

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from annotators.running.indexing import Known
    from articles.library import Library


class LibraryScreen(LibraryFeeds):
    """Lists what is kept, and says what the reader has chosen of it.

    `known` gives what was found in an article before, by its id; it is called in a thread.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIBRARY)

    def __init__(
        self,
        library: Library,
        count: Callable[[], Counts] = Counts,
        known: Known = lambda _: None,
    ) -> None:
        super().__init__(library, count)
        self._known = known

    @work(group=COMMAND)
    async def action_search(self) -> None:
        """Search everything, and read what is chosen of what was found."""
        from tui.library.search_screen import SearchScreen

        screen = SearchScreen(self.library, stores.search_index(), self._counts, self._known)
        if found := await self.app.push_screen_wait(screen):
            self.post_message(self.Chosen(found.entry, found.offset))

    @work(group=COMMAND)
    async def action_feeds(self) -> None:
        """Show the feeds, and list the articles of one that is chosen."""
        from tui.feeds.feeds_screen import FeedsScreen

        def tell(sentence: str) -> None:
            self.notify(sentence, severity="warning", timeout=15, markup=False)

        screen = FeedsScreen(self.library, stores.subscriptions(tell))
        if chosen := await self.app.push_screen_wait(screen):
            self.show_only(chosen.feed.title, chosen.articles)
        self.refresh_entries()

    @work(group=COMMAND)
    async def action_versions(self) -> None:
        """Show what changed in the article under the cursor."""
        entry = self.list.value
        if entry is None:
            return
        if not entry.origin or entry.versions < 2:
            self.notify("Only one version of this article is kept.", markup=False)
            return
        from tui.library.versions_screen import VersionsScreen

        versions = await asyncio.to_thread(self.library.versions, entry.origin)
        if len(versions) > 1 and (
            wanted := await self.app.push_screen_wait(VersionsScreen(self.library, versions))
        ):
            self.post_message(self.Chosen(wanted))
