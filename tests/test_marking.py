from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from annotators.notebook.mark import mark_on
from annotators.notebook.notebook import Notebook
from articles.article import Span
from tests.support.marking_app import Reading, press, settled, status_text, stored_marks
from tests.support.readings import ARTICLE, TEXT, span
from tui.commands.marks import COLOR_KEYS
from tui.editor import edited
from tui.reader.commands.mark_commands import move

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.mark.parametrize(("key", "color"), COLOR_KEYS.items())
async def test_two_keys_highlight_what_is_under_the_cursor(
    notebook: Notebook, key: str, color: str
) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "c", key])
        assert status_text(pilot.app.reader) == f"Highlighted in {color}"  # type: ignore[attr-defined]
    (mark,) = stored_marks(notebook)
    assert (mark.exact, mark.color) == ("“We cannot wait for it to fall,”", color)


async def test_a_highlight_is_seen_before_it_is_saved(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await settled(pilot, app.reader)
        is_held = threading.Event()
        app.reader.store.thread.begin(is_held.wait)
        for key in "]qcy":
            await pilot.press(key)
        await pilot.pause()
        assert app.reader.view.lit["highlight-yellow"].at(app.reader.position)
        assert not stored_marks(notebook)
        is_held.set()
        await settled(pilot, app.reader)
        assert stored_marks(notebook)


async def test_marks_are_there_on_the_next_start(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]qcg")
    app = Reading(Notebook(notebook.folder))
    async with app.run_test() as pilot:
        await settled(pilot, app.reader)
        assert [mark.color for mark in app.reader.document.marks] == ["green"]


async def test_a_selection_is_marked_over_paragraphs(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "vGcb")
        assert pilot.app.reader.view.selected is None  # type: ignore[attr-defined]
    assert stored_marks(notebook)[0].span == Span(0, len(TEXT.rstrip()))


async def test_the_same_again_takes_one_colour_and_its_tags(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]qcp")
        await press(pilot, [*"tport", "enter"])
        await press(pilot, "Gcc")
    assert [(m.color, m.tags) for m in stored_marks(notebook)] == [("pink", ("port",))] * 2


async def test_a_highlight_can_be_recoloured_undone_and_redone(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        colors = []
        for keys in ["]qcy", "cg", "u", "u"]:
            await press(pilot, keys)
            colors.append([mark.color for mark in stored_marks(notebook)])
        await press(pilot, ["ctrl+r"])
        colors.append([mark.color for mark in stored_marks(notebook)])
        await press(pilot, "x")
        colors.append([mark.color for mark in stored_marks(notebook)])
    assert colors == [["yellow"], ["green"], ["yellow"], [], ["yellow"], []]


async def test_undo_with_nothing_to_undo_says_so(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "u")
        assert status_text(app.reader) == "Nothing to undo in this article"


async def test_a_note_on_a_claim_that_was_highlighted_from_its_source_is_on_that_mark(
    notebook: Notebook,
) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]c]c]c")
        position = app.reader.position
        await press(pilot, ["c", "y", "a", *"why", "ctrl+s"])
    (mark,) = stored_marks(notebook)
    assert (mark.color, mark.note) == ("yellow", "why")
    assert not mark.span.start <= position < mark.span.end


async def test_a_note_is_written_and_changed(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "a", *"why", "ctrl+s"])
        await press(pilot, ["a", *"s?", "ctrl+s"])
    assert [mark.note for mark in stored_marks(notebook)] == ["whys?"]


async def test_escape_never_throws_away_what_was_written(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "a", *"why", "escape"])
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, ["ctrl+s"])
    assert [mark.note for mark in stored_marks(notebook)] == ["why"]


async def test_an_empty_note_asks(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "a", "k", "ctrl+s"])
        await press(pilot, ["a", "backspace", "ctrl+s"])
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, ["ctrl+s"])
    assert [mark.note for mark in stored_marks(notebook)] == [""]


async def test_tags_are_completed(notebook: Notebook) -> None:
    notebook.add(mark_on(ARTICLE, Span(0, 7), tags=("harbour",)), article=ARTICLE)
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", *"tbig, har", "right", "enter"])
    assert ("big", "harbour") in [mark.tags for mark in stored_marks(notebook)]


async def test_borders_can_be_moved(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "vecybvwwemb")
    assert [mark.exact for mark in stored_marks(notebook)] == ["Harbour bridge will"]


