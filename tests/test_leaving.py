"""An end that the system asks for comes, also when the program hears nothing any more."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys

import pytest

from tui.terminal import leaving, watchdog

PROGRAM = """
import re, threading, time
from tui.terminal import leaving
leaving.GRACE = 0.3
leaving.when_asked_to_end(lambda: {leave})
leaving.end_in_any_case()
print("ready", flush=True)
{do}
"""
FOR_EVER = 're.match(r"(?:a|a)*$", "a" * 60 + "b")'
"""Holds the interpreter: no other thread runs, nor any handler of a signal."""


def _begun(body: str, leave: str = "None") -> subprocess.Popen[str]:
    code = PROGRAM.format(do=body, leave=leave)
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(
    "body",
    [FOR_EVER, f"threading.Thread(target=lambda: {FOR_EVER}).start()", "time.sleep(600)"],
    ids=["in a pattern", "in a thread", "asleep"],
)
def test_what_does_not_end_when_asked_to_is_ended(body: str, number: signal.Signals) -> None:
    with _begun(body) as process:
        process.send_signal(number)
        assert process.wait(timeout=30) == -signal.SIGKILL


def test_other_signals_end_nothing() -> None:
    with _begun("signal = __import__('signal')\nsignal.sigwait({signal.SIGUSR1})") as process:
        process.send_signal(signal.SIGWINCH)
        process.send_signal(signal.SIGCONT)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=1)
        process.kill()


def test_where_no_process_can_be_begun_newsread_goes_on_without_one(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "no more processes")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    leaving.end_in_any_case()
    assert "no more processes" in caplog.text


def test_what_ends_in_time_ends_as_it_would() -> None:
    with _begun("time.sleep(600)", leave="__import__('os')._exit(7)") as process:
        process.terminate()
        assert process.wait(timeout=30) == 7


@pytest.mark.parametrize("data", [b"", bytes([signal.SIGWINCH]), bytes([signal.SIGTERM])])
def test_the_watchdog_ends_with_its_program(data: bytes) -> None:
    command = [sys.executable, watchdog.__file__, "0", "600"]
    assert subprocess.run(command, input=data, timeout=30, check=False).returncode == 0
