from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from base64 import b64decode
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui.terminal import clipboard, native_clipboard
from tui.terminal.clipboard import LARGEST, Report, Route, copy, has_desktop, wrapped_for_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXT = "“Não,” שלום 🗞\nsaid Ada"


@pytest.fixture
def last(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "last-copy.txt"


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a tool of the given shell commands in the place of xclip."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def make(commands: str) -> None:
        path = folder / "xclip"
        path.write_text(f"#!/bin/sh\n{commands}\n")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
        monkeypatch.setenv("DISPLAY", ":77")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    return make


def outcomes(report: Report) -> dict[str, str]:
    return {route.name: route.outcome for route in report.routes}


def test_the_last_copy_is_left_in_a_file_of_the_owners(last: Path) -> None:
    report = copy(TEXT, last, environment={})
    assert last.read_text() == TEXT
    assert last.stat().st_mode & 0o777 == 0o600
    assert str(report) == f"copied ({last})"


def test_a_terminal_is_sent_the_text_once(last: Path) -> None:
    sequences: list[str] = []
    report = copy(TEXT, last, sequences.append, {})
    (sequence,) = sequences
    assert b64decode(sequence.removeprefix("\x1b]52;c;").removesuffix("\x07")).decode() == TEXT
    assert outcomes(report)["OSC 52"] == "sent"
    assert "sent by OSC 52, unconfirmed" in str(report)


def test_more_than_terminals_take_is_not_sent(last: Path) -> None:
    sequences: list[str] = []
    report = copy("x" * (LARGEST + 1), last, sequences.append, {})
    assert not sequences
    assert outcomes(report) == {"OSC 52": "failed", "file": "copied"}


def test_screen_gets_it_in_pieces() -> None:
    sequence = "\x1b]52;c;" + "x" * 3000 + "\x07"
    pieces = wrapped_for_screen(sequence).split("\x1bP")[1:]
    assert all(len(piece) <= 768 for piece in pieces)
    assert "".join(piece.removesuffix("\x1b\\") for piece in pieces) == sequence


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"SSH_TTY": "/dev/pts/3", "WSL_DISTRO_NAME": "Debian"}, False),
        ({"SSH_TTY": "/dev/pts/3", "DISPLAY": "localhost:10"}, True),
        ({"WSL_DISTRO_NAME": "Debian"}, True),
    ],
)
def test_a_desktop_is_looked_for_where_one_may_be(
    environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert has_desktop(environment) is expected


def test_a_desktop_that_gives_it_back_has_copied(
    tool: Callable[[str], None], tmp_path: Path
) -> None:
    clipboard_file = tmp_path / "kept"
    tool(f'case "$*" in *-o*) cat {clipboard_file};; *) cat > {clipboard_file};; esac')
    assert native_clipboard.copy(TEXT) == (True, "xclip")
    assert clipboard_file.read_text() == TEXT


def test_a_desktop_that_only_says_so_has_not(
    tool: Callable[[str], None], capfd: pytest.CaptureFixture[str]
) -> None:
    tool("cat > /dev/null; echo 'Can not open display' >&2")
    assert native_clipboard.copy(TEXT) == (False, "xclip could not be reached")
    assert capfd.readouterr() == ("", "")


def test_a_desktop_that_never_answers_is_not_waited_for(tool: Callable[[str], None]) -> None:
    tool("sleep 5")
    is_there, why = native_clipboard.copy(TEXT, limit=0.3)
    assert (is_there, why) == (False, "no answer within 0.3 seconds")


def test_a_tool_that_stays_behind_does_not_hold_us(
    tool: Callable[[str], None], tmp_path: Path
) -> None:
    clipboard_file = tmp_path / "kept"
    tool(f'case "$*" in *-o*) cat {clipboard_file};; *) cat > {clipboard_file}; sleep 4 & ;; esac')
    assert native_clipboard.copy("words", limit=3) == (True, "xclip")


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[dict[str, str]]:
    if not shutil.which("tmux"):
        pytest.skip("there is no tmux here")
    socket = tmp_path / "tmux"
    subprocess.run(["tmux", "-S", socket, "new-session", "-d", "cat"], check=True)
    yield {"TMUX": f"{socket},0,0"}
    subprocess.run(["tmux", "-S", socket, "kill-server"], check=True)


def test_tmux_keeps_it_in_its_buffer(
    tmux: dict[str, str], last: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMUX", tmux["TMUX"])
    assert outcomes(copy(TEXT, last, environment=tmux))["tmux"] == "copied"
    buffer = subprocess.run(["tmux", "show-buffer"], capture_output=True, check=True)
    assert buffer.stdout.decode() == TEXT


def test_a_tmux_that_is_gone_is_said(last: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "/nowhere/tmux,0,0")
    report = copy(TEXT, last, environment=os.environ | {"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert outcomes(report)["tmux"] == "failed"


def test_when_nothing_worked_each_reason_is_said() -> None:
    report = Report((Route("desktop", "failed", "no answer"), Route("file", "failed", "full")))
    assert str(report) == "desktop: no answer; file: full"


def test_the_doctor_may_try_all_routes(last: Path) -> None:
    assert outcomes(clipboard.routes(last, {})) == {"file": "copied"}


def test_a_route_that_failed_is_said_beside_those_that_did_not() -> None:
    report = Report(
        (Route("desktop", "failed", "xclip could not be reached"), Route("file", "copied", "/x"))
    )
    assert str(report) == "copied (/x); not by desktop: xclip could not be reached"


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A real X server without a screen, as `DISPLAY` says."""
    if not shutil.which("Xvfb"):
        pytest.skip("there is no Xvfb here")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as output:
        monkeypatch.setenv("DISPLAY", f":{output.readline().strip()}")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    yield
    server.terminate()  # and with it the tools that hold what was copied
    server.wait()


@pytest.mark.parametrize("name", ["xclip", "xsel"])
def test_a_real_desktop_has_what_was_copied(
    desktop: None, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (path := shutil.which(name)):
        pytest.skip(f"there is no {name} here")
    folder = tmp_path / "only"
    folder.mkdir()
    for needed in (path, shutil.which("which")):
        if needed:
            (folder / os.path.basename(needed)).symlink_to(needed)  # noqa: PTH119
    monkeypatch.setenv("PATH", str(folder))
    assert native_clipboard.copy(TEXT, limit=20) == (True, name)


@pytest.fixture
def wayland(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A real Wayland compositor without a screen; sway will not run as root, so as nobody then."""
    needed = ["sway", "wl-copy", "wl-paste", *(["setpriv"] if os.geteuid() == 0 else [])]
    if missing := [name for name in needed if not shutil.which(name)]:
        pytest.skip(f"there is no {missing[0]} here")
    somebody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
    with tempfile.TemporaryDirectory() as folder:  # pytest's own are closed to nobody
        config = Path(folder) / "config"
        config.write_text("exec printenv WAYLAND_DISPLAY\n")
        if os.geteuid() == 0:
            shutil.chown(folder, "nobody")
        compositor = subprocess.Popen(
            [*(somebody if os.geteuid() == 0 else []), "sway", "--config", str(config)],
            env={**os.environ, "XDG_RUNTIME_DIR": folder, **HEADLESS},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert compositor.stdout
        with compositor.stdout as output:
            monkeypatch.setenv("WAYLAND_DISPLAY", f"{folder}/{output.readline().strip()}")
        monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
        monkeypatch.delenv("DISPLAY", raising=False)
        yield
        compositor.terminate()
        compositor.wait()


HEADLESS = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}


def test_a_wayland_desktop_has_what_was_copied(wayland: None) -> None:
    assert native_clipboard.copy(TEXT, limit=20) == (True, "wl")


@pytest.mark.parametrize(
    ("routes", "words"),
    [
        ([Route("tmux", "copied", "tmux buffer"), Route("OSC 52", "sent")], "Copied: “It leaks”"),
        (
            [Route("OSC 52", "sent"), Route("file", "copied", "/x")],
            "Copied: “It leaks” · not pasting? newsread doctor",
        ),
        ([Route("file", "copied", "/x")], "Copied only into /x: “It leaks”"),
        ([Route("file", "failed", "no room is left")], "Not copied (file: no room is left)"),
    ],
)
def test_a_reader_is_told_what_was_copied_and_what_to_do_if_it_may_not_be(
    routes: list[Route], words: str
) -> None:
    assert Report(tuple(routes)).in_words("“It leaks”") == words
