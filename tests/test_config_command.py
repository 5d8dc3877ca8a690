"""`newsread config`: the settings seen, checked and changed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tui.cli import main
from tui.command_line.config_command import as_toml
from tui.settings.schema import KNOWN
from tui.settings.settings import Settings, load


@pytest.fixture
def config(home: Path) -> Path:
    (home / "config").mkdir(parents=True)
    return home / "config" / "config.toml"


def test_every_setting_is_there_and_explained() -> None:
    page = as_toml(Settings())
    assert all(setting.about.splitlines()[0] in page for setting in KNOWN.values())
    assert tomllib.loads(page) == {}


def test_what_is_written_out_is_a_file_of_the_same_settings(tmp_path: Path) -> None:
    settings = Settings(
        theme="paper",
        width=60,
        pipeline="a\\b\x7f",
        positions=True,
        highlights={"yellow": "gold"},
        themes={"paper": {"primary": "red", "dark": False}, "of mine": {"primary": "blue"}},
        keys={"note": '"', "quit": "Q"},
    )
    (tmp_path / "config.toml").write_text(as_toml(settings), encoding="utf-8")
    loaded = load(tmp_path / "config.toml")
    assert all(getattr(loaded, name) == getattr(settings, name) for name in KNOWN)


def test_the_path_is_told(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "path"]) == 0
    assert capsys.readouterr().out == f"{config}\n"


def test_the_settings_in_force_are_shown(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text("width = 60")
    assert main(["config", "show"]) == 0
    config_text = capsys.readouterr().out
    assert main(["config"]) == 0
    assert capsys.readouterr().out == config_text
    assert "\nwidth = 60\n" in config_text
    assert '\n# theme = "textual-dark"\n' in config_text


def test_the_help_names_variables_as_they_are_spelled(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["config", "edit", "--help"])
    assert "Open it in the editor that $VISUAL or $EDITOR names" in capsys.readouterr().out


def test_a_file_without_mistakes_is_well(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "check"]) == 0
    config.write_text("[keys]\nnote = 'f5'")
    assert main(["config", "check"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{config}: not there; all is at its default.",
        f"{config}: all is well.",
    ]


@pytest.mark.parametrize("line", ["wdith = 60", "theme = 'nrod'", "[keys]\nnote = 'x'", "= 3"])
def test_each_mistake_is_said(config: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    config.write_text(line)
    assert main(["config", "check"]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(f"newsread: {config}")


@pytest.mark.parametrize(
    "text", ["wdith = 60\npositions = 1", "theme = 'nrod'\n[highlights]\nyelow = '#fff'"]
)
def test_all_mistakes_are_said_at_once(
    config: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    config.write_text(text)
    assert main(["config", "check"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_editing_begins_with_all_settings_and_ends_with_a_check(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "sed -i 's/# width = 72/width = 7/'")
    assert main(["config", "edit"]) == 1
    assert "“width” should be between" in capsys.readouterr().err
    assert config.stat().st_mode & 0o777 == 0o600
    assert "# theme" in config.read_text()


def test_an_editor_that_is_not_there_is_said(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    assert main(["config", "edit"]) == 1
    assert "EDITOR=nano" in capsys.readouterr().err
