from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App

from annotators.mark import Link, Mark, mark_on
from annotators.notebook import Notebook
from articles.article import Span
from articles.store import StoreError
from tests.readings import ARTICLE, FINDINGS, TEXT, span
from tui.mark_keys import COLOR_KEYS
from tui.note_dialog import edited
from tui.reader_screen import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.pilot import Pilot


class Reading(App[None]):
    """Five lines that show one article."""

    def __init__(self, notebook: Notebook, article: Any = ARTICLE) -> None:
        super().__init__()
        self.reader = ReaderScreen(article, FINDINGS, notebook=notebook)
        self.wanted: list[Mark] = []

    def get_default_screen(self) -> ReaderScreen:
        return self.reader

    def on_linking_mark_wanted(self, message: ReaderScreen.MarkWanted) -> None:
        self.wanted.append(message.mark)


async def settled(pilot: Pilot[None], reader: ReaderScreen) -> None:
    """Everything is saved, and what was read of it is shown."""
    await pilot.pause()
    for _ in range(50):
        await reader.in_turn(lambda: None)
        await pilot.pause()
        if not reader._pending:
            break


async def press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    for key in keys:
        await pilot.press(key)
    await pilot.pause()
    await settled(pilot, pilot.app.reader)  # type: ignore[attr-defined]


def said(reader: ReaderScreen) -> str:
    return "".join(words for words, _ in reader.status.left)


def kept(notebook: Notebook) -> list[Mark]:
    """What a newsread that starts now would find."""
    return list(Notebook(notebook.folder).marks_of(ARTICLE.id))


@pytest.mark.parametrize(("key", "color"), COLOR_KEYS.items())
async def test_two_keys_highlight_what_is_under_the_cursor(
    notebook: Notebook, key: str, color: str
) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "c", key])
        assert said(pilot.app.reader) == f"Highlighted in {color}"  # type: ignore[attr-defined]
    (mark,) = kept(notebook)
    assert (mark.exact, mark.color) == ("“We cannot wait for it to fall,”", color)


async def test_a_highlight_is_seen_before_it_is_saved(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await settled(pilot, app.reader)
        is_held = threading.Event()
        app.reader._writer.submit(is_held.wait)
        for key in "]qcy":
            await pilot.press(key)
        await pilot.pause()
        assert app.reader.view.lit["highlight-yellow"].at(app.reader.position)
        assert not kept(notebook)
        is_held.set()
        await settled(pilot, app.reader)
        assert kept(notebook)


async def test_marks_are_there_on_the_next_start(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]qcg")
    app = Reading(Notebook(notebook.folder))
    async with app.run_test() as pilot:
        await settled(pilot, app.reader)
        assert [mark.color for mark in app.reader.kept] == ["green"]


async def test_a_selection_is_marked_over_paragraphs(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "vGcb")
        assert pilot.app.reader.selected_span() is None  # type: ignore[attr-defined]
    assert kept(notebook)[0].span == Span(0, len(TEXT.rstrip()))


async def test_the_same_again_takes_one_colour_and_its_tags(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]qcp")
        await press(pilot, [*"tport", "enter"])
        await press(pilot, "Gcc")
    assert [(m.color, m.tags) for m in kept(notebook)] == [("pink", ("port",))] * 2


async def test_a_highlight_can_be_recoloured_undone_and_redone(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        colors = []
        for keys in ["]qcy", "cg", "u", "u"]:
            await press(pilot, keys)
            colors.append([mark.color for mark in kept(notebook)])
        await press(pilot, ["ctrl+r"])
        colors.append([mark.color for mark in kept(notebook)])
        await press(pilot, "x")
        colors.append([mark.color for mark in kept(notebook)])
    assert colors == [["yellow"], ["green"], ["yellow"], [], ["yellow"], []]


async def test_undo_with_nothing_to_undo_says_so(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "u")
        assert said(app.reader) == "Nothing to undo in this article"


async def test_a_note_is_written_and_changed(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "a", *"why", "ctrl+s"])
        await press(pilot, ["a", *"s?", "ctrl+s"])
    assert [mark.note for mark in kept(notebook)] == ["whys?"]


async def test_escape_never_throws_away_what_was_written(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "a", *"why", "escape"])
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, ["ctrl+s"])
    assert [mark.note for mark in kept(notebook)] == ["why"]


async def test_an_empty_note_asks(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "a", "k", "ctrl+s"])
        await press(pilot, ["a", "backspace", "ctrl+s"])
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, ["ctrl+s"])
    assert [mark.note for mark in kept(notebook)] == [""]


async def test_tags_are_completed(notebook: Notebook) -> None:
    notebook.add(mark_on(ARTICLE, Span(0, 7), tags=("harbour",)), article=ARTICLE)
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", *"tbig, har", "right", "enter"])
    assert ("big", "harbour") in [mark.tags for mark in kept(notebook)]


async def test_borders_can_be_moved(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "vecybvwwemb")
    assert [mark.exact for mark in kept(notebook)] == ["Harbour bridge will"]


