"""`newsread notes`: notes out, from the command line."""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from annotators.findings import Findings
from annotators.notebook.mark import Link
from annotators.notebook.notebook import Notebook
from annotators.running import batch, cache
from articles.article import Article
from articles.safe import SUBSTITUTES
from tests.support.kept_notes import BRIDGE, HARBOUR, Capture, keep
from tui.cli import main
from tui.command_line import notes_command
from tui.output.notes_output import file_name
from tui.output.output_files import REMEMBERED

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def notebook(home: Path) -> Notebook:
    return Notebook(home / "data" / "notebook")


@pytest.fixture
def two_notes(notebook: Notebook) -> Notebook:
    keep(notebook, HARBOUR, note="about the harbour", tags=("sea",))
    keep(notebook, BRIDGE, 12, note="about the bridge", tags=("land", "wood"))
    return notebook


# -- out


def test_without_notes_a_sentence_says_so(capsys: Capture) -> None:
    assert main(["notes"]) == 0
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("newsread: there are no notes yet; ")


def test_the_forms_named_are_those_there_are() -> None:
    from annotators.notebook.formats import BINARY, EXPORTERS, SUFFIXES

    assert {*EXPORTERS, *BINARY} == {*notes_command.FORMATS}
    assert tuple(EXPORTERS) == tuple(SUFFIXES)


def test_all_notes_are_written_as_markdown(two_notes: Notebook, capsys: Capture) -> None:
    assert main(["notes"]) == 0
    out = capsys.readouterr().out
    assert "about the harbour" in out
    assert "about the bridge" in out


@pytest.mark.parametrize(
    "chosen",
    [["--article", HARBOUR.id[:9]], ["--article", "https://a.example/h"], ["--tag", "sea"]],
)
def test_notes_are_chosen_by_article_and_tag(
    chosen: list[str], two_notes: Notebook, capsys: Capture
) -> None:
    assert main(["notes", *chosen]) == 0
    out = capsys.readouterr().out
    assert "about the harbour" in out
    assert "bridge" not in out


def test_two_tags_are_both_wanted(two_notes: Notebook, capsys: Capture) -> None:
    assert main(["notes", "--tag", "sea", "--tag", "land"]) == 0
    assert "no notes with the tag sea with the tag land" in capsys.readouterr().err


def test_an_unknown_article_is_named(two_notes: Notebook, capsys: Capture) -> None:
    assert main(["notes", "--article", "fff\x1b[2J"]) == 1
    assert "no notes of fff␛[2J;" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["markdown", "jsonld", "hypothesis", "csv", "jsonl"])
def test_nothing_steers_the_terminal(form: str, two_notes: Notebook, capsys: Capture) -> None:
    main(["notes", "--format", form])
    assert not (SUBSTITUTES.keys() - {"\r"}) & set(capsys.readouterr().out)


