"""The list of what is kept, with what a reader does to an article there, and undoing it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual import work

from articles.store import StoreError
from tui.commands.command import COMMAND
from tui.library import shelf, shelf_rows
from tui.library.library_listing import LibraryListing
from tui.widgets.line_list import fitted

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.library import Entry, Library

    Change = Callable[[Library, Entry], None]

UNDONE: Final = 100
"""How many changes can be undone."""


class LibraryChanges(LibraryListing):
    """Stars, tags, marks as read and deletes; every change can be undone."""

    def __init__(self, library: Library, count: Callable[[], shelf.Counts] = shelf.Counts) -> None:
        super().__init__(library, count)
        self._undo: list[tuple[str, Entry]] = []
        self._changing = asyncio.Lock()

    def action_star(self) -> None:
        """Give or take a star."""
        self._change("Starred", lambda library, e: library.star(e.id, is_starred=not e.is_starred))

    def action_read(self) -> None:
        """Mark as read, or as not read."""
        self._change("Marked", _turn_read)

    def action_delete(self) -> None:
        """Take the article out of the library."""
        if entry := self.list.value:
            self._change("Deleted", lambda library, e: library.delete(e.id))
            own = self._counts.of(entry.id).notes
            rest = f"; {own} own note{'s' if own > 1 else ''} stay in the notebook" if own else ""
            title = fitted(entry.title, 40).rstrip()
            self.notify(f"Deleted “{title}”{rest}. u brings it back.", markup=False)

    def action_tags(self) -> None:
        """Ask for the tags of the article under the cursor."""
        if entry := self.list.value:
            self._prompt.ask("tags", ", ".join(entry.tags), "Tags, with commas between them")

    def taken(self, asked: str, typed: str) -> None:
        """Change the tags, if it is these that were asked for."""
        if asked == "tags":
            tags = typed.split(",")
            self._change("Changed the tags of", lambda library, e: library.tag(e.id, tags))

    def _change(self, verb: str, change: Change) -> None:
        if entry := self.list.value:
            self._apply(verb, change, entry.id)

    @work(group=COMMAND)
    async def _apply(self, verb: str, change: Change, id_: str) -> None:
        """Change one article after another, each as it is by then."""
        async with self._changing:
            before = self._entry(id_)
            if before is None:
                return
            after = await self._in_thread(lambda: _changed(self.library, before, change))
            if after is not None:
                self._undo = [*self._undo, (verb, before)][-UNDONE:]
                self._take(before, None if verb == "Deleted" else after)

    @work(group=COMMAND)
    async def action_undo(self) -> None:
        """Take the last change back."""
        async with self._changing:
            if not self._undo:
                self.notify("There is nothing to undo.", markup=False)
                return
            verb, before = self._undo.pop()
            if await self._in_thread(lambda: _put_back(self.library, before)):
                self._take(before, before)
                title = fitted(before.title, 40).rstrip()
                self.notify(f"Undone: {verb.lower()} “{title}”.", markup=False)

    async def _in_thread(self, work: Callable[[], Entry]) -> Entry | None:
        try:
            return await asyncio.to_thread(work)
        except KeyError:
            self.notify("This article is not in the library any more.", severity="warning")
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        return None

    def _entry(self, id_: str) -> Entry | None:
        samples = (sample for sample in self._samples if sample.id == id_)
        return self._shelf.get(id_) or next(samples, None)

    def _take(self, before: Entry, after: Entry | None) -> None:
        """List an article as it is now; only what came or went moves the other rows."""
        was_listed, rows = before.id in self._shelf, self.list.rows
        self._samples = tuple(each for each in self._samples if each.id != before.id)
        if after is None:
            self._shelf.drop(before.id)
            self._show()
            return
        entry = replace(after, versions=before.versions)
        self._shelf.put(entry)
        at = rows.number_of(entry.id) if isinstance(rows, shelf_rows.Rows) and was_listed else None
        if at is None or not isinstance(rows, shelf_rows.Rows):
            self._show(before.id)
        else:
            entries = [*rows.entries[:at], entry, *rows.entries[at + 1 :]]
            self.list.update_rows(replace(rows, entries=entries))


def _turn_read(library: Library, entry: Entry) -> None:
    (library.mark_unread if entry.is_read else library.mark_read)(entry.id)


def _changed(library: Library, entry: Entry, change: Change) -> Entry:
    """Make a change; a sample is kept first."""
    if not entry.added:
        library.keep(library.article(entry.id), entry.where, is_opened=False)
    change(library, entry)
    return library.entry(entry.id)


def _put_back(library: Library, before: Entry) -> Entry:
    library.put_back(before)
    return library.entry(before.id)
