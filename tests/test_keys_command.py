"""The keys without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.fresh_python import imported_by
from tui.cli import main
from tui.commands.registry import BY_ID

if TYPE_CHECKING:
    from pathlib import Path


def test_every_command_is_listed_with_its_id(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys"]) == 0
    table = capsys.readouterr().out
    assert all(command.id in table and command.label in table for command in BY_ID.values())


def test_words_list_only_what_has_them(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "wrong", "speaker"]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert line.split()[:3] == ["ms", "Correct", "speaker"]


def test_words_that_no_command_has_are_told_of(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", "zebra"]) == 1
    assert "zebra" in capsys.readouterr().err


def test_the_keys_are_listed_without_textual() -> None:
    assert imported_by("from tui.cli import main; main(['keys'])").isdisjoint(
        {"textual", "rich", "spacy"}
    )
