from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.geometry import Offset

from annotators.notebook.mark import Mark, MarkedClaim, Verdict, mark_on
from annotators.notebook.notebook import Notebook
from articles.article import Article, Span
from tests.support.clipboards import clipboard_of
from tests.support.pilots import press, settled, text_of
from tests.support.reader_app import lines
from tui.marks.mark_files import write
from tui.notebook.notebook_screen import NotebookScreen

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = Article(
    text="The harbour opens. Sailors \x1b[31msing\u202e.", title="Harbour [b]news[/b]"
)
BRIDGE = Article(text="A bridge closes for good.", title="Bridge")
MARKS = [
    mark_on(HARBOUR, Span(4, 17), color="pink", tags=("sea",), note="why *now*?"),
    mark_on(HARBOUR, Span(19, len(HARBOUR.text)), color="green"),
    mark_on(BRIDGE, Span(2, 15), state="orphan", verdict=Verdict(finding="quote")),
]


class Notes(App[None]):
    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self.notes = NotebookScreen(notebook)
        self.wanted: list[Mark] = []

    def get_default_screen(self) -> NotebookScreen:
        return self.notes

    def on_notebook_screen_mark_wanted(self, message: NotebookScreen.MarkWanted) -> None:
        self.wanted.append(message.mark)


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    notebook = Notebook(tmp_path / "marks")
    for n, mark in enumerate(MARKS):
        article = HARBOUR if mark.article == HARBOUR.id else BRIDGE
        notebook.add(replace(mark, modified=f"2024-01-0{3 - n}"), article=article)
    return notebook


def mark_lines(app: Notes) -> list[str]:
    """The words of the marks on the screen."""
    rows = [row.strip("▌ ") for row in text_of(app.notes.list).split("\n")]
    return [row for row in rows[::2] if row]


async def test_all_marks_of_all_articles_are_shown(notebook: Notebook) -> None:
    app = Notes(notebook)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert mark_lines(app) == [
            "4 “harbour opens”",
            "2 “Sailors [31msing.”",
            "· ∅ “bridge closes”",
        ]
        facts = app.notes.list.render_line(1).text.strip("▌ ")
        assert facts == "why *now*? · #sea · pink · Harbour [b]news[/b] · 2024-01-03"


async def test_of_a_verdict_without_a_speaker_none_is_named(notebook: Notebook) -> None:
    app = Notes(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "")
        assert app.notes.list.render_line(5).text.strip().startswith("a quotation · Bridge")


@pytest.mark.parametrize(
    ("keys", "count"),
    [("/harb", 2), ("/why", 1), ("/tag:sea", 1), ("/is:orphan", 1), ("/in:bridge", 1), ("l", 1)],
)
async def test_marks_are_found_as_one_types(notebook: Notebook, keys: str, count: int) -> None:
    app = Notes(notebook)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, *("slash" if key == "/" else key for key in keys))
        assert len(mark_lines(app)) == count


async def test_what_is_typed_is_seen(notebook: Notebook) -> None:
    app = Notes(notebook)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"harb")
        assert app.notes.line is not None
        assert app.notes.line.size.height == 1
        assert "harb" in app.notes.line.render_line(0).text


async def test_a_screen_reader_finds_the_mark_that_the_cursor_is_on(notebook: Notebook) -> None:
    app = Notes(notebook)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "down")
        assert app.cursor_position == app.notes.list.content_region.offset + Offset(0, 2)
        assert [app.notes.list.render_line(y).text[0] for y in range(4)] == [" ", " ", "▌", "▌"]


async def test_choosing_a_mark_asks_to_go_there(notebook: Notebook) -> None:
    app = Notes(notebook)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "down", "enter")
        assert [mark.id for mark in app.wanted] == [MARKS[1].id]


