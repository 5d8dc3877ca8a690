"""The articles of one event, oldest first, and what each has that the others lack."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work

from annotators.across.stories import Story
from articles.store import StoreError
from tui.across import story_rows
from tui.across.archive import NOT_KEPT
from tui.across.story_rows import Place
from tui.feeds.ahead_wanted import AheadWanted
from tui.widgets.line_list import text_row
from tui.widgets.list_screen import ListScreen
from tui.widgets.search_line import EntryPlace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotators.running.prefetch import Ahead
    from articles.library import Entry
    from tui.across.archive import Archive


class StoryScreen(ListScreen["EntryPlace | None", Place]):
    """Lists the story of an article; dismisses with the place that the reader wants to read."""

    def __init__(self, archive: Archive, article: str) -> None:
        super().__init__()
        self.archive, self.article = archive, article
        self.story = Story(())
        self._entries: Mapping[str, Entry] = {}
        self._has_asked = False

    def on_mount(self) -> None:
        """Gather the story after the first paint."""
        self._top.say("Story", "looking …")
        self._load()

    @work(exclusive=True, group="story-load")
    async def _load(self) -> None:
        try:
            self._entries, covered = await asyncio.to_thread(self.archive.update_index)
            self.story = await asyncio.to_thread(self.archive.story, self.article)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if covered.unread and not self._has_asked:
            self._has_asked = True
            self.post_message(AheadWanted(feeds=()))  # who says what in them is found from now on
        self._list(str(covered))

    def show_ahead(self, ahead: Ahead) -> None:
        """List what was found since."""
        if (ahead.latest or ahead.is_over) and not self.has_work("story-load"):
            self._load()

    def _list(self, unread: str) -> None:
        articles = [member.article for member in self.story.members]
        titles = {article.id: article.title or "" for article in articles}
        rows = list(story_rows.rows(self.story, self.article, titles))
        if len(self.story.members) < 2:
            rows = [
                text_row("  No other article that was read is of the same event.", "list--faint")
            ]
        self.list.show(rows, max(0, self.list.cursor))
        counted, days = story_rows.summary(self.story)
        self._top.say(f"Story   {counted}", days)
        self._headings.say(f" {unread}")

    def on_line_list_reached(self) -> None:
        """Say the whole of what the cursor is on."""
        self._details.say(self.list.value.words if self.list.value else "")

    def on_line_list_chosen(self) -> None:
        """Read the article, at the statement if it is one."""
        if (place := self.list.value) is None:
            return
        if entry := self._entries.get(place.article):
            self.dismiss(EntryPlace(entry, place.offset))
        else:
            self.notify(NOT_KEPT, markup=False)
