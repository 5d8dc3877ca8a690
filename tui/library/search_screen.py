"""Searching everything that is kept: what is typed above, what is found below, best first."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work

from annotators.running.indexing import brought_up, listed
from articles.article import Span
from articles.search import QueryError, parse
from articles.store import StoreError
from tui.commands.command import bindings
from tui.commands.lists import SEARCH
from tui.library import shelf, shelf_rows
from tui.terminal.graphemes import cells, drawn
from tui.widgets.line_list import LineList, Row, said
from tui.widgets.list_screen import ListScreen
from tui.widgets.one_line import cut
from tui.widgets.search_line import Found, SearchLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from annotators.running.indexing import Known
    from articles.library import Entry, Library
    from articles.search import Hit, SearchIndex
    from tui.widgets.one_line import Words

MOST: Final = 100
"""Articles that are listed at once; more words find fewer."""

INDENT: Final = 6
"""Columns before a snippet, which stands under the title."""

HELP: Final = (
    "harbour bridge         both words; the last may be the beginning of one",
    '"closed on Monday"     these words in this order',
    "person:Lavrov          who speaks or is spoken of",
    "title:  by:  source:   in the headline, byline, source",
    "tag:port  is:unread    also is:new, is:begun, is:read, is:starred",
    "since:2026-03          published (or else kept) then or later; also until:",
    "-ferry                 without that; works before each of the above",
)

NOTHING: Final = (
    "",
    "Nothing that is kept has all of this: fewer words find more, or beginnings.",
    "Searched is what you opened (newsread FILE or URL), and your feeds.",
)


class SearchScreen(ListScreen["Found | None", Found]):
    """Asks what to look for and dismisses with what the reader wants to read of what is found."""

    AUTO_FOCUS = "SearchLine"
    BINDINGS: ClassVar[list[BindingType]] = bindings(SEARCH)

    def __init__(
        self,
        library: Library,
        index: SearchIndex,
        counts: shelf.Counts | None = None,
        known: Known = lambda _: None,
    ) -> None:
        super().__init__(SearchLine("Search everything that is kept"))
        self._known = known
        self.library, self.index = library, index
        self._counts = counts or shelf.Counts()
        self._entries: dict[str, Entry] = {}
        self._is_indexing = False

    def on_mount(self) -> None:
        """Bring the index up to the library, behind the first paint."""
        self._show_found(self.words, ())
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
            await asyncio.to_thread(brought_up, self.library, self.index, self._known)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        finally:
            self._is_indexing = False
        self.find(self.words)

    # -- finding

    @work(exclusive=True, group="search-find")
    async def find(self, typed: str) -> None:
        """Find what is typed by now; what was typed before is not waited for."""
        try:
            query = parse(typed)
            hits = [] if query.is_empty else await asyncio.to_thread(self.index.search, query, MOST)
        except QueryError as error:
            self._details.say(str(error))
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            if typed == self.words:
                self._show_found(typed, hits)

    def _show(self) -> None:
        self.find(self.words)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Read the article at the words that were found."""
        self.dismiss(self.list.value)

    def _show_found(self, typed: str, hits: Sequence[Hit]) -> None:
        kept = [(self._entries[hit.id], hit) for hit in hits if hit.id in self._entries]
        if not typed.strip():
            rows: list[Row[Found]] = _said("", *HELP)
        else:
            rows = [row for entry, hit in kept for row in self._rows(entry, hit)]
        self.list.show(rows or _said(*NOTHING))
        more = " or more" if len(hits) >= MOST else ""
        count = f"{len(kept)}{more} article{'' if len(kept) == 1 else 's'} found"
        indexing = "reading what is new …" if self._is_indexing else ""
        self._details.say(count if typed.strip() else "", indexing)

    def _rows(self, entry: Entry, hit: Hit) -> tuple[Row[Found], Row[Found]]:
        line = partial(shelf_rows.line, entry, self._counts.of(entry.id), shelf.SORTS[1])
        return Row(line, Found(entry, hit.offset)), Row(partial(snippet, hit))


def _said(*sentences: str) -> list[Row[Found]]:
    return [said(f"  {sentence}", "list--faint") for sentence in sentences]


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
    starts = [0, *(found.end() for found in re.finditer(r"\s+", hit.snippet[: first.start]))]
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
