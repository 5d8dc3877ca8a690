"""A new reader is told what to press, until they put that away."""

from pathlib import Path

from tests.support.sessions import STORY, reader, session
from tui.app import NewsReader
from tui.reading.first_hints import FirstHints
from tui.settings import Settings


def said(app: NewsReader) -> str:
    """What the hints say, or nothing."""
    return "\n".join(str(hints.content) for hints in app.screen.query(FirstHints))


async def test_a_new_reader_is_told_how_to_move_mark_and_copy(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert all(key in said(app) for key in ("]q", "]c", "cy", "y copies", "? has all keys"))


async def test_the_hints_fit_a_small_terminal(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one(FirstHints).size.height == 5


async def test_the_hints_name_the_keys_that_the_reader_chose(tmp_path: Path) -> None:
    keys = {"next-claim": "ctrl+n"}
    app = NewsReader(session(tmp_path, STORY, settings=Settings(keys=keys)))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "^n claim" in said(app)


async def test_the_hints_show_what_the_text_looks_like(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.pause()
        shown = app.screen.query_one(FirstHints).render_line(4)
        (style,) = [segment.style for segment in shown if segment.text == "“quoted”"]
        assert style is not None
        assert style.italic


async def test_hints_that_were_put_away_are_not_seen_again(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.press("z", "h")
        await app.workers.wait_for_complete()
        assert not said(app)
    again = NewsReader(session(tmp_path, STORY))
    async with again.run_test() as pilot:
        await pilot.pause()
        assert not said(again)


async def test_hints_that_were_put_away_come_back_when_asked_for(tmp_path: Path) -> None:
    values = session(tmp_path, STORY)
    values.hints_away.touch()
    app = NewsReader(values)
    async with app.run_test() as pilot:
        await pilot.press("z", "h")
        assert "cy marks" in said(app)


async def test_the_hints_leave_the_keys_to_the_article(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.focused is reader(app).view