async def test_many_are_tagged_at_once_and_undone_at_once(notebook: Notebook) -> None:
    app = Notes(notebook)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "*", "t", *"todo", "enter")
        assert [mark.tags for mark in notebook.all() if "todo" not in mark.tags] == []
        assert ("sea", "todo") in [mark.tags for mark in notebook.all()]
        await press(pilot, "u")
        assert sorted(mark.tags for mark in notebook.all()) == [(), (), ("sea",)]
        screen_text = lines(app.screen)
        assert "Undone: " in screen_text
        assert "and 2 other marks" in screen_text


async def test_the_selected_are_recoloured_and_deleted(notebook: Notebook) -> None:
    app = Notes(notebook)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "space", "space", "c", "b")
        assert [mark.color for mark in notebook.all()].count("blue") == 2
        await press(pilot, "x")
        assert [mark.exact for mark in notebook.all()] == ["bridge closes"]
        assert mark_lines(app) == ["· ∅ “bridge closes”"]


async def test_escape_leaves_one_thing_after_the_other(notebook: Notebook) -> None:
    class Over(App[None]):
        async def on_mount(self) -> None:
            await self.push_screen(NotebookScreen(notebook))

    async with Over().run_test() as pilot:
        notes = pilot.app.screen
        assert isinstance(notes, NotebookScreen)
        await settled(pilot)
        await press(pilot, "space", "slash", "h")
        for count in [2, 2, 2, 1]:
            await press(pilot, "escape")
            assert len(pilot.app.screen_stack) == count
    assert len(notebook.all()) == 3


async def test_another_newsreads_marks_come(notebook: Notebook) -> None:
    app = Notes(notebook)
    async with app.run_test() as pilot:
        await settled(pilot)
        Notebook(notebook.folder).add(mark_on(BRIDGE, Span(0, 1)), article=BRIDGE)
        await app.notes.read_again()
        assert len(mark_lines(app)) == 4


async def test_an_empty_notebook_says_what_to_do(tmp_path: Path) -> None:
    app = Notes(Notebook(tmp_path / "none"))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "No marks yet. In an article cy marks" in str(app.notes.whole.render())


async def test_the_selected_are_written_to_a_file(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = Notes(notebook)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "space")
        await press(pilot, "e", *"csv", "enter", "enter")
    rows = (tmp_path / "newsread-notes.csv").read_text().splitlines()
    assert len(rows) == 2
    assert "harbour opens" in rows[1]


def test_a_file_that_is_there_is_not_overwritten(notebook: Notebook, tmp_path: Path) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("mine")
    refusal = "Not written: notes.csv: is there already, not as newsread wrote it; "
    assert write(notebook, notebook.all(), "csv", str(file)).startswith(refusal)
    assert file.read_text() == "mine"


def test_a_markdown_file_is_brought_up_to_date(notebook: Notebook, tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text("# Mine\n")
    write(notebook, notebook.all(), "markdown", str(file))
    assert "Written" in write(notebook, notebook.all(), "markdown", str(file))
    assert file.read_text().startswith("# Mine\n")
    assert file.read_text().count("> harbour opens") == 1


async def test_marks_are_copied_with_who_says_them_and_where(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Ada Quill denied that it leaked."
    article = Article(text=text, title="Leak", url="https://herald.example/a")
    claim = MarkedClaim(act="denies", polarity="denies", form="indirect", verb="denied")
    mark = mark_on(article, Span(17, 31), speaker="Ada Quill", claim=claim)
    notebook.add(mark, article=article)
    copies = clipboard_of(monkeypatch)
    app = Notes(notebook)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert mark_lines(app)[0] == "· denied  that it leaked"
        await press(pilot, "y")
        assert "Copied: (reworded) Ada Quill denied that it leaked" in lines(app.screen)
        await press(pilot, "asterisk", "y")
        assert "Copied: 4 marks" in lines(app.screen)
    assert copies[0] == (
        "Ada Quill denied that it leaked (reworded; Leak, https://herald.example/a)"
    )
