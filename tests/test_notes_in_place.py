"""A note is read below its paragraph, and moves nothing that is in sight without a key."""

from pathlib import Path

import pytest

from annotators.notebook.mark import mark_on
from annotators.notebook.notebook import Notebook
from articles.article import Article, Span
from tests.support.marking_app import Reading, press, settled
from tests.support.pilots import until
from tests.support.reader_app import lines
from tests.support.readings import ARTICLE, span

LONG = Article(text="\n\n".join(f"Paragraph {n} goes on and on. " * 4 for n in range(40)))
NOTE = "✎ ask her"


def in_sight(app: Reading) -> str:
    return lines(app.screen)


def place(words: str) -> Span:
    at = LONG.text.index(words)
    return Span(at, at + len(words))


async def test_a_note_that_is_written_stands_below_its_paragraph(tmp_path: Path) -> None:
    app = Reading(Notebook(tmp_path / "notes"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ["]", "q", "a", *"ask her", "ctrl+s"])
        rows = in_sight(app).splitlines()
        end = [at for at, line in enumerate(rows) if line.endswith("“old lady” was in danger.")]
        assert rows[end[0] + 1].strip() == NOTE
        await press(pilot, ["x"])
        assert NOTE not in in_sight(app)
        await press(pilot, ["u"])
        assert NOTE in in_sight(app)


@pytest.mark.parametrize("keys", ["zN", "zn"])
async def test_notes_are_folded_and_unfolded(keys: str, tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "notes")
    notebook.add(mark_on(ARTICLE, span("old lady"), note="ask her"), article=ARTICLE)
    app = Reading(notebook)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app.reader)
        await press(pilot, ["j"])
        assert NOTE in in_sight(app)
        await press(pilot, keys)
        assert NOTE not in in_sight(app)
        await press(pilot, keys)
        assert NOTE in in_sight(app)


async def test_where_it_is_in_sight_a_note_of_before_waits_for_a_key(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "notes")
    notebook.add(mark_on(ARTICLE, span("old lady"), note="ask her"), article=ARTICLE)
    app = Reading(notebook)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(app.reader.document.notes))
        assert NOTE not in in_sight(app)
        await press(pilot, ["l"])
        assert NOTE in in_sight(app)


@pytest.mark.parametrize("words", ["Paragraph 1 ", "Paragraph 39 "])
async def test_a_note_of_another_newsread_moves_nothing_that_is_in_sight(
    words: str, tmp_path: Path
) -> None:
    app = Reading(Notebook(tmp_path / "notes"), LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app.reader)
        await press(pilot, [*"20G"])
        before, rows = in_sight(app), len(app.reader.view.sheet.layout)
        other = Notebook(tmp_path / "notes")
        other.add(mark_on(LONG, place(words), note="ask her"), article=LONG)
        app.reader.look()
        await until(pilot, lambda: bool(app.reader.document.notes))
        await pilot.pause()
        assert len(app.reader.view.sheet.layout) == rows + 1
        body = [line[:78] for line in before.splitlines()[:-3]]  # the scrollbar may be shorter
        assert [line[:78] for line in in_sight(app).splitlines()[:-3]] == body


async def test_the_cursor_goes_over_a_note_as_over_an_empty_row(tmp_path: Path) -> None:
    app = Reading(Notebook(tmp_path / "notes"), LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ["a", *"ask her", "ctrl+s"])
        for _ in range(9):
            before = app.reader.position
            await press(pilot, ["j"])
            assert app.reader.position > before
        while app.reader.position > 5:
            await press(pilot, ["k"])
