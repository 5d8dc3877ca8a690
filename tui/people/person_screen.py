"""One person over all kept articles: what is reported of them, newest first, and by whom."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from annotators.coreference.proposals import Proposal, bearers
from annotators.presentation.sayings import statement_in
from articles.search import Saying
from articles.store import StoreError
from tui.commands.command import bindings, perform
from tui.commands.lists import PERSON
from tui.people import people_rows, person_page
from tui.people.coverage import Coverage, coverage
from tui.terminal.graphemes import drawn
from tui.widgets.list_screen import ListScreen
from tui.widgets.search_line import EntryPlace, PlaceWanted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from annotators.running.prefetch import Ahead
    from articles.aliases import Aliases, Renaming
    from articles.article import Article
    from articles.library import Entry
    from articles.search import SearchIndex
    from tui.people.person_page import PersonView


MOST_PINNED: Final = 2
WIDE: Final = 100
"""Columns from which on a third statement has room beside two."""


class PersonScreen(ListScreen[None, "Saying | Proposal"]):
    """Shows a person; tells which statement the reader wants to read where it stands."""

    DEFAULT_CSS = """
    PersonScreen {
        & > #statements { height: auto; max-height: 8; background: $panel; }
        #statements > Static { width: 1fr; padding: 0 1; height: auto; }
        .pinned { display: none; border-right: solid $foreground 40%; }
    }
    """
    DOES: ClassVar = {
        "filter": "tui.widgets.list_commands:filter_by_words",
        "export": "tui.people.person_commands:ask_export",
        **{command: f"tui.people.person_commands:{command}" for command in ("copy", "undo")},
    }
    FILTER = "Words of a statement; is:denied is:exact about: source: since: … (S shows all)"
    BINDINGS: ClassVar[list[BindingType]] = bindings(PERSON)

    def __init__(
        self,
        index: SearchIndex,
        aliases: Aliases,
        name: str,
        entries: Mapping[str, Entry],
        article: Callable[[str], Article],
    ) -> None:
        super().__init__()
        self.index, self.aliases, self.person = index, aliases, name
        self.whole: PersonView | None = None
        self.entries = entries
        self._article = article
        self._coverage = Coverage()
        self._pinned: tuple[Saying, ...] = ()
        self.renamed: list[Renaming] = []
        """The changes to names that were made here, the latest last."""

    def compose(self) -> ComposeResult:
        """The statements over the words of the one under the cursor."""
        yield self._top
        yield self.prompt
        yield self.list
        with Horizontal(id="statements"):
            for number in range(MOST_PINNED):
                yield Static(id=f"pinned-{number}", classes="pinned", markup=False)
            yield Static(id="here", markup=False)
        yield self.hints

    def on_mount(self) -> None:
        """Read the page, behind the first paint."""
        self._top.say(self.person)
        self._load()

    @work(exclusive=True, group="person-load")
    async def _load(self) -> None:
        try:
            self.whole = whole = await asyncio.to_thread(self._read)
            self._coverage = await asyncio.to_thread(coverage, self.entries, self.index.people)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        page = whole.page
        self.person = page.name
        self._show()
        others = f", also {', '.join(page.names[1:])}" if page.names[1:] else ""
        self._top.say(f"{page.name}{others}", people_rows.timeline(page.timeline))
        self._look_for_denials(whole)

    @work(exclusive=True, group="person-denials")
    async def _look_for_denials(self, whole: PersonView) -> None:
        """Lay beside each statement who says the opposite, as soon as that is known."""
        names = self.aliases.all
        try:
            view = await asyncio.to_thread(
                lambda: person_page.with_denials(whole, self.index, names())
            )
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if view.against and self.whole is whole:
            self.whole = view
            self._show()

    def show_ahead(self, ahead: Ahead) -> None:
        """Take in what was found since."""
        if ahead.latest or ahead.is_over:
            self._load()

    def _read(self) -> PersonView:
        return person_page.read(self.index, self.person, self.aliases.all(), self.entries)

    def _show(self) -> None:
        """List the statements that are asked for."""
        query = self.typed_query()
        if query is None or self.whole is None:
            return
        titles = {id_: entry.title for id_, entry in self.entries.items()}
        view = self.whole if query.is_empty else self.whole.filtered(query)
        rows = people_rows.page_rows(view, titles, str(self._coverage))
        before = self.list.value
        same = (at for at, row in enumerate(rows) if before and row.value == before)
        self.list.show(rows, next(same, max(0, self.list.cursor)))

    @property
    def saying(self) -> Saying | None:
        """The statement under the cursor."""
        return self.list.value if isinstance(self.list.value, Saying) else None

    # -- statements

    def on_line_list_reached(self) -> None:
        """Show the whole of the statement under the cursor."""
        self.query_one("#here", Static).update(self._in_full(self.saying))

    def on_line_list_chosen(self) -> None:
        """Read the statement where it stands; of a name, say that it is this person's."""
        if isinstance(self.list.value, Proposal):
            self.join(self.list.value.name)
        elif (saying := self.saying) and (entry := self.entries.get(saying.article)):
            self.post_message(PlaceWanted(EntryPlace(entry, saying.start)))
        else:
            self.notify("This article is not in the library.", markup=False)

    def pin(self, saying: Saying) -> None:
        """Keep a statement in sight; or, if it is, let it go."""
        if saying in self._pinned:
            self._pinned = tuple(pinned for pinned in self._pinned if pinned != saying)
        elif len(self._pinned) < MOST_PINNED:
            self._pinned = (*self._pinned, saying)
        else:
            self.notify("Two are in sight already: c on one of them lets it go.", markup=False)
        for number in range(MOST_PINNED):
            box = self.query_one(f"#pinned-{number}", Static)
            box.display = number < len(self._pinned)
            box.update(self._in_full(self._pinned[number] if box.display else None))
        is_room = len(self._pinned) < MOST_PINNED or self.size.width >= WIDE
        self.query_one("#here", Static).display = is_room

    def _in_full(self, saying: Saying | None) -> Content:
        """A statement with its date, source and headline above it; nothing without one."""
        if saying is None:
            return Content("")
        entry = self.entries.get(saying.article)
        origin = (saying.date, saying.source, entry.title if entry else saying.title)
        head = " · ".join(part for part in origin if part)
        return Content(f"{drawn(head)}\n{drawn(_sentence(saying))}")

    def text_of(self, id_: str) -> str:
        """The text of an article by its id; empty if it cannot be had."""
        try:
            return self._article(id_).text
        except (StoreError, KeyError):
            return ""  # its links lead to the page, and not to the words

    # -- names

    def accept_answer(self, asked: str, typed: str) -> None:
        """Join the name, or write the file; words to filter by are taken as they are typed."""
        if typed and asked == "join":
            self.join(" ".join(typed.split()))
        elif typed and asked == "export":
            perform(self, "tui.people.person_commands:export", self, (typed,))

    @work(group="person-names")
    async def join(self, name: str) -> None:
        """Join a name that is in what is kept; if others bear it too, say so."""
        try:
            known = await asyncio.to_thread(self.index.people.alike, name)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if name not in known:
            self.notify(f"Nobody called {name} speaks in what is kept.", markup=False)
            return
        others = [bearer for bearer in bearers(name, known) if bearer != self.person]
        also = f" It may be {others[0]}’s too." if others else ""
        sentence = f"{name} is {self.person} from now on.{also} u takes it back."
        self.rename(lambda: self.aliases.join(name, self.person), sentence)

    @work(group="person-names")
    async def rename(
        self, change: Callable[[], Renaming], sentence: str, *, is_undo: bool = False
    ) -> None:
        """Change which names are this person's in a thread, then say the sentence."""
        try:
            renaming = await asyncio.to_thread(change)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if renaming and not is_undo:
            self.renamed.append(renaming)
            self.notify(sentence, markup=False)
        self._load()


def _sentence(saying: Saying) -> str:
    """Who said it, the verb, the words, and what has to be known of them."""
    statement = statement_in(saying)
    notes = f" ({', '.join(statement.notes)})" if statement.notes else ""
    return " ".join(filter(None, (statement.speaker, statement.verb, statement.words))) + notes
