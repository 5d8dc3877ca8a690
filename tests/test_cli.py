"""The command line: versions, help, and one sentence for every mistake."""

import subprocess
import sys
from pathlib import Path

import pytest

from annotators.pipeline import PipelineError
from tui import __version__
from tui.cli import COMMANDS, main
from tui.session import begin


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"newsread {__version__}\n"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    out = capsys.readouterr().out
    assert all(name in out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert f"usage: newsread {command}" in capsys.readouterr().out


def test_an_unknown_option_is_one_sentence_and_status_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--colour"])
    assert left.value.code == 2
    assert capsys.readouterr().err == (
        "newsread: Unrecognized arguments: --colour; see “newsread --help”.\n"
    )


@pytest.mark.usefixtures("home")
def test_a_pipeline_with_neither_parser_nor_names_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config.cfg").touch()
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "bare", "pipeline": ["tagger"]}')
    assert main(["extract", "--pipeline", str(tmp_path), "story.txt"]) == 2
    assert "en_bare: a pipeline needs a parser or ner" in capsys.readouterr().err
    with pytest.raises(PipelineError, match="en_bare: a pipeline needs a parser or ner"):
        begin([], str(tmp_path))


@pytest.mark.usefixtures("home")
def test_a_pipeline_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "--pipeline", "xx_none", "story.txt"]) == 2
    assert "xx_none" in (told := capsys.readouterr().err)
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    "line", [["import", ""], ["extract", ""], ["feeds", "add", ""], ["notes", "--tag", ""]]
)
def test_an_empty_argument_is_wrong_usage(
    line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(line)
    assert "An argument is empty, which names nothing" in capsys.readouterr().err


def test_a_mistake_in_the_settings_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text("wdith = 60")
    assert main(["extract", "story.txt"]) == 2
    assert "did you mean “width”" in capsys.readouterr().err


def test_without_a_terminal_it_names_extract() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tui.cli", "README.md"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 2
    assert "newsread extract" in run.stderr
    assert run.stderr.count("\n") == 1


def test_whoever_stops_reading_stops_newsread_quietly() -> None:
    run = subprocess.run(
        f"{sys.executable} -m tui.cli --help | head -c 1",
        shell=True,
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stderr) == (0, "")
