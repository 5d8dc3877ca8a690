"""Searching everything that is kept: what is typed above, what is found below, best first."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from articles.search import QueryError, parse
from articles.store import StoreError
from tui import shelf
from tui.graphemes import cells, drawn
from tui.harmless import HarmlessInput
from tui.key_hints import KeyHints
from tui.line_list import LineList, Row, fitted
from tui.one_line import OneLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from articles.library import Entry, Library
    from articles.search import Hit, SearchIndex
    from tui.one_line import Words

INDENT: Final = 6
"""Columns before a snippet, which stands under the title."""

HELP: Final = (
    "harbour bridge         both words; the last may be the beginning of one",
    '"closed on Monday"     these words in this order',
    "person:Lavrov          who speaks or is spoken of",
    "title:  by:  source:   in the headline, byline, source",
    "tag:port  is:unread    also is:new, is:begun, is:read, is:starred",
    "after:2026-03          published (or else kept) then or later; also before:",
    "-ferry                 without that; works before each of the above",
)


@dataclass(frozen=True, slots=True)
class Found:
    """An article that was chosen, and the offset in it of what was looked for."""

    entry: Entry
    offset: int | None = None


class SearchLine(HarmlessInput):
    """Where the query is typed."""

    DEFAULT_CSS = """
    SearchLine, SearchLine:focus { height: 1; border: none; padding: 0 1; background: $panel; }
    """


class SearchScreen(Screen["Found | None"]):
    """Asks what to look for and dismisses with what the reader wants to read of what is found."""

    AUTO_FOCUS = "SearchLine"
    DEFAULT_CSS = "SearchScreen { layout: vertical; & > LineList { height: 1fr; } }"
    # All have priority: the reader goes on typing while going through what is found.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open there", id="search-open", priority=True,
                tooltip="Open the article at the words that were found"),
        Binding("down,ctrl+n", "move(1)", "Next", id="search-down", priority=True,
                tooltip="The next that was found"),
        Binding("up,ctrl+p", "move(-1)", "Before", id="search-up", priority=True,
                tooltip="The one before"),
        Binding("pagedown", "page(1)", "Page", id="search-page-down", priority=True, show=False,
                tooltip="A page down"),
        Binding("pageup", "page(-1)", "Page back", id="search-page-up", priority=True, show=False,
                tooltip="A page up"),
        Binding("escape", "leave", "Back", id="search-leave", priority=True,
                tooltip="Back to the library"),
    ]  # fmt: skip

    def __init__(
        self,
        library: Library,
        index: SearchIndex,
        notes: Mapping[str, int] | None = None,
        query: str = "",
    ) -> None:
        super().__init__()
        self.library, self.index = library, index
        self.query_typed = query
        self._notes = notes or {}
        self._entries: dict[str, Entry] = {}
        self._is_indexing = False
        self._line = SearchLine(
            query, placeholder="Search everything that is kept", select_on_focus=False, compact=True
        )
        self.list: LineList[Found] = LineList(id="found")
        self._said = OneLine(id="said")

    def compose(self) -> ComposeResult:
        """What is typed, what is found, how much that is, and the keys."""
        yield self._line
        yield self.list
        yield self._said
        yield KeyHints(id="hints")

    def on_mount(self) -> None:
        """Bring the index up to the library, behind the first paint."""
        self._show_found(self.query_typed, ())
        self._update()

    def on_unmount(self) -> None:
        """Let the index go."""
        self.index.close()

    @work(exclusive=True, group="search-update")
    async def _update(self) -> None:
        self._is_indexing = True
        try:
            self._entries = await asyncio.to_thread(_entries, self.library)
            if self.query_typed:
                self._find(self.query_typed)
            update = partial(self.index.update, self._entries.values(), self.library.article)
            await asyncio.to_thread(update)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        finally:
            self._is_indexing = False
        self._find(self.query_typed)

    # -- finding

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self.query_typed:
            self.query_typed = event.value
            self._find(event.value)

    @work(exclusive=True, group="search-find")
    async def _find(self, typed: str) -> None:
        """Find what is typed by now; what was typed before is not waited for."""
        try:
            query = parse(typed)
            hits = [] if query.is_empty else await asyncio.to_thread(self.index.search, query, 100)
        except QueryError as error:
            self._said.say(str(error))
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            if typed == self.query_typed:
                self._show_found(typed, hits)

    def _show_found(self, typed: str, hits: Sequence[Hit]) -> None:
        kept = [(self._entries[hit.id], hit) for hit in hits if hit.id in self._entries]
        if not typed.strip():
            rows: list[Row[Found]] = [Row(partial(_plain, sentence)) for sentence in ("", *HELP)]
        else:
            rows = [row for entry, hit in kept for row in self._rows(entry, hit)]
        self.list.show(rows)
        more = " or more" if len(hits) >= 100 else ""
        count = f"{len(kept)}{more} article{'' if len(kept) == 1 else 's'} found"
        indexing = "reading what is new …" if self._is_indexing else ""
        self._said.say(count if typed.strip() else "", indexing)

    def _rows(self, entry: Entry, hit: Hit) -> tuple[Row[Found], Row[Found]]:
        line = partial(shelf.line, entry, self._notes.get(entry.id, 0), shelf.SORTS[1])
        return Row(line, Found(entry, hit.offset)), Row(partial(snippet, hit))

    # -- what is done

    def action_move(self, by: int) -> None:
        """Go to the next that was found, or the one before."""
        self.list.action_move(by)

    def action_page(self, by: int) -> None:
        """Go on by a page, or back."""
        self.list.action_page(by)

    def action_open(self) -> None:
        """Open what the cursor is on."""
        if self.list.value is not None:
            self.dismiss(self.list.value)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Open what was clicked twice."""
        self.action_open()

    def action_leave(self) -> None:
        """Open nothing."""
        self.dismiss(None)


def _entries(library: Library) -> dict[str, Entry]:
    return {entry.id: entry for entry in library.entries()}


def _plain(sentence: str, width: int) -> Words:
    return ((fitted(f"  {sentence}", width) if sentence else "", "list--faint"),)


def snippet(hit: Hit, width: int) -> Words:
    """The words around what was found, with what was looked for set apart, in one line."""
    room = width - INDENT - 1
    words: list[tuple[str, str]] = [(" " * INDENT, "")]
    for text, is_lit in _pieces(hit):
        text = drawn(text)
        if cells(text) > room:
            words.append((fitted(text, room) if room > 0 else "", "list--hit" if is_lit else ""))
            break
        words.append((text, "list--hit" if is_lit else "list--faint"))
        room -= cells(text)
    return tuple(words)


def _pieces(hit: Hit) -> list[tuple[str, bool]]:
    pieces, at = [], 0
    for span in hit.lit:
        pieces += [(hit.snippet[at : span.start], False), (span.of(hit.snippet), True)]
        at = span.end
    return [piece for piece in (*pieces, (hit.snippet[at:], False)) if piece[0]]
