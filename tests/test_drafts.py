"""A note that is being written outlives a hangup and a kill, and is offered again."""

from __future__ import annotations

import signal
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from annotators.notebook.drafts import Drafts
from annotators.notebook.mark import mark_on
from annotators.notebook.notebook import Notebook
from articles.article import Span
from articles.store import StoreError
from tests.support.full_disk import refuse
from tests.support.marking_app import Reading, press, settled, status_text, stored_marks
from tests.support.pilots import until
from tests.support.readings import ARTICLE
from tests.support.terminal import Terminal, newsread
from tui.marks.note_dialog import NoteDialog
from tui.marks.note_draft import NoteDraft

if TYPE_CHECKING:
    from pathlib import Path

MARK = mark_on(ARTICLE, Span(0, 7))


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


def test_what_was_put_is_there_for_another_newsread(drafts: Drafts) -> None:
    drafts.put(MARK, "half a thou\ud83d")
    assert Drafts(drafts.folder).get(MARK) == "half a thou\ud83d"


def test_a_draft_is_of_its_place(drafts: Drafts) -> None:
    drafts.put(MARK, "half")
    assert drafts.get(replace(MARK, span=Span(0, 8))) is None
    assert drafts.get(replace(MARK, id="another mark, made here anew")) == "half"


def test_a_draft_is_of_the_note_it_was_begun_with(drafts: Drafts) -> None:
    drafts.put(replace(MARK, note="before"), "before and af")
    assert drafts.get(replace(MARK, note="changed meanwhile")) is None
    assert drafts.get(replace(MARK, note="before")) == "before and af"


def test_what_was_removed_is_gone(drafts: Drafts) -> None:
    drafts.put(MARK, "half")
    drafts.remove(MARK)
    drafts.remove(MARK)
    assert drafts.get(MARK) is None


def test_the_words_of_an_articles_drafts_are_known(drafts: Drafts) -> None:
    drafts.put(MARK, "half")
    assert drafts.words([ARTICLE.id]) == [MARK.exact]
    assert not drafts.words(["another"])


@pytest.mark.parametrize("damage", [b"", b"?", b"[]", b"{}", b"\xff"])
def test_a_damaged_draft_is_none(drafts: Drafts, damage: bytes) -> None:
    drafts.put(MARK, "half")
    (file,) = drafts.folder.iterdir()
    file.write_bytes(damage)
    assert drafts.get(MARK) is None


def test_a_draft_that_cannot_be_kept_gets_a_sentence(drafts: Drafts) -> None:
    drafts.folder.write_text("a file where the folder should be")
    with pytest.raises(StoreError):
        drafts.put(MARK, "half")


def test_nothing_is_written_for_a_note_as_it_was(drafts: Drafts) -> None:
    NoteDraft(drafts, MARK).save(MARK.note)
    assert not drafts.folder.exists()


def test_nothing_is_written_after_the_answer(drafts: Drafts) -> None:
    draft = NoteDraft(drafts, MARK)
    draft.save("half")
    draft.end(is_discarded=True)
    draft.save("half a thought")
    assert drafts.get(MARK) is None


# -- on the screen


async def test_what_is_typed_is_kept_without_an_answer_and_offered_again(
    notebook: Notebook,
) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]qa")
        await pilot.press(*"why")
        await until(pilot, lambda: [*notebook.drafts.folder.glob("*.json")])
    app = Reading(Notebook(notebook.folder))
    async with app.run_test() as pilot:
        await settled(pilot, app.reader)
        assert "Half-written note on" in status_text(app.reader)
        await press(pilot, "]qa")
        dialog = app.screen
        assert isinstance(dialog, NoteDialog)
        assert dialog._area.text == "why"
        await pilot.press(*" now", "ctrl+s")
        await settled(pilot, app.reader)
    assert [mark.note for mark in stored_marks(notebook)] == ["why now"]
    assert not list(notebook.drafts.folder.glob("*.json"))


async def test_what_is_left_on_purpose_is_not_offered_again(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]qa")
        await pilot.press(*"why")
        await until(pilot, lambda: [*notebook.drafts.folder.glob("*.json")])
        await press(pilot, ["escape", "escape"])
        assert not list(notebook.drafts.folder.glob("*.json"))


async def test_a_note_that_could_not_be_saved_stays_half_written(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]qa")
        await pilot.press(*"why")
        await until(pilot, lambda: [*notebook.drafts.folder.glob("*.json")])
        monkeypatch.setattr(notebook, "add", refuse)
        await press(pilot, ["ctrl+s"])
    assert len(list(notebook.drafts.folder.glob("*.json"))) == 1


# -- the real program


STORY = "Harbour opens again\n\nThe harbour of Vell opened on Monday. Ada Quill was there first.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def half_a_note(terminal: Terminal) -> None:
    terminal.until("Ada Quill was there first")
    terminal.press("}")
    terminal.press("a")
    terminal.until("ctrl.s keep")
    terminal.press("who says so")
    terminal.until("who says so")


def is_offered(story: Path) -> None:
    with newsread(str(story), home=str(story.parent), TMUX="") as terminal:
        terminal.until("Half-written note on")
        terminal.press("}")
        terminal.press("a")
        terminal.until("Left half written.  ctrl.s keep  ctrl.o editor  Esc Esc throw away")
        terminal.until("who says so")


@pytest.mark.parametrize("editor", ["no-such-editor", "false", "rm"])
def test_an_editor_that_fails_gives_the_terminal_and_the_note_back(
    story: Path, editor: str
) -> None:
    with newsread(str(story), home=str(story.parent), TMUX="", VISUAL=editor) as terminal:
        half_a_note(terminal)
        terminal.press("\x0f")
        terminal.until(
            rf"{editor}: (No such file or directory|it failed .*|it left no file behind); "
            ".EDITOR names another"
        )
        terminal.until("who says so")
        terminal.press("\x13")
        terminal.until("Note kept")


@pytest.mark.model
@pytest.mark.parametrize(("key", "number"), [("\x03", signal.SIGINT), ("\x1c", signal.SIGQUIT)])
def test_a_key_that_ends_the_editor_does_not_end_newsread(
    story: Path, tmp_path: Path, key: str, number: int
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nulimit -c 0\necho in a window\nexec sleep 600\n")
    editor.chmod(0o755)
    story.write_text(STORY + "\n“The tide is late,” said Ada Quill.\n" * 3000)
    with newsread(str(story), home=str(story.parent), TMUX="", VISUAL=str(editor)) as terminal:
        terminal.until(r"findings [1-9]\d?%")
        half_a_note(terminal)
        terminal.press("\x0f")
        terminal.until("in a window")
        terminal.press(key)
        terminal.until(rf"it failed \(signal {number:d}\)")
        terminal.press("\x13")
        terminal.until("Note kept")


def test_a_half_typed_note_outlives_a_terminal_that_goes(story: Path) -> None:
    with newsread(str(story), home=str(story.parent), TMUX="") as terminal:
        half_a_note(terminal)
        terminal.hang_up()
        terminal.process.wait(timeout=30)
    (draft,) = (story.parent / "data" / "notebook" / "drafts").glob("*.json")
    assert b"who says so" in draft.read_bytes()


def test_a_half_typed_note_outlives_a_kill_a_moment_later(story: Path) -> None:
    folder = story.parent / "data" / "notebook" / "drafts"
    with newsread(str(story), home=str(story.parent), TMUX="") as terminal:
        half_a_note(terminal)
        while not list(folder.glob("*.json")):
            terminal.read_for(0.05)
        terminal.process.kill()
        terminal.process.wait()
    is_offered(story)
