"""Everybody who speaks in the kept articles; one of them is looked at in a page of their own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work

from annotators.running.indexing import update_index
from articles.search.people import MOST_NAMED
from articles.store import StoreError
from tui.commands.command import bindings
from tui.commands.lists import SEARCH
from tui.feeds.ahead_wanted import AheadWanted
from tui.feeds.prefetch_status import progress
from tui.people.coverage import Coverage, coverage
from tui.people.people_rows import person_row
from tui.widgets.list_screen import ListScreen
from tui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from annotators.running.indexing import Known
    from annotators.running.prefetch import Ahead
    from articles.aliases import Aliases
    from articles.library import Entry, Library
    from articles.search import Person, Query, SearchIndex


NOBODY: Final = "Nobody of this name speaks in what is kept."


class PeopleScreen(ListScreen[None, "Person"]):
    """Lists people as their names are typed.

    `known` gives what was found in an article before; it is called in a thread.
    """

    AUTO_FOCUS = "SearchLine"
    BINDINGS: ClassVar[list[BindingType]] = bindings(SEARCH)

    def __init__(
        self, library: Library, index: SearchIndex, aliases: Aliases, known: Known
    ) -> None:
        super().__init__(
            SearchLine("A name, or what they say: is:denied said:bridge since:2026 (S shows all)")
        )
        self.library, self.index, self.aliases = library, index, aliases
        self._known = known
        self._entries: dict[str, Entry] = {}
        self._coverage = Coverage()
        self._is_reading = False
        self._ahead: Ahead | None = None

    def on_mount(self) -> None:
        """Bring the index up to the library and to what is known of it, behind the first paint."""
        self._update()

    def on_screen_resume(self) -> None:
        """List them; names may have been joined since on the page of a person."""
        self.find()

    def on_unmount(self) -> None:
        """Close the index."""
        self.index.close()

    @work(exclusive=True, group="people-update")
    async def _update(self) -> None:
        """Index the findings that are known, and ask for the other articles to be read ahead."""
        self._is_reading = True
        try:
            known = (self.library, self.index, self._known)
            self._entries = await asyncio.to_thread(update_index, *known)
            self._coverage = await asyncio.to_thread(self._read_coverage)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        finally:
            self._is_reading = False
        if self._coverage.unread and self._ahead is None:
            self.post_message(AheadWanted(feeds=()))
        self.find()

    def show_ahead(self, ahead: Ahead) -> None:
        """List the people found since, and say how far reading ahead is."""
        self._ahead = ahead
        self._details.say(self._details.left, self._reading())
        if ahead.is_over:
            self._update()
        elif not self._is_reading and ahead.latest:
            self.find()
        if ahead.is_over and ahead.errors:
            self.notify(ahead.errors[0], severity="warning", markup=False)

    def _read_coverage(self) -> Coverage:
        return coverage(self._entries, self.index.people)

    @work(exclusive=True, group="people-find")
    async def find(self) -> None:
        """List the people whose names match the words, and who say what these ask for."""
        query = self.typed_query()
        if query is None:
            return
        try:
            people = await asyncio.to_thread(self._named, query)
            self._coverage = await asyncio.to_thread(self._read_coverage)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        name = self.list.value.name if self.list.value else ""
        same = (at for at, person in enumerate(people) if person.name == name)
        at = next(same, max(0, self.list.cursor))
        self.list.show([person_row(person) for person in people], at)
        self._details.say(self._counted(people), self._reading())

    def _counted(self, people: Sequence[Person]) -> str:
        """How many are listed, or why nobody is; and what they may have said as well."""
        left = str(self._coverage)
        if people:
            more = " or more" if len(people) >= MOST_NAMED else ""
            kinds = "person or organisation" if len(people) == 1 else "people and organisations"
            names = f"{len(people):,}{more} {kinds}"
            names_left = f"{len(people):,}{more} name{'s' * (len(people) != 1)} · {left}"
            return names_left if left else names
        if self.words:
            return f"Nobody of this name · {left}" if left else NOBODY
        return left or "Nobody is known yet: people are found when an article is opened."

    def _reading(self) -> str:
        if self._is_reading:
            return "reading what is new …"
        if self._ahead is None:
            return "reading them …" if self._coverage.unread else ""
        return progress(self._ahead)

    def _named(self, query: Query) -> list[Person]:
        return self.index.people.named(query, self.aliases.all())

    def _show(self) -> None:
        self.find()

    async def on_line_list_chosen(self) -> None:
        """Look at a person."""
        from tui.people.person_screen import PersonScreen

        if person := self.list.value:
            page = (self.index, self.aliases, person.name, self._entries, self.library.article)
            await self.app.push_screen(PersonScreen(*page))
