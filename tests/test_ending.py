"""A crash never passes for a good end: it has a status, and says where more is written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from articles.store import StoreError
from tests.support.readings import SAMPLE
from tests.support.terminal import Terminal
from tui import cli


def broken(owner: str, name: str, home: Path) -> Terminal:
    """The program with a method that raises whenever it is called."""
    module, _, owner = owner.rpartition(".")
    program = f"""
import sys
from tui.cli import main
from tui.{module} import {owner}

def fails(*_):
    raise ValueError("broken in the test")

{owner}.{name} = fails
sys.exit(main([{SAMPLE!r}]))
"""
    return Terminal(sys.executable, "-c", program, env={"NEWSREAD_HOME": str(home)})


@pytest.mark.parametrize(
    ("owner", "name", "key"),
    [
        ("terminal.alt_keys.AltKeyParser", "feed", "j"),
        ("app.NewsReader", "action_library", "O"),
        ("app.NewsReader", "look", ""),
        ("terminal.diff_writer.DiffWriter", "written", ""),
        ("app.NewsReader", "get_default_screen", ""),
        ("app.NewsReader", "__init__", ""),
        ("session.session.Session", "position", ""),
    ],
)
def test_a_crash_has_a_status_and_says_where_the_log_is(
    tmp_path: Path, owner: str, name: str, key: str
) -> None:
    with broken(owner, name, tmp_path) as terminal:
        if key:
            terminal.until("Ferry crews")
            terminal.press(key)
        assert terminal.ended() == 1
        log = tmp_path / "cache" / "newsread.log"
        assert f"an error ended newsread; {log} says more." in terminal.raw.decode()
    assert "broken in the test" in log.read_text(encoding="utf-8")


def test_where_no_log_can_be_written_newsread_reads(tmp_path: Path) -> None:
    (tmp_path / "cache" / "newsread.log").mkdir(parents=True)  # which not even root can write to
    with Terminal(
        sys.executable, "-m", "tui.cli", SAMPLE, env={"NEWSREAD_HOME": str(tmp_path)}
    ) as terminal:
        terminal.until("Ferry crews")
        terminal.press("q")
        assert terminal.ended() == 0


def test_a_crash_without_a_log_says_that_there_is_none(tmp_path: Path) -> None:
    log = tmp_path / "cache" / "newsread.log"
    log.mkdir(parents=True)
    with broken("app.NewsReader", "action_library", tmp_path) as terminal:
        terminal.until("Ferry crews")
        terminal.press("O")
        assert terminal.ended() == 1
        assert f"nothing says more, for {log} cannot be written" in terminal.raw.decode()


def test_who_asks_newsread_to_end_when_it_has_ended_makes_no_crash_of_it(tmp_path: Path) -> None:
    program = f"""
import os, signal, sys
from annotators.running.service import Annotating
from tui.cli import main

def close(_):
    os.kill(os.getpid(), signal.SIGTERM)

Annotating.close = close
sys.exit(main([{SAMPLE!r}]))
"""
    with Terminal(sys.executable, "-c", program, env={"NEWSREAD_HOME": str(tmp_path)}) as terminal:
        terminal.until("Ferry crews")
        terminal.press("q")
        assert terminal.ended() == 0
    assert not (tmp_path / "cache" / "newsread.log").read_text(encoding="utf-8")


def test_a_command_that_crashes_says_where_the_log_is(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: object) -> int:
        raise ValueError("broken in the test")

    monkeypatch.setattr("tui.command_line.config_command.run", fails)
    assert cli.main(["config", "show"]) == 1
    log = home / "cache" / "newsread.log"
    assert capsys.readouterr().err == f"newsread: an error ended newsread; {log} says more.\n"
    assert "broken in the test" in log.read_text(encoding="utf-8")


def test_a_command_that_crashes_where_the_disk_is_full_says_that_nothing_says_more(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not (full := Path("/dev/full")).exists():
        pytest.skip("there is no /dev/full")
    monkeypatch.setattr("articles.places.log_file", lambda: full)
    monkeypatch.setattr("tui.command_line.config_command.run", None)
    assert cli.main(["config", "show"]) == 1
    log = home / "cache" / "newsread.log"
    expected = (
        f"newsread: an error ended newsread; nothing says more, for {log} cannot be written.\n"
    )
    assert capsys.readouterr().err == expected


@pytest.mark.parametrize("command", [["add", "--read", SAMPLE], ["search", "ferry"], ["same", "a"]])
@pytest.mark.usefixtures("home")
def test_a_store_that_cannot_be_written_is_told_by_every_command(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise StoreError("search.db: the disk is full")

    monkeypatch.setattr("annotators.running.batch.find_all", lambda *_: [])
    monkeypatch.setattr("articles.search.SearchIndex.update", fails)
    assert cli.main(command) == 1
    assert capsys.readouterr().err == "newsread: search.db: the disk is full\n"
