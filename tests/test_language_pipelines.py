"""Pipelines by name: found, described, fingerprinted, loaded, refused in one sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import spacy

from annotators import pipeline
from annotators.pipeline import PipelineError
from annotators.pipeline.installing import install

if TYPE_CHECKING:
    from pathlib import Path


def save_pipeline(folder: Path, *components: str) -> str:
    nlp = spacy.blank("en")
    for component in components:
        pipe: Any = nlp.add_pipe(component)
        if component in {"parser", "ner"}:
            pipe.add_label("nsubj")
    nlp.initialize()
    nlp.to_disk(folder)
    return str(folder)


def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(PipelineError, match="no_such_pipeline: no such pipeline"):
        pipeline.describe("no_such_pipeline")


@pytest.mark.parametrize("name", ["", "../x", "a b", "os", "."])
def test_a_name_that_is_no_pipeline_is_refused(name: str) -> None:
    with pytest.raises(PipelineError):
        pipeline.load(name)


def test_a_folder_without_a_pipeline_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"has no config\.cfg"):
        pipeline.load(str(tmp_path))


def test_a_damaged_description_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("")
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(PipelineError, match="cannot be read"):
        pipeline.describe(str(tmp_path))


def test_a_damaged_pipeline_is_one_sentence(tmp_path: Path) -> None:
    name = save_pipeline(tmp_path, "ner")
    (tmp_path / "ner" / "model").write_bytes(b"\0")
    with pytest.raises(PipelineError, match="does not load") as error:
        pipeline.load(name)
    assert "\n" not in str(error.value)


def test_a_pipeline_that_ends_the_program_as_it_loads_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = save_pipeline(tmp_path, "ner")
    monkeypatch.setattr(sys.modules["spacy"], "load", lambda _: sys.exit("no licence"))
    with pytest.raises(PipelineError, match=r"does not load .*no licence"):
        pipeline.load(name)


def test_a_pipeline_with_neither_parser_nor_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="needs a parser or ner"):
        pipeline.load(save_pipeline(tmp_path, "sentencizer"))


def test_a_pipeline_without_a_parser_works_and_says_so(tmp_path: Path) -> None:
    name = save_pipeline(tmp_path, "ner")
    doc = pipeline.load(name)("“We go.” The hall was silent. It rained")
    assert [sentence.text for sentence in doc.sents] == [
        "“We go.”",
        "The hall was silent.",
        "It rained",
    ]
    assert "no parser" in (pipeline.describe(name).limits or "")


def test_a_pipeline_without_names_works_and_says_so(tmp_path: Path) -> None:
    name = save_pipeline(tmp_path, "parser")
    assert pipeline.load(name).pipe_names == ["newsread_sentences", "parser"]
    assert "no ner" in (pipeline.describe(name).limits or "")


def test_a_pipeline_is_loaded_once(tmp_path: Path) -> None:
    name = save_pipeline(tmp_path, "ner")
    assert pipeline.load(name) is pipeline.load(name)


def test_a_description_holds_what_a_user_wants_to_know(tmp_path: Path) -> None:
    description = pipeline.describe(save_pipeline(tmp_path, "ner"))
    assert (description.name, description.components, description.labels) == (
        "en_pipeline",
        ("ner",),
        ("nsubj",),
    )
    assert description.size > 1000
    assert description.path == tmp_path


def test_a_fingerprint_changes_with_the_weights(tmp_path: Path) -> None:
    name = save_pipeline(tmp_path, "ner")
    before = pipeline.fingerprint(name)
    pipeline.fingerprint.cache_clear()
    assert pipeline.fingerprint(name) == before
    (tmp_path / "ner" / "model").write_bytes(b"other weights")
    pipeline.fingerprint.cache_clear()
    assert pipeline.fingerprint(name) != before


def test_a_fingerprint_that_the_pipeline_states_does_not_hang_on_file_times(tmp_path: Path) -> None:
    name = save_pipeline(tmp_path, "ner")
    meta = tmp_path / "meta.json"
    meta.write_text(json.dumps(json.loads(meta.read_text()) | {"weights": "abc"}))
    before = pipeline.fingerprint(name)
    (tmp_path / "ner" / "model").touch()
    pipeline.fingerprint.cache_clear()
    assert pipeline.fingerprint(name) == before


def test_only_known_pipelines_are_fetched() -> None:
    with pytest.raises(PipelineError, match="can install en_core_web_sm"):
        install("evil; rm -rf")


def test_a_failed_download_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "No route to host\n")

    monkeypatch.setattr(subprocess, "run", fails)
    with pytest.raises(PipelineError, match=r"No route to host.*-m spacy download en_core_web_sm"):
        install("en_core_web_sm")


def test_describing_a_pipeline_does_not_import_spacy() -> None:
    code = "import sys; from annotators.pipeline import describe; describe(); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "spacy" not in run.stdout.split()
