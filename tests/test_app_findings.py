"""Findings come while one reads, or it is said why not."""

import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from annotators.findings import Findings
from annotators.running import service
from annotators.running.cache import FindingsCache
from annotators.running.processes import process_pool
from annotators.running.service import Annotating
from articles.article import Span
from tests.support.executors import AtOnce, Never
from tests.support.pilots import settled
from tests.support.sessions import STORY, quotation, reader, session, status_text
from tui.app import NewsReader


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


async def test_findings_that_come_late_move_nothing(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.press("j", "j")
        before = (reader(app).position, reader(app).view.scroll_offset)
        await settled(pilot)
        assert (reader(app).position, reader(app).view.scroll_offset) == before


def german(text: str, pipeline: str | None) -> Findings:
    """What is found in a text that is not English."""
    return Findings(language="de", quotes=quotation(text, pipeline).quotes)


@pytest.mark.parametrize("times", [1, 2])
async def test_a_text_in_another_language_is_said_to_be_one(tmp_path: Path, times: int) -> None:
    annotating = Annotating(AtOnce, cache=FindingsCache(tmp_path, "f"), work=german)
    for _ in range(times):
        app = NewsReader(session(tmp_path, STORY, annotating=annotating))
        async with app.run_test() as pilot:
            await pilot.pause()
            await app.workers.wait_for_complete()
            (notice,) = app._notifications
            assert notice.message == "This article is in German: only its quotations are shown."
            assert reader(app).document.findings == german(STORY.text, None)


async def test_the_screen_says_how_much_of_a_long_text_has_its_findings(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "findings" not in reader(app).status.right
        reader(app).show_progress(0.34)
        assert "findings 34%" in reader(app).status.right


async def test_what_was_just_said_stays_while_findings_come(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("]", "n")
        reader(app).show_progress(0.34)
        reader(app).show_findings(Findings())
        assert status_text(app) == "No mark of yours below"


async def test_a_jump_before_the_findings_says_that_they_still_come(tmp_path: Path) -> None:
    annotating = Annotating(Never, work=quotation)
    app = NewsReader(session(tmp_path, STORY, annotating=annotating))
    async with app.run_test() as pilot:
        await pilot.press("]", "q")
        assert "findings 0%" in reader(app).status.right
        assert status_text(app) == "No quotation below yet: findings still come"
        reader(app).show_findings(quotation(STORY.text, None))
        assert status_text(app) == STORY.title
        await pilot.press("]", "n")
        assert status_text(app) == "No mark of yours below"
        reader(app).show_findings(Findings())
        reader(app).show_progress(1.0)
        await pilot.press("]", "q")
        assert status_text(app) == "No quotation below"


async def test_a_pipeline_that_fails_midway_is_waited_for_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "pieces", lambda text: [Span(0, 17), Span(17, len(text))])
    app = NewsReader(session(tmp_path, STORY, annotating=Annotating(AtOnce, work=fault)))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "findings" not in reader(app).status.right


async def test_a_killed_process_costs_the_reader_nothing(tmp_path: Path) -> None:
    annotating = Annotating(process_pool, str(tmp_path / "died"), work=dies_once)
    app = NewsReader(session(tmp_path, STORY, annotating=annotating))
    async with app.run_test() as pilot:
        await pilot.press("j")
        await settled(pilot)
        assert reader(app).document.findings == quotation(STORY.text, None)
        assert not app._notifications


async def test_what_the_pipeline_cannot_do_is_said(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY, limits="It has no ner."))
    async with app.run_test():
        (notice,) = app._notifications
        assert notice.message == "It has no ner."


def fault(text: str, pipeline: str | None) -> Findings:
    """A pipeline that raises."""
    raise ZeroDivisionError


def leaves(text: str, pipeline: str | None) -> Findings:
    """A pipeline that ends the program, as one does that is written for scripts."""
    sys.exit("no such file")


@pytest.mark.parametrize(
    ("work", "executor"), [(death, AtOnce), (fault, AtOnce), (leaves, process_pool)]
)
async def test_a_pipeline_that_fails_leaves_the_article_readable(
    tmp_path: Path, work: Callable[[str, str | None], Findings], executor: Callable[[], Executor]
) -> None:
    app = NewsReader(session(tmp_path, STORY, annotating=Annotating(executor, work=work)))
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("j")
        (notice,) = app._notifications
        assert "shown without its findings" in notice.message
        assert reader(app).position > 0
