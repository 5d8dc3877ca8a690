"""What shells are told when they ask how a newsread command line may go on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import main
from tui.command_line.completion_command import SHELLS
from tui.command_line.synopsis import COMMANDS

pytest.importorskip("argcomplete")


def completions(line: str, home: Path) -> list[str]:
    """What the shell gets for a line with the cursor at its end."""
    return [*descriptions(line, home)]


def descriptions(line: str, home: Path) -> dict[str, str]:
    """The completions of a line, each with what the shell shows beside it."""
    answer = home / "answer"
    answer.touch()
    variables = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_SHELL": "fish",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_DFS": "\t",
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
        "NEWSREAD_HOME": str(home),
    }
    command = [sys.executable, "-m", "tui.cli"]
    subprocess.run(command, env={**os.environ, **variables}, check=True, capture_output=True)
    rows = [row.partition("\t") for row in answer.read_text().splitlines()]
    return {word.strip(): about for word, _, about in rows}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("newsread ex", {"extract"}),
        ("newsread extract --form", {"--format"}),
        ("newsread extract --format ", {"json", "jsonl", "markdown", "html"}),
        ("newsread feeds re", {"remove", "refresh"}),
        ("newsread notes pu", {"purge"}),
        ("newsread notes purge --be", {"--before"}),
        ("newsread help ex", {"extract"}),
        ("newsread config ", {"show", "path", "edit", "check"}),
        ("newsread --pipeline ", {"en_core_web_sm"}),
    ],
)
def test_a_line_can_go_on(line: str, words: set[str], tmp_path: Path) -> None:
    assert words <= set(completions(line, tmp_path))


def test_every_command_is_described(tmp_path: Path) -> None:
    lines = descriptions("newsread ", tmp_path)
    assert {name: lines[name] for name in COMMANDS} == COMMANDS
    assert descriptions("newsread notes pu", tmp_path)["purge"].startswith("forget for good")


def test_what_is_said_of_an_option_is_not_said_of_each_of_its_choices(tmp_path: Path) -> None:
    assert set(descriptions("newsread extract --format ", tmp_path).values()) == {""}


def test_feeds_that_are_followed_are_offered(home: Path) -> None:
    feeds = home.parent / "feeds.opml"
    feeds.write_text(
        '<opml version="2.0"><body><outline type="rss" text="A"'
        ' xmlUrl="https://herald.example/feed"/></body></opml>'
    )
    assert main(["feeds", "import", str(feeds)]) == 0
    assert "https://herald.example/feed" in completions("newsread feeds remove ", home)


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_understands_what_it_is_given(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell} here")
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    subprocess.run([shell, "-n"], input=script, text=True, check=True, capture_output=True)


def test_every_command_can_be_asked() -> None:
    from importlib import import_module

    for name in (*COMMANDS, "open"):
        assert import_module(f"tui.command_line.{name}_command").usage().prog.startswith("newsread")
