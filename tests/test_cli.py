"""The command line: versions, help, and one sentence for every mistake."""

import subprocess
import sys
from pathlib import Path

import pytest

from annotators.pipeline import PipelineError
from tui import __version__
from tui.cli import main
from tui.command_line.synopsis import COMMANDS
from tui.session.session import begin


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"newsread {__version__}\n"


@pytest.mark.parametrize("line", [["--help"], ["help"], ["-h"]])
def test_help_names_every_command(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(line)
    assert exit_info.value.code == 0
    out = capsys.readouterr().out
    assert all(name in out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main([command, "--help"])
    assert exit_info.value.code == 0
    assert f"usage: newsread {command}" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["extract"], ["feeds", "add"], ["notes", "purge"], ["help"]])
def test_help_explains_a_command_as_it_does_itself(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for line in (["help", *words], [*words, "--help"]):
        with pytest.raises(SystemExit, match="0"):
            main(line)
    out = capsys.readouterr().out
    half = len(out) // 2
    assert out[:half] == out[half:]
    assert out.startswith(f"usage: newsread {' '.join(words)}")


def test_help_for_what_is_no_command_names_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["help", "library\x1b"])
    assert "no command library␛: add, extract" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("word", "meant"), [("doctorr", "doctor"), ("note", "notes"), ("Feed", "feeds")]
)
def test_what_is_almost_a_command_is_told_which(
    word: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word, "--format", "csv"]) == 2
    assert capsys.readouterr().err == (
        f"newsread: {word}: there is no such command or file; newsread {meant}?\n"
    )


def test_a_file_that_is_named_almost_as_a_command_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note").write_text("Words.")
    main(["note"])
    assert "needs a terminal" in capsys.readouterr().err


@pytest.mark.parametrize("line", [["extract", "--form", "json", "a"], ["notes", "--out", "a"]])
def test_an_option_is_written_out(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(line)
    assert capsys.readouterr().err.startswith(f"newsread: Unrecognized arguments: {line[1]}; see")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("line", [["add"], ["extract"], ["import"], ["feeds", "remove"]])
def test_behind_two_dashes_stand_names(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*line, "--", "--help"]) == 1
    assert "--help: " in capsys.readouterr().err


@pytest.mark.parametrize("line", [["--help"], ["--version"], ["notes", "--help"], ["help"]])
def test_what_cannot_be_written_is_no_success(line: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "tui.cli", *line],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "No space left on device" in run.stderr


def test_an_unknown_option_is_one_sentence_and_status_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(["--colour"])
    assert exit_info.value.code == 2
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
    assert "xx_none" in (message := capsys.readouterr().err)
    assert message.count("\n") == 1


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
