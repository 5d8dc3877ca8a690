"""The real newsread, started in a terminal of its own, as a reader has it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.readings import SAMPLE
from tests.support.terminal import Terminal, newsread


def test_an_article_can_be_read_and_left(tmp_path: Path) -> None:
    with newsread(SAMPLE, home=str(tmp_path)) as terminal:
        terminal.until("Ferry crews warn of “chaos”")
        terminal.press("G")
        terminal.until("Now I shall have to learn to swim")
        terminal.press("q")
        assert terminal.ended() == 0


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with newsread("gone.txt", home=str(tmp_path)) as terminal:
        assert terminal.ended() == 1
        assert terminal.text.strip() == "newsread: gone.txt: there is no such file"


def extracted(home: Path, *arguments: str) -> str:
    """What `newsread extract` prints; afterwards the findings are in the cache."""
    run = subprocess.run(
        [sys.executable, "-m", "tui.cli", "extract", *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "NEWSREAD_HOME": str(home)},
    )
    return run.stdout


@pytest.mark.model
def test_a_note_made_with_keys_is_there_after_a_new_start(tmp_path: Path) -> None:
    extracted(tmp_path, SAMPLE)
    with newsread(SAMPLE, home=str(tmp_path)) as terminal:
        terminal.until("Ferry crews warn of “chaos”")
        terminal.press("}}a")
        terminal.until("ctrl.s keep")
        terminal.press("Ask about the piers\x13")
        terminal.until("Note kept")
        terminal.press("q")
        assert terminal.ended() == 0
    with newsread(SAMPLE, home=str(tmp_path)) as terminal:
        terminal.until("✎ +“We did not take")
        terminal.press("gg]n")
        terminal.until("Your note: Ask about the piers")


@pytest.mark.model
def test_a_quotation_is_copied_with_its_speaker_and_its_title(tmp_path: Path) -> None:
    extracted(tmp_path, SAMPLE)
    with newsread(SAMPLE, home=str(tmp_path), TMUX="", DISPLAY="") as terminal:
        terminal.until("Ferry crews warn of “chaos”")
        terminal.press("}}y")
        terminal.until("Copied: ")
    last_copy = (tmp_path / "cache" / "last-copy.txt").read_text(encoding="utf-8")
    assert last_copy.startswith("“We did not take this decision lightly")
    assert "— Hedda Lindqvist, Ferry crews warn of “chaos”" in last_copy
    assert b"\x1b]52;c;" in terminal.raw


def test_an_article_can_come_through_standard_input(tmp_path: Path) -> None:
    command = f"{sys.executable} -m tui.cli - < {SAMPLE}"
    with Terminal("sh", "-c", command, env={"NEWSREAD_HOME": str(tmp_path)}) as terminal:
        terminal.until("Ferry crews warn of “chaos”")
        terminal.press("q")
        assert terminal.ended() == 0


@pytest.mark.model
def test_extract_tells_who_said_what(tmp_path: Path) -> None:
    row = json.loads(extracted(tmp_path, SAMPLE))
    speakers = {quote["speaker"] for quote in row["quotes"] if quote["kind"] != "scare"}
    assert {"Hedda Lindqvist", "Tomas Okafor", "Birgit Sand", "Wen Zhao"} <= speakers
    assert row["text"] == Path(SAMPLE).read_text(encoding="utf-8")


@pytest.mark.model
def test_a_new_article_is_readable_before_its_findings_and_gets_them(tmp_path: Path) -> None:
    with newsread(SAMPLE, home=str(tmp_path)) as terminal:
        terminal.until("Ferry crews warn of “chaos”")
        terminal.press("}}")
        terminal.until("Hedda Lindqvist.* word for word")


@pytest.mark.model
def test_an_article_chosen_in_the_library_gets_its_findings(tmp_path: Path) -> None:
    with newsread(home=str(tmp_path)) as terminal:
        terminal.until("Ferry crews")
        terminal.press("\r")
        terminal.until("By Ines Falk")
        terminal.press("}}")
        terminal.until("Hedda Lindqvist.* word for word")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_when_it_is_asked_to_end_the_terminal_is_given_back(
    tmp_path: Path, number: signal.Signals
) -> None:
    with newsread(SAMPLE, home=str(tmp_path)) as terminal:
        terminal.until("Ferry crews warn of “chaos”")
        terminal.process.send_signal(number)
        assert terminal.ended() == 0
        assert b"\x1b[?1049l" in terminal.raw


def test_it_does_not_outlive_its_terminal(tmp_path: Path) -> None:
    with newsread(SAMPLE, home=str(tmp_path)) as terminal:
        terminal.until("Ferry crews warn of “chaos”")
        terminal.hang_up()
        terminal.process.wait(timeout=30)


def test_it_does_not_outlive_a_terminal_that_is_not_its_own(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "tui.cli", SAMPLE)
    with Terminal(*command, env={"NEWSREAD_HOME": str(tmp_path)}, owned=False) as terminal:
        terminal.until("Ferry crews warn of “chaos”")
        terminal.hang_up()
        terminal.process.wait(timeout=30)
