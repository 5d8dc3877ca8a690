"""While nothing is done nothing is written, whatever is on the screen; a slow line stays free."""

from __future__ import annotations

import pkgutil
from collections import Counter
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.screen import Screen

import tui
from annotators.running.cache import FindingsCache
from annotators.running.service import Annotating
from articles.article import Article
from tests.support.executors import AtOnce
from tests.support.pilots import until
from tests.support.readings import ARTICLE, FINDINGS, SAMPLE
from tests.support.terminal import Terminal, newsread
from tests.test_app import session
from tui import app as app_module
from tui.app import NewsReader
from tui.commands.command import COMMAND
from tui.notebook.notebook_screen import NotebookScreen

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType
    from textual.dom import DOMNode
    from textual.pilot import Pilot

PATH = [
    *(
        ("", "ReaderScreen"),
        ("]qcy", "ReaderScreen"),
        ("p", "ReaderScreen"),
        ("/b", "ReaderScreen"),
    ),
    *(("<?", "HelpScreen"), ("<a", "NoteDialog"), ("<t", "TagDialog"), ("<^", "Palette")),
    *(("<ms", "ChooseDialog"), ("<:", "Palette")),
    *(("<O", "LibraryScreen"), ("?", "HelpScreen"), ("</", "LibraryScreen"), ("<^", "Palette")),
    *(("<F", "FeedsScreen"), ("a", "FeedsScreen"), ("<?", "HelpScreen")),
    *(("<<S", "SearchScreen"), ("bridge", "SearchScreen"), ("<v", "VersionsScreen")),
    *(("<P", "PeopleScreen"), ("~>", "PersonScreen"), ("?", "HelpScreen"), ("</", "PersonScreen")),
    *(("<<<M", "NotebookScreen"), ("a", "NoteDialog"), ("<t", "TagDialog"), ("<e", "ChooseDialog")),
    *(("<?", "HelpScreen"), ("</", "NotebookScreen"), ("^", "Palette")),
]
"""Keys, and the screen that they lead to from the one before."""

LOOKS = 4
"""How often newsread looks for changes while nothing may be drawn."""

NAMES = {"<": "escape", ">": "enter", "~": "down", "^": "ctrl+p"}


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


def leaves() -> set[str]:
    """The names of the screens that newsread has, and that no other of its screens is made of."""
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        import_module(module.name)
    found: set[type[object]] = set()
    waiting: list[type[object]] = [Screen]
    while waiting:
        subclasses = waiting.pop().__subclasses__()
        waiting += subclasses
        found |= {each for each in subclasses if each.__module__.startswith("tui.")}
    return {each.__name__ for each in found if not each.__subclasses__()}


async def quiet(pilot: Pilot[None], app: Counting) -> None:
    """Until all is done that keys have begun, but for asking: then nothing goes on, nor is drawn.

    What goes on for ever, were it ever so seldom, never comes to this.
    """
    written, looks = app.written, app.looks

    def is_quiet() -> bool:
        nonlocal written, looks
        busy = [each for each in app.workers if each.group not in (COMMAND, "notebook-look")]
        if app._notifications:
            app.clear_notifications()  # which go by themselves in some seconds
        if app.written != written or running(app) or not all(each.is_finished for each in busy):
            written, looks = app.written, app.looks
        return app.looks >= looks + LOOKS

    await until(pilot, is_quiet)


def running(app: Counting) -> list[DOMNode]:
    """What waits for a time to come, on any of the screens that are there."""
    nodes = [node for screen in app.screen_stack for node in screen.walk_children(with_self=True)]
    timers = [(node, timer) for node in nodes for timer in node._timers if timer._active.is_set()]
    return [node for node, timer in timers if timer._task and not timer._task.done()]


@pytest.fixture
def idle(home: Path, monkeypatch: pytest.MonkeyPatch) -> Counting:
    for name in ("LOOK_EVERY", "REMEMBER_EVERY"):
        monkeypatch.setattr(app_module, name, 0.03)
    annotating = Annotating(
        AtOnce, cache=FindingsCache(home / "found", "p"), work=lambda *_: FINDINGS
    )
    old = Article(
        text=f"{ARTICLE.text}\n\nIt will not close.", title="Bridge", url="https://selde.example/1"
    )
    new = Article(text=ARTICLE.text, title=ARTICLE.title, url=old.url)
    made = session(home / "data", new, annotating=annotating)
    made.library.keep(old, str(old.url))
    return Counting(made)


async def test_no_screen_writes_anything_or_works_while_nothing_is_done(idle: Counting) -> None:
    seen = Counter[str]()
    async with idle.run_test(size=(80, 24), notifications=True) as pilot:
        for keys, name in PATH:
            for key in keys:
                idle.post_message(pressed(key))
            await until(pilot, lambda: type(idle.screen).__name__ == name)  # noqa: B023
            await quiet(pilot, idle)
            seen[name] += 1
    assert seen.keys() == leaves()


def test_a_note_over_the_notebook_is_left_open_without_a_byte_written(tmp_path: Path) -> None:
    with newsread(SAMPLE, home=str(tmp_path)) as terminal:
        terminal.until("Ferry crews")
        terminal.press("cy")
        terminal.until("Highlighted in yellow")
        terminal.press("M")
        terminal.until("1 of 1 mark")
        terminal.press("a")
        terminal.until("ctrl.s keep")
        before = settled(terminal)
        terminal.read_for(2.0)
        assert len(terminal.raw) == before


def settled(terminal: Terminal) -> int:
    """How many bytes were written once for most of a second nothing more was."""
    written = -1
    while written != len(terminal.raw):
        written = len(terminal.raw)
        terminal.read_for(0.8)
    return written


async def test_a_look_that_comes_before_the_notebook_is_there_does_not_keep_it_empty(
    idle: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    mount = NotebookScreen.on_mount

    def late(screen: NotebookScreen) -> None:
        idle.look()
        screen._is_reading = any(each.group == "notebook-look" for each in idle.workers)
        mount(screen)

    monkeypatch.setattr(NotebookScreen, "on_mount", late)
    async with idle.run_test(size=(80, 24)) as pilot:
        idle.post_message(pressed("M"))
        await until(pilot, lambda: "0 of 0 marks" in said(idle))


def said(app: Counting) -> str:
    """The left of the status line of the notebook, if that is shown."""
    left = app.screen.status.left if isinstance(app.screen, NotebookScreen) else ()
    return "".join(words for words, _ in left)
