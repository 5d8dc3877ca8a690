"""The application: puts screens, findings, library and notebook together, and nothing else.

What a screen has to say to others it posts as a message, which comes here. What goes on beside the
keys is done by the objects of `tui.services`.
"""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar, runtime_checkable

from textual import work

from annotators import gc_control
from articles import confined
from articles.places import config_file
from articles.safe import one_line
from articles.store import StoreError
from tui.commands.command import COMMAND, bindings
from tui.commands.everywhere import APP
from tui.reader.reader_screen import ReaderScreen
from tui.services.findings_loader import FindingsLoader, language_notice
from tui.services.navigator import Navigator
from tui.services.others import Others
from tui.services.prefetch import Prefetch
from tui.services.reading_progress import ReadingProgress
from tui.session import stores
from tui.settings.settings import SettingsError
from tui.settings.themes import apply, highlighters
from tui.terminal.alt_keys import read_apart
from tui.terminal.leaving import end_in_any_case, hang_up_with, when_asked_to_end
from tui.terminal_app import TerminalApp

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.screen import Screen
    from textual.theme import Theme

    from articles.library import Entry
    from tui.feeds.ahead_wanted import AheadWanted
    from tui.library.library_screen import LibraryScreen
    from tui.library.shelf import Counts
    from tui.notebook.notebook_screen import NotebookScreen
    from tui.reader.messages import ArticleWanted, LinkWanted, MarkWanted
    from tui.services.findings_loader import FindingsCame
    from tui.services.prefetch import AheadHeard
    from tui.session.session import Session
    from tui.widgets.search_line import PlaceWanted

Below = TypeVar("Below", bound="Screen[Any]")

LOOK_EVERY = 0.5
"""Seconds between two looks at what other newsreads have kept."""

REMEMBER_EVERY = 5.0
"""Seconds between two notes of how far the reader has come, should the terminal be lost."""


@runtime_checkable
class LooksAgain(Protocol):
    """A screen that shows what another newsread may change."""

    def look(self) -> object:
        """Show what has changed."""


