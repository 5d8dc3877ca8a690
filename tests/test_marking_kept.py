"""What is marked on the screen is kept and found again, or it is said that it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotators.notebook.mark import mark_on
from annotators.notebook.notebook import Notebook
from articles.article import Article, Span
from articles.store import StoreError
from tests.support.full_disk import refuse
from tests.support.marking_app import Reading, press, settled, status_text, stored_marks
from tests.support.pilots import until
from tests.support.readings import ARTICLE, TEXT, span
from tui.keyboard.keyboard_app import KeyboardApp
from tui.marks.anchored_marks import read
from tui.reader.reader_screen import ReaderScreen


async def test_a_mark_of_an_older_version_comes_back_when_its_deletion_is_undone(
    notebook: Notebook,
) -> None:
    old = replace(ARTICLE, url="https://courier.example/bridge")
    notebook.add(mark_on(old, span("cannot wait"), color="blue"), article=old)
    new = replace(old, text=TEXT.replace("in May", "in June"))
    app = Reading(notebook, new)
    async with app.run_test() as pilot:
        await press(pilot, "]nx")
        assert not app.reader.document.marks
        await press(pilot, "u")
        assert [mark.exact for mark in app.reader.document.marks] == ["cannot wait"]


async def test_an_earlier_version_can_be_had_back(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]qcycg")
        await press(pilot, ["m", "h", "enter"])
    assert [mark.color for mark in stored_marks(notebook)] == ["yellow"]


async def test_another_newsreads_marks_are_seen(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await settled(pilot, app.reader)
        Notebook(notebook.folder).add(mark_on(ARTICLE, Span(0, 7)), article=ARTICLE)
        app.reader.look()
        await until(pilot, lambda: app.reader.document.marks)
        assert len(app.reader.document.marks) == 1


async def test_marks_follow_the_article_to_its_next_version(notebook: Notebook) -> None:
    old = replace(ARTICLE, url="https://a.example", text=TEXT)
    new = replace(old, text="Update.\n" + TEXT.replace("By Ada Quill\n", ""))
    notebook.add(mark_on(old, span("“We cannot wait for it to fall,”"), color="pink"), article=old)
    notebook.add(mark_on(old, span("By Ada Quill"), note="who?"), article=old)
    app = Reading(notebook, new)
    async with app.run_test() as pilot:
        await settled(pilot, app.reader)
        reader = app.reader
        assert [m.span.of(new.text) for m in reader.document.marks] == [
            "“We cannot wait for it to fall,”"
        ]
        assert "words are gone" in status_text(reader)
        await press(pilot, ["m", "o", "enter"])
        assert not reader.document.orphans
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
        assert not app.reader.document.marks


async def test_a_note_that_could_not_be_saved_is_there_to_be_kept_again(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        with monkeypatch.context() as full:
            full.setattr(notebook, "add", refuse)
            await press(pilot, ["]", "q", "a", *"long", "ctrl+s"])
        assert not stored_marks(notebook)
        await press(pilot, ["a", *"er", "ctrl+s"])
    assert [mark.note for mark in stored_marks(notebook)] == ["longer"]


async def test_a_note_that_could_not_be_saved_is_kept_as_it_is_after_another_mark(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        with monkeypatch.context() as full:
            full.setattr(notebook, "add", refuse)
            await press(pilot, ["]", "q", "a", *"why", "ctrl+s"])
        await press(pilot, ["G", "c", "y"])
        await press(pilot, ["[", "q", "a", "ctrl+s"])
    assert sorted(mark.note for mark in stored_marks(notebook)) == ["", "why"]


async def test_without_a_notebook_marks_are_shown_and_said_not_to_be_kept() -> None:
    class Bare(KeyboardApp):
        def get_default_screen(self) -> ReaderScreen:
            return ReaderScreen(ARTICLE)

    async with Bare().run_test() as pilot:
        for key in "cy":
            await pilot.press(key)
        await pilot.pause()
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        assert "not kept" in status_text(reader)


def test_a_column_of_the_same_headline_is_another_article(notebook: Notebook) -> None:
    monday = Article(text="Copper rose by a tenth, said Ada Quill of the bank.", title="Markets")
    tuesday = Article(text="Nobody could be reached on a day of rest.", title="Markets")
    mark = mark_on(monday, Span(0, 23), color="blue")
    notebook.add(mark, article=monday)
    assert read(notebook, tuesday).placed == ()
    assert [mark.state for mark in notebook.marks_of(monday.id)] == ["in place"]
    # Of the same file it is another version, and what was marked in it is lost there.
    assert [placed.place.state for placed in read(notebook, tuesday, [monday.id]).placed] == [
        "orphan"
    ]


def test_a_text_with_the_same_headline_and_what_was_marked_is_a_version(notebook: Notebook) -> None:
    first = Article(text="Copper rose by a tenth, said Ada Quill of the bank.", title="Markets")
    mended = replace(first, text=f"Corrected. {first.text}")
    notebook.add(mark_on(first, Span(0, 23), color="blue"), article=first)
    assert [placed.place.state for placed in read(notebook, mended).placed] == ["moved"]


def test_the_notebook_says_how_a_mark_was_found_in_the_version_read_last(
    notebook: Notebook,
) -> None:
    old = Article(text="Copper rose by a tenth, said Ada Quill of the bank.", title="Markets")
    new = replace(old, text=old.text.replace("a tenth", "nearly a fifth"))
    notebook.add(mark_on(old, Span(0, 23), color="blue"), article=old)
    states = []
    for article, other in [(new, old), (old, new), (new, old)]:
        read(notebook, article, [other.id])
        states += [mark.state for mark in notebook.marks_of(old.id)]
    assert states == ["changed", "in place", "changed"]


def test_imported_words_that_a_text_does_not_have_are_lost_in_it(notebook: Notebook) -> None:
    article = Article(text="Copper rose by a tenth, said Ada Quill of the bank.", title="Markets")
    mark = replace(mark_on(article, Span(0, 23)), exact="The mill will be closed in May")
    notebook.add(replace(mark, state="orphan"), article=article)
    assert [placed.place.state for placed in read(notebook, article).placed] == ["orphan"]
