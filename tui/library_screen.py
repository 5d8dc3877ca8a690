"""Everything that is kept, and the ways on from there: versions, search, feeds."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.library_changes import LibraryChanges

if TYPE_CHECKING:

    pass


class LibraryScreen(LibraryChanges):
    """Lists what is kept, and says what the reader has chosen of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "versions", "Versions", id="library-versions",
                tooltip="Show what changed between the versions of the article"),
    ]  # fmt: skip

    # -- going on from here

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