def test_a_format_that_is_not_there_is_wrong_usage(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(["notes", "--format", "docx"])
    assert exit_info.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("form", ["html", "brat"])
def test_pages_of_several_articles_need_a_folder(
    form: str, two_notes: Notebook, capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(["notes", "--format", form])
    assert exit_info.value.code == 2
    assert "--output FOLDER/ or --article ID" in capsys.readouterr().err


def test_a_page_has_what_the_machine_found(
    two_notes: Notebook, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotated: list[str] = []

    def annotate(texts: list[str], pipeline: str | None) -> list[Findings]:
        annotated.extend(texts)
        return [Findings() for _ in texts]

    monkeypatch.setattr(batch, "_findings_of", annotate)
    monkeypatch.setattr(cache, "fingerprint", lambda pipeline: "fingerprint")
    assert main(["notes", "--format", "html", "--tag", "sea"]) == 0
    assert annotated == [HARBOUR.text]
    assert "about the harbour" in capsys.readouterr().out


# -- into files


def test_training_data_for_spacy_is_written_to_a_file(
    two_notes: Notebook, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    import spacy
    from spacy.tokens import DocBin

    monkeypatch.setattr(notes_command, "_finder", lambda _: lambda article: Findings())
    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(notes_command, "is_terminal", lambda: True)
        main(["notes", "--format", "docbin"])
    file = tmp_path / "notes.spacy"
    assert main(["notes", "--format", "docbin", "--output", str(file)]) == 0
    docs = DocBin().from_disk(file).get_docs(spacy.blank("en").vocab)
    assert sorted(doc.text for doc in docs) == sorted([HARBOUR.text, BRIDGE.text])
    assert "say --output FILE.spacy" in capsys.readouterr().err


def test_what_is_no_text_goes_into_a_pipe(
    two_notes: Notebook, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    import spacy
    from spacy.tokens import DocBin

    monkeypatch.setattr(notes_command, "_finder", lambda _: lambda article: Findings())
    assert main(["notes", "--format", "docbin"]) == 0
    docs = DocBin().from_bytes(capsysbinary.readouterr().out).get_docs(spacy.blank("en").vocab)
    assert len([*docs]) == 2


def test_a_folder_for_label_studio_has_the_interface_beside(
    two_notes: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "_findings_of", lambda texts, pipeline: [Findings() for _ in texts])
    monkeypatch.setattr(cache, "fingerprint", lambda pipeline: "fingerprint")
    keep(two_notes, HARBOUR, label="PLACE")
    assert main(["notes", "--format", "labelstudio", "--output", f"{tmp_path}/"]) == 0
    assert '<Label value="PLACE"/>' in (tmp_path / "interface.xml").read_text("utf-8")
    assert len([*tmp_path.glob("*.json")]) == 2


def test_links_lead_from_file_to_file_of_a_folder(notebook: Notebook, tmp_path: Path) -> None:
    first = keep(notebook, HARBOUR)
    second = keep(notebook, BRIDGE, links=(Link(first.id, "evidence"),))
    notebook.change(replace(first, answers=second.id))
    assert main(["notes", "--output", f"{tmp_path}/"]) == 0
    harbour, bridge = tmp_path / f"{file_name(HARBOUR)}.md", tmp_path / f"{file_name(BRIDGE)}.md"
    assert f"answers [[{bridge.stem}#^{second.id}]]" in harbour.read_text("utf-8")
    assert f"evidence [[{harbour.stem}#^{first.id}]]" in bridge.read_text("utf-8")
    harbour.rename(tmp_path / "Harbour.md")
    assert main(["notes", "--output", f"{tmp_path}/"]) == 0
    assert f"evidence [[Harbour#^{first.id}]]" in bridge.read_text("utf-8")


def test_a_markdown_file_is_brought_up_to_date(notebook: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    keep(notebook, HARBOUR, note="first")
    main(["notes", "--output", str(path)])
    path.write_text(path.read_text() + "\nmy own words\n")
    path.chmod(0o644)
    keep(notebook, HARBOUR, 11, note="second")
    assert main(["notes", "--output", str(path)]) == 0
    text = path.read_text()
    assert [text.count(note) for note in ("first", "second", "my own words")] == [1, 1, 1]
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_folder_gets_a_file_for_each_article(two_notes: Notebook, tmp_path: Path) -> None:
    assert main(["notes", "--output", "out/"]) == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [f"0-x-bridge-{BRIDGE.id[:8]}.md", f"the-harbour-open-{HARBOUR.id[:8]}.md"]


def test_a_file_that_was_renamed_is_found_again(notebook: Notebook, tmp_path: Path) -> None:
    keep(notebook, HARBOUR)
    main(["notes", "--output", "out/"])
    (page,) = (tmp_path / "out").iterdir()
    page.rename(page.with_name("mine.md"))
    keep(notebook, HARBOUR, 11, note="second")
    main(["notes", "--output", "out"])
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.md"]
    assert "second" in (tmp_path / "out" / "mine.md").read_text()


def test_brat_gets_the_text_beside_its_annotations(notebook: Notebook, tmp_path: Path) -> None:
    keep(notebook, HARBOUR)
    main(["notes", "--format", "brat", "--output", "out/"])
    texts = {path.suffix: path.read_text() for path in (tmp_path / "out").iterdir()}
    assert "highlighting" in texts.pop(".conf").splitlines()
    assert texts.pop(".ann").startswith("T1\thighlighting 0 3\tThe\n")
    assert texts == {".txt": HARBOUR.text}


def test_a_configuration_for_brat_that_somebody_wrote_is_left(
    notebook: Notebook, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    own_config = tmp_path / "out" / "annotation.conf"
    own_config.write_text("[entities]\nMine\n")
    keep(notebook, HARBOUR)
    assert main(["notes", "--format", "brat", "--output", "out/"]) == 0
    assert own_config.read_text() == "[entities]\nMine\n"


def test_what_is_not_utf_8_is_left_as_it_was(
    two_notes: Notebook, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(b"caf\xe9")
    assert main(["notes", "--output", str(path)]) == 1
    assert path.read_bytes() == b"caf\xe9"
    assert "is not UTF-8" in capsys.readouterr().err


def test_a_place_where_nothing_can_be_written_is_named(
    two_notes: Notebook, capsys: Capture
) -> None:
    assert main(["notes", "--output", "gone/notes.csv", "--format", "csv"]) == 1
    assert "gone/notes.csv: cannot be written (No such file" in capsys.readouterr().err


def test_when_writing_fails_no_file_is_left_behind(
    two_notes: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes.csv").write_text("old")

    def fails(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    assert main(["notes", "--output", "notes.csv", "--format", "csv"]) == 1
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["notes.csv"]
    assert (tmp_path / "notes.csv").read_text() == "old"


@pytest.mark.parametrize(
    "title", ["", "../../etc/passwd", "\x00\n", "🗞" * 999, "é" * 999, "العنوان"]
)
def test_any_title_is_a_file_name(title: str) -> None:
    name = file_name(Article(text="t", title=title))
    assert len(name.encode()) < 230
    assert not set(name) & set("/\\\x00\n. ")


# -- what is there already

CSV = ["notes", "--format", "csv", "--output", "notes.csv"]


def test_an_export_of_every_night_takes_the_place_of_the_last(
    notebook: Notebook, tmp_path: Path
) -> None:
    for end in (3, 11):
        keep(notebook, HARBOUR, end)
        assert main(CSV) == 0
    assert len((tmp_path / "notes.csv").read_text().splitlines()) == 3


@pytest.mark.parametrize("is_export", [False, True])
def test_what_somebody_else_wrote_or_changed_is_replaced_by_force_alone(
    two_notes: Notebook, tmp_path: Path, capsys: Capture, is_export: bool
) -> None:
    path = tmp_path / "notes.csv"
    if is_export:
        assert main(CSV) == 0
    with path.open("a") as file:
        file.write("mine\n")
    before = path.read_bytes()
    assert main(CSV) == 1
    assert path.read_bytes() == before
    assert "notes.csv: is there already, not as newsread wrote it; " in capsys.readouterr().err
    assert main([*CSV, "--force"]) == main(CSV) == 0
    assert "mine" not in path.read_text()


def test_what_was_written_long_ago_is_not_remembered_for_ever(
    two_notes: Notebook, home: Path
) -> None:
    long_ago = time.time() - REMEMBERED - 1
    for name in ("a.csv", "b.csv", "c.csv"):
        for note in (home / "data" / "written").glob("*"):
            os.utime(note, (long_ago, long_ago))
        assert main([*CSV[:-1], name]) == 0
    assert len([*(home / "data" / "written").iterdir()]) == 1


def test_an_empty_file_is_nobodys(two_notes: Notebook, tmp_path: Path) -> None:
    (tmp_path / "notes.csv").touch()
    assert main(CSV) == 0


def test_markdown_with_words_of_the_readers_is_not_replaced_by_another_form(
    two_notes: Notebook, tmp_path: Path
) -> None:
    path = tmp_path / "notes.md"
    path.write_text("mine\n")
    assert main(["notes", "--output", "notes.md"]) == 0
    assert main(["notes", "--format", "plain", "--output", "notes.md"]) == 1
    assert path.read_text().startswith("mine\n")


def test_of_a_folder_no_file_is_written_if_one_is_somebody_elses(
    two_notes: Notebook, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / f"{file_name(HARBOUR)}.csv").write_text("mine")
    assert main(["notes", "--format", "csv", "--output", "out/"]) == 1
    assert [path.read_text() for path in folder.iterdir()] == ["mine"]
    assert main(["notes", "--format", "csv", "--output", "out/", "--force"]) == 0
    assert len([*folder.iterdir()]) == 2


def test_a_pipe_or_device_is_written_into_and_stays_one(
    two_notes: Notebook, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert main(["notes", "--output", str(pipe)]) == 0
    assert b"about the bridge" in os.read(reading, 65536)
    assert pipe.is_fifo()
    os.close(reading)


def test_a_pipe_that_nobody_reads_is_not_waited_for_without_end(
    two_notes: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("tui.output.output_files.SECONDS", 0.1)
    os.mkfifo(pipe := tmp_path / "pipe")
    assert main(["notes", "--output", str(pipe)]) == 1
    assert f"{pipe}: nothing has read from it in 0.1 seconds" in capsys.readouterr().err


def test_a_pipe_whose_reader_comes_late_is_written_into(
    two_notes: Notebook, tmp_path: Path
) -> None:
    os.mkfifo(pipe := tmp_path / "pipe")
    with ThreadPoolExecutor(1) as threads:
        status = threads.submit(main, ["notes", "--output", str(pipe)])
        assert "about the bridge" in pipe.read_text("utf-8")  # which waits for whoever writes
        assert status.result() == 0


def test_an_output_without_a_name_is_wrong_usage(two_notes: Notebook, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(["notes", "--output", ""])
    assert exit_info.value.code == 2
    assert "An argument is empty" in capsys.readouterr().err


def test_a_full_disk_behind_standard_output_is_told_in_a_sentence(
    two_notes: Notebook, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(["notes"]) == 1
    assert "the output could not be written to its end (No space" in capsys.readouterr().err
