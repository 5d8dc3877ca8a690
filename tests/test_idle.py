"""While nothing is done nothing is written, whatever is on the screen; a slow line stays free."""

from __future__ import annotations

import pkgutil
from collections import Counter
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from textual.screen import Screen

import tui
from tests.support.idle_app import Counting, pressed, quiet
from tests.support.pilots import until
from tests.support.readings import SAMPLE
from tests.support.terminal import Terminal, newsread
from tui.notebook.notebook_screen import NotebookScreen

if TYPE_CHECKING:
    from pathlib import Path


PATH = [
    *(
        ("", "ReaderScreen"),
        ("]qcy", "ReaderScreen"),
        ("=", "SameScreen"),
        ("s", "StoryScreen"),
        ("<<p", "ReaderScreen"),
        ("/b", "ReaderScreen"),
        ("<|", "ChooseDialog"),
        ("cat>", "OutputScreen"),
    ),
    *(("<?", "Finder"), ("<a", "NoteDialog"), ("<t", "TagDialog")),
    *(("<ms", "ChooseDialog"), ("<:", "Finder")),
    *(("<i", "VoicesScreen"), ("?", "Finder"), ("</", "VoicesScreen")),
    *(("<<O", "LibraryScreen"), ("?", "Finder"), ("</", "LibraryScreen")),
    *(("<F", "FeedsScreen"), ("a", "FeedsScreen"), ("<?", "Finder")),
    *(("<<S", "SearchScreen"), ("bridge", "SearchScreen"), ("<v", "VersionsScreen")),
    *(("<P", "PeopleScreen"), ("~>", "PersonScreen"), ("?", "Finder"), ("</", "PersonScreen")),
    *(("<<<M", "NotebookScreen"), ("a", "NoteDialog"), ("<t", "TagDialog"), ("<e", "ChooseDialog")),
    *(("<?", "Finder"), ("</", "NotebookScreen")),
]
"""Keys, and the screen that they lead to from the one before."""


def leaves() -> set[str]:
    """The names of the screens that newsread has, and that no other of its screens is made of."""
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        import_module(module.name)
    classes: set[type[object]] = set()
    waiting: list[type[object]] = [Screen]
    while waiting:
        subclasses = waiting.pop().__subclasses__()
        waiting += subclasses
        classes |= {subclass for subclass in subclasses if subclass.__module__.startswith("tui.")}
    return {cls.__name__ for cls in classes if not cls.__subclasses__()}


async def test_no_screen_writes_anything_or_works_while_nothing_is_done(idle: Counting) -> None:
    counts = Counter[str]()
    async with idle.run_test(size=(80, 24), notifications=True) as pilot:
        for keys, name in PATH:
            for key in keys:
                idle.post_message(pressed(key))
            await until(pilot, lambda: type(idle.screen).__name__ == name)  # noqa: B023
            await quiet(pilot, idle)
            counts[name] += 1
    assert counts.keys() == leaves()


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
    length = -1
    while length != len(terminal.raw):
        length = len(terminal.raw)
        terminal.read_for(0.8)
    return length


async def test_a_look_that_comes_before_the_notebook_is_there_does_not_keep_it_empty(
    idle: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    mount = NotebookScreen.on_mount

    def late(screen: NotebookScreen) -> None:
        idle.look()
        screen._is_reading = any(worker.group == "notebook-look" for worker in idle.workers)
        mount(screen)

    monkeypatch.setattr(NotebookScreen, "on_mount", late)
    async with idle.run_test(size=(80, 24)) as pilot:
        idle.post_message(pressed("M"))
        await until(pilot, lambda: "0 of 0 marks" in status_line(idle))


def status_line(app: Counting) -> str:
    """The left of the status line of the notebook, if that is shown."""
    parts = app.screen.status.left if isinstance(app.screen, NotebookScreen) else ()
    return "".join(words for words, _ in parts)
