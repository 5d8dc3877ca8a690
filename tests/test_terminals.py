"""Every terminal: sizes and their changes, colours, suspending, ending, locales, multiplexers."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key, Resize
from textual.geometry import Size
from textual.keys import _character_to_key

from tests.benchmarks.slow_link import Link
from tests.support.readings import ARTICLE, FINDINGS, SAMPLE
from tests.support.sessions import session
from tests.support.terminal import Terminal, newsread
from tui.app import NewsReader
from tui.cli import main
from tui.reader.reader_screen import ReaderScreen

NEWSREAD = f"{sys.executable} -m tui.cli"
HEADLINE = "Ferry crews warn of “chaos”"


def needs(tool: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(tool), reason=f"there is no {tool} here")


@pytest.mark.parametrize("size", [(300, 80), (24, 6), (1, 1)])
async def test_a_terminal_of_any_size_will_do(tmp_path: Path, size: tuple[int, int]) -> None:
    app = NewsReader(session(tmp_path, ARTICLE))
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        for key in ("p", "j", "tab", "?", "escape", "a", "escape", "M", "O", "S", "escape", "Q"):
            app.post_message(Key(_character_to_key(key) if len(key) == 1 else key, None))
            await pilot.pause()
    assert app.return_code == 0


async def test_a_storm_of_sizes_ends_with_the_right_screen() -> None:
    from tests.support.reader_app import Reading, lines

    async def after(*sizes: tuple[int, int]) -> str:
        app = Reading(ReaderScreen(ARTICLE, FINDINGS))
        async with app.run_test(size=(80, 24)) as pilot:
            for size in sizes:
                await pilot.resize_terminal(*size)
            await pilot.pause()
            return lines(app.screen)

    assert await after(*((30 + 7 * n % 200, 5 + n) for n in range(12)), (120, 40)) == await after(
        (120, 40)
    )


async def test_a_size_that_is_told_of_late_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = NewsReader(session(tmp_path, ARTICLE))
    async with app.run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(HeadlessDriver, "is_headless", False)
        monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((120, 40)))
        for size in (Size(120, 40), Size(133, 11)):
            app.post_message(Resize(size, size))
        await pilot.pause()
        assert app.screen.size == (120, 40)


def test_fifty_sizes_at_once_leave_one_screen(tmp_path: Path) -> None:
    with newsread(SAMPLE, home=str(tmp_path)) as terminal:
        terminal.until(HEADLINE)
        for number in range(50):
            terminal.resize(40 + 3 * number % 100, 10 + number % 30)
        terminal.resize(100, 30)
        terminal.press("j")  # not a jump: behind one that comes before the findings, q is left
        terminal.until(r"\A(?:.*\n){29}.*who says what.*\Z")
        assert terminal.until(HEADLINE).count(HEADLINE) == 1
        terminal.press("q")
        assert terminal.ended() == 0


@needs("bash")
def test_it_can_be_suspended_and_comes_back(tmp_path: Path) -> None:
    env = {"NEWSREAD_HOME": str(tmp_path), "PS1": "shell> "}
    with Terminal("bash", "--norc", "-i", env=env) as terminal:
        terminal.until("shell>")
        terminal.press(f"{NEWSREAD} {SAMPLE}\n")
        terminal.until(HEADLINE)
        terminal.press("\x1a")
        terminal.until("Stopped")
        assert b"\x1b[?1049l" in terminal.raw
        terminal.press("stty -a\n")
        terminal.until(r"(?s)Stopped.* icanon.* echo ")
        terminal.press("fg\n")
        terminal.until(f"(?s){HEADLINE}.*who says what")
        terminal.press("q")
        terminal.until("shell>")


@pytest.mark.model
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_mark_just_made_is_kept_when_newsread_is_asked_to_end(
    tmp_path: Path, number: signal.Signals
) -> None:
    with newsread(SAMPLE, home=str(tmp_path)) as terminal:
        terminal.until(HEADLINE)
        terminal.press("cy")
        terminal.until("Highlighted in yellow")
        terminal.process.send_signal(number)
        assert terminal.ended() == 0
        assert b"\x1b[?1049l" in terminal.raw
    notes = subprocess.run(
        [sys.executable, "-m", "tui.cli", "notes", "--format", "csv"],
        env={**os.environ, "NEWSREAD_HOME": str(tmp_path)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert "yellow" in notes.stdout


@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        ({"TERM": "xterm", "COLORTERM": ""}, r"\x1b\[[0-9;]*[34]8;[25];"),
        ({"TERM": "xterm-256color", "COLORTERM": ""}, r"\x1b\[[0-9;]*[34]8;2;"),
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, r"[34]8;2;(\d+);(?!\1;\1[;m])"),
    ],
    ids=["16 colours", "256 colours", "no colours"],
)
def test_no_more_colours_are_used_than_there_are(
    tmp_path: Path, env: dict[str, str], coloured: str
) -> None:
    with newsread(SAMPLE, home=str(tmp_path), **env) as terminal:
        terminal.until(HEADLINE)
        terminal.press("q")
        assert terminal.ended() == 0
    assert not re.search(coloured, terminal.raw.decode())


def test_a_key_costs_a_slow_line_little(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"  # without anything to find, lest that be lit meanwhile
    path.write_text("and so it goes on\n" * 80, encoding="utf-8")
    with newsread(str(path), home=str(tmp_path)) as terminal:
        terminal.until("zh: no hints")  # which come last
        terminal.press("G")
        terminal.until_cursor(19)
        before = len(terminal.raw)
        terminal.press("$" + "k" * 5)
        terminal.until_cursor(19 - 2 * 5)
        assert (len(terminal.raw) - before) / 6 <= 1000
        terminal.press("q")
        assert terminal.ended() == 0


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    ],
    ids=["C", "POSIX", "C without UTF-8", "Latin-1"],
)
def test_words_are_utf_8_whatever_the_locale(tmp_path: Path, locale: dict[str, str]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tui.cli", "feeds", "remove", "“böse”\udc80"],
        env={**os.environ, **locale, "NEWSREAD_HOME": str(tmp_path)},
        capture_output=True,
    )
    assert run.returncode == 1
    assert "“newsread feeds list”" in run.stderr.decode("utf-8")


def test_an_article_can_be_read_in_the_locale_c(tmp_path: Path) -> None:
    with newsread(SAMPLE, home=str(tmp_path), LC_ALL="C", PYTHONCOERCECLOCALE="0") as terminal:
        terminal.until(HEADLINE)
        terminal.press("q")
        assert terminal.ended() == 0


def test_a_dumb_terminal_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert main([SAMPLE]) == 2
    message = capsys.readouterr().err
    assert "newsread extract" in message
    assert message.count("\n") == 1


def test_a_slow_line_is_kept_up_with_and_its_flow_control_is_only_keys(tmp_path: Path) -> None:
    with Link(*NEWSREAD.split(), SAMPLE, env={"NEWSREAD_HOME": str(tmp_path)}) as link:
        link.bits = 57_600
        link.until(HEADLINE)
        link.press("\x13")  # which holds a terminal that is not newsread's own until ctrl+q
        link.press("/bridge")
        link.until("Hit 1 of 9")
        link.press("\r" + "n" * 30)
        link.until("hit 4 of 9")
        link.press("\x11q")
        assert link.ended() == 0


@needs("tmux")
def test_it_reads_and_copies_inside_tmux(tmp_path: Path) -> None:
    socket = str(tmp_path / "tmux")
    tmux = ["tmux", "-f", "/dev/null", "-S", socket]
    env = {"NEWSREAD_HOME": str(tmp_path), "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    with Terminal(*tmux, "new-session", f"{NEWSREAD} {SAMPLE}", env=env) as terminal:
        terminal.until(HEADLINE)
        terminal.press("V")
        terminal.press("y")
        terminal.until("words\\) Ferry crews")
        buffer = subprocess.run([*tmux, "show-buffer"], capture_output=True, check=True).stdout
        assert buffer.decode().startswith(HEADLINE)
        terminal.press("q")
        assert terminal.ended() == 0


@needs("screen")
def test_it_reads_and_copies_inside_screen(tmp_path: Path) -> None:
    env = {"NEWSREAD_HOME": str(tmp_path), "SCREENDIR": str(tmp_path / "s"), "DISPLAY": ""}
    (tmp_path / "s").mkdir(mode=0o700)
    screen = ["screen", "-U", "-c", "/dev/null"]
    with Terminal(*screen, *NEWSREAD.split(), SAMPLE, env=env) as terminal:
        terminal.until(HEADLINE)
        terminal.press("V")
        terminal.press("y")
        sequence = terminal.until_written(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07")
        assert b64decode(sequence[1]).decode().startswith(HEADLINE)
        terminal.press("q")
        terminal.ended()


def test_the_terminals_own_cursor_is_where_is_typed_and_back_in_the_text(tmp_path: Path) -> None:
    with newsread(SAMPLE, home=str(tmp_path)) as terminal:
        terminal.until(HEADLINE)
        terminal.press("jj")
        terminal.until_cursor(5)
        terminal.press("/")
        terminal.until_cursor(22)
        terminal.press("\x1b")
        terminal.until_cursor(5)
        terminal.press("/")
        terminal.until_cursor(22)
        terminal.press("Ines Falk")
        terminal.until("Hit 1 of 1")
        terminal.press("\r")
        terminal.until_cursor(4)
        terminal.press("O")
        terminal.until_cursor(2)
