"""A new reader is told what to press next: one hint, which goes for good when it was followed."""

from pathlib import Path
from threading import Event

import pytest

from articles.article import Article
from tests.support.full_disk import refuse
from tests.support.pilots import LIMIT, until
from tests.support.sessions import STORY, reader, session
from tui.app import NewsReader
from tui.commands.registry import BY_ID
from tui.reader.first_hints import (
    AWAY,
    HINTS,
    FirstHints,
    keep_done,
    next_hint,
    read_done,
)


def hint_of(app: NewsReader) -> str:
    """What the hint says, or nothing."""
    return "".join(hint.text for hint in app.screen.query(FirstHints) if hint.display)


def test_every_hint_is_of_a_command_and_fits_a_narrow_terminal() -> None:
    assert {*HINTS, AWAY} <= BY_ID.keys()
    known: list[str] = []
    for id_ in HINTS:
        assert 0 < len(next_hint(known, {})) <= 58
        known.append(id_)
    assert not next_hint(known, {})


def test_the_hints_have_the_keys_that_the_reader_chose() -> None:
    assert next_hint((), {"next-quote": "ctrl+n,]q"}) == "^n goes to the next quotation"


def test_what_was_done_before_its_hint_came_needs_none() -> None:
    first, second, third, *_ = HINTS
    assert next_hint({second}, {}) == next_hint((), {})
    assert next_hint({first, second}, {}) == next_hint({first, second, "quit"}, {})
    assert next_hint({first, second}, {}).startswith(BY_ID[third].keys)


@pytest.mark.parametrize("ids", [(), ("next-quote",), tuple(HINTS)])
def test_what_is_done_is_read_as_it_was_kept(ids: tuple[str, ...], tmp_path: Path) -> None:
    keep_done(tmp_path / "hints", ids)
    assert read_done(tmp_path / "hints") == set(ids)


def test_a_file_that_names_none_has_put_all_of_them_away(tmp_path: Path) -> None:
    (tmp_path / "hints").touch()
    assert read_done(tmp_path / "hints") == HINTS.keys()


async def test_a_hint_that_was_followed_makes_room_for_the_next(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one(FirstHints).size.height == 1
        assert hint_of(app) == next_hint((), {})
        await pilot.press("]", "q")
        await pilot.pause()
        assert hint_of(app) == next_hint({"next-quote"}, {})
        await app.workers.wait_for_complete()
    later = NewsReader(session(tmp_path, STORY))
    async with later.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert hint_of(later) == next_hint({"next-quote"}, {})


async def test_another_key_leaves_the_hint_where_it_is(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "]", "e")
        await pilot.pause()
        assert hint_of(app) == next_hint((), {})


async def test_after_the_last_hint_its_row_belongs_to_the_text(tmp_path: Path) -> None:
    values = session(tmp_path, STORY)
    keep_done(values.hints_done, HINTS.keys() - {"next-quote"})
    app = NewsReader(values)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = reader(app).view.size.height
        await pilot.press("]", "q")
        await pilot.pause()
        assert (hint_of(app), reader(app).view.size.height) == ("", before + 1)


@pytest.mark.parametrize("size", [(40, 12), (80, 15), (30, 8)])
async def test_a_small_screen_is_for_the_text(size: tuple[int, int], tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert not hint_of(app)
        assert reader(app).view.size.height >= size[1] - 2
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert hint_of(app)


async def test_hints_that_were_put_away_are_not_seen_again(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.press("z", "h")
        await app.workers.wait_for_complete()
        assert not hint_of(app)
    later = NewsReader(session(tmp_path, STORY))
    async with later.run_test() as pilot:
        await pilot.pause()
        assert not hint_of(later)


async def test_hints_that_were_put_away_come_back_from_the_first_when_asked_for(
    tmp_path: Path,
) -> None:
    values = session(tmp_path, STORY)
    values.hints_done.touch()
    app = NewsReader(values)
    async with app.run_test() as pilot:
        await pilot.press("z", "h")
        await pilot.pause()
        assert hint_of(app) == next_hint((), {})


async def test_where_hints_cannot_be_kept_that_is_said(tmp_path: Path) -> None:
    values = session(tmp_path, STORY)
    values.hints_done.mkdir()
    app = NewsReader(values)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert any("no hints" in notification.message for notification in app._notifications)
        assert not hint_of(app)


async def test_that_hints_cannot_be_kept_is_said_once_however_many_are_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.reader.first_hints.keep_done", refuse)
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        for keys in (["z", "h"], ["z", "h"]):
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
        assert [notification.message for notification in app._notifications] == ["the disk is full"]


async def test_hints_that_are_followed_at_once_are_kept_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing: list[frozenset[str]] = []
    at_once: list[int] = []
    go_on = Event()

    def slow(path: Path, ids: frozenset[str]) -> None:
        writing.append(ids)
        at_once.append(len(writing))
        assert go_on.wait(LIMIT)
        keep_done(path, ids)
        writing.remove(ids)

    monkeypatch.setattr("tui.reader.first_hints.keep_done", slow)
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"]qp")
        go_on.set()
        await until(pilot, lambda: len(at_once) > 1 and not writing)
    assert at_once == [1, 1]
    assert read_done(app.session.hints_done) == {"next-quote", "pane"}


async def test_the_hint_leaves_the_keys_to_the_article(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.focused is reader(app).view


async def test_a_jump_that_led_nowhere_leaves_its_hint(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, Article(text="A ferry sails.\n\nNobody spoke.")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("]", "q")
        await pilot.pause()
        assert hint_of(app) == next_hint((), {})
