"""One person over all kept articles: what they say, newest first, and what is said of them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from articles.store import StoreError
from tui.commands.command import bindings
from tui.commands.lists import PERSON
from tui.people import people_rows
from tui.people.coverage import Coverage, coverage
from tui.terminal.graphemes import drawn
from tui.widgets.key_hints import KeyHints
from tui.widgets.line_list import LineList
from tui.widgets.list_screen import ListScreen
from tui.widgets.search_line import Found

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from annotators.running.prefetch import Ahead
    from articles.aliases import Aliases
    from articles.article import Article
    from articles.library import Entry
    from articles.search import PersonPage, Saying
    from articles.search.people import People


class PersonScreen(ListScreen["Found | None", "Saying"]):
    """Shows a person; dismisses with the place of a statement that the reader wants to read."""

    DEFAULT_CSS = """
    PersonScreen {
        & > #statements { height: auto; max-height: 8; background: $panel; }
        #statements > Static { width: 1fr; padding: 0 1; height: auto; }
        #pinned { display: none; border-right: solid $foreground 40%; }
    }
    """
    FILTER = "Words of the statement, its source or subject"
    BINDINGS: ClassVar[list[BindingType]] = bindings(PERSON)

    def __init__(
        self,
        people: People,
        aliases: Aliases,
        name: str,
        entries: Mapping[str, Entry],
        article: Callable[[str], Article],
    ) -> None:
        super().__init__()
        self.people, self.aliases, self.person = people, aliases, name
        self.page: PersonPage | None = None
        self._entries = entries
        self._article = article
        self._coverage = Coverage()
        self._pinned: Saying | None = None

    def compose(self) -> ComposeResult:
        """The statements over the words of the one under the cursor."""
        yield self._top
        yield self.prompt
        yield self.list
        with Horizontal(id="statements"):
            yield Static(id="pinned", markup=False)
            yield Static(id="here", markup=False)
        yield KeyHints(id="hints")

    def on_mount(self) -> None:
        """Read the page, behind the first paint."""
        self._top.say(self.person)
        self._load()

    @work(exclusive=True, group="person-load")
    async def _load(self) -> None:
        try:
            self.page = page = await asyncio.to_thread(self._read)
            self._coverage = await asyncio.to_thread(coverage, self._entries, self.people)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.person = page.name
        self._show()
        others = f", also {', '.join(page.names[1:])}" if page.names[1:] else ""
        self._top.say(f"{page.name}{others}", people_rows.timeline(page.timeline))

    def show_ahead(self, ahead: Ahead) -> None:
        """Take in what was found since."""
        if ahead.latest or ahead.is_over:
            self._load()

    def _read(self) -> PersonPage:
        return self.people.page(self.person, self.aliases.all())

    def _show(self) -> None:
        """List the statements that have the words that were typed."""
        if self.page is not None:
            titles = {id_: entry.title for id_, entry in self._entries.items()}
            page = people_rows.filtered(self.page, self.words, titles)
            rows = people_rows.page_rows(page, titles, str(self._coverage))
            before = self.list.value
            same = (at for at, row in enumerate(rows) if before and row.value == before)
            self.list.show(rows, next(same, max(0, self.list.cursor)))

    # -- statements

    def on_line_list_reached(self, message: LineList.Reached) -> None:
        """Show the whole of the statement under the cursor."""
        self.query_one("#here", Static).update(self._said(self.list.value))

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Read the statement where it stands."""
        saying = self.list.value
        entry = self._entries.get(saying.article) if saying else None
        if saying and entry:
            self.dismiss(Found(entry, saying.start))
        else:
            self.notify("This article is not in the library any more.", markup=False)

    def action_compare(self) -> None:
        """Keep the statement under the cursor in sight; or, if it is, let it go."""
        saying = self.list.value
        self._pinned = None if saying == self._pinned else saying
        pinned = self.query_one("#pinned", Static)
        pinned.update(self._said(self._pinned))
        pinned.display = self._pinned is not None

    @work(group="copy", exclusive=True)
    async def action_copy(self) -> None:
        """Copy the statement under the cursor with its source, on every route there is."""
        if saying := self.list.value:
            from tui.people.statements import cited
            from tui.terminal.clipboard import copied

            text = cited(saying)
            said = await asyncio.to_thread(copied, text, self.app._driver)
            self.notify(f"Statement {said}", markup=False)

    def _said(self, saying: Saying | None) -> Content:
        if saying is None:
            return Content("")
        entry = self._entries.get(saying.article)
        told = (saying.date, saying.speaker, saying.source, entry and entry.title)
        head = " · ".join(each for each in told if each)
        words = " ".join((saying.verb, *saying.words.split())).strip()
        return Content(f"{drawn(head)}\n{drawn(words)}")

    def _text_of(self, id_: str) -> str:
        try:
            return self._article(id_).text
        except (StoreError, KeyError):
            return ""  # its links lead to the page, and not to the words

    # -- names

    def action_join(self) -> None:
        """Ask for another name of this person."""
        self.prompt.ask("join", "", f"Another name of {self.person}, as it stands in the list")

    def action_export(self) -> None:
        """Ask for a file."""
        self.prompt.ask("export", "", "A file to write to: its name ends in .md, .csv or .jsonl")

    def taken(self, asked: str, typed: str) -> None:
        """Join the name, or write the file; words to filter by are taken as they are typed."""
        if typed and asked == "join":
            name = " ".join(typed.split())
            self._alias(lambda: self.aliases.join(name, self.person))
        elif typed and asked == "export":
            self._export(typed)

    @work(group="person-export")
    async def _export(self, typed: str) -> None:
        from tui.people.statements import StatementsError, write

        listed = [row.value for row in self.list.rows if row.value is not None]
        try:
            path = await asyncio.to_thread(write, typed, listed, self._text_of)
        except StatementsError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.notify(f"{len(listed)} statements were written to {path}.", markup=False)

    def action_part(self) -> None:
        """Let every name stand for itself again."""
        self._alias(lambda: self.aliases.part(self.person))

    @work(group="person-names")
    async def _alias(self, change: Callable[[], None]) -> None:
        try:
            await asyncio.to_thread(change)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        self._load()

    def action_leave(self) -> None:
        """Leave the filter, then this person."""
        if self.words:
            self._filter_by("")
        else:
            self.dismiss(None)
