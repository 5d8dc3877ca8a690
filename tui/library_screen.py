"""Everything that is kept, in a list: what was read, what is new, and samples on a first start."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from articles.store import StoreError
from tui import shelf
from tui.key_hints import KeyHints
from tui.line_list import LineList, fitted
from tui.one_line import OneLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult

    from articles.library import Entry, Library

    Change = Callable[[Library, Entry], None]

UNDONE: Final = 100
"""How many changes can be undone."""


class Headings(OneLine):
    """The names of the columns."""

    DEFAULT_CSS = "Headings { background: $surface; color: $foreground 60%; }"


class Prompt(Input):
    """One line to type in, which is only there when it is wanted."""

    DEFAULT_CSS = "Prompt { display: none; background: $boost; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.focus_list", "To the list", show=False, id="prompt-to-list",
                tooltip="To the rows below, as they are"),
    ]  # fmt: skip

    asks_for = ""
    """What is being asked for: `filter` or `tags`."""

    def ask(self, what: str, value: str, placeholder: str) -> None:
        """Ask for something, beginning with a value."""
        self.asks_for, self.placeholder = what, placeholder
        with self.prevent(Input.Changed):
            self.value = value
        self.cursor_position = len(value)
        self.display = True
        # At once, not when the queue is empty: keys typed ahead are meant for here.
        self.screen.set_focus(self)

    def close(self) -> None:
        """Be gone."""
        self.asks_for = ""
        self.display = False


class LibraryScreen(Screen[None]):
    """Lists what the library keeps.

    `notes` gives the number of own notes by the id of the article; it is called in a thread.
    """

    AUTO_FOCUS = "LineList"
    DEFAULT_CSS = """
    LibraryScreen { layout: vertical; & > LineList { height: 1fr; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        # What moves the focus has priority: it is done before the next key, which may have been
        # typed ahead, is given to what has the focus.
        Binding("slash", "filter", "Filter", id="library-filter", priority=True,
                tooltip="List only what has these words in title, source, byline, address or tags"),
        Binding("o", "sort", "Order", id="library-sort",
                tooltip="Sort by date added, date published, title, source or length"),
        Binding("f", "show_kind", "Show", id="library-show",
                tooltip="List all articles, those not read, or those with a star"),
        Binding("s", "star", "Star", id="library-star", tooltip="Give or take a star"),
        Binding("r", "read", "Read", id="library-read", tooltip="Mark as read, or as not read"),
        Binding("t", "tags", "Tags", id="library-tags", priority=True,
                tooltip="Change the tags of the article"),
        Binding("d", "delete", "Delete", id="library-delete",
                tooltip="Take the article out of the library; u brings it back, own notes stay"),
        Binding("v", "versions", "Versions", id="library-versions",
                tooltip="Show what changed between the versions of the article"),
        Binding("u", "undo", "Undo", id="library-undo", tooltip="Take the last change back"),
        Binding("enter", "entered", "Done", id="library-entered", priority=True,
                tooltip="Take what was typed"),
        Binding("escape", "leave", "Leave", id="library-leave", priority=True,
                tooltip="Leave what is being typed; then list everything again"),
    ]  # fmt: skip

    @dataclass
    class Chosen(Message):
        """The reader wants to read an article."""

        entry: Entry

    @dataclass
    class Loaded(Message):
        """What the library keeps has been read."""

        entries: Sequence[Entry]
        samples: Sequence[Entry]
        notes: Mapping[str, int]

    @dataclass
    class Failed(Message):
        """Something went wrong, said in one sentence."""

        sentence: str

    def __init__(self, library: Library, notes: Callable[[], Mapping[str, int]] = dict) -> None:
        super().__init__()
        self.library = library
        self._count_notes = notes
        self._entries: dict[str, Entry] = {}
        self._samples: tuple[Entry, ...] = ()
        self._searched: list[shelf.Searched] = []
        self._notes: Mapping[str, int] = {}
        self._sort, self._kind, self._words = shelf.SORTS[0], "all", ""
        self._undo: list[tuple[str, Entry]] = []
        self._is_loaded = False
        self._changing = asyncio.Lock()
        self._top = OneLine(id="summary")
        self._headings = Headings(id="headings")
        self._prompt = Prompt(id="prompt", compact=True, select_on_focus=False)
        self.list: LineList[Entry] = LineList(id="articles")
        self._details = OneLine(id="details")

    def compose(self) -> ComposeResult:
        """The list between what it is and what the cursor is on."""
        yield self._top
        yield self._headings
        yield self._prompt
        yield self.list
        yield self._details
        yield KeyHints(id="hints")

    def on_mount(self) -> None:
        """Read the library, behind the first paint."""
        self._top.say("Library")
        self.refresh_entries()

    def on_resize(self) -> None:
        """Name the columns where they are now."""
        self._headings.say(shelf.headings(self._sort, self.size.width - 2))

    # -- loading

    def refresh_entries(self) -> None:
        """Read the library anew, such as after an article was read; the cursor stays."""
        self._load()

    @work(thread=True, exclusive=True, group="library-load")
    def _load(self) -> None:
        try:
            entries, notes = self.library.entries(), self._count_notes()
            if any(not entry.is_sample for entry in entries):
                self.post_message(self.Loaded(entries, (), notes))
            else:
                self.post_message(self.Loaded(entries, self.library.samples(), notes))
        except StoreError as error:
            self.post_message(self.Failed(str(error)))

    def on_library_screen_loaded(self, message: Loaded) -> None:
        """List what is kept."""
        self._entries = {entry.id: entry for entry in message.entries}
        self._samples, self._notes = tuple(message.samples), message.notes
        self._searched = [shelf.searched(entry) for entry in message.entries]
        self._is_loaded = True
        self._show()

    def on_library_screen_failed(self, message: Failed) -> None:
        """Say what went wrong."""
        self.notify(message.sentence, severity="error", markup=False)

    # -- showing

    def _show(self, at: str | None = None) -> None:
        """List what is wanted, with the cursor on the article it was on."""
        at = at or (self.list.value.id if self.list.value else None)
        before = self.list.cursor
        found = shelf.listed(shelf.wanted(self._searched, self._words, self._kind), self._sort)
        samples = self._samples if not self._words and self._kind == "all" else ()
        rows = shelf.rows(found, samples, self._notes, self._sort)
        if not rows and self._is_loaded:
            rows = shelf.empty(self._words, self._kind, has_any=bool(self._entries))
        where = (n for n, row in enumerate(rows) if row.value and row.value.id == at)
        self.list.show(rows, next(where, max(0, before)))
        self._say(len(found))
        self.refresh_bindings()

    def _say(self, listed: int) -> None:
        parts = [f"Library   {shelf.summary(list(self._entries.values()), listed)}"]
        if self._words:
            parts.append(f"with “{self._words}”")
        if self._kind != "all":
            parts.append(f"{self._kind} only")
        self._top.say(" · ".join(parts), f"by {self._sort.name}")
        self._headings.say(shelf.headings(self._sort, self.size.width - 2))

    def on_line_list_reached(self, message: LineList.Reached) -> None:
        """Say more of the article under the cursor."""
        entry = self.list.value
        self._details.say(shelf.details(entry, self._notes.get(entry.id, 0)) if entry else "")

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Say that an article is wanted."""
        if entry := self.list.value:
            self.post_message(self.Chosen(entry))

    def action_sort(self) -> None:
        """Sort the next way."""
        at = shelf.SORTS.index(self._sort)
        self._sort = shelf.SORTS[(at + 1) % len(shelf.SORTS)]
        self._show()

    def action_show_kind(self) -> None:
        """List all, the unread or the starred."""
        kinds = list(shelf.FILTERS)
        self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
        self._show()

    # -- typing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is typed, keys belong to it, save those that end it."""
        if action in {"filter", "tags"}:
            return not self._is_typing
        if action in {"entered", "leave"}:
            return self._is_typing or (
                action == "leave" and bool(self._words or self._kind != "all")
            )
        return True

    @property
    def _is_typing(self) -> bool:
        return self.focused is self._prompt

    def action_filter(self) -> None:
        """Ask for words to filter by; the list follows as they are typed."""
        self._prompt.ask("filter", self._words, "Words in title, source, byline or tags")

    def action_tags(self) -> None:
        """Ask for the tags of the article under the cursor."""
        if entry := self.list.value:
            self._prompt.ask("tags", ", ".join(entry.tags), "Tags, with commas between them")

    def action_focus_list(self) -> None:
        """Go from what is being typed to the rows."""
        self.set_focus(self.list)

    def action_leave(self) -> None:
        """Leave what is being typed; or, if nothing is, list everything again."""
        if self._prompt.asks_for != "tags":
            self._words, self._kind = "", "all"
            self._show()
        self.set_focus(self.list)
        self._prompt.close()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if self._prompt.asks_for == "filter":
            self._words = event.value.strip()
            self._show()

    def action_entered(self) -> None:
        """Take what was typed."""
        if self._prompt.asks_for == "tags":
            tags = self._prompt.value.split(",")
            self._change("Changed the tags of", lambda library, e: library.tag(e.id, tags))
        self.set_focus(self.list)
        self._prompt.close()

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

    # -- changing

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
            own = self._notes.get(entry.id, 0)
            rest = f"; {own} own note{'s' if own > 1 else ''} stay in the notebook" if own else ""
            title = fitted(entry.title, 40).rstrip()
            self.notify(f"Deleted “{title}”{rest}. u brings it back.", markup=False)

    def _change(self, verb: str, change: Change) -> None:
        if entry := self.list.value:
            self._apply(verb, change, entry.id)

    @work(group="library-change")
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

    @work(group="library-change")
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
        return self._entries.get(id_) or next(samples, None)

    def _take(self, before: Entry, after: Entry | None) -> None:
        """List an article as it is now; only what came or went moves the other rows."""
        was_listed = before.id in self._entries
        self._samples = tuple(each for each in self._samples if each.id != before.id)
        if after is None:
            self._entries.pop(before.id, None)
        else:
            self._entries[before.id] = replace(after, versions=before.versions)
        self._searched = [shelf.searched(entry) for entry in self._entries.values()]
        at = next((n for n, row in enumerate(self.list.rows) if row.value == before), None)
        if after is None or at is None or not was_listed:
            self._show(before.id if after else None)
        else:
            entry = self._entries[before.id]
            self.list.replace(at, shelf.row(entry, self._notes.get(entry.id, 0), self._sort))


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
