"""Keys that arrive at once, as over a slow line: each goes where its typist meant it."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.keys import _character_to_key

from annotators.running.service import Annotating
from articles.article import Article
from tests.support.executors import Never
from tests.support.pilots import settled, until
from tests.support.sessions import STORY, quotation, session
from tests.support.terminal import newsread
from tui.app import NewsReader
from tui.library.library_screen import LibraryScreen
from tui.reader.find_bar import FindBar
from tui.reader.reader_screen import ReaderScreen
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from articles.library import Entry


@pytest.fixture
async def pilot(tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await settled(pilot)
        yield pilot


def burst(pilot: Pilot[None], *keys: str) -> None:
    """Have all keys arrive before any of them is looked at."""
    for key in keys:
        is_letter = len(key) == 1
        name = _character_to_key(key) if is_letter else key
        pilot.app.post_message(Key(name, key if is_letter else None))


def app(pilot: Pilot[None]) -> NewsReader:
    assert isinstance(pilot.app, NewsReader)
    return pilot.app


def story(pilot: Pilot[None]) -> ReaderScreen:
    """The article, also while a dialog is over it."""
    (screen,) = (screen for screen in pilot.app.screen_stack if isinstance(screen, ReaderScreen))
    return screen


async def test_words_behind_a_slash_are_found_and_do_nothing_else(pilot: Pilot[None]) -> None:
    burst(pilot, *"/mama")
    await until(pilot, lambda: [bar.value for bar in pilot.app.query(FindBar)] == ["mama"])
    assert story(pilot).document.marks == ()


async def test_what_is_typed_behind_a_search_is_done_in_the_text(pilot: Pilot[None]) -> None:
    burst(pilot, *"/waits", "enter", *"cg")
    await until(pilot, lambda: story(pilot).document.marks)
    (mark,) = story(pilot).document.marks
    assert (mark.color, mark.exact) == ("green", "“It only waits,”")


async def test_a_motion_before_a_search_is_done_before_it(pilot: Pilot[None]) -> None:
    burst(pilot, *"]q/xyz", "escape")
    await until(pilot, lambda: story(pilot).position)
    assert STORY.text[story(pilot).position] == "“"


async def test_a_note_is_written_with_every_letter_and_kept(pilot: Pilot[None]) -> None:
    burst(pilot, *"aA note", "ctrl+s", *"j")
    await until(pilot, lambda: [mark.note for mark in story(pilot).document.marks] == ["A note"])


async def test_two_dialogs_after_each_other_get_what_is_meant_for_each(
    pilot: Pilot[None],
) -> None:
    burst(pilot, *"aone", "ctrl+s", *"tdone", "enter", *"G", *"atwo", "ctrl+s")
    await until(pilot, lambda: len(story(pilot).document.marks) == 2)
    first, second = sorted(story(pilot).document.marks, key=lambda mark: mark.span)
    assert (first.note, first.tags, second.note) == ("one", ("done",), "two")


async def test_a_command_that_is_chosen_by_name_is_done_and_the_next_key_after_it(
    pilot: Pilot[None],
) -> None:
    burst(pilot, *"?yellow", "enter", *"aseen", "ctrl+s")
    await until(pilot, lambda: [mark.note for mark in story(pilot).document.marks] == ["seen"])
    assert [mark.color for mark in story(pilot).document.marks] == ["yellow"]


async def test_undo_typed_twice_is_done_twice(pilot: Pilot[None]) -> None:
    burst(pilot, *"cyGcguu", *"gg")
    await until(pilot, lambda: not app(pilot).key_queue.waiting and not story(pilot).document.marks)
    assert app(pilot).session.notebook.all() == ()


async def test_nothing_is_marked_where_a_jump_came_too_early_to_lead_away(tmp_path: Path) -> None:
    annotating = Annotating(Never, work=quotation)
    early = NewsReader(session(tmp_path, STORY, annotating=annotating))
    async with early.run_test() as pilot:
        burst(pilot, *"]qcg")
        await until(pilot, lambda: "still come" in str(story(pilot).status.left))
        await pilot.press("j", "c", "y")
        await until(pilot, lambda: story(pilot).document.marks)
        assert [mark.color for mark in story(pilot).document.marks] == ["yellow"]


async def test_keys_wait_for_no_message_to_what_closes(
    pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    callbacks: list[object] = []

    def refuse(callback: object) -> bool:
        callbacks.append(callback)
        if len(callbacks) > 1000:
            raise AssertionError("it is waited for without an end, and nothing else runs")
        return False

    monkeypatch.setattr(story(pilot), "call_later", refuse)
    monkeypatch.setattr(ReaderScreen, "message_queue_size", 1)
    burst(pilot, *"]q")
    await until(pilot, lambda: story(pilot).position)
    assert 0 < len(callbacks) < 1000


async def test_a_pasted_text_waits_as_keys_do(pilot: Pilot[None]) -> None:
    from textual.events import Paste

    burst(pilot, "/")
    pilot.app.post_message(Paste("only"))
    burst(pilot, *" w")
    await until(pilot, lambda: [bar.value for bar in pilot.app.query(FindBar)] == ["only w"])


async def test_a_command_that_hangs_holds_keys_up_only_so_long(
    pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.keyboard.key_queue.PATIENCE", 0.01)

    async def hang() -> list[str]:
        await asyncio.Event().wait()
        return []

    monkeypatch.setattr(story(pilot).store, "all", hang)
    burst(pilot, *"tG")
    await until(pilot, lambda: story(pilot).position)


def test_a_burst_on_a_terminal_is_a_note_and_a_search(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY.text, encoding="utf-8")
    with newsread(str(story), home=str(tmp_path / "home")) as terminal:
        terminal.until("Ada Brandt")
        terminal.press("amaccxq no mark\x13/said\rcg")
        terminal.until("Highlighted in green")
        terminal.press("M")
        assert "maccxq no mark" in terminal.until("2 marks")


def test_what_is_typed_before_newsread_has_the_terminal_is_done(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY.text, encoding="utf-8")
    with newsread(str(story), home=str(tmp_path / "home")) as terminal:
        terminal.press("/said\rcg")
        terminal.until("Highlighted in green")


@pytest.mark.parametrize("before", ["O", ""])
async def test_keys_for_a_list_wait_until_it_lists_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    articles = [STORY] if before else []
    app = NewsReader(session(tmp_path, *articles))
    library, is_asked, may_answer = app.session.library, Event(), Event()
    for number in range(5):
        library.keep(Article(text=f"Story {number}."), f"{number}.txt")
    entries = library.entries

    def slow() -> Sequence[Entry]:
        is_asked.set()
        may_answer.wait()
        return entries()

    monkeypatch.setattr(library, "entries", slow)
    async with app.run_test() as pilot:
        burst(pilot, *before, *"jjj")
        await until(pilot, is_asked.is_set)
        await pilot.pause()
        may_answer.set()
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        await until(pilot, lambda: pilot.app.screen.query_one(LineList).cursor >= 3)
