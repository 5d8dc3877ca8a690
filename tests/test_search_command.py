"""`newsread search`: what is kept is searched without a screen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from annotators.findings import Claim, Findings, Person
from annotators.notebook.corrections import judge
from annotators.running import batch
from articles.article import Article, Span
from tui.cli import main
from tui.session import stores

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("home")

TEXT = "Mayor Sand denied that the bridge had been closed. Ferries run."
BRIDGE = Article(
    text=TEXT,
    title="Bridge stays shut",
    source="Wire",
    published="2026-03-09",
    url="https://maren.example/bridge",
)
FERRY = Article(text="Ferries ran late. Nobody said why.", title="Late ferries")
CLAIM = Claim(
    content=(Span(18, 49),),
    source=(Span(0, 10),),
    cue=(Span(11, 17),),
    speaker="Birgit Sand",
    form="indirect",
    polarity="denies",
)
FINDINGS = Findings(
    people=(Person(name="Birgit Sand", label="PERSON", mentions=(Span(6, 10),)),), claims=(CLAIM,)
)


@pytest.fixture(autouse=True)
def keep_articles(home: Path) -> None:
    """Two articles, of which one was read for who says what."""
    library = stores.library()
    for article in (BRIDGE, FERRY):
        library.keep(article, "-")
    stores.findings(None).put(BRIDGE.id, FINDINGS)


def searched(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["search", *arguments])
    return status, *capsys.readouterr()


def test_a_statement_is_written_as_it_can_be_pasted(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = searched(capsys, "by:sand denied bridge since:2026-01")
    assert status == 0
    assert out == (
        "Birgit Sand denied that the bridge had been closed "
        "(reworded; Bridge stays shut, Wire, 2026-03-09, https://maren.example/bridge)\n"
    )


def test_json_lines_have_every_column_and_a_link_to_the_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = searched(capsys, "is:denied", "--format", "jsonl")
    (record,) = map(json.loads, out.splitlines())
    assert TEXT[record["start"] : record["end"]] == "that the bridge had been closed"
    assert (record["speaker"], record["polarity"], record["date"]) == (
        "Birgit Sand",
        "denies",
        "2026-03-09",
    )
    assert record["url"].startswith("https://maren.example/bridge#:~:text=")


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("text", "Late ferries\n    Ferries ran late."),
        ("markdown", "- Late ferries\n  Ferries ran late."),
        ("csv", '"date","title","source","url","snippet","start","article"\r\n"","Late ferries",'),
        ("jsonl", '{"date": "", "title": "Late ferries",'),
    ],
)
def test_articles_are_written_in_every_form(
    capsys: pytest.CaptureFixture[str], form: str, start: str
) -> None:
    _, out, _ = searched(capsys, "nobody ran late", "--format", form)
    assert out.startswith(start)


def test_what_was_not_read_yet_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = searched(capsys, "by:sand")
    assert "1 of 2 articles not read yet" in err
    assert searched(capsys, "ferries")[2] == ""


def test_what_was_not_read_yet_is_read_if_that_is_wanted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = Claim(content=(Span(0, 16),), speaker="Ines Falk", form="indirect")
    monkeypatch.setattr(
        batch, "_findings_of", lambda texts, _: [Findings(claims=(claim,)) for _ in texts]
    )
    _, out, err = searched(capsys, "by:falk", "--read")
    assert "Ines Falk said: Ferries ran late" in out
    assert err == ""


def test_the_readers_own_corrections_count(capsys: pytest.CaptureFixture[str]) -> None:
    notebook = stores.notebook()
    mark = judge(BRIDGE, CLAIM, speaker="Hedda Lind")
    notebook.add(mark, article=BRIDGE)
    assert searched(capsys, "by:sand")[1] == ""
    assert "Hedda Lind denied" in searched(capsys, "by:hedda")[1]
    notebook.delete(mark)
    assert "Birgit Sand denied" in searched(capsys, "by:sand")[1]


def test_a_mistake_is_told_with_a_caret_under_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, err = searched(capsys, "bridge is:green")
    assert (status, out) == (2, "")
    sentence, line, caret = err.splitlines()
    assert "is:green is none; there are denied" in sentence
    assert line[caret.index("^") :] == "green"


def test_arguments_with_spaces_are_looked_for_as_they_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "Late ferries" in searched(capsys, "ferries ran", "-bridge")[1]
    assert searched(capsys, "ran ferries", "-bridge")[1] == ""
    assert "Hedda" not in searched(capsys, "by:birgit sand", "denied")[1]
    assert "Birgit Sand denied" in searched(capsys, "by:birgit sand", "denied")[1]


def test_what_is_nowhere_gets_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = searched(capsys, "zebra")
    assert (status, out) == (0, "")
    assert "nothing that is kept has all of this" in err


@pytest.mark.parametrize("query", ["ferries", "since:2026 person:sand", "-zebra"])
def test_that_there_is_more_than_the_limit_is_told(
    capsys: pytest.CaptureFixture[str], query: str
) -> None:
    _, all_rows, message = searched(capsys, query)
    assert "higher --limit" not in message
    _, first, message = searched(capsys, query, "--limit", "1")
    assert ("there are more than 1" in message) is (first != all_rows)
    assert all_rows.startswith(first)


@pytest.mark.parametrize("limit", ["0", "-5", "x", "9" * 30])
def test_a_limit_that_is_no_number_of_things_is_told(
    capsys: pytest.CaptureFixture[str], limit: str
) -> None:
    with pytest.raises(SystemExit):
        main(["search", "ferries", "--limit", limit])
    assert f"{limit} is no number of things to find" in capsys.readouterr().err
