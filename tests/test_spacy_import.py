"""spaCy is imported without its command line, which is there for whoever asks for it."""

import subprocess
import sys

import pytest

from tests.support.fresh_python import imported_by

IMPORTED = "from annotators.pipeline.loading import import_spacy; spacy = import_spacy()"


@pytest.mark.model
def test_a_pipeline_is_loaded_without_what_spacy_has_for_its_command_line() -> None:
    modules = imported_by("from annotators.pipeline import load; load()")
    assert "spacy" in modules
    assert modules.isdisjoint({"typer", "requests", "jinja2"})


def test_spacy_s_command_line_is_whole_for_whoever_imports_it_later() -> None:
    assert "typer" in imported_by(
        f"{IMPORTED}; from spacy.cli import download; from spacy.cli import info"
    )


def test_spacy_still_tells_of_itself() -> None:
    code = f"{IMPORTED}; print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["True"]


def test_spacy_that_is_there_already_stays_as_it_is() -> None:
    code = f"import spacy; before = spacy.info; {IMPORTED}; assert spacy.info is before"
    subprocess.run([sys.executable, "-c", code], check=True)
