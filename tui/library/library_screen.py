"""Everything that is kept: loaded in a thread, filtered as one types, sorted.

What is done to an article there is in `tui.library.library_commands`.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.message import Message

from annotators.running.indexing import NOTHING
from articles.store import StoreError
from tui.commands.command import bindings, perform
from tui.commands.lists import LIBRARY
from tui.feeds import prefetch_status
from tui.library import shelf, shelf_rows
from tui.library.changes import Changes
from tui.library.library_index import LibraryIndex, needs_index, without_index
from tui.library.shelf_sentences import details, empty, summary
from tui.widgets.list_screen import ListScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.binding import BindingType

    from annotators.running.indexing import Known
    from annotators.running.prefetch import Ahead
    from articles.library import Entry, Library
    from articles.search.query import Query
    from tui.library.library_index import Answer


class LibraryScreen(ListScreen[None, "Entry"]):
    """Lists what is kept, and says what the reader has chosen of it.

    `count` gives the numbers of own notes and claims, `known` what was found in articles before;
    both are asked in a thread.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIBRARY)

    FILTER = "Words of title, source, byline or tags; by: said: is: since: … (S shows all)"
    DOES: ClassVar = {
        "filter": "tui.widgets.list_commands:filter_by_words",
        **{
            name: f"tui.library.library_commands:{name}"
            for name in ("order", "copy", "delete", "undo")
        },
    }

    @dataclass
    class Chosen(Message):
        """The reader wants to read an article, at an offset if that is known."""

        entry: Entry
        offset: int | None = None

    @dataclass
    class Loaded(Message):
        """What the library keeps has been read."""

        entries: Sequence[Entry]
        counts: shelf.Counts

    @dataclass
    class Sampled(Message):
        """The samples that were not opened yet have been read."""

        samples: Sequence[Entry]

    @dataclass
    class Failed(Message):
        """Something went wrong, said in one sentence."""

        sentence: str

    def __init__(
        self,
        library: Library,
        count: Callable[[], shelf.Counts] = shelf.Counts,
        known: Known = NOTHING,
    ) -> None:
        super().__init__()
        self.library = library
        self._count = count
        self.counts = shelf.Counts()
        self.changes = Changes()
        """What was changed here, to be undone."""
        self._shelf = shelf.Shelf()
        self._samples: tuple[Entry, ...] = ()
        self._was_fetching = False
        self._sort, self._kind = shelf.SORTS[0], "all"
        self._only: tuple[str, frozenset[str]] | None = None
        self._is_loaded = False
        self._index = LibraryIndex(library, known)
        self._answer: Answer | None = None
        """What the index has answered to the words that are listed by, if it was asked."""
        self._busy = ""

    def on_mount(self) -> None:
        """Read the library, behind the first paint."""
        self._top.say("Library")
        self.refresh_entries()

    def on_screen_resume(self) -> None:
        """List what was read meanwhile as read."""
        if self._is_loaded:
            self.refresh_entries()

    def on_resize(self) -> None:
        """Name the columns where they are now."""
        self._headings.say(shelf_rows.headings(self._sort, self.size.width - 2))

    # -- loading

    def refresh_entries(self) -> None:
        """Read the library anew, such as after an article was read; the cursor stays."""
        self._load()

    @work(thread=True, exclusive=True, group="library-load")
    def _load(self) -> None:
        try:
            entries = self.library.entries()
            self.post_message(self.Loaded(entries, self._count()))
            # Samples are read like any other file, which takes longer than all that is kept.
            self.post_message(self.Sampled(self.library.samples()))
            for entry in entries:  # so that it is quick when the first word is typed
                shelf.searchable_text(entry)
        except StoreError as error:
            self.post_message(self.Failed(str(error)))

    def on_library_screen_loaded(self, message: Loaded) -> None:
        """List what is kept; what is new comes above or below, and moves nothing."""
        was_empty = not self._shelf
        if was_empty and message.entries:
            self.list.cursor = -1  # the first articles are what the reader is to see
        self._shelf = shelf.Shelf(message.entries)
        self._index.is_fresh, self._answer = False, None
        self.counts = message.counts
        self._is_loaded = self._is_loaded or bool(message.entries)
        self._show(stays=not was_empty)

    def on_library_screen_sampled(self, message: Sampled) -> None:
        """List the samples below."""
        samples = tuple(entry for entry in message.samples if entry.id not in self._shelf)
        if samples != self._samples or not self._is_loaded:
            self._samples, self._is_loaded = samples, True
            self._show()

    def on_library_screen_failed(self, message: Failed) -> None:
        """Say what went wrong."""
        self.notify(message.sentence, severity="error", markup=False)

    # -- showing

    def _show(self, at: str | None = None, *, stays: bool = False) -> None:
        """List the entries that words and filters let through; the cursor stays on its article.

        at: the id of the article for the cursor, if another than it is on.
        stays: whether that article stays on the same line of the screen.
        """
        query = self._in_memory()
        if query is None:
            return
        at = at or (self.list.value.id if self.list.value else None)
        before = self.list.cursor
        entries = self._shelf.listed(query, self._kind, self._sort)
        samples = shelf.matching_entries(self._samples, query, self._kind)
        if self._answer:
            entries = [entry for entry in entries if entry.id in self._answer.ids]
            samples = [entry for entry in samples if entry.id in self._answer.ids]
        if self._only:
            entries, samples = [entry for entry in entries if entry.id in self._only[1]], []
        rows = shelf_rows.Rows(entries, samples, self.counts, self._sort)
        if rows or not self._is_loaded:
            number = rows.number_of(at)
            self.list.show(rows, max(0, before) if number is None else number, stays=stays)
        else:
            self.list.show(empty(self.words, self._kind, has_any=bool(self._shelf)))
        self._say(len(entries))
        self.refresh_bindings()

    def _in_memory(self) -> Query | None:
        """The part of the query that needs no index; None if it is wrong or the index is asked.

        When the index has answered, the list is shown again.
        """
        query = self.typed_query()
        if query is None:
            self._top.say("Library")
        if query is None or not needs_index(query):
            self._answer = None
            return query
        if self._answer and self._answer.query == query:
            return without_index(query)
        self._ask(query)
        return None

    @work(exclusive=True, group="library-statements")
    async def _ask(self, query: Query) -> None:
        """Ask the index for articles with the statements or persons of the query; list them."""
        try:
            self._answer = await asyncio.to_thread(self._index.answer, query)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self._show()

    def _say(self, number: int) -> None:
        parts = (
            f"Library   {summary(self._shelf, number)}",
            self.words and f"with “{self.words}”",
            f"of {self._only[0]}" if self._only else "",
            self._answer.unread if self._answer else "",
            self._sort.note,
            f"{self._kind} only" if self._kind != "all" else "",
        )
        self._top.say(" · ".join(filter(None, parts)), self._busy or f"by {self._sort.name}")
        self._headings.say(shelf_rows.headings(self._sort, self.size.width - 2))

    def busy(self, doing: str) -> None:
        """Show at the top what goes on in the background; empty once it is over."""
        self._busy = doing
        if self.is_active:
            self._top.say(self._top.left, doing or f"by {self._sort.name}")

    def on_line_list_reached(self) -> None:
        """Say more of the article under the cursor."""
        entry = self.list.value
        self._details.say(details(entry, self.counts.of(entry.id)) if entry else "")

    def on_line_list_chosen(self) -> None:
        """Post that the reader wants to read the article under the cursor."""
        if entry := self.list.value:
            self.post_message(self.Chosen(entry))

    @property
    def listed(self) -> tuple[str, ...]:
        """The ids of the articles that are listed, in order."""
        rows = self.list.rows
        return tuple(e.id for e in rows.entries) if isinstance(rows, shelf_rows.Rows) else ()

    def sort(self) -> None:
        """Sort by the next of `shelf.SORTS`."""
        at = next(n for n, sort in enumerate(shelf.SORTS) if sort.name == self._sort.name)
        self._sort = shelf.SORTS[(at + 1) % len(shelf.SORTS)]
        self._show()
        if self._sort.name == shelf.STORY:
            self._find_stories()

    @work(exclusive=True, group="library-stories")
    async def _find_stories(self) -> None:
        """Have articles of one story stand together, as soon as it is known which they are."""
        self.busy("finding stories …")
        try:
            stories = await asyncio.to_thread(self._index.stories)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        finally:
            self.busy("")
        if self._sort.name == shelf.STORY:
            self._sort = shelf.by_story(self._shelf.entries(), *stories)
            self._show()

    def show_kind(self) -> None:
        """List all, the unread or the starred."""
        kinds = list(shelf.FILTERS)
        self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
        self._show()

    def show_only(self, of: str, articles: Iterable[str]) -> None:
        """List these articles, which are of something with a name, until the reader leaves that."""
        self._only = of, frozenset(articles)
        self.words, self._kind = "", "all"
        self._show()

    # -- listing everything again

    def list_all(self) -> bool:
        """List everything again; whether less was listed."""
        is_less = bool(self.words or self._kind != "all" or self._only)
        self.words, self._kind, self._only = "", "all", None
        if is_less:
            self._show()
        return is_less

    # -- what changes

    def accept_answer(self, asked: str, typed: str) -> None:
        """Change the tags, if it is these that were asked for."""
        if asked == "tags":
            perform(self, "tui.library.library_commands:tag", self, (typed,))

    def entry(self, id_: str) -> Entry | None:
        """The entry with this id as it is listed, be it kept or a sample."""
        samples = (sample for sample in self._samples if sample.id == id_)
        return self._shelf.get(id_) or next(samples, None)

    def take(self, before: Entry, after: Entry | None) -> None:
        """List an article as it is now; only what came or went moves the other rows."""
        was_listed, rows = before.id in self._shelf, self.list.rows
        self._samples = tuple(sample for sample in self._samples if sample.id != before.id)
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

    def show_ahead(self, ahead: Ahead) -> None:
        """Show how far reading ahead is, and list the articles that it has added."""
        self.busy(prefetch_status.progress(ahead))
        if not self.is_active:  # then nothing is written, not even what nobody sees
            return
        if ahead.latest:
            self._count_claims(*ahead.latest)
        if ahead.is_over or (self._was_fetching and not ahead.is_fetching):
            self.refresh_entries()
        self._was_fetching = ahead.is_fetching and not ahead.is_over
        if ahead.is_over:
            severity = "warning" if ahead.errors else "information"
            self.app.notify(prefetch_status.outcome(ahead), severity=severity, markup=False)  # type: ignore[arg-type]

    def _count_claims(self, article: str, claims: int) -> None:
        self.counts = replace(self.counts, claims={**self.counts.claims, article: claims})
        rows = self.list.rows
        if isinstance(rows, shelf_rows.Rows):
            rows = replace(rows, counts=self.counts)
            self.list.update_rows(rows, lambda entry: entry.id == article)
