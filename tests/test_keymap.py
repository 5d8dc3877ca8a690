"""The reader's own keys."""

from pathlib import Path

import pytest

from tests.support.sessions import STORY, reader, session
from tui.app import NewsReader
from tui.commands.registry import BY_ID, PLACES
from tui.keyboard.keymap import problems
from tui.settings.schema import Source
from tui.settings.settings import Settings


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"next-quote": "gq", "note": "f5,ctrl+n"},
        {"note": "A", "library-star": "full_stop"},
        {"undo": "x", "delete-mark": "u"},  # each has the other's
    ],
)
def test_keys_that_can_be_are_nothing_to_speak_of(keys: dict[str, str]) -> None:
    assert problems(Settings(keys=keys)) == []


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"next-quot": "n"}, "nothing has the id “next-quot”; did you mean “next-quote”?"),
        ({"zzzzzz": "n"}, "nothing has the id “zzzzzz”; “newsread keys” lists all."),
        ({"note": "contrl+x"}, "“contrl+x” is no key; such as these are"),
        ({"note": ""}, "“” is no key"),
        ({"note": "x"}, "“x” would also be “delete-mark” there; give that another key."),
        ({"note": "question_mark"}, "“question_mark” would also be “help” there"),
        ({"note": "q"}, "“q” would also be “go-back” there"),
        ({"undo": "m"}, "“m” begins keys of two there, which could not be pressed any more."),
    ],
)
def test_keys_that_cannot_be_are_told_of(keys: dict[str, str], sentence: str) -> None:
    assert any(sentence in problem for problem in problems(Settings(keys=keys)))


def test_a_clash_is_named_with_its_line() -> None:
    source = Source(Path("config.toml"), "[keys]\nquit = 'Q'\nnote = 'x'\n")
    (problem,) = problems(Settings(keys={"quit": "Q", "note": "x"}, source=source))
    assert problem.startswith("config.toml, line 3: “x”")


def test_every_command_can_be_pressed_somewhere() -> None:
    assert {command.id for place in PLACES for command in place} == BY_ID.keys()


async def test_keys_of_ones_own_do_what_they_are_for(tmp_path: Path) -> None:
    settings = Settings(keys={"next-quote": "gq", "bottom": "ctrl+x"})
    app = NewsReader(session(tmp_path, STORY, settings=settings))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("g", "q")
        await pilot.pause()
        assert STORY.text[reader(app).position :].startswith("“It only waits")
        await pilot.press("ctrl+x")
        await pilot.pause()
        assert reader(app).position == len(STORY.text) - 1


async def test_a_clash_is_told_of_when_newsread_has_opened(tmp_path: Path) -> None:
    app = NewsReader(session(tmp_path, STORY, settings=Settings(keys={"note": "x"})))
    async with app.run_test():
        await app.workers.wait_for_complete()
        assert any("delete-mark" in notification.message for notification in app._notifications)
