"""Everybody who speaks in the kept articles; one of them is looked at in a page of their own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work

from annotators.indexing import brought_up
from articles.search.people import MOST_NAMED
from articles.store import StoreError
from tui.keyboard.typed_ahead import COMMAND
from tui.people.people_rows import person_row
from tui.widgets.typed_list import TypedList

if TYPE_CHECKING:
    from annotators.indexing import Known
    from articles.aliases import Aliases
    from articles.library import Entry, Library
    from articles.search import Person, SearchIndex


class PeopleScreen(TypedList["Person"]):
    """Lists people as their names are typed; dismisses with a place that the reader wants to read.

    `known` gives what was found in an article before; it is called in a thread.
    """

    placeholder = "A name, or the beginning of one"

    def __init__(
        self, library: Library, index: SearchIndex, aliases: Aliases, known: Known
    ) -> None:
        super().__init__()
        self.library, self.index, self.aliases = library, index, aliases
        self._known = known
        self._entries: dict[str, Entry] = {}
        self._is_reading = False

    def on_mount(self) -> None:
        """Bring the index up to the library and to what is known of it, behind the first paint."""
        self.find("")
        self._update()

    def on_unmount(self) -> None:
        """Let the index go."""
        self.index.close()

    @work(exclusive=True, group="people-update")
    async def _update(self) -> None:
        self._is_reading = True
        try:
            self._entries = await asyncio.to_thread(self._brought_up)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        finally:
            self._is_reading = False
        self.find(self.typed)

    def _brought_up(self) -> dict[str, Entry]:
        return brought_up(self.library, self.index, self._known)

    @work(exclusive=True, group="people-find")
    async def find(self, typed: str) -> None:
        """List those with a name that begins so, who speaks most first."""
        try:
            people = await asyncio.to_thread(self._named, typed)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.list.show([person_row(person) for person in people], max(0, self.list.cursor))
        reading = "reading what is new …" if self._is_reading else ""
        if people:
            more = " or more" if len(people) >= MOST_NAMED else ""
            counted = f"{len(people):,}{more} people and organisations"
            self._said.say(f"{counted}, statements in articles", "")
        else:
            self._said.say(
                "Nobody of this name speaks in what is kept."
                if typed
                else "Nobody is known yet: people are found when an article is opened.",
                reading,
            )

    def _named(self, typed: str) -> list[Person]:
        return self.index.people.named(typed, self.aliases.all())

    @work(group=COMMAND)
    async def choose(self, value: Person) -> None:
        """Look at a person; read the article of what is chosen there."""
        from tui.people.person_screen import PersonScreen

        screen = PersonScreen(
            self.index.people, self.aliases, value.name, self._entries, self.library.article
        )
        if found := await self.app.push_screen_wait(screen):
            self.dismiss(found)
        else:
            self.find(self.typed)