async def test_a_rejected_claim_is_gone_and_comes_back(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]c-")
        assert app.reader.findings
        assert len(app.reader.findings.claims) == len(FINDINGS.claims) - 1
        await press(pilot, "u")
        assert app.reader.findings == FINDINGS


async def test_a_corrected_speaker_is_kept(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "m", "s", *"hale", "enter"])
    app = Reading(Notebook(notebook.folder))
    async with app.run_test() as pilot:
        await settled(pilot, app.reader)
        assert app.reader.findings
        assert app.reader.findings.quotes[0].speaker == "Tom Hale"


async def test_a_second_verdict_takes_the_place_of_the_first(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]q+")
        await press(pilot, ["m", "k", "down", "down", "enter"])
    assert [mark.verdict and mark.verdict.kind for mark in kept(notebook)] == ["scare"]


async def test_what_was_judged_is_judged_again_without_moving(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]c]c]c")
        assert "Tom Hale" in str(app.reader.finding_under_cursor())
        await press(pilot, ["m", "s", *"Birgit", "enter"])
        await press(pilot, "mr")
    verdicts = [mark.verdict for mark in kept(notebook)]
    assert [(v.finding, v.rejects) for v in verdicts if v] == [("claim", True)]


async def test_a_corrected_extent_is_kept(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]qvwwwemx")
        assert app.reader.findings
        assert app.reader.findings.quotes[0].of(TEXT).startswith("“We cannot wait")
        assert len(app.reader.findings.quotes[0]) < 32


def linked_pair(notebook: Notebook) -> tuple[Mark, Mark]:
    """A mark of the article that is read, and one of another article."""
    other = replace(ARTICLE, text="Elsewhere. " + TEXT, url="https://other.example")
    first = mark_on(ARTICLE, span("“We cannot wait for it to fall,”"), note="first")
    second = mark_on(other, Span(0, 9), note="second")
    notebook.add(first, article=ARTICLE)
    notebook.add(second, article=other)
    return first, second


async def test_a_link_says_what_the_other_is_and_leads_there(notebook: Notebook) -> None:
    _, second = linked_pair(notebook)
    app = Reading(notebook)
    async with app.run_test(size=(200, 30)) as pilot:
        await press(pilot, ["]", "q", "m", "l", *"second", "enter", *"contra", "enter"])
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "hl")
        assert "contradiction: “Elsewhere”" in said(app.reader)
        await press(pilot, "mg")
        assert [mark.id for mark in app.wanted] == [second.id]
    (mark,) = kept(notebook)
    assert (mark.links, mark.label) == ((Link(second.id, "contradiction"),), None)


async def test_a_link_is_seen_from_the_other_end(notebook: Notebook) -> None:
    first, second = linked_pair(notebook)
    notebook.change(replace(second, links=(Link(first.id, "evidence"),)))
    app = Reading(notebook)
    async with app.run_test(size=(200, 30)) as pilot:
        await press(pilot, "]q")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "hl")
        assert "evidence of: “Elsewhere”" in said(app.reader)
        await press(pilot, "mg")
        assert [mark.id for mark in app.wanted] == [second.id]


async def test_a_link_can_be_taken_away(notebook: Notebook) -> None:
    first, second = linked_pair(notebook)
    notebook.change(replace(first, links=(Link(second.id, "evidence"), Link("gone", "same"))))
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "m", "u", *"evid", "enter"])
    assert kept(notebook)[0].links == (Link("gone", "same"),)


async def test_a_reply_answers_the_mark_and_can_be_reached(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "a", *"why", "ctrl+s", "m", "e", *"so", "ctrl+s"])
        await press(pilot, ["a", *"!", "ctrl+s"])
        await press(pilot, ["m", "m", "a", *"?", "ctrl+s"])
    note, reply = sorted(kept(notebook), key=lambda mark: mark.created)
    assert (note.note, reply.note, reply.answers) == ("why?", "so!", note.id)


async def test_a_mark_remembers_who_says_its_words(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]qcy")
    assert kept(notebook)[0].speaker == "Ines Corvo"


async def test_the_same_again_on_a_mark_makes_no_second_one(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]qcgGcpgg]qcc")
    assert [mark.color for mark in kept(notebook)].count("pink") == 2


async def test_a_mark_is_selected_to_move_either_border(notebook: Notebook) -> None:
    mark = mark_on(ARTICLE, span("cannot wait"), color="blue")
    notebook.add(mark, article=ARTICLE)
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]nmbwemb")
        await press(pilot, "mbobmb")
    (moved,) = kept(notebook)
    assert (moved.id, moved.exact) == (mark.id, "We cannot wait for")


async def test_a_mark_of_an_older_version_comes_back_when_its_deletion_is_undone(
    notebook: Notebook,
) -> None:
    old = replace(ARTICLE, url="https://courier.example/bridge")
    notebook.add(mark_on(old, span("cannot wait"), color="blue"), article=old)
    new = replace(old, text=TEXT.replace("in May", "in June"))
    app = Reading(notebook, new)
    async with app.run_test() as pilot:
        await press(pilot, "]nx")
        assert not app.reader.kept
        await press(pilot, "u")
        assert [mark.exact for mark in app.reader.kept] == ["cannot wait"]


