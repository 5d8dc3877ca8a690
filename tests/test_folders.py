"""Folders: the files in them, in order."""

import os
from pathlib import Path

import pytest

from articles.folders import files_in, with_files_of_folders


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = ("b.txt", "a/2.md", "a/1.md", "c", ".hidden", ".git/config", "p.html", "p_files/x.js")
    for name in (*names, "p_files/note.txt", "cover.jpg", "style.css"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("The weir is old.")
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    return tmp_path


def test_the_files_below_a_folder_come_in_order_without_what_is_no_article(folder: Path) -> None:
    files = [str(Path(file).relative_to(folder)) for file in files_in(folder)]

    assert files == ["a/1.md", "a/2.md", "b.txt", "c", "p.html"]


def test_a_pipe_in_a_folder_is_not_waited_on_and_a_link_to_nothing_is_named(folder: Path) -> None:
    os.mkfifo(folder / "a" / "pipe.txt")
    (folder / "a" / "3.md").symlink_to(folder / "gone.md")

    assert [Path(file).name for file in files_in(folder / "a")] == ["1.md", "2.md", "3.md"]


def test_the_files_of_a_folder_stand_in_its_place(folder: Path) -> None:
    names = with_files_of_folders(["-", str(folder / "a"), "https://n.example/weir", "no.txt"])

    assert names == ["-", *files_in(folder / "a"), "https://n.example/weir", "no.txt"]


def test_a_folder_without_articles_is_left_for_whoever_opens_it(tmp_path: Path) -> None:
    assert with_files_of_folders([str(tmp_path)]) == [str(tmp_path)]


def test_what_cannot_be_looked_at_is_named_and_costs_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a" / "3.md").symlink_to("x" * 300)
    (folder / "a" / "shut").mkdir()
    look = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [Path(name).name for name in files_in(folder / "a")] == ["1.md", "2.md", "3.md", "shut"]
