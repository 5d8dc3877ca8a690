"""Which of the first hints are done, kept from one start to the next."""

from __future__ import annotations

from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from articles.safe import one_line
from articles.store import StoreError
from tui.marks.serial_thread import Complaint
from tui.reader.reader_screen import ReaderScreen

if TYPE_CHECKING:
    from tui.keyboard.keyboard_app import KeyboardApp
    from tui.session.session import Session


class FirstSteps:
    """Shows a new reader one hint below the article, until all were followed or put away."""

    def __init__(self, app: KeyboardApp, session: Session) -> None:
        self._app = app
        self._session = session
        self._unwritten = Complaint(self._warn)
        self._writing = Lock()

    @cached_property
    def _done(self) -> frozenset[str]:
        """The ids of the commands that need no hint any more."""
        from tui.reader.first_hints import HINTS, read_done

        try:
            return read_done(self._session.hints_done)
        except (OSError, ValueError) as error:  # who cannot read it cannot put hints away either
            self._warn(f"{self._session.hints_done}: {error}; no hints are shown")
            return frozenset(HINTS)

    async def show(self) -> None:
        """Show the next hint below the article on top, if one is left."""
        from tui.reader.first_hints import FirstHints, next_hint

        here, keys = self._app.top, self._session.settings.keys
        if not isinstance(here, ReaderScreen) or not here.is_attached:
            return  # the reader left at once
        for row in here.query(FirstHints):
            row.show_next(self._done)
        if next_hint(self._done, keys) and not here.query(FirstHints):
            await here.mount(FirstHints(self._done, keys), before=here.status)

    async def follow(self, command: str) -> None:
        """A command was done by its key: have its hint go for good."""
        from tui.reader.first_hints import HINTS

        if command in HINTS and command not in self._done:
            await self._take(self._done | {command})

    async def toggle(self) -> None:
        """Put all hints away; or bring them back, from the first on."""
        from tui.reader.first_hints import HINTS

        await self._take(frozenset() if self._done >= HINTS.keys() else frozenset(HINTS))

    async def _take(self, done: frozenset[str]) -> None:
        self._done = done
        await self.show()
        self._app.run_worker(
            self._keep, thread=True, exclusive=True, group="hints", description="hints"
        )

    def _keep(self) -> None:
        from tui.reader.first_hints import keep_done

        try:
            with self._writing:  # a thread that is at it goes on when the next one begins
                keep_done(self._session.hints_done, self._done)
        except (OSError, StoreError) as error:
            self._app.call_from_thread(self._unwritten.say, str(error))

    def _warn(self, sentence: str) -> None:
        self._app.notify(one_line(sentence), severity="warning", markup=False, timeout=15)
