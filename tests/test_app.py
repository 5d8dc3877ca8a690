"""Whole flows through the application, with findings that can be foretold."""

import os
import signal
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from annotators import service
from annotators.annotation import Findings, Quote
from annotators.cache import FindingsCache
from annotators.mark import mark_on
from annotators.notebook import Notebook
from annotators.processes import process_pool
from annotators.service import Annotating
from articles import Article
from articles.article import Span
from articles.library import Library
from articles.store import StoreError
from tests.executors import AtOnce
from tui.app import NewsReader
from tui.library_screen import LibraryScreen
from tui.reader_screen import ReaderScreen
from tui.session import Opened, Session
from tui.settings import Settings

STORY = Article(
    text="A bridge closes\n\n“It only waits,” said Ada Brandt.\n\nNobody else spoke.",
    title="A bridge closes",
)


def quotation(text: str, pipeline: str | None) -> Findings:
    """What stands in curly marks, as the pipeline would find it."""
    start, end = text.find("“"), text.find("”") + 1
    if start < 0:
        return Findings()
    return Findings(quotes=(Quote(start=start, end=end, kind="direct", speaker="Ada Brandt"),))


def death(text: str, pipeline: str | None) -> Findings:
    """A pipeline that does not survive the text."""
    raise BrokenProcessPool("killed")


def dies_once(text: str, flag: str | None) -> Findings:
    """A pipeline whose process is killed over its first text; it remembers by a file."""
    died = Path(flag or "")
    if not died.exists():
        died.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return quotation(text, None)


def session(folder: Path, *articles: Article, **changes: object) -> Session:
    values: dict[str, object] = {
        "settings": Settings(),
        "annotating": Annotating(AtOnce, work=quotation),
        "library": Library(folder / "library"),
        "data": folder,
        "log": folder / "log",
        "opened": [Opened(article, "story.txt") for article in articles],
    }
    return Session(**{**values, **changes})  # type: ignore[arg-type]


def reader(app: NewsReader) -> ReaderScreen:
    assert isinstance(app.screen, ReaderScreen)
    return app.screen


async def test_an_article_opens_and_its_findings_come(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert reader(app).article == STORY
        assert reader(app).findings == quotation(STORY.text, None)


async def test_no_screen_is_made_before_the_article(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test():
        assert app.screen_stack == [reader(app)]


async def test_findings_that_come_late_move_nothing(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.press("j", "j")
        before = (reader(app).position, reader(app).view.scroll_offset)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert (reader(app).position, reader(app).view.scroll_offset) == before


async def test_what_a_reader_should_know_of_an_article_is_said(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, Article(text="A stub.", notice="Only the beginning.")))
    async with app.run_test() as pilot:
        await pilot.pause()
        (notice,) = app._notifications
        assert notice.message == "Only the beginning."


def german(text: str, pipeline: str | None) -> Findings:
    """What is found in a text that is not English."""
    return Findings(language="de", quotes=quotation(text, pipeline).quotes)


@pytest.mark.parametrize("opened", [1, 2])
async def test_a_text_in_another_language_is_said_to_be_one(tmp_path: Path, opened: int) -> None:
    annotating = Annotating(AtOnce, cache=FindingsCache(tmp_path, "f"), work=german)
    for _ in range(opened):
        app = NewsReader(session(tmp_path, STORY, annotating=annotating))
        async with app.run_test() as pilot:
            await pilot.pause()
            await app.workers.wait_for_complete()
            (notice,) = app._notifications
            assert notice.message == "This article is in German: only its quotations are shown."
            assert reader(app).findings == german(STORY.text, None)


async def test_the_screen_says_how_much_of_a_long_text_has_its_findings(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "findings" not in reader(app).status.right
        reader(app).show_progress(0.34)
        assert "findings 34%" in reader(app).status.right


async def test_a_pipeline_that_fails_midway_is_waited_for_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "pieces", lambda text: [Span(0, 17), Span(17, len(text))])
    app = NewsReader(session(tmp_path, STORY, annotating=Annotating(AtOnce, work=fault)))
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "findings" not in reader(app).status.right


async def test_a_killed_process_costs_the_reader_nothing(tmp_path: Path) -> None:
    annotating = Annotating(process_pool, str(tmp_path / "died"), work=dies_once)
    app = NewsReader(session(tmp_path, STORY, annotating=annotating))
    async with app.run_test() as pilot:
        await pilot.press("j")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert reader(app).findings == quotation(STORY.text, None)
        assert not app._notifications


async def test_what_the_pipeline_cannot_do_is_said(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY, limits="It has no ner."))
    async with app.run_test():
        (notice,) = app._notifications
        assert notice.message == "It has no ner."


async def test_what_was_opened_is_kept(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
    (entry,) = Library(tmp_path / "library").entries()
    assert (entry.title, entry.where) == ("A bridge closes", "story.txt")


async def test_the_place_is_remembered(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("]", "q", "q")
    again = NewsReader(session(tmp_path, STORY))
    async with again.run_test():
        assert reader(again).position == STORY.text.find("“")


async def test_an_article_that_cannot_be_kept_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(Library, "keep", keep)
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("j")
        (notice,) = app._notifications
        assert (notice.message, reader(app).position > 0) == ("the disk is full", True)


def fault(text: str, pipeline: str | None) -> Findings:
    """A pipeline that raises."""
    raise ZeroDivisionError


@pytest.mark.parametrize("work", [death, fault])
async def test_a_pipeline_that_fails_leaves_the_article_readable(
    tmp_path: Path, work: Callable[[str, str | None], Findings]
) -> None:
    app = NewsReader(session(tmp_path, STORY, annotating=Annotating(AtOnce, work=work)))
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("j")
        (notice,) = app._notifications
        assert "shown without its findings" in notice.message
        assert reader(app).position > 0


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


async def test_without_an_article_the_library_opens(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)


async def test_one_key_goes_to_the_library_and_one_back(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("O")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        await pilot.press("enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert reader(app).article.id == STORY.id


async def test_going_back_and_forth_stacks_no_libraries(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        for _ in range(3):
            await pilot.press("O")
            await app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            await app.workers.wait_for_complete()
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
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert reader(app).article.text == other.text
        assert reader(app).position == 16


async def test_a_damaged_file_of_notes_is_restored_and_said(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "notebook")
    for start in (0, 2):
        notebook.add(mark_on(STORY, Span(start, start + 1), color="pink"), article=STORY)
    (tmp_path / "notebook" / f"{STORY.id}.json").write_bytes(b'{"marks": {"')
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await reader(app).in_turn(lambda: None)
        await pilot.pause()
        said = [notification.message for notification in app._notifications]
        assert any("restored from the copy" in sentence for sentence in said), said
        assert len(reader(app).kept) == 1


async def test_the_help_lists_and_does_what_can_be_done_in_the_library(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path))
    async with app.run_test() as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert app.screen.query("#legend")
        await pilot.press(*"by date", "enter")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen._sort.name == "date published"


@pytest.mark.parametrize("keys", ["?", "ctrl+p", "a"])
async def test_a_dialog_that_is_told_to_close_twice_closes_once(tmp_path: Path, keys: str) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.press(keys)
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
        await app.workers.wait_for_complete()
        await pilot.pause()
        await reader(app).in_turn(lambda: None)
        await pilot.pause()
        states = {each.mark.id: each.place.state for each in reader(app).placed}
        assert states == {marks[0].id: "moved", marks[1].id: "changed"}
        assert {mark.note: mark.span.of(edited.text) for mark in reader(app).kept} == {
            "Why?": "waits",
            "": "bridge opens",
        }
