"""What is done to the articles of the library, and the ways on from there."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from articles.counts import counted
from articles.safe import one_line
from articles.store import StoreError
from tui.feeds.ahead_wanted import AheadWanted
from tui.library.changes import change_entry, put_back
from tui.widgets.line_list import fitted

if TYPE_CHECKING:
    from collections.abc import Callable

    from articles.library import Entry, Library
    from tui.library.changes import Change
    from tui.library.library_screen import LibraryScreen

Answer = TypeVar("Answer")


async def star(screen: LibraryScreen) -> None:
    """Give or take a star."""
    await _change(
        screen, "Starred", lambda library, e: library.star(e.id, is_starred=not e.is_starred)
    )


async def turn_read(screen: LibraryScreen) -> None:
    """Mark as read, or as not read."""
    await _change(screen, "Marked", _turn_read)


async def read_all(screen: LibraryScreen) -> None:
    """Mark all that is listed as read."""
    mark = partial(screen.library.mark_all, screen.listed, is_read=True)
    async with screen.changes.lock:
        ids = await _in_thread(screen, mark)
        if ids:
            screen.changes.add("Marked", ids)
            screen.notify(
                f"{counted(len(ids), 'article')} marked as read. u takes it back.", markup=False
            )
            screen.refresh_entries()
        elif ids is not None:
            screen.notify("All that is listed is read already.", markup=False)


def show_kind(screen: LibraryScreen) -> None:
    """List all, the unread or the starred."""
    screen.show_kind()


def next_unread(screen: LibraryScreen) -> None:
    """Go to the next article that is listed and was not opened yet."""
    if not screen.list.go_to_next(lambda entry: entry.state == "new" and not entry.is_sample):
        screen.notify("Nothing that is listed is unread.", markup=False)


async def open_page(screen: LibraryScreen) -> None:
    """Open the page of the article under the cursor in the browser."""
    if entry := screen.list.value:
        from tui.terminal.browser import opened

        screen.notify(await opened(entry.url), markup=False)


def order(screen: LibraryScreen) -> None:
    """Sort by the next of `shelf.SORTS`."""
    screen.sort()


async def copy(screen: LibraryScreen) -> None:
    """Copy what the article is: its headline, where and when it appeared, and its address."""
    if entry := screen.list.value:
        facts = (entry.title, entry.source, (entry.published or "")[:10], entry.origin)
        text = ", ".join(one_line(fact) for fact in facts if fact)
        sentence = await screen.copy_in_thread(text, text)
        screen.notify(sentence, markup=False)


async def delete(screen: LibraryScreen) -> None:
    """Take the article out of the library."""
    if entry := screen.list.value:
        notes = screen.counts.of(entry.id).notes
        rest = f"; {notes} own note{'s' if notes > 1 else ''} stay in the notebook" if notes else ""
        title = fitted(entry.title, 40).rstrip()
        screen.notify(f"Deleted “{title}”{rest}. u brings it back.", markup=False)
        await _change(screen, "Deleted", lambda library, e: library.delete(e.id))


def ask_tags(screen: LibraryScreen) -> None:
    """Ask for the tags of the article under the cursor."""
    if entry := screen.list.value:
        screen.prompt.ask("tags", ", ".join(entry.tags), "Tags, with commas between them")


async def tag(screen: LibraryScreen, typed: str) -> None:
    """Give the article under the cursor these tags, with commas between them."""
    tags = typed.split(",")
    await _change(screen, "Changed the tags of", lambda library, e: library.tag(e.id, tags))


async def undo(screen: LibraryScreen) -> None:
    """Take the last change back."""
    async with screen.changes.lock:
        if (last := screen.changes.pop()) is None:
            screen.notify("There is nothing to undo.", markup=False)
            return
        verb, before = last
        if isinstance(before, tuple):
            await _in_thread(screen, partial(screen.library.mark_all, before, is_read=False))
            screen.notify(
                f"Undone: {counted(len(before), 'article')} marked as read.", markup=False
            )
            screen.refresh_entries()
        elif await _in_thread(screen, partial(put_back, screen.library, before)):
            screen.take(before, before)
            title = fitted(before.title, 40).rstrip()
            screen.notify(f"Undone: {verb.lower()} “{title}”.", markup=False)


async def _change(screen: LibraryScreen, verb: str, change: Change) -> None:
    """Change the article under the cursor, after changes that are under way; `undo` reverts it."""
    if (here := screen.list.value) is None:
        return
    async with screen.changes.lock:
        before = screen.entry(here.id)
        if before is None:
            return
        after = await _in_thread(screen, partial(change_entry, screen.library, before, change))
        if after is not None:
            screen.changes.add(verb, before)
            screen.take(before, None if verb == "Deleted" else after)


async def _in_thread(screen: LibraryScreen, work: Callable[[], Answer]) -> Answer | None:
    try:
        return await asyncio.to_thread(work)
    except KeyError:
        screen.notify("This article is not in the library any more.", severity="warning")
    except StoreError as error:
        screen.notify(str(error), severity="error", markup=False)
    return None


def _turn_read(library: Library, entry: Entry) -> None:
    (library.mark_unread if entry.is_read else library.mark_read)(entry.id)


# The ways on


def fetch(screen: LibraryScreen) -> None:
    """Begin to fetch and to read ahead; or, if that is under way, stop."""
    screen.post_message(AheadWanted())


async def versions(screen: LibraryScreen) -> None:
    """Show what changed in the article under the cursor."""
    entry = screen.list.value
    if entry is None:
        return
    if not entry.origin or entry.versions < 2:
        screen.notify("Only one version of this article is kept.", markup=False)
        return
    from tui.library.versions_screen import VersionsScreen

    versions = await asyncio.to_thread(screen.library.versions, entry.origin)
    if len(versions) > 1 and (
        version := await screen.app.push_screen_wait(VersionsScreen(screen.library, versions))
    ):
        screen.post_message(screen.Chosen(version))
