"""`newsread extract` writes what was found, in order, and names what could not be read."""

import json
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from annotators.findings import Findings
from annotators.running import batch, cache
from articles import Span
from tests.support.executors import AtOnce
from tui.cli import main
from tui.command_line import extract_command


@pytest.fixture(autouse=True)
def _no_pipeline(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings that can be foretold: one sentence, as long as the text."""

    def annotate(texts: Sequence[str], pipeline: str | None) -> list[Findings]:
        return [Findings(sentences=(Span(0, len(text)),)) for text in texts]

    monkeypatch.setattr(batch, "_findings_of", annotate)
    monkeypatch.setattr(cache, "fingerprint", lambda pipeline: "fingerprint")


@pytest.fixture
def stories(tmp_path: Path) -> list[str]:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Story {number}.\n", encoding="utf-8")
    return [str(tmp_path / f"{number}.txt") for number in range(3)]


def test_one_input_is_one_object(stories: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", stories[0]]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["input"], row["text"]) == (stories[0], "Story 0.\n")


def test_several_inputs_are_an_array(
    stories: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", *stories]) == 0
    assert [row["input"] for row in json.loads(capsys.readouterr().out)] == stories


def test_jsonl_is_one_object_a_line_in_the_order_of_the_inputs(
    stories: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", "--format", "jsonl", *reversed(stories)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["input"] for line in lines] == stories[::-1]


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_an_error_stands_in_the_place_of_its_article(
    name: str, stories: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "gone.txt")
    assert main(["extract", "--format", name, stories[0], missing, stories[1]]) == 1
    out, message = capsys.readouterr()
    rows = json.loads(out) if name == "json" else [json.loads(line) for line in out.splitlines()]
    assert [row["input"] for row in rows] == [stories[0], missing, stories[1]]
    assert set(rows[1]) == {"format", "input", "error"}
    assert message.count("\n") == 1
    assert "gone.txt" in message


def test_a_text_in_another_language_is_said_to_be_one(
    stories: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "_findings_of", lambda texts, pipeline: [Findings(language="de")])
    assert main(["extract", stories[0]]) == 0
    output = capsys.readouterr()
    assert json.loads(output.out)["language"] == "de"
    assert "0.txt is in German: only its quotations were looked for" in output.err


def test_that_a_page_is_cut_short_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "weir.html"
    page.write_text(
        "<html><head><title>Weir</title></head><body><article><h1>Weir</h1>"
        "<p>The weir broke on Monday night, and the warden of the lock said nobody was hurt.</p>"
        '<div class="paywall">Subscribe to continue reading. Already a subscriber? Log in.</div>'
        "</article></body></html>"
    )
    assert main(["extract", str(page)]) == 0
    assert "weir.html: Only the beginning is here" in capsys.readouterr().err


def test_markdown_is_a_report_for_people(
    stories: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", "--format", "markdown", *stories[:2]]) == 0
    assert capsys.readouterr().out.count("\n---\n") == 1


@pytest.mark.parametrize("name", ["json", "markdown"])
def test_nothing_but_text_is_printed(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "hostile.txt"
    story.write_text("Red \x1b[31m \x9b2J and \u202ebackwards\n\nText.", encoding="utf-8")
    assert main(["extract", "--format", name, str(story)]) == 0
    out = capsys.readouterr().out
    assert not {"\x1b", "\x9b", "\u202e"} & set(out)


def test_an_unknown_format_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(["extract", "--format", "pdf", "story.txt"])
    assert exit_info.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "failure",
    [
        ValueError("[E088]"),
        MemoryError(),
        RecursionError(),
        SystemExit("no model"),
        BaseException(),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_article_that_the_pipeline_fails_on_costs_no_other(
    failure: BaseException,
    jobs: str,
    stories: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    annotate = batch._findings_of

    def fails_on_the_second(texts: Sequence[str], pipeline: str | None) -> list[Findings]:
        if "Story 1.\n" in texts:
            raise failure
        return annotate(texts, pipeline)

    monkeypatch.setattr(batch, "_findings_of", fails_on_the_second)
    monkeypatch.setattr(extract_command, "_workers", lambda *_: nullcontext((AtOnce(), int(jobs))))

    assert main(["extract", "--format", "jsonl", *stories]) == 1
    out, message = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row.get("text") for row in rows] == ["Story 0.\n", None, "Story 2.\n"]
    assert message.startswith(f"newsread: {stories[1]}: this article ")
    assert message.count("\n") == 1


def test_a_file_that_its_parser_fails_on_costs_no_other(
    stories: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "bad.epub"
    damaged.write_bytes(b"PK\x03\x04 and no more")
    assert main(["extract", "--format", "jsonl", stories[0], str(damaged), stories[2]]) == 1
    out, message = capsys.readouterr()
    assert [json.loads(line).get("text") for line in out.splitlines()][::2] == [
        "Story 0.\n",
        "Story 2.\n",
    ]
    assert message.startswith(f"newsread: {damaged}: this EPUB is damaged")


@pytest.mark.parametrize(
    ("inputs", "cores", "jobs"), [(0, 8, 1), (16, 8, 1), (32, 8, 2), (5_000, 2, 2), (5_000, 64, 4)]
)
def test_many_articles_are_worked_on_by_all_cores_and_few_by_one(
    inputs: int, cores: int, jobs: int
) -> None:
    assert extract_command.usual_jobs(inputs, cores) == jobs


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5", "1_0", "9" * 5000])
def test_a_number_of_jobs_that_is_none_is_told_in_one_sentence(
    stories: list[str], capsys: pytest.CaptureFixture[str], jobs: str
) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(["extract", "--jobs", jobs, *stories])
    out, message = capsys.readouterr()
    assert (exit_info.value.code, out, message.count("\n")) == (2, "", 1)
    assert f"--jobs: {jobs} is no number of processes; 2 would be" in message
