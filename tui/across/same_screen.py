"""The same words in other articles, side by side with those that were asked for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from annotators.across import difference_signs as signs
from annotators.across.elsewhere import Compared
from articles.store import StoreError
from tui.across import same_rows
from tui.across.archive import NOT_KEPT
from tui.commands.command import bindings
from tui.commands.lists import SAME
from tui.feeds.ahead_wanted import AheadWanted
from tui.people.coverage import Coverage
from tui.widgets.line_list import text_row
from tui.widgets.list_screen import ListScreen
from tui.widgets.search_line import EntryPlace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from annotators.across.elsewhere import Elsewhere
    from annotators.running.prefetch import Ahead
    from articles.library import Entry
    from articles.search import Saying
    from tui.across.archive import Archive


class SameScreen(ListScreen["EntryPlace | None", "Elsewhere | None"]):
    """Lists where the words of a statement stand too; dismisses with a place to read on at."""

    DEFAULT_CSS = """
    SameScreen {
        & > #sides { height: auto; max-height: 12; background: $panel; }
        #sides > Static { width: 1fr; padding: 0 1; height: auto; }
        #mine { border-right: solid $foreground 40%; }
    }
    """
    DOES: ClassVar = {"copy": "tui.across.same_screen:copy"}
    BINDINGS: ClassVar[list[BindingType]] = bindings(SAME)

    def __init__(self, archive: Archive, saying: Saying) -> None:
        super().__init__()
        self.archive, self.saying = archive, saying
        self.compared = Compared()
        self._entries: Mapping[str, Entry] = {}
        self._has_asked = False

    @property
    def others(self) -> tuple[Elsewhere, ...]:
        """Where the words stand too, oldest first."""
        return self.compared.others

    def compose(self) -> ComposeResult:
        """The list over both statements."""
        yield self._top
        yield self.list
        with Horizontal(id="sides"):
            yield Static(id="mine", markup=False)
            yield Static(id="theirs", markup=False)
        yield self._details
        yield self.hints

    def on_mount(self) -> None:
        """List what is known at once, then take in what is new and list it too."""
        self._top.say(same_rows.summary(self.saying, self.compared, "")[0], "looking …")
        self._details.say(signs.LEGEND)
        self._load()

    @work(exclusive=True, group="same-load")
    async def _load(self) -> None:
        covered = Coverage()
        try:
            self.compared = await asyncio.to_thread(self.archive.elsewhere, self.saying)
            self._list("reading what is new …")
            self._entries, covered = await asyncio.to_thread(self.archive.update_index)
            self.compared = await asyncio.to_thread(self.archive.elsewhere, self.saying)
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        if covered.unread and not self._has_asked:
            self._has_asked = True
            self.post_message(AheadWanted(feeds=()))  # who says what in them is found from now on
        self._list(str(covered))

    def show_ahead(self, ahead: Ahead) -> None:
        """List what was found since, and say how far it is."""
        if (ahead.latest or ahead.is_over) and not self.has_work("same-load"):
            self._load()

    def _list(self, unread: str) -> None:
        before = self.list.value
        rows = list(same_rows.rows(self.saying, self.others))
        if not self.others:
            rows.append(text_row(""))
            rows.append(
                text_row("  No other article that was read has these words.", "list--faint")
            )
        first = next((n for n, row in enumerate(rows) if row.value), 0)
        at = next((n for n, row in enumerate(rows) if before and row.value == before), first)
        self.list.show(rows, at)
        self._top.say(*same_rows.summary(self.saying, self.compared, unread))
        self._compare()

    def on_line_list_reached(self) -> None:
        """Lay the statement under the cursor beside the one that was asked for."""
        self._compare()

    def _compare(self) -> None:
        mine, theirs = self.query_one("#mine", Static), self.query_one("#theirs", Static)
        if (other := self.list.value) is None:
            mine.update(same_rows.side(self.saying, [(self.saying.words, "same")]))
            theirs.update(Content(""))
        else:
            mine.update(same_rows.side(self.saying, signs.here(other.sameness)))
            theirs.update(same_rows.side(other.saying, signs.there(other.sameness)))

    def on_line_list_chosen(self) -> None:
        """Read the other statement where it stands."""
        if (other := self.list.value) is None:
            return
        if entry := self._entries.get(other.saying.article):
            self.dismiss(EntryPlace(entry, other.saying.start))
        else:
            self.notify(f"{NOT_KEPT} {other.saying.url or ''}".strip(), markup=False)


async def copy(screen: SameScreen) -> None:
    """Copy both statements, each with who says it, where and when."""
    from annotators.presentation.sayings import statement_in
    from annotators.presentation.statements import in_short
    from tui.people.statements import citation

    other = screen.list.value
    both = [screen.saying, *([other.saying] if other else [])]
    text = "\n".join(map(citation, both))
    excerpt = "both statements" if other else in_short(statement_in(screen.saying))
    sentence = await screen.copy_in_thread(text, excerpt)
    screen.notify(sentence, markup=False)


async def story(screen: SameScreen) -> None:
    """Look at the story of the article, and read on at what is chosen there."""
    from tui.across.story_screen import StoryScreen

    story_screen = StoryScreen(screen.archive, screen.saying.article)
    if place := await screen.app.push_screen_wait(story_screen):
        screen.dismiss(place)
