"""Whole flows through the application, with findings that can be foretold."""

from pathlib import Path

import pytest

from annotators.notebook.mark import mark_on
from annotators.notebook.notebook import Notebook
from articles import Article
from articles.article import Span
from articles.library import Library
from articles.store import StoreError
from tests.support.pilots import press, settled, until
from tests.support.sessions import STORY, quotation, reader, session
from tui.app import NewsReader
from tui.library.library_screen import LibraryScreen
from tui.open_commands import save_picture
from tui.session.session import Opened
from tui.settings.settings import Settings


async def test_an_article_opens_and_its_findings_come(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert reader(app).article == STORY
        assert reader(app).document.findings == quotation(STORY.text, None)


async def test_no_screen_is_made_before_the_article(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test():
        assert app.screen_stack == [reader(app)]


async def test_what_a_reader_should_know_of_an_article_is_said(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, Article(text="A stub.", notice="Only the beginning.")))
    async with app.run_test() as pilot:
        await pilot.pause()
        (notice,) = app._notifications
        assert notice.message == "Only the beginning."


async def test_what_was_opened_is_kept(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await settled(pilot)
    (entry,) = Library(tmp_path / "library").entries()
    assert (entry.title, entry.where) == ("A bridge closes", "story.txt")


async def test_the_place_is_remembered(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("]", "q", "q")
    later = NewsReader(session(tmp_path, STORY))
    async with later.run_test():
        assert reader(later).position == STORY.text.find("“")


async def test_an_article_that_cannot_be_kept_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(*_: object, **__: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(Library, "keep", keep)
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("j")
        (notice,) = app._notifications
        assert (notice.message, reader(app).position > 0) == ("the disk is full", True)


async def test_only_the_article_that_was_on_the_screen_is_begun(tmp_path: Path) -> None:
    other = Article(text="The ferry sails.\n\nIt is late.", title="The ferry sails")
    app, library = NewsReader(session(tmp_path, STORY, other)), Library(tmp_path / "library")
    async with app.run_test() as pilot:
        await until(pilot, lambda: len(library.entries()) == 2)
    states = {entry.id: entry.state for entry in library.entries()}
    assert states == {STORY.id: "begun", other.id: "new"}


async def test_several_articles_are_read_one_after_another(tmp_path: Path) -> None:
    second = Article(text="Another story.")
    app = NewsReader(session(tmp_path, STORY, second))
    async with app.run_test() as pilot:
        await pilot.press("]", "f")
        await pilot.pause()
        assert reader(app).article == second
        await pilot.press("]", "f")
        await pilot.pause()
        assert reader(app).article == STORY
        await app.workers.wait_for_complete()
    assert len(Library(tmp_path / "library").entries()) == 2


async def test_the_next_of_one_article_is_said_not_to_be_there(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("]", "f")
        await pilot.pause()
        words = "No other article was opened with this one; O lists all that are kept"
        assert reader(app).status.left == ((words, ""),)


async def test_without_an_article_the_library_opens(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)


async def test_one_key_goes_to_the_library_and_one_back(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "O")
        assert isinstance(app.screen, LibraryScreen)
        await press(pilot, "enter")
        assert reader(app).article.id == STORY.id


async def test_going_back_and_forth_stacks_no_libraries(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await settled(pilot)
        for _ in range(3):
            await press(pilot, "O")
            await press(pilot, "enter")
        libraries = [s for s in app.screen_stack if isinstance(s, LibraryScreen)]
        assert (len(libraries), reader(app).article.id) == (1, STORY.id)


@pytest.mark.parametrize("theme", ["textual-light", "nord"])
async def test_the_theme_of_the_settings_is_used(tmp_path: Path, theme: str) -> None:
    app = NewsReader(session(tmp_path, STORY, settings=Settings(theme=theme)))
    async with app.run_test():
        assert app.theme == theme


async def test_the_notebook_leads_to_a_mark_in_its_article(tmp_path: Path) -> None:
    other = Article(text="Another bridge. “It stands.”", title="Another")
    app = NewsReader(session(tmp_path, STORY))
    app.session.notebook.add(mark_on(other, Span(16, 25)), article=other)
    async with app.run_test() as pilot:
        await pilot.press("M")
        await app.workers.wait_for_complete()
        await press(pilot, "enter")
        assert reader(app).article.text == other.text
        assert reader(app).position == 16


async def test_a_damaged_file_of_notes_is_restored_and_said(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "notebook")
    for start in (0, 2):
        notebook.add(mark_on(STORY, Span(start, start + 1), color="pink"), article=STORY)
    (tmp_path / "notebook" / f"{STORY.id}.json").write_bytes(b'{"marks": {"')
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await settled(pilot)
        await reader(app).store.thread.result(lambda: None)
        await pilot.pause()
        notices = [notification.message for notification in app._notifications]
        assert any("restored from the copy" in sentence for sentence in notices), notices
        assert len(reader(app).document.marks) == 1


async def test_the_help_lists_and_does_what_can_be_done_in_the_library(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path))
    async with app.run_test() as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.press(*"sort", "enter")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen._sort.name == "date published"


@pytest.mark.parametrize("keys", ["?", "z?", "a"])
async def test_a_dialog_that_is_told_to_close_twice_closes_once(tmp_path: Path, keys: str) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        below, dialog = app.screen_stack[-2:]

        def close() -> None:
            dialog.dismiss(None)

        for _ in range(2):
            dialog.call_later(close)
        await pilot.pause()
        assert app.screen is below


async def test_the_marks_of_a_file_are_found_again_when_it_was_edited(tmp_path: Path) -> None:
    edited = Article(text=STORY.text.replace("closes", "opens"), title="A bridge opens")
    where = "/news/story.txt"
    library, notebook = Library(tmp_path / "library"), Notebook(tmp_path / "notebook")
    library.keep(STORY, where)
    waits = STORY.text.index("waits")
    marks = mark_on(STORY, Span(waits, waits + 5), note="Why?"), mark_on(STORY, Span(2, 15))
    notebook.add(*marks, article=STORY)
    app = NewsReader(session(tmp_path, opened=[Opened(edited, where)]))
    async with app.run_test() as pilot:
        await settled(pilot)
        await reader(app).store.thread.result(lambda: None)
        await pilot.pause()
        states = {placed.mark.id: placed.place.state for placed in reader(app).store.placed}
        assert states == {marks[0].id: "moved", marks[1].id: "changed"}
        assert {mark.note: mark.span.of(edited.text) for mark in reader(app).document.marks} == {
            "Why?": "waits",
            "": "bridge opens",
        }


@pytest.mark.parametrize("keys", ["Q", "ZZ"])
async def test_one_key_ends_newsread_on_any_screen_and_one_of_two_as_in_less(
    tmp_path: Path, keys: str
) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.press("O", *keys)
        await until(pilot, lambda: not app.is_running)


async def test_ctrl_c_says_which_key_leaves(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
        (notice,) = app._notifications
        assert notice.message == "Q or ^q leaves newsread; all is kept."


async def test_what_is_left_to_do_when_no_screen_is_left_is_left_alone(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    assert app.top is None
    app.on_reader_screen_rested()
    app.look()
    app.action_redraw()
    await app.navigator.first_steps.show()


async def test_a_picture_of_the_screen_is_where_it_says_or_it_says_why_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder := tmp_path / "here").mkdir()
    monkeypatch.chdir(folder)
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await settled(pilot)
        save_picture(app)
        (picture,) = folder.iterdir()
        assert "A&#160;bridge&#160;closes" in picture.read_text("utf-8")
        picture.unlink()
        folder.rmdir()
        save_picture(app)
        await until(pilot, lambda: len(app._notifications) == 2)
        saved, failed = (notice.message for notice in app._notifications)
    assert saved == f"Saved as {picture}"
    assert "cannot be written (No such file" in failed
