"""What the README says can be done can be done."""

import re
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_there_are_two_commands_for_a_fresh_machine() -> None:
    commands = re.findall(r"<!-- (run|test) -->\n\n    (.+)", README)
    assert [name for name, _ in commands] == ["run", "test"]


@pytest.mark.model
def test_the_lines_for_the_library_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent)
    section = README.partition("## As a library")[2].partition("\n\nOr in")[0]
    code = "\n".join(line[4:] for line in section.splitlines() if line.startswith("    "))
    exec(code, {})
    assert "Hedda Lindqvist says: “We did not take this decision lightly" in capsys.readouterr().out


def test_every_command_of_newsread_is_in_the_table() -> None:
    from tui.cli import COMMANDS

    assert all(f"`newsread {name}" in README for name in COMMANDS)
