"""`newsread notes purge`: what was deleted or changed is forgotten for good."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from annotators.notebook.notebook import Notebook
from tests.support.kept_notes import HARBOUR, Capture, keep
from tui.cli import main

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def notebook(home: Path) -> Notebook:
    return Notebook(home / "data" / "notebook")


def test_purging_forgets_what_was_deleted(notebook: Notebook, capsys: Capture) -> None:
    notebook.delete(keep(notebook, HARBOUR))
    assert main(["notes", "purge"]) == 0
    assert capsys.readouterr().out == "2 earlier versions forgotten.\n"
    assert Notebook(notebook.folder).undo() is None


def test_no_file_of_the_notebook_has_a_word_of_what_was_purged(notebook: Notebook) -> None:
    keep(notebook, HARBOUR, note="stays")
    mark = keep(notebook, HARBOUR, note="herring")
    notebook.change(replace(mark, note="haddock"))
    notebook.delete(replace(mark, note="haddock"))
    assert main(["notes", "purge"]) == 0
    files = [path for path in notebook.folder.rglob("*") if path.is_file()]
    assert not [path for path in files if re.search(b"herring|haddock", path.read_bytes())]
    assert [mark.note for mark in Notebook(notebook.folder).all()] == ["stays"]


def test_the_text_of_an_article_goes_with_its_last_mark(notebook: Notebook) -> None:
    notebook.delete(keep(notebook, HARBOUR))
    assert main(["notes", "purge"]) == 0
    assert not [path for path in notebook.folder.rglob("*") if HARBOUR.id in path.name]
    assert not Notebook(notebook.folder).versions_of(HARBOUR)


def test_what_was_purged_does_not_come_back_when_its_file_is_damaged(notebook: Notebook) -> None:
    keep(notebook, HARBOUR, note="stays")
    notebook.delete(keep(notebook, HARBOUR, note="herring"))
    assert main(["notes", "purge"]) == 0
    (notebook.folder / f"{HARBOUR.id}.json").write_bytes(b"?")
    reopened = Notebook(notebook.folder, tell=lambda _: None)
    assert [mark.note for mark in reopened.all()] == ["stays"]


def test_a_damaged_file_that_was_set_aside_is_named_and_stays(
    notebook: Notebook, capsys: Capture
) -> None:
    keep(notebook, HARBOUR)
    (notebook.folder / f"{HARBOUR.id}.json").write_bytes(b"?")
    assert main(["notes", "purge"]) == 0
    (damaged,) = notebook.set_aside()
    assert str(damaged) in capsys.readouterr().err


def test_purging_keeps_what_is_younger(notebook: Notebook, capsys: Capture) -> None:
    notebook.delete(keep(notebook, HARBOUR))
    assert main(["notes", "purge", "--before", "2020-01-31"]) == 0
    assert capsys.readouterr().out == "0 earlier versions forgotten.\n"


def test_a_date_that_is_none_is_wrong_usage(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(["notes", "purge", "--before", "soon"])
    assert exit_info.value.code == 2
    assert "write it as 2026-01-31" in capsys.readouterr().err
