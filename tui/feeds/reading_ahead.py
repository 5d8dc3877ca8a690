"""Reading ahead as the application has it: one process at a time, begun and stopped with one key.

The process does all the work. What it tells comes here through a thread that only waits, and goes
on to the screens, which say how far it is and move nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import work
from textual.message import Message

from articles.places import more_in
from tui.terminal.terminal_app import TerminalApp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotators.work.ahead import Ahead
    from tui.session import AheadProcess, Session


@runtime_checkable
class ShowsAhead(Protocol):
    """A screen that says how far reading ahead is."""

    def show_ahead(self, ahead: Ahead) -> None:
        """Say it, and nothing any more when it is over."""


@dataclass
class AheadWanted(Message):
    """The reader wants to read ahead, or to stop it if it is under way.

    Of some feeds, named by their addresses, it is never a wish to stop: they wait for their turn.
    """

    feeds: tuple[str, ...] | None = None


class ReadingAhead(TerminalApp):
    """Fetches feeds and finds who says what in a process, while the reader reads."""

    @dataclass
    class Heard(Message):
        """The process has told how far it is."""

        ahead: Ahead

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._stop: Event | None = None
        self._waiting_feeds: tuple[str, ...] = ()
        self._far: Ahead | None = None
        self._ahead_process: AheadProcess | None = None

    def on_ahead_wanted(self, message: AheadWanted) -> None:
        """Begin; or, if it is under way, stop."""
        if self._stop is None:
            self._stop = Event()
            self._read_ahead(message.feeds, self._stop)
        elif message.feeds is None:
            self.stop_ahead()
        else:
            self._waiting_feeds += message.feeds

    def stop_ahead(self) -> None:
        """End what is under way; whatever is done by then is kept."""
        if self._stop is not None:
            self._stop.set()
        if self._ahead_process is not None:
            self._ahead_process.stop()

    @work(thread=True, group="ahead")
    def _read_ahead(self, feeds: Sequence[str] | None, stop: Event) -> None:
        self._ahead_process = process = self.session.begin_ahead(feeds)
        if stop.is_set():
            process.stop()
        ahead = None
        for ahead in process:
            self.post_message(self.Heard(ahead))
        self._ahead_process = None
        if ahead is None or not ahead.is_over:
            self.post_message(self.Heard(self._ended_early(ahead, stop)))

    def _ended_early(self, ahead: Ahead | None, stop: Event) -> Ahead:
        from annotators.work.ahead import Ahead

        ahead = ahead or Ahead()
        if not stop.is_set():
            said = f"Reading ahead came to an end too soon; {more_in(self.session.log)}."
            ahead = replace(ahead, errors=(*ahead.errors, said))
        return replace(ahead, is_over=True)

    def tell_ahead(self, screen: ShowsAhead) -> None:
        """Let a screen that has just come know how far it is."""
        if self._far is not None:
            screen.show_ahead(self._far)

    def on_reading_ahead_heard(self, message: Heard) -> None:
        """Tell the screens."""
        self._far = None if message.ahead.is_over else message.ahead
        if message.ahead.is_over:
            self._stop = None
        for screen in self.screen_stack:
            if isinstance(screen, ShowsAhead):
                screen.show_ahead(message.ahead)
        if message.ahead.is_over and self._waiting_feeds:
            feeds, self._waiting_feeds = self._waiting_feeds, ()
            self.on_ahead_wanted(AheadWanted(feeds))
