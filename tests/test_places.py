"""newsread's folders are where the reader wants them, and nobody else can look in."""

import errno
import os
from pathlib import Path

import pytest

from annotators.findings import Findings
from annotators.running import batch
from articles import places
from tui.cli import main
from tui.command_line import open_command


def test_one_variable_puts_everything_under_one_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path / "home"))
    assert places.data_folder() == tmp_path / "home" / "data"
    assert places.config_file() == tmp_path / "home" / "config" / "config.toml"
    assert places.log_file() == tmp_path / "home" / "cache" / "newsread.log"


def test_folders_are_made_for_their_owner_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path))
    assert places.data_folder().stat().st_mode & 0o777 == 0o700


def test_without_it_the_platform_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NEWSREAD_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    folders = {places.data_folder(), places.config_folder(), places.cache_folder()}
    assert len(folders) == 3
    assert all(folder.name == "newsread" for folder in folders)


@pytest.mark.parametrize(
    "command", [["notes"], ["import", "notes.jsonl"], ["extract", "story.txt"]]
)
def test_where_no_folder_can_be_made_a_sentence_says_so(
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "story.txt").write_text("A story.")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path / "file" / "home"))
    assert main(command) == 1
    message = capsys.readouterr().err
    assert "cannot make this folder" in message
    assert "NEWSREAD_HOME=FOLDER names another place" in message
    assert message.count("\n") == 1


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A home that is not there, on a disk on which nothing may be written."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(Path, "mkdir", refuse)


@pytest.mark.usefixtures("read_only")
def test_where_nothing_may_be_written_findings_are_found_with_the_settings_at_their_defaults(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "story.txt"
    story.write_text("A story.")
    monkeypatch.setattr(batch, "_findings_of", lambda texts, _: [Findings()] * len(texts))
    assert main(["extract", str(story)]) == 0
    out, message = capsys.readouterr()
    assert ('"text": "A story."' in out, message) == (True, "")


@pytest.mark.usefixtures("read_only")
@pytest.mark.parametrize("command", [["story.txt"], ["add", "story.txt"], ["config", "edit"]])
def test_where_nothing_may_be_written_what_has_to_be_kept_gets_a_sentence(
    command: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "story.txt").write_text("A story.")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(open_command, "no_terminal", lambda _: None)
    assert main(command) == 1
    message = capsys.readouterr().err
    assert ("Read-only file system" in message, message.count("\n")) == (True, 1)


def test_a_home_that_is_made_is_its_owners_alone_whatever_the_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path / "deep" / "home"))
    before = os.umask(0)
    try:
        made = places.data_folder()
    finally:
        os.umask(before)
    folders = (made, made.parent, made.parent.parent)
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}
