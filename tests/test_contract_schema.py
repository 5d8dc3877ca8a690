"""The schemas and the page that are shipped say what is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from annotators import contract
from annotators.codec import FORMAT, failure, record
from annotators.contract.page import page
from annotators.contract.schema import SCHEMAS, as_text
from annotators.findings import Position
from annotators.notebook.formats.jsonl import as_jsonl, read_jsonl
from articles.article import Article, Span
from tests.support.any_marks import annotated
from tests.support.exported import Groups
from tests.support.findings import FINDINGS, TEXT
from tests.support.readings import SAMPLES

FOLDER = Path(contract.__file__).parent


def faults(name: str, row: Any) -> list[str]:
    """What is wrong with an object by the schema that is shipped."""
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    return [error.message for error in Draft202012Validator(schema).iter_errors(row)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_that_is_shipped_is_that_of_the_types(name: str) -> None:
    shipped = (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    assert shipped == as_text(SCHEMAS[name]()), "run: python -m annotators.contract"
    Draft202012Validator.check_schema(json.loads(shipped))


def test_the_page_that_is_shipped_is_that_of_the_types() -> None:
    shipped = (FOLDER / "CONTRACT.md").read_text(encoding="utf-8")
    assert shipped == page(), "run: python -m annotators.contract"


def test_a_record_and_a_failure_are_as_the_schema_says() -> None:
    assert not faults("extract", json.loads(json.dumps(record("a", Article(text=TEXT), FINDINGS))))
    assert not faults("extract", failure("gone.txt", "There is no such file."))


@pytest.mark.parametrize(
    "change",
    [
        {"format": FORMAT - 1},
        {"claims": [{}]},
        {"sentences": [[0, 1, 2]]},
        {"language": None},
        {"other": 1},
    ],
)
def test_what_is_otherwise_is_not_as_the_schema_says(change: dict[str, Any]) -> None:
    row = json.loads(json.dumps(record("a", Article(text=TEXT), FINDINGS)))
    assert faults("extract", {**row, **change})


def test_an_act_that_claims_have_not_is_not_as_the_schema_says() -> None:
    row = record("a", Article(text=TEXT), FINDINGS)
    other = Position(content=(Span(0, 1),), speaker="Ada", form="direct", act="plans")
    assert faults("extract", {**row, "claims": [{**row["claims"][0], "act": other.act}]})


@given(groups=annotated())
def test_every_line_of_notes_is_as_the_schema_says(groups: Groups) -> None:
    rows = [json.loads(line) for line in "".join(as_jsonl(groups)).split("\n") if line]
    assert not [fault for row in rows for fault in faults("notes", row)]


@pytest.mark.parametrize(("number", "problems"), [(FORMAT, 0), (FORMAT + 1, 1), (None, 0)])
def test_notes_of_a_newer_format_are_told_of_and_older_ones_are_read(
    number: int | None, problems: int
) -> None:
    article = {"newsread": "article", "format": number, "text": TEXT}
    row = {name: value for name, value in article.items() if value is not None}
    assert len(read_jsonl(json.dumps(row)).problems) == problems


@pytest.mark.model
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.*")), ids=lambda path: path.name)
def test_what_is_found_in_a_sample_is_as_the_schema_says(path: Path) -> None:
    from annotators import annotate
    from articles import load

    article = load(path)
    row = record(path.name, article, annotate(article.text))
    assert not faults("extract", json.loads(json.dumps(row)))