async def test_an_earlier_version_can_be_had_back(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]qcycg")
        await press(pilot, ["m", "h", "enter"])
    assert [mark.color for mark in kept(notebook)] == ["yellow"]


async def test_another_newsreads_marks_are_seen(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await settled(pilot, app.reader)
        Notebook(notebook.folder).add(mark_on(ARTICLE, Span(0, 7)), article=ARTICLE)
        app.reader._look()
        for _ in range(50):
            await asyncio.to_thread(lambda: None)
            await settled(pilot, app.reader)
            if app.reader.kept:
                break
        assert len(app.reader.kept) == 1


async def test_marks_follow_the_article_to_its_next_version(notebook: Notebook) -> None:
    old = replace(ARTICLE, url="https://a.example", text=TEXT)
    new = replace(old, text="Update.\n" + TEXT.replace("By Ada Quill\n", ""))
    notebook.add(mark_on(old, span("“We cannot wait for it to fall,”"), color="pink"), article=old)
    notebook.add(mark_on(old, span("By Ada Quill"), note="who?"), article=old)
    app = Reading(notebook, new)
    async with app.run_test() as pilot:
        await settled(pilot, app.reader)
        reader = app.reader
        assert [m.span.of(new.text) for m in reader.kept] == ["“We cannot wait for it to fall,”"]
        assert "words are gone" in said(reader)
        await press(pilot, ["m", "o", "enter"])
        assert not reader.orphans
    assert {mark.note for mark in notebook.marks_of(new.id)} == {"who?"}


async def test_what_cannot_be_saved_is_said_and_not_shown(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StoreError("the disk is [b]full[/b]")

    monkeypatch.setattr(notebook, "add", refuse)
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]qcy")
        (notification,) = app._notifications
        assert "[b]full[/b]" in notification.message
        assert not app.reader.kept


async def test_a_note_that_could_not_be_saved_is_there_to_be_kept_again(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StoreError("the disk is full")

    app = Reading(notebook)
    async with app.run_test() as pilot:
        with monkeypatch.context() as full:
            full.setattr(notebook, "add", refuse)
            await press(pilot, ["]", "q", "a", *"long", "ctrl+s"])
        assert not kept(notebook)
        await press(pilot, ["a", *"er", "ctrl+s"])
    assert [mark.note for mark in kept(notebook)] == ["longer"]


async def test_without_a_notebook_marks_are_shown_and_said_not_to_be_kept() -> None:
    class Bare(App[None]):
        def get_default_screen(self) -> ReaderScreen:
            return ReaderScreen(ARTICLE)

    async with Bare().run_test() as pilot:
        for key in "cy":
            await pilot.press(key)
        await pilot.pause()
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        assert "not kept" in said(reader)


async def test_a_quotation_is_copied_with_its_speaker(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    app = Reading(notebook)
    last = tmp_path / "cache" / "last-copy.txt"
    async with app.run_test() as pilot:
        await press(pilot, "]qy")
        await app.workers.wait_for_complete(
            [worker for worker in app.workers if worker.group == "copy"]
        )
        assert "copied" in said(app.reader)
        assert last.read_text().startswith("“We cannot wait for it to fall,” — Ines Corvo, Harbour")
        await press(pilot, "Y")
        await app.workers.wait_for_complete(
            [worker for worker in app.workers if worker.group == "copy"]
        )
        assert last.read_text().startswith("> “We cannot")


def test_a_note_can_be_written_in_the_readers_own_editor(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf " and more\\n" >> "$1"\n')
    editor.chmod(0o755)
    assert edited("a note", [str(editor)]) == "a note and more"


async def test_keys_typed_in_one_burst_are_all_in_the_note(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]qa")
        for key in [*"quick", "ctrl+s"]:
            app.simulate_key(key)
        await settled(pilot, app.reader)
        await settled(pilot, app.reader)
    assert [mark.note for mark in kept(notebook)] == ["quick"]


async def test_what_was_not_found_can_be_added(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "GV")
        await press(pilot, ["m", "n", *"claim", "enter"])
        await press(pilot, [*"hale", "enter"])
        assert app.reader.findings
        said = [(row.content[0].of(TEXT), row.speaker) for row in app.reader.findings.claims]
        assert ("Hale called on the council to publish every report.", "Tom Hale") in said


async def test_a_type_can_be_given(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "m", "t", *"promise", "enter"])
    assert [(mark.label, mark.motivation) for mark in kept(notebook)] == [
        ("promise", "classifying")
    ]


async def test_changed_words_are_shown_with_what_they_were(notebook: Notebook) -> None:
    old = replace(ARTICLE, url="https://a.example")
    new = replace(old, text=TEXT.replace("cannot wait", "could not wait"))
    notebook.add(mark_on(old, span("We cannot wait for it to fall"), color="pink"), article=old)
    app = Reading(notebook, new)
    async with app.run_test() as pilot:
        await settled(pilot, app.reader)
        app.reader.position = new.text.index("could not wait")
        await pilot.pause()
        assert "the words were “We cannot wait for it to fall”" in said(app.reader)
    assert [mark.state for mark in notebook.all()] == ["changed"]
