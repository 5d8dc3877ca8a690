"""Statements from many articles, written out."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from articles.search import Saying
from tui.output.output_files import OutputError
from tui.people.statements import COLUMNS, citation, write

if TYPE_CHECKING:
    from pathlib import Path

SAYING = Saying(
    speaker="Ann Lee",
    kind="says",
    verb="claimed",
    words="the bridge\nis [shut]",
    start=3,
    end=9,
    about=("Falk", "Sand"),
    article="a",
    date="2026-03-09",
    source="The Herald",
    title="=Bridge *shut*",
    url="https://herald.example/1",
)
BARE = replace(SAYING, title=None, url=None)


def test_a_statement_is_cited_with_all_that_is_known_of_it() -> None:
    assert citation(SAYING) == (
        "Ann Lee claimed the bridge is [shut] (reworded; =Bridge *shut*, The Herald, 2026-03-09,"
        " https://herald.example/1)"
    )
    assert citation(BARE) == (
        "Ann Lee claimed the bridge is [shut] (reworded; The Herald, 2026-03-09)"
    )


def test_a_day_that_is_not_known_is_not_told() -> None:
    assert citation(replace(BARE, date="")) == (
        "Ann Lee claimed the bridge is [shut] (reworded; The Herald)"
    )


def test_what_is_left_open_or_in_doubt_is_never_told_as_said() -> None:
    question = replace(BARE, polarity="open", verb="asked whether", is_in_doubt=True)
    assert citation(question).startswith(
        "Ann Lee asked whether the bridge is [shut] (in doubt, left open"
    )


def test_exact_words_are_cited_in_marks() -> None:
    exact = replace(BARE, words="“It shut”", form="direct")
    assert citation(exact) == "“It shut” — Ann Lee, The Herald, 2026-03-09"


def test_a_denial_is_cited_as_one_and_only_once() -> None:
    denial = replace(BARE, kind="denies", polarity="denies", verb="denied", words="that it shut")
    assert citation(denial).startswith("Ann Lee denied that it shut (reworded; The")
    exact = replace(denial, words="“It shut”", form="direct")
    assert citation(exact).startswith("“It shut” — Ann Lee (denied), The")


def test_a_link_leads_to_the_words_where_the_text_is_kept(tmp_path: Path) -> None:
    path = write(str(tmp_path / "s.csv"), [SAYING], lambda _: "So the bridge is open.")
    with path.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["url"] == "https://herald.example/1#:~:text=the%20bridge"
    assert (row["verb"], row["form"]) == ("claimed", "indirect")


def test_markdown_is_a_quotation_with_a_link(tmp_path: Path) -> None:
    text = write(str(tmp_path / "s.md"), [SAYING]).read_text("utf-8")
    assert "> Ann Lee claimed the bridge is \\[shut\\] (reworded)" in text
    assert "(https://herald.example/1)" in text


def test_a_table_has_a_row_for_each_and_no_formula(tmp_path: Path) -> None:
    path = write(str(tmp_path / "s.csv"), [SAYING, SAYING])
    with path.open(encoding="utf-8", newline="") as file:
        first, *rows = csv.reader(file)
    assert (tuple(first), len(rows)) == (COLUMNS, 2)
    row = dict(zip(first, rows[0], strict=True))
    assert (row["title"], row["about"], row["start"]) == ("'=Bridge *shut*", "Falk, Sand", "3")


def test_json_lines_lose_nothing(tmp_path: Path) -> None:
    (line,) = write(str(tmp_path / "s.jsonl"), [SAYING]).read_text("utf-8").splitlines()
    row = json.loads(line)
    assert {name: row[name] for name in ("words", "about", "end")} == {
        "words": SAYING.words,
        "about": ["Falk", "Sand"],
        "end": 9,
    }


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("there.md", "name another"), ("s.docx", "must end in .md, .csv, .jsonl"), ("no/s.md", "No")],
)
def test_a_file_that_cannot_be_written_gets_a_sentence(
    tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "there.md").write_text("mine")
    with pytest.raises(OutputError, match=sentence):
        write(str(tmp_path / name), [SAYING])