async def test_a_mark_remembers_who_says_its_words(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]qcy")
    assert stored_marks(notebook)[0].speaker == "Ines Corvo"


async def test_a_mark_on_other_words_forgets_who_said_the_old_ones(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        reader = pilot.app.reader  # type: ignore[attr-defined]
        await press(pilot, "]qcy")
        move(reader.reading, reader.document.marks[0], span("By Ada Quill"), "")
        await settled(pilot, reader)
    assert [(mark.exact, mark.speaker) for mark in notebook.all()] == [("By Ada Quill", None)]


async def test_the_same_again_on_a_mark_makes_no_second_one(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]qcgGcpgg]qcc")
    assert [mark.color for mark in stored_marks(notebook)].count("pink") == 2


async def test_a_mark_is_selected_to_move_either_border(notebook: Notebook) -> None:
    mark = mark_on(ARTICLE, span("cannot wait"), color="blue")
    notebook.add(mark, article=ARTICLE)
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]nmbwemb")
        await press(pilot, "mbobmb")
    (mark_after,) = stored_marks(notebook)
    assert (mark_after.id, mark_after.exact) == (mark.id, "We cannot wait for")


@pytest.fixture
def no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is there that what is copied could be given to, but a file."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)


async def copy(pilot: Pilot[None], keys: str) -> None:
    """Press keys that copy, and wait until that is done."""
    await press(pilot, keys)
    workers = pilot.app.workers
    await workers.wait_for_complete([worker for worker in workers if worker.group == "copy"])


async def test_a_quotation_is_copied_with_its_speaker(
    notebook: Notebook, no_desktop: None, home: Path
) -> None:
    app = Reading(notebook)
    last = home / "cache" / "last-copy.txt"
    async with app.run_test() as pilot:
        await copy(pilot, "]qy")
        assert "Copied: “We cannot wait for it to fall” — Ines Corvo" in status_text(app.reader)
        assert last.read_text().startswith("“We cannot wait for it to fall” — Ines Corvo, Harbour")
        await copy(pilot, "Y")
        assert last.read_text().startswith("> “We cannot")


async def test_a_claim_is_copied_with_what_is_to_be_known_of_it(
    notebook: Notebook, no_desktop: None, home: Path
) -> None:
    app = Reading(notebook)
    last = home / "cache" / "last-copy.txt"
    async with app.run_test() as pilot:
        await copy(pilot, "]q[cy")
        assert last.read_text().startswith("Ines Corvo said: The bridge over the Selde will close")
        assert "in May (reworded; Harbour" in last.read_text()
        await copy(pilot, "]dy")
        line = status_text(app.reader)
        assert "Copied: (reworded) Tom Hale denied the “old lady” was in" in line
        await copy(pilot, "]dy")
        denied = "Tom Hale denied the “old lady” was in danger (reworded; Harbour"
        assert last.read_text().startswith(denied)


async def test_the_link_of_a_citation_leads_to_the_words(notebook: Notebook, home: Path) -> None:
    app = Reading(notebook, replace(ARTICLE, url="https://courier.example/bridge"))
    async with app.run_test() as pilot:
        await copy(pilot, "]qY")
    address = "https://courier.example/bridge#:~:text=We%20cannot%20wait%20for%20it%20to%20fall"
    assert f"]({address})" in (home / "cache" / "last-copy.txt").read_text()


def test_a_note_can_be_written_in_the_readers_own_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf " and more\\n" >> "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    assert edited("a note") == "a note and more"


async def test_keys_typed_in_one_burst_are_all_in_the_note(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]qa")
        for key in [*"quick", "ctrl+s"]:
            app.simulate_key(key)
        await settled(pilot, app.reader)
        await settled(pilot, app.reader)
    assert [mark.note for mark in stored_marks(notebook)] == ["quick"]


async def test_changed_words_are_shown_with_what_they_were(notebook: Notebook) -> None:
    old = replace(ARTICLE, url="https://a.example")
    new = replace(old, text=TEXT.replace("cannot wait", "could not wait"))
    notebook.add(mark_on(old, span("We cannot wait for it to fall"), color="pink"), article=old)
    app = Reading(notebook, new)
    async with app.run_test() as pilot:
        await settled(pilot, app.reader)
        app.reader.position = new.text.index("could not wait")
        await pilot.pause()
        assert "the words were “We cannot wait for it to fall”" in status_text(app.reader)
    assert [mark.state for mark in notebook.all()] == ["changed"]
