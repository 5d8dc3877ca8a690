"""Everything that is kept, and the ways on from there: search, versions, feeds."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.library_feeds import LibraryFeeds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from articles.feeds import Subscriptions
    from articles.library import Library
    from articles.search import SearchIndex
    from tui.indexing import Known


class LibraryScreen(LibraryFeeds):
    """Lists what is kept, and says what the reader has chosen of it.

    `search` gives the index of the library; without it, the one in the cache folder is used.
    `known` gives what was found in an article before, by its id; it is called in a thread.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("S", "search", "Search", id="library-search",
                tooltip="Search the full text of everything that is kept"),
        Binding("v", "versions", "Versions", id="library-versions",
                tooltip="Show what changed between the versions of the article"),
    ]  # fmt: skip

    def __init__(
        self,
        library: Library,
        notes: Callable[[], Mapping[str, int]] = dict,
        search: Callable[[], SearchIndex] | None = None,
        feeds: Callable[[], Subscriptions] | None = None,
        known: Known = lambda _: None,
    ) -> None:
        super().__init__(library, notes, feeds)
        self._known = known
        self._search = search or index_in_cache

    @work(group="library-search", exclusive=True)
    async def action_search(self) -> None:
        """Search everything, and read what is chosen of what was found."""
        from tui.search_screen import SearchScreen

        screen = SearchScreen(self.library, self._search(), self._notes, self._known)
        if found := await self.app.push_screen_wait(screen):
            self.post_message(self.Chosen(found.entry, found.offset))

    @work(group="library-versions", exclusive=True)
    async def action_versions(self) -> None:
        """Show what changed in the article under the cursor."""
        entry = self.list.value
        if entry is None:
            return
        if not entry.url or entry.versions < 2:
            self.notify("Only one version of this article is kept.", markup=False)
            return
        from tui.versions_screen import VersionsScreen

        versions = await asyncio.to_thread(self.library.versions, entry.url)
        if len(versions) > 1 and (
            wanted := await self.app.push_screen_wait(VersionsScreen(self.library, versions))
        ):
            self.post_message(self.Chosen(wanted))


def index_in_cache() -> SearchIndex:
    """The full-text index, which can be deleted at any time."""
    from articles.places import cache_folder
    from articles.search import SearchIndex

    return SearchIndex(cache_folder() / "search.db")
