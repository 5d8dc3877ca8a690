"""Reading ahead as the application has it: one process at a time, begun and stopped with one key.

The process does all the work. What it tells comes here through a thread that only waits, and goes
on to the screens, which say how far it is and move nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.message import Message

from articles.places import more_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App

    from annotators.running.prefetch import Ahead
    from tui.session.session import AheadProcess, Session


@runtime_checkable
class ShowsAhead(Protocol):
    """A screen that says how far reading ahead is."""

    def show_ahead(self, ahead: Ahead) -> None:
        """Say how far it is; once it is over, say nothing of it."""


@dataclass
class AheadHeard(Message):
    """The process has told how far it is."""

    ahead: Ahead


class Prefetch:
    """Fetches feeds and finds who says what in a process, while the reader reads."""

    def __init__(self, app: App[None], session: Session) -> None:
        self._app, self._session = app, session
        self._stop: Event | None = None
        self._waiting_feeds: tuple[str, ...] = ()
        self._far: Ahead | None = None
        self._process: AheadProcess | None = None

    def want(self, feeds: tuple[str, ...] | None = None) -> None:
        """Begin to read ahead; if that is under way, stop it, or have these feeds wait."""
        if self._stop is None:
            self._stop = Event()
            read = partial(self._read, feeds, self._stop)
            self._app.run_worker(read, group="ahead", thread=True, description="ahead")
        elif feeds is None:
            self.stop()
        else:
            self._waiting_feeds += feeds

    def stop(self) -> None:
        """End what is under way; whatever is done by then is kept."""
        if self._stop is not None:
            self._stop.set()
        if self._process is not None:
            self._process.stop()

    def tell(self, screen: ShowsAhead) -> None:
        """Tell a new screen how far reading ahead is."""
        if self._far is not None:
            screen.show_ahead(self._far)

    def take(self, ahead: Ahead) -> None:
        """Tell the screens how far it is; at its end, begin with the feeds that wait."""
        self._far = None if ahead.is_over else ahead
        if ahead.is_over:
            self._stop = None
        for screen in self._app.screen_stack:
            if isinstance(screen, ShowsAhead):
                screen.show_ahead(ahead)
        if ahead.is_over and self._waiting_feeds:
            feeds, self._waiting_feeds = self._waiting_feeds, ()
            self.want(feeds)

    def _read(self, feeds: Sequence[str] | None, stop: Event) -> None:
        self._process = process = self._session.begin_ahead(feeds)
        if stop.is_set():
            process.stop()
        ahead = None
        for ahead in process:
            self._app.post_message(AheadHeard(ahead))
        self._process = None
        if ahead is None or not ahead.is_over:
            self._app.post_message(AheadHeard(self._ended_early(ahead, stop)))

    def _ended_early(self, ahead: Ahead | None, stop: Event) -> Ahead:
        from annotators.running.prefetch import Ahead

        ahead = ahead or Ahead()
        if not stop.is_set():
            words = f"Reading ahead came to an end too soon; {more_in(self._session.log)}."
            ahead = replace(ahead, errors=(*ahead.errors, words))
        return replace(ahead, is_over=True)
