"""Searching everything that is kept: what is typed above, what is found below, best first."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work

from annotators.running.indexing import NOTHING, listed, update_index
from articles.article import Span
from articles.search import Saying
from articles.store import StoreError
from tui.commands.command import bindings
from tui.commands.lists import SEARCH
from tui.feeds.ahead_wanted import AheadWanted
from tui.library import shelf, shelf_rows
from tui.people.coverage import Coverage, coverage
from tui.terminal.graphemes import cells, drawn
from tui.widgets.line_list import Row, text_row
from tui.widgets.list_screen import ListScreen
from tui.widgets.one_line import cut
from tui.widgets.query_rows import page
from tui.widgets.saying_rows import saying_row
from tui.widgets.search_line import EntryPlace, PlaceWanted, SearchLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import BindingType

    from annotators.running.indexing import Known
    from annotators.running.prefetch import Ahead
    from articles.aliases import Aliases
    from articles.library import Entry, Library
    from articles.search import Hit, Query, SearchIndex
    from tui.widgets.one_line import Words

MOST: Final = 100
"""Articles that are listed at once; more words find fewer."""

INDENT: Final = 6
"""Columns before a snippet, which stands under the title."""

NOTHING_FOUND: Final = (
    "",
    "Nothing that is kept has all of this: fewer words find more, or beginnings.",
    "Searched is what you opened (newsread FILE or URL), and your feeds.",
)


class SearchScreen(ListScreen[None, EntryPlace]):
    """Asks what to look for, and tells what the reader wants to read of what is found."""

    AUTO_FOCUS = "SearchLine"
    BINDINGS: ClassVar[list[BindingType]] = bindings(SEARCH)

    def __init__(
        self,
        library: Library,
        index: SearchIndex,
        counts: shelf.Counts | None = None,
        known: Known = NOTHING,
        aliases: Aliases | None = None,
    ) -> None:
        super().__init__(SearchLine("Search everything that is kept: words, or by: said: is: …"))
        self._aliases = aliases
        self._known = known
        self.library, self.index = library, index
        self._counts = counts or shelf.Counts()
        self._entries: dict[str, Entry] = {}
        self._is_indexing = self._has_asked = False
        self._coverage = Coverage()

    def on_mount(self) -> None:
        """Bring the index up to the library, behind the first paint."""
        self._show_hits(self.words, ())
        self._update()

    def on_unmount(self) -> None:
        """Let the index go."""
        self.index.close()

    @work(exclusive=True, group="search-update")
    async def _update(self) -> None:
        self._is_indexing = True
        try:
            self._entries = await asyncio.to_thread(listed, self.library)
            if self.words:
                self.find(self.words)
            await asyncio.to_thread(update_index, self.library, self.index, self._known)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        finally:
            self._is_indexing = False
        self.find(self.words)

    # -- finding

    @work(exclusive=True, group="search-find")
    async def find(self, typed: str) -> None:
        """Search for what is typed; results for what was typed before are dropped."""
        query = self.typed_query()
        if query is None:
            self._details.say("")
            return
        try:
            hits = await asyncio.to_thread(self._search, query)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            if typed == self.words:
                self._show_hits(typed, hits)

    def _search(self, query: Query) -> Sequence[Hit | Saying]:
        if query.is_empty:
            return ()
        if query.asks_for_statements:
            self._coverage = coverage(self._entries, self.index.people)
            return self.index.statements(query, MOST, self._aliases.all() if self._aliases else {})
        return self.index.search(query, MOST)

    def _show(self) -> None:
        self.find(self.words)

    def on_line_list_chosen(self) -> None:
        """Read the article at the words that were found."""
        if place := self.list.value:
            self.post_message(PlaceWanted(place))

    def _show_hits(self, typed: str, hits: Sequence[Hit | Saying]) -> None:
        rows = [row for hit in hits for row in self._rows(hit)]
        if typed.strip():
            self.list.show(rows or _sentence_rows(*NOTHING_FOUND))
        else:
            self.list.show([text_row(""), *page()])
        query = self.typed_query()
        has_statements = query is not None and query.asks_for_statements
        left = str(self._coverage) if has_statements else ""
        counted = " · ".join(filter(None, (_counted(hits, has_statements=has_statements), left)))
        self._details.say(
            counted if typed.strip() else "", "reading what is new …" if self._is_indexing else ""
        )
        if self._coverage.unread and not self._has_asked and not self._is_indexing:
            self._has_asked = True  # what was not read yet for who says what is read from now on
            self.post_message(AheadWanted(feeds=()))

    def show_ahead(self, ahead: Ahead) -> None:
        """Search again when reading ahead has annotated more articles."""
        if self._coverage.unread and ahead.is_over:
            self._update()
        elif self._coverage.unread and ahead.latest:
            self.find(self.words)

    def _rows(self, hit: Hit | Saying) -> Iterator[Row[EntryPlace]]:
        """Two rows for an article, one for a statement; none for what was deleted meanwhile."""
        if isinstance(hit, Saying):
            entry = self._entries.get(hit.article)
            title = entry.title if entry else hit.title or ""
            yield saying_row(hit, title, False, entry and EntryPlace(entry, hit.start))
        elif entry := self._entries.get(hit.id):
            line = partial(shelf_rows.line, entry, self._counts.of(entry.id), shelf.SORTS[1])
            yield Row(line, EntryPlace(entry, hit.offset))
            yield Row(partial(snippet, hit))


def _counted(hits: Sequence[Hit | Saying], *, has_statements: bool) -> str:
    more = " or more" if len(hits) >= MOST else ""
    kind = "statement" if has_statements else "article"
    return f"{len(hits)}{more} {kind}{'s' * (len(hits) != 1)} found"


def _sentence_rows(*sentences: str) -> list[Row[EntryPlace]]:
    return [text_row(f"  {sentence}", "list--faint") for sentence in sentences]


def snippet(hit: Hit, width: int) -> Words:
    """The words around what was found, with what was looked for set apart, in one line.

    If there is no room for all, what was found stands in the middle of it.
    """
    room = width - INDENT - 1
    words: list[tuple[str, str]] = [(" " * INDENT, "")]
    for text, is_lit in _pieces(centred(hit, room)):
        text = drawn(text)
        if cells(text) > room:
            words.append((cut(text, room), "list--hit" if is_lit else "list--faint"))
            break
        words.append((text, "list--hit" if is_lit else "list--faint"))
        room -= cells(text)
    return tuple(words)


def centred(hit: Hit, room: int) -> Hit:
    """The hit with so few of the words before it that it stands in the middle of the columns."""
    if not hit.lit or cells(hit.snippet) <= room:
        return hit
    first = hit.lit[0]
    most = (room - cells(first.of(hit.snippet))) // 2
    starts = [0, *(gap.end() for gap in re.finditer(r"\s+", hit.snippet[: first.start]))]
    fitting = (start for start in starts if cells(hit.snippet[start : first.start]) < most)
    at = next(fitting, first.start)
    if not at:
        return hit
    lit = tuple(Span(span.start - at + 2, span.end - at + 2) for span in hit.lit)
    return replace(hit, snippet=f"… {hit.snippet[at:]}", lit=lit)


def _pieces(hit: Hit) -> list[tuple[str, bool]]:
    pieces, at = [], 0
    for span in hit.lit:
        pieces += [(hit.snippet[at : span.start], False), (span.of(hit.snippet), True)]
        at = span.end
    return [piece for piece in (*pieces, (hit.snippet[at:], False)) if piece[0]]
