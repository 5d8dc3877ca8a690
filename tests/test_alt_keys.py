"""Escape, and a key right behind it: two keys, for a fast typist and on a slow line."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, MouseDown, Paste, Resize

from tests.support.terminal import newsread
from tui.terminal.alt_keys import AltKeyParser, read_apart

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def keys(data: str, known: Collection[str] = ()) -> list[str]:
    """The keys that are read when all this comes at once, and nothing for long after it."""
    parser = AltKeyParser(known)
    events = list(parser.feed(data))
    if parser._timeout_time is not None:
        parser._timeout_time = time.perf_counter()
    return [event.key for event in [*events, *parser.tick()] if isinstance(event, Key)]


@pytest.mark.parametrize(
    ("data", "names"),
    [
        ("\x1bq", ["escape", "q"]),
        ("\x1b\r", ["escape", "enter"]),
        ("\x1b\x13", ["escape", "ctrl+s"]),
        ("\x1b/", ["escape", "slash"]),
        ("\x1bO", ["escape", "O"]),
        ("\x1b]q", ["escape", "right_square_bracket", "q"]),
        ("\x1b[q", ["escape", "left_square_bracket", "q"]),
        ("\x1b\x1bjj", ["escape", "escape", "j", "j"]),
        ("\x1bj\x1b[B", ["escape", "j", "down"]),
        ("\x1b12G", ["escape", "1", "2", "G"]),
    ],
)
def test_what_is_typed_right_behind_escape_is_read_after_it(data: str, names: list[str]) -> None:
    assert keys(data) == names


@pytest.mark.parametrize(
    ("data", "key"), [("\x1b[A", "up"), ("\x1bOP", "f1"), ("\x1b\x7f", "ctrl+w")]
)
def test_what_a_terminal_sends_for_one_key_stays_one(data: str, key: str) -> None:
    assert keys(data) == [key]


def test_a_key_with_alt_that_the_reader_chose_stays_one() -> None:
    assert keys("\x1bx\x1by", {"alt+x"}) == ["alt+x", "escape", "y"]


def test_a_dialog_that_escape_leaves_is_not_accepted_by_the_enter_behind_it(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("“It only waits,” said Ada Brandt.", encoding="utf-8")
    with newsread(str(story), home=str(tmp_path / "home")) as terminal:
        terminal.until("Ada Brandt")
        terminal.press("cyturgent\x1b\rM")
        assert "urgent" not in terminal.until("1 of 1 mark|1 mark")


@pytest.mark.parametrize(
    ("data", "names"),
    [
        ("\x1b[113;1:3u", []),
        ("\x1b[113;1:1u", ["q"]),
        ("\x1b[25~", ["f13"]),
        ("\x1b[3$", ["shift+delete"]),
        ("\x1b[[A", ["f1"]),
        ("\x1bOj", ["asterisk"]),
        ("\x1b[1;5A", ["ctrl+up"]),
        ("\x1b[1;1:3A", []),
        ("\x1b]52;c;xAAA\x07", []),
        ("\x1b[24;80R", []),
    ],
)
def test_only_what_is_known_to_be_a_key_is_one(data: str, names: list[str]) -> None:
    assert keys(f"{data}j") == [*names, "j"]


def test_a_mouse_is_read_after_a_size_without_pixels() -> None:
    parser = AltKeyParser(())
    (size, click) = parser.feed("\x1b[48;24;80;0;0t\x1b[<0;5;3M")
    assert isinstance(size, Resize)
    assert isinstance(click, MouseDown)
    assert (size.size, click.x, click.y) == ((80, 24), 4, 2)


def test_a_paste_is_text_whatever_is_in_it() -> None:
    (paste,) = AltKeyParser(()).feed("\x1b[200~x\x1b]52;c;x\x07\x1b[A\x1b[201~")
    assert isinstance(paste, Paste)
    assert paste.text == "x\x1b]52;c;x\x07\x1b[A"


def test_what_cannot_be_read_does_not_end_the_reading(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(AltKeyParser, "parse_mouse_code", fails)
    assert keys("\x1b[<0;5;3Mj") == ["j"]
    assert "5;3M" in caplog.text


def test_bytes_that_are_no_text_do_not_end_the_reading() -> None:
    read_apart(LinuxDriver, ())
    decoder = vars(linux_driver)["getincrementaldecoder"]("utf-8")()
    assert decoder.decode(b"\x9d52;c;x\x9cj\xe9k\xc3") == "\x9d52;c;x\x9cj\ufffdk"
    assert decoder.decode(b"\xa9") == "é"
