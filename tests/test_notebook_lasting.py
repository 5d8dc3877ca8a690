"""The notebook outlives damage, other writers and sudden ends."""

from __future__ import annotations

import json
import os
import random
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from annotators.notebook.notebook import Notebook
from articles.article import Span
from articles.store import StoreError
from tests.support.notebooks import ARTICLE, OTHER, mark_of, words_and_notes

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext
    from pathlib import Path


def test_another_newsreads_marks_are_seen(notebook: Notebook, folder: Path) -> None:
    notebook.add(mark_of())
    before = notebook.signature(ARTICLE.id)
    Notebook(folder).add(mark_of(0, 3))
    assert notebook.signature(ARTICLE.id) != before
    assert len(notebook.marks_of(ARTICLE.id)) == 2


def test_what_a_newer_version_wrote_is_kept(notebook: Notebook, folder: Path) -> None:
    notebook.add(mark := mark_of())
    path = folder / f"{ARTICLE.id}.json"
    tables = json.loads(path.read_bytes())
    tables["marks"][mark.id]["smell"] = "of tar"
    tables["marks"]["strange"] = {"motivation": "dancing"}
    path.write_text(json.dumps(tables))
    notebook.change(replace(mark, note="new"))
    marks = json.loads(path.read_bytes())["marks"]
    assert marks["strange"] == {"motivation": "dancing"}
    assert (marks[mark.id]["smell"], marks[mark.id]["note"]) == ("of tar", "new")


def test_a_damaged_article_is_restored_and_said(notebook: Notebook, folder: Path) -> None:
    notebook.add(mark_of())
    notebook.add(mark_of(0, 3))
    (folder / f"{ARTICLE.id}.json").write_bytes(b"?")
    messages: list[str] = []
    assert len(Notebook(folder, tell=messages.append).all()) == 1
    assert len(messages) == 1


def test_an_article_id_from_elsewhere_cannot_leave_the_folder(
    notebook: Notebook, folder: Path
) -> None:
    mark = replace(mark_of(), article="../../etc/passwd")
    notebook.add(mark)
    assert notebook.marks_of("../../etc/passwd") == (mark,)
    assert not (folder.parent / "etc").exists()
    assert len(list(folder.glob("*.json"))) == 1


def test_what_cannot_be_kept_is_said_and_changes_nothing(notebook: Notebook, folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="cannot be made"):
        notebook.add(mark_of())


def test_threads_may_write_at_once(notebook: Notebook, folder: Path) -> None:
    def write() -> None:
        for _ in range(10):
            notebook.add(mark_of())
            notebook.all()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(words_and_notes(folder)) == 40


# -- a clock that was set back


class Clock:
    """A clock whose time is set by hand, in days."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.day = 20_000
        monkeypatch.setattr("time.time_ns", lambda: self.day * 86_400 * 10**9)


def notes(folder: Path) -> set[str]:
    """The notes that a newsread has that starts now."""
    return {mark.note for mark in Notebook(folder).all()}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.mark.parametrize("is_another_newsread", [False, True])
@pytest.mark.parametrize("is_sequence_lost", [False, True])
def test_the_last_change_is_undone_first_though_the_clock_was_set_back(
    folder: Path, clock: Clock, *, is_another_newsread: bool, is_sequence_lost: bool
) -> None:
    notebook = Notebook(folder)
    notebook.add(mark_of(note="first"))
    clock.day -= 1
    if is_another_newsread:
        notebook = Notebook(folder)
    if is_sequence_lost:
        (folder / ".sequence").unlink()
    notebook.add(replace(mark_of(note="second"), article=OTHER.id))
    notebook.undo()
    assert notes(folder) == {"first"}
    notebook.undo()
    assert notes(folder) == set()
    notebook.redo()
    assert notes(folder) == {"first"}


def test_undoing_goes_back_version_by_version_though_the_clock_was_set_back(
    notebook: Notebook, folder: Path, clock: Clock
) -> None:
    notebook.add(mark := mark_of(note="v1"))
    clock.day -= 1
    notebook.change(replace(mark, note="v2"))
    notebook.undo()
    assert notes(folder) == {"v1"}
    notebook.undo()
    assert notes(folder) == set()


@pytest.mark.parametrize("damage", [b"", b"?", b"9" * 20, b"0" * 20, b"\xff" * 20])
def test_a_damaged_sequence_is_made_anew(folder: Path, clock: Clock, damage: bytes) -> None:
    Notebook(folder).add(mark_of(note="first"))
    (folder / ".sequence").write_bytes(damage)
    clock.day -= 1
    notebook = Notebook(folder)
    notebook.add(mark_of(note="second"))
    notebook.undo()
    assert notes(folder) == {"first"}


# -- killed at any moment


def _change_at_random(folder: Path, log: Path, seed: int) -> None:
    """Make, change, move, delete and undo for ever; tell the log what is kept after each."""
    chance = random.Random(seed)
    notebook = Notebook(folder)
    with log.open("ab", buffering=0) as file:
        for n in range(1_000_000):
            _change(notebook, chance, n)
            notes_by_id = {mark.id: mark.note for mark in notebook.all()}
            file.write(json.dumps(notes_by_id).encode() + b"\n")


def _change(notebook: Notebook, chance: random.Random, n: int) -> None:
    marks = notebook.all()
    mark = chance.choice(marks) if marks else None
    change = chance.choice(["add", "add", "change", "move", "delete", "undo", "redo"])
    if change == "undo":
        notebook.undo()
    elif change == "redo":
        notebook.redo()
    elif change == "add" or mark is None:
        notebook.add(mark_of(note=f"{n}"), article=ARTICLE)
    elif change == "change":
        notebook.change(replace(mark, note=f"{n}"))
    elif change == "move":
        notebook.reattach(mark, chance.choice([ARTICLE, OTHER]), Span(0, 3))
    else:
        notebook.delete(mark)


def test_a_killed_writer_loses_nothing_that_was_acknowledged(
    folder: Path, tmp_path: Path, processes: ForkServerContext
) -> None:
    chance = random.Random(1)
    messages: list[str] = []
    for round_ in range(int(os.environ.get("NEWSREAD_KILLS", "5"))):
        log = tmp_path / f"log-{round_}"
        child = processes.Process(target=_change_at_random, args=(folder, log, round_))
        child.start()
        while child.is_alive() and not (log.exists() and b"\n" in log.read_bytes()):
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.03))
        child.kill()
        child.join()
        notes_by_id = {mark.id: mark.note for mark in Notebook(folder, tell=messages.append).all()}
        acknowledged = json.loads(log.read_bytes().rpartition(b"\n")[0].splitlines()[-1])
        assert len(dict(notes_by_id.items() ^ acknowledged.items())) <= 1  # the one begun last
    assert not messages
