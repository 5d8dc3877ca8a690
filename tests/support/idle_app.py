"""The application, counting what it would write to the terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.events import Key
from textual.keys import _character_to_key
from textual.screen import Screen

from annotators.running.cache import FindingsCache
from annotators.running.prefetch import Ahead
from annotators.running.service import Annotating
from articles.article import Article
from articles.library import Library
from tests.support.executors import AtOnce
from tests.support.pilots import until
from tests.support.readings import ARTICLE, FINDINGS
from tests.support.sessions import session
from tui.app import NewsReader
from tui.commands.command import COMMAND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.console import RenderableType
    from textual.dom import DOMNode
    from textual.pilot import Pilot

    from annotators.running.prefetch import Errand

ASKING = (COMMAND, "pipe", "notebook-look")
"""The groups of workers that may wait for what the reader answers; the last is at work for ever."""

LOOKS = 4
"""How often newsread looks for changes while nothing may be drawn."""


NAMES = {"<": "escape", ">": "enter", "~": "down"}


def pressed(key: str) -> Key:
    """A key as the terminal's driver sends it."""
    return Key(NAMES[key], None) if key in NAMES else Key(_character_to_key(key), key)


class Counting(NewsReader):
    """Counts what would be written to the terminal, and how often it looked for changes."""

    written = looks = 0

    def look(self) -> None:
        self.looks += 1
        super().look()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        self.written += renderable is not None


async def quiet(pilot: Pilot[None], app: Counting) -> None:
    """Until all is done that keys have begun, but for asking: then nothing goes on, nor is drawn.

    What goes on for ever, were it ever so seldom, never comes to this.
    """
    bytes_before, looks_before = app.written, app.looks

    def is_quiet() -> bool:
        nonlocal bytes_before, looks_before
        busy = [worker for worker in app.workers if worker.group not in ASKING]
        if app._notifications:
            app.clear_notifications()  # which go by themselves in some seconds
        if (
            app.written != bytes_before
            or running(app)
            or not all(worker.is_finished for worker in busy)
        ):
            bytes_before, looks_before = app.written, app.looks
        return app.looks >= looks_before + LOOKS

    await until(pilot, is_quiet)


def running(app: Counting) -> list[DOMNode]:
    """What waits for a time to come, on any of the screens that are there."""
    nodes = [node for screen in app.screen_stack for node in screen.walk_children(with_self=True)]
    timers = [(node, timer) for node in nodes for timer in node._timers if timer._active.is_set()]
    return [node for node, timer in timers if timer._task and not timer._task.done()]


class AheadAtOnce:
    """Stands in for the process that reads ahead: finds the same in whatever was not read yet."""

    def __init__(self, errand: Errand) -> None:
        self._library, self._cache = Library(errand.library), errand.cache

    def __iter__(self) -> Iterator[Ahead]:
        ahead = Ahead()
        for entry in self._library.entries():
            if self._cache and not self._cache.has(entry.id):
                self._cache.put(entry.id, FINDINGS)
                ahead = replace(ahead, latest=(entry.id, len(FINDINGS.claims)))
                yield ahead
        yield replace(ahead, latest=None, is_over=True)

    def stop(self) -> None:
        """There is nothing to be ended."""


def counting(home: Path) -> Counting:
    """One article just opened, and another version of it kept; findings come at once."""
    annotating = Annotating(
        AtOnce, cache=FindingsCache(home / "found", "p"), work=lambda *_: FINDINGS
    )
    old = Article(
        text=f"{ARTICLE.text}\n\nIt will not close.", title="Bridge", url="https://selde.example/1"
    )
    new = Article(text=ARTICLE.text, title=ARTICLE.title, url=old.url)
    new_session = session(home / "data", new, annotating=annotating, read_ahead=AheadAtOnce)
    new_session.library.keep(old, str(old.url))
    return Counting(new_session)