class NewsReader(TerminalApp):
    """newsread on a terminal."""

    TITLE = "newsread"
    BINDINGS: ClassVar[list[BindingType]] = bindings(APP)

    is_whole = True

    def __init__(self, session: Session) -> None:
        self.own_colors = highlighters(session.settings)
        super().__init__()
        self.session = session
        self.own_keys = session.settings.keys
        self.progress = ReadingProgress(self, session)
        self.findings = FindingsLoader(self, session)
        self.prefetch = Prefetch(self, session)
        self.others = Others(self, session)
        services = (self.progress, self.findings, self.prefetch, self.others)
        self.navigator = Navigator(self, session, *services)
        apply(self, session.settings)
        single_keys = (
            key.strip() for keys in session.settings.keys.values() for key in keys.split(",")
        )
        read_apart(self.driver_class, {key for key in single_keys if key.startswith("alt+")})

    def get_default_screen(self) -> Screen[Any]:
        """The first article; without one, the library. No other screen is made before it."""
        opened = self.session.opened
        return self.navigator.reader(opened[0]) if opened else self._library()

    def on_mount(self) -> None:
        """Keep what was opened, once it is on the screen."""
        self.key_queue.begin()
        self.set_keymap(dict(self.session.settings.keys))
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        if self.session.limits:
            self.notify(self.session.limits)
        self.set_interval(LOOK_EVERY, self.look)
        self.set_interval(REMEMBER_EVERY, self.progress.remember)
        self.session.notices.begin(self._warn)
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            when_asked_to_end(lambda: loop.is_closed() or loop.call_soon_threadsafe(self._leave))
            self.call_after_refresh(end_in_any_case)
            hang_up_with(sys.__stderr__.fileno() if sys.__stderr__ else 2)
        if isinstance(self.screen, ReaderScreen):
            self.call_after_refresh(self.navigator.begin, self.screen, *self.session.opened)

    def look(self) -> None:
        """Refresh the screen on top with what other newsreads have kept; no other does any work.

        A worker of a screen below another has Textual draw all of them anew.
        """
        if isinstance(self.top, LooksAgain) and self.top.is_mounted:  # which has looked by then
            self.top.look()

    # Reading

    async def action_another(self, step: int) -> None:
        """Show the next or the previous of the articles that were named."""
        ids = [opened.article.id for opened in self.session.opened]
        here = self.screen
        if not isinstance(here, ReaderScreen):
            return
        if len(ids) < 2:
            here.status.say("No other article was opened with this one; O lists all that are kept")
        elif here.article.id in ids:
            at = (ids.index(here.article.id) + step) % len(ids)
            await self.navigator.show(self.session.opened[at])

    @work(group=COMMAND)
    async def action_next_unread(self) -> None:
        """Show the next article that was not opened yet, as the library lists them."""
        from tui.library.library_screen import LibraryScreen

        lists = [screen.listed for screen in self.screen_stack if isinstance(screen, LibraryScreen)]
        await self.navigator.next_unread(lists[0] if lists else ())

    @work(exclusive=True, group="following")
    async def action_fetch_again(self) -> None:
        """Fetch the page of the article that is shown again."""
        await self.navigator.fetch_again()

    def on_reader_screen_too_early(self) -> None:
        """Drop the keys that still wait: they were meant for a finding that is not there yet."""
        self.key_queue.forget()

    def on_findings_came(self, message: FindingsCame) -> None:
        """Show what was found of an article that is still there to be read."""
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen) and screen.article.id == message.article:
                screen.show_progress(message.share, message.findings)
                if message.share == 1:
                    self.others.take_in(screen)
                if message.share == 1 and (notice := language_notice(message.findings)):
                    self.notify(notice, markup=False)

    def on_link_wanted(self, message: LinkWanted) -> None:
        """Read what a link leads to."""
        self.navigator.follow(message.to)

    async def on_article_view_back_wanted(self) -> None:
        """Go back to the article that a link led away from."""
        await self.navigator.back()

    async def action_first_hints(self) -> None:
        """Put the hints for a new reader away, or bring them back."""
        await self.navigator.first_steps.toggle()

    async def on_reader_screen_followed(self, message: ReaderScreen.Followed) -> None:
        """Remove the first hint whose command the reader has just used."""
        await self.navigator.first_steps.follow(message.command)

    # Reading ahead

    def on_ahead_wanted(self, message: AheadWanted) -> None:
        """Begin to read ahead; or, if that is under way, stop."""
        self.prefetch.want(message.feeds)

    def on_ahead_heard(self, message: AheadHeard) -> None:
        """Tell the screens how far reading ahead is."""
        self.prefetch.take(message.ahead)

    # The library

    async def action_library(self) -> None:
        """Show everything that is kept."""
        await self.open_library()

    async def open_library(self) -> LibraryScreen:
        """Show everything that is kept, and give the screen that does."""
        from tui.library.library_screen import LibraryScreen

        if library := self.back_to(LibraryScreen):
            library.refresh_entries()
            return library
        library = self._library()
        await self.push_screen(library)
        return library

    def back_to(self, kind: type[Below]) -> Below | None:
        """Go back to the nearest screen of a kind, with the place remembered; None without one."""
        self.progress.remember()
        if not any(isinstance(screen, kind) for screen in self.screen_stack):
            return None
        while not isinstance(self.screen, kind):
            self.pop_screen()
        return self.screen

    def counts_listed(self) -> Counts:
        """The numbers of marks and claims as the library lists them; none where it was not open."""
        from tui.library.library_screen import LibraryScreen
        from tui.library.shelf import Counts

        listed = [
            screen.counts for screen in self.screen_stack if isinstance(screen, LibraryScreen)
        ]
        return listed[0] if listed else Counts()

    def _library(self) -> LibraryScreen:
        from tui.library.library_screen import LibraryScreen
        from tui.library.shelf import counts_in

        session = self.session
        return LibraryScreen(
            session.library,
            lambda: counts_in(session.notebook, session.annotating.cache),
            known=session.judged(),
        )

    def on_library_screen_chosen(self, message: LibraryScreen.Chosen) -> None:
        """Open what was chosen in the library."""
        self.choose(message.entry, message.offset)

    @work(group=COMMAND)
    async def choose(self, entry: Entry, offset: int | None) -> None:
        """Open an article of the library, at an offset if that is known."""
        await self.navigator.choose(entry, offset)

    # The notebook

    async def action_notebook(self) -> None:
        """Show all marks of all articles."""
        from tui.notebook.notebook_screen import NotebookScreen

        if not self.back_to(NotebookScreen):
            session = self.session
            await self.push_screen(NotebookScreen(session.notebook, session.machine_findings))

    async def on_notebook_screen_mark_wanted(self, message: NotebookScreen.MarkWanted) -> None:
        """Go from the notebook to a mark in its article."""
        await self.navigator.go_to(message.mark)

    def on_place_wanted(self, message: PlaceWanted) -> None:
        """Read on at a place that a list has."""
        self.choose(message.place.entry, message.place.offset)

    def on_article_wanted(self, message: ArticleWanted) -> None:
        """Open an article of the list beside the text."""
        self.choose(message.entry, None)

    async def on_mark_wanted(self, message: MarkWanted) -> None:
        """Go from one mark to another that it is linked with."""
        await self.navigator.go_to(message.mark)

    # People

    @work(group=COMMAND)
    async def action_people(self) -> None:
        """Show who speaks in what is kept."""
        from articles.aliases import Aliases
        from tui.people.people_screen import PeopleScreen

        if self.back_to(PeopleScreen):
            return
        session, known = self.session, self.session.judged()
        names = Aliases(session.data / "names.json")
        index = stores.search_index(known.fingerprint)
        await self.push_screen(PeopleScreen(session.library, index, names, known))

    # The same words elsewhere

    @work(group=COMMAND)
    async def action_same(self) -> None:
        """Show where the words under the cursor stand too; open what is chosen there."""
        if isinstance(self.screen, ReaderScreen) and (place := await self.others.ask(self.screen)):
            self.choose(place.entry, place.offset)

    def on_reader_screen_rested(self) -> None:
        """Count for the statements in sight in how many other articles they stand."""
        if isinstance(self.top, ReaderScreen):
            self.others.look(self.top)

    @work(group=COMMAND)
    async def action_story(self) -> None:
        """Show the story of the article under the cursor; open what is chosen there."""
        from tui.library.library_screen import LibraryScreen

        here = self.screen
        entry = here.list.value if isinstance(here, LibraryScreen) else None
        if entry and (place := await self.others.story(entry.id)):
            self.choose(place.entry, place.offset)

    def _warn(self, sentence: str) -> None:
        """Show a notice of the library or the notebook; can be called in any thread."""
        self.notify(one_line(sentence), severity="warning", markup=False, timeout=15)

    # Leaving
    def on_ready(self) -> None:
        """Start what would have delayed the first frame."""
        gc_control.begin()
        if self.session.settings.keys:
            self._check_keys()

    @work(thread=True, group="keys")
    def _check_keys(self) -> None:
        """Warn of mistakes in the reader's keys; in a thread, for it takes a moment."""
        from tui.keyboard.keymap import problems

        for problem in problems(self.session.settings):
            self.notify(problem, severity="warning", timeout=15, markup=False)

    @work(thread=True, exclusive=True, group="theme")
    def _keep_theme(self, theme: Theme) -> None:
        """Save the theme in the settings, for the next start."""
        from tui.settings.theme_setting import keep

        try:
            keep(config_file(), theme.name)
        except (SettingsError, StoreError) as error:
            self._warn(str(error))

    async def action_back(self) -> None:
        """Go back to the screen below, with the place remembered; from the first, leave."""
        self.progress.remember()
        await super().action_back()

    async def action_quit(self) -> None:
        """Leave, with the place remembered and nothing left to write."""
        self.prefetch.stop()
        await self.progress.wait_until_kept()
        self.exit()

    def _leave(self) -> None:
        """Leave when the system or the terminal asks for it, as if a key had."""
        if not self.is_running:
            return  # it ends already
        leave = self.action_quit()
        self.run_worker(leave, group="leaving", exclusive=True, description="leaving")

    def on_unmount(self) -> None:
        """Let go what is at work: processes that have spaCy, one that reads a file, and fetches."""
        from articles.web import deadline

        self.prefetch.stop()
        self.others.stop()
        self.session.annotating.close()
        confined.end_all()
        deadline.end_all()
