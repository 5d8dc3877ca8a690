"""What commands write: to a terminal only text, to a file what its format demands."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tui
from annotators.notebook.formats import EXPORTERS
from annotators.notebook.mark import mark_on
from annotators.notebook.notebook import Notebook
from articles.article import Article, Span
from articles.feeds import Feed, Subscriptions
from articles.library import Library
from tests.support.hostile import EVERYTHING, left_over
from tests.support.terminal import Terminal
from tui.cli import main
from tui.command_line.completion_command import SHELLS
from tui.command_line.extract_formats import FORMATS
from tui.command_line.synopsis import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = EVERYTHING.replace("\0", "").encode("utf-8", "replace").decode()
FILE = "\x1b[31mevil\x9b2J"
URL = "https://selde.example/\x9b31m"

RUN_ALL = """
import json, sys
from tui.cli import main
for number, arguments in enumerate(json.load(open("calls.json"))):
    try:
        status = main(arguments)
    except SystemExit as error:
        status = error.code
    print(f"<{number} {status}>", flush=True)
print("<all>", flush=True)
"""


def calls() -> list[list[str]]:
    """Every command, in each of its formats and with words in it that attack."""
    formats = [name for name in EXPORTERS if name not in ("spacy", "docbin")]
    return [
        *(
            ["extract", "--format", form, name]
            for form in FORMATS
            for name in (FILE, "hostile.txt")
        ),
        *(["notes", "--format", form] for form in formats),
        *(["notes", "--tag", WORDS], ["notes", "--article", WORDS], ["notes", "purge"]),
        *(["feeds", action] for action in ("list", "export")),
        *(["feeds", action, URL] for action in ("add", "remove", "refresh", "import")),
        *(["import", FILE], ["import", "hostile.json"], ["import", "hostile.txt"]),
        *(["config", action] for action in ("show", "check", "path")),
        *(["completion", shell] for shell in SHELLS),
        *(["doctor"], ["pipeline", "install", FILE], ["--version"]),
        *([name, wrong] for name in COMMANDS for wrong in ("--help", WORDS, f"--{FILE}")),
        *([FILE], [f"--{FILE}"], ["--pipeline", FILE, "hostile.txt"]),
    ]


@pytest.fixture
def hostile(home: Path, tmp_path: Path) -> Path:
    """A home with the attacks wherever words from outside may be; the folder that has the files."""
    quotation = f"“{WORDS}”"
    article = Article(text=f"Top\n\n{quotation} said Ada.", title=WORDS, source=WORDS, byline=WORDS)
    start = article.text.index(quotation)
    data = home / "data"
    mark = mark_on(article, Span(start, start + 9), note=WORDS, tags=(WORDS,), label=WORDS)
    Notebook(data / "notebook").add(mark, article=article)
    Library(data / "library").keep(article, WORDS)
    with Subscriptions(data / "feeds.db") as feeds:
        feeds.add([Feed(url="https://selde.example/feed", title=WORDS, error=WORDS)])
    (tmp_path / "hostile.txt").write_text(article.text, encoding="utf-8")
    (tmp_path / "hostile.json").write_text(f'{{"@context": {WORDS!a}}}', encoding="utf-8")
    return tmp_path


def test_no_command_writes_anything_to_a_terminal_that_steers_it(hostile: Path) -> None:
    lines = calls()
    assert {call[0] for call in lines} >= COMMANDS.keys()
    (hostile / "calls.json").write_text(json.dumps(lines))
    with Terminal(sys.executable, "-c", RUN_ALL, columns=200) as terminal:
        terminal.until_written(b"<all>")
    assert not left_over(terminal.raw.decode().replace("\r\n", "\n").replace("\t", " "))
    statuses = re.findall(r"<\d+ (\d)>", terminal.raw.decode())
    assert len(statuses) == len(lines)
    succeeded = {call[0] for call, status in zip(lines, statuses, strict=True) if status == "0"}
    assert succeeded >= COMMANDS.keys()


def test_to_a_file_feeds_are_written_as_they_are(
    hostile: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["feeds", "export"]) == 0
    assert "\x9b31m" in capsysbinary.readouterr().out.decode()


def test_only_one_module_of_the_command_line_writes() -> None:
    folder = Path(tui.__file__).parent
    writes = re.compile(r"\bprint\(|\bstdout\.(?:buffer|write)|\bstderr\.(?:buffer|write)")
    files = (folder / "cli.py", *(folder / "command_line").glob("*.py"))
    assert {file.name for file in files if writes.search(file.read_text("utf-8"))} == {"say.py"}


def closed(arguments: Sequence[str], closing: str, home: Path) -> subprocess.CompletedProcess[str]:
    """The program with one of its streams closed or not to be written to, as a shell has it."""
    program = (sys.executable, "-m", "tui.cli", *arguments)
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {closing}', "sh", *program],
        env={**os.environ, "NEWSREAD_HOME": str(home), "PYTHONPATH": str(Path.cwd())},
        cwd=Path(tui.__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize(
    ("arguments", "closing", "sentence"),
    [
        (["config", "show"], ">&-", "standard output is closed, so there is nowhere to write to."),
        (["--version"], ">&-", "standard output is closed, so there is nowhere to write to."),
        (["config", "show"], "1</dev/null", "the output could not be written to its end "),
        (["extract", "-"], "<&-", "standard input: it is closed"),
        (["import", "-"], "<&-", "standard input: it is closed"),
        ([], ">&-", "the reader needs a terminal; "),
    ],
)
def test_a_stream_that_is_closed_is_told_of_in_a_sentence(
    tmp_path: Path, arguments: list[str], closing: str, sentence: str
) -> None:
    run = closed(arguments, closing, tmp_path)
    assert run.returncode > 0
    (line,) = run.stderr.splitlines()
    assert line.startswith(f"newsread: {sentence}")


def test_without_standard_error_nothing_is_said_on_standard_output(tmp_path: Path) -> None:
    run = closed(["import", "none.json"], "2>&-", tmp_path)
    assert (run.returncode, run.stdout) == (1, "")
