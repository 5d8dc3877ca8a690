"""“newsread import”: notes in, from the command line."""

import io
import json
import sys
from pathlib import Path

import pytest

from annotators.notebook.formats.importing import IMPORTERS
from annotators.notebook.notebook import Notebook
from articles.article import Span
from tests.support.exported import FINDINGS
from tests.support.kept_notes import BRIDGE, HARBOUR, Capture, keep
from tui.cli import main
from tui.command_line import notes_command

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def notebook(home: Path) -> Notebook:
    return Notebook(home / "data" / "notebook")


def test_notes_come_back_in_elsewhere(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    keep(notebook, HARBOUR, note="about the harbour")
    keep(notebook, BRIDGE, 12, note="about the bridge")
    main(["notes", "--format", "jsonl", "--output", "notes.jsonl"])
    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path / "elsewhere"))
    assert main(["import", "notes.jsonl"]) == 0
    assert capsys.readouterr().out == "notes.jsonl: 2 added.\n"
    assert Notebook(tmp_path / "elsewhere" / "data" / "notebook").all() == notebook.all()
    assert main(["import", "notes.jsonl"]) == 0
    assert capsys.readouterr().out == "notes.jsonl: 2 there already.\n"


def test_marks_find_the_article_in_the_library(
    home: Path, tmp_path: Path, notebook: Notebook
) -> None:
    from articles.library import Library

    Library(home / "data" / "library").keep(HARBOUR, "https://a.example/h")
    quote = [{"type": "TextQuoteSelector", "exact": "harbour"}]
    row = {"id": "x", "uri": HARBOUR.url, "text": "n", "target": [{"selector": quote}]}
    (tmp_path / "h.json").write_text(json.dumps({"annotations": [row]}))
    assert main(["import", "h.json"]) == 0
    (mark,) = notebook.marks_of(HARBOUR.id)
    assert (mark.span, mark.state) == (Span(4, 11), "in place")


def test_each_line_that_cannot_be_read_is_told(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "bad.jsonl").write_text('{"newsread": "mark"}\n{cut\x1b\n')
    assert main(["import", "bad.jsonl"]) == 1
    out, err = capsys.readouterr()
    assert out == "bad.jsonl: 2 not readable.\n"
    assert err == (
        "newsread: bad.jsonl: line 1: a mark without an id.\n"
        "newsread: bad.jsonl: line 2: not JSON, or cut short.\n"
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "cannot be read (No such"), (b"\xff", "not UTF-8 (byte 0"), (b"hello", "neither W3C")],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    content: bytes | None, reason: str, tmp_path: Path, capsys: Capture
) -> None:
    if content is not None:
        (tmp_path / "f").write_bytes(content)
    assert main(["import", "f"]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"newsread: f: {reason}")
    assert err.count("\n") == 1


def test_annotations_of_brat_are_read_with_the_text_beside_them(
    notebook: Notebook, tmp_path: Path, capsys: Capture
) -> None:
    ann = tmp_path / "harbour.ann"
    ann.write_text("T1\tPlace 4 11\tharbour\n")
    assert main(["import", str(ann)]) == 1
    assert ".txt; it is not there" in capsys.readouterr().err
    ann.with_suffix(".txt").write_text(HARBOUR.text)
    assert main(["import", str(ann)]) == 0
    (mark,) = notebook.marks_of(HARBOUR.id)
    assert (mark.exact, mark.label) == ("harbour", "Place")


def test_a_folder_for_brat_comes_back(notebook: Notebook, tmp_path: Path, capsys: Capture) -> None:
    keep(notebook, HARBOUR, note="about\nthe harbour")
    main(["notes", "--format", "brat", "--output", f"{tmp_path}/"])
    (ann,) = tmp_path.glob("*.ann")
    ann.write_text(ann.read_text("utf-8").replace("about", "of"), "utf-8")
    assert main(["import", str(ann)]) == 0
    assert capsys.readouterr().out.endswith(": 1 brought up to date.\n")
    (mark,) = notebook.all()
    assert mark.note == "of\nthe harbour"


def test_standard_input_is_read(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    keep(notebook, HARBOUR)
    keep(notebook, BRIDGE, 12)
    main(["notes", "--format", "jsonld"])
    exported = capsys.readouterr().out.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(exported)))
    assert main(["import", "-"]) == 0
    assert capsys.readouterr().out == "-: 2 there already.\n"


def test_standard_input_that_is_named_twice_has_nothing_more_the_second_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    assert main(["import", "-", "-"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_an_imported_id_is_never_a_path(home: Path, tmp_path: Path, notebook: Notebook) -> None:
    mark = json.loads('{"newsread": "mark", "id": "../../x", "article": "../../../x"}')
    place = {"start": 0, "end": 1, "exact": "a", "created": "2026", "modified": "2026"}
    (tmp_path / "f.jsonl").write_text(json.dumps({**mark, **place}))
    before = {path for path in tmp_path.rglob("*") if home not in path.parents}
    assert main(["import", "f.jsonl"]) == 0
    assert {path for path in tmp_path.rglob("*") if home not in path.parents} - before <= {home}
    assert [mark.id for mark in notebook.all()] == ["../../x"]


@pytest.mark.parametrize("failure", [TypeError("x"), MemoryError(), RecursionError(), KeyError()])
def test_a_file_that_is_failed_on_costs_no_other(
    failure: Exception,
    notebook: Notebook,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    keep(notebook, HARBOUR, note="about the harbour")
    main(["notes", "--format", "jsonl", "--output", "notes.jsonl"])
    Path("linked.json").write_text('{"@context": "x", "items": []}')
    capsys.readouterr()

    def fails(data: object) -> None:
        raise failure

    monkeypatch.setitem(IMPORTERS, "jsonld", fails)
    assert main(["import", "linked.json", "notes.jsonl"]) == 1
    out, err = capsys.readouterr()
    assert out == "notes.jsonl: 1 there already.\n"
    assert err.startswith("newsread: linked.json: ")
    assert err.count("\n") == 1


def test_of_what_spacy_has_no_place_for_it_is_said_that_it_does_not_come_back(
    notebook: Notebook, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes_command, "_finder", lambda _: lambda article: FINDINGS)
    keep(notebook, HARBOUR, color="blue")
    assert main(["notes", "--format", "spacy", "--output", "spans.jsonl"]) == 0
    assert (
        "0 notes (1 left out: spacy has no place for a mark without a label) written."
        in capsys.readouterr().err
    )
    assert main(["import", "spans.jsonl"]) == 0
    assert "what has a label comes back, but for newsread’s own findings" in capsys.readouterr().out
