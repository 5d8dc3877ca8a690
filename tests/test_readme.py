"""What the README says can be done can be done."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.notebooks import mark_of
from tests.support.terminal import LIMIT, Terminal, newsread
from tests.support.web_server import says, served
from tui import picture

if TYPE_CHECKING:
    from annotators.notebook.notebook import Notebook

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
WORKING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
SCRIPTS = str(Path(sys.executable).parent)
NEWS = "https://news.example"
FEED = b"""<rss version="2.0"><channel><title>The Maren Post</title><item>
<title>Ferries run again</title><link>%s/ferries</link></item></channel></rss>"""
STORY = b"<html><title>Ferries</title><p>The ferries run again, the harbour office said.</p></html>"

EFFECTS = {
    "]q": r"Said by .* · (sure|likely|in doubt) · ",
    "]c": r" · reworded",
    "cy": r"Highlighted in yellow",
    "a": r"ctrl\+s keep",
    "u": r"Undone: ",
    "y": r"Copied: “.*” — |Copied: ",
    "p": r"exact ≈reworded",
    "i": r"[0-9]+ voices · [0-9]+ claims",
    "/": r"Find; a slash",
    "M": r"1 of 1 mark, the newest",
    "O": r"Ferry crews.*\n(.*\n)*.*own note",
    "Q": r"",
}
"""What comes on the screen after each key of the tour."""

LIT = {"]c": rb"mannounced\x1b"}
"""What is written then in a look of its own: the cue, which was a word of its line before."""

AFTER = {
    "a": ("Ask the engineers.\x13", "Note kept"),
    "p": ("\t", "c highlight"),
    "i": ("\x1b", "p who says what"),
    "/": ("models\r", "hit 1 of 1"),
    "M": ("\x1b", "p who says what"),
}
"""What is typed then, as the tour says, to be in the article again, and how that is seen."""


def block(name: str) -> list[str]:
    """The indented lines below a comment."""
    match = re.search(rf"<!-- {re.escape(name)} -->\n\n((?:    .*\n|\n)+)", README)
    assert match, name
    return [line.removeprefix("    ") for line in match[1].splitlines() if line]


def test_there_are_two_commands_for_a_fresh_machine() -> None:
    commands = re.findall(r"<!-- (run|test) -->\n\n    (.+)", README)
    assert [name for name, _ in commands] == ["run", "test"]


def lines(start: str) -> list[str]:
    """The indented lines that begin so."""
    return re.findall(rf"^    ({re.escape(start)} .*)", README, re.MULTILINE)


INSTALLING = {*block("run"), *block("test")}
"""Lines that take minutes and a network; `.ci/run` does the second, word for word."""


def test_every_line_for_a_shell_is_one_that_is_tried() -> None:
    commands = [
        line for first in ("newsread", "python", "python3", "textual") for line in lines(first)
    ]
    toured = [*block("tour: keys"), *block("tour: shell")]
    untoured = [line for line in commands if line not in toured and line not in INSTALLING]
    tried = ("python -m tests.benchmarks", "textual serve")
    assert untoured == [line for start in tried for line in lines(start)]
    assert not [line for first in ("pip", "pipx", "uv") for line in lines(first)]


def test_the_tour_presses_the_keys_that_are_tried() -> None:
    table = README.partition("## Five minutes")[2].partition("\n\nThe first hint")[0]
    assert re.findall(r"^\| `(.+?)`", table, re.MULTILINE) == [*EFFECTS]


@pytest.mark.model
def test_every_key_of_the_tour_does_what_it_says(tmp_path: Path) -> None:
    (line,) = block("tour: keys")
    arguments = [str(ROOT / word) for word in shlex.split(line)[1:]]
    with newsread(*arguments, home=str(tmp_path), **NO_DESKTOP) as terminal:
        terminal.until("goes to the next quotation")
        while not list(tmp_path.glob("cache/findings/*/*.json")):
            terminal.read_for(0.1)
        for key, effect in EFFECTS.items():
            terminal.press(key.replace("Enter", "\r"))
            terminal.until(effect)
            terminal.until_written(LIT.get(key, b""))
            key_after, effect_after = AFTER.get(key, ("", ""))
            terminal.press(key_after)
            terminal.until(effect_after)
        assert terminal.ended() == 0


NO_DESKTOP = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "TMUX": "", "STY": ""}


@pytest.mark.model
def test_every_command_of_the_tour_is_done(tmp_path: Path) -> None:
    (tmp_path / "articles").symlink_to(ROOT / "articles")
    with served() as web:
        feed = FEED % web.url.encode()
        web.answers |= {"/feed.xml": says(feed, "application/rss+xml"), "/ferries": says(STORY)}
        script = "\n".join(["set -e", *block("tour: shell")]).replace(NEWS, web.url)
        path = f"{SCRIPTS}:{os.environ['PATH']}"
        env = {**os.environ, **NO_DESKTOP, "NEWSREAD_HOME": str(tmp_path), "PATH": path}
        run = subprocess.run(
            ["bash", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True
        )
    assert (run.returncode, len((tmp_path / "findings.jsonl").read_text().splitlines())) == (0, 2)
    assert "## Claims" in run.stdout
    assert "The Maren Post" in run.stdout


@pytest.mark.model
@pytest.mark.parametrize(
    "line", re.findall(r"^    (python -m tui.picture .*)", WORKING, re.MULTILINE)
)
def test_each_picture_is_made_by_a_line_for_contributors(
    line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (svg,) = re.findall(r"\S+\.svg", line)
    assert f"]({svg})" in README
    monkeypatch.chdir(ROOT)
    new = tmp_path / "new.svg"
    monkeypatch.setattr(sys, "argv", shlex.split(line.replace(svg, str(new)))[2:])
    picture.main()
    assert new.read_text(encoding="utf-8").startswith("<svg")
    assert (ROOT / svg).read_text(encoding="utf-8").startswith("<svg")


def test_the_line_for_the_benchmarks_says_which_data_it_has_not_got(tmp_path: Path) -> None:
    (line,) = lines("python -m tests.benchmarks")
    command = [sys.executable, *shlex.split(line.replace("DIR", str(tmp_path)))[1:]]
    quick = ["attributions", "people", "webpages"]  # what needs no data takes an hour
    run = subprocess.run([*command, *quick], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.count("not measured: needs") == len(quick)


def is_answered(port: int) -> bool:
    """Whether somebody listens at a port of this machine."""
    with socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.skipif(
    not shutil.which("textual", path=SCRIPTS), reason="textual-dev is not installed"
)
async def test_the_line_for_a_browser_shows_the_article_there(tmp_path: Path) -> None:
    from aiohttp import ClientSession

    (line,) = lines("textual serve")
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {"NEWSREAD_HOME": str(tmp_path), "PATH": f"{SCRIPTS}:{os.environ['PATH']}"}
    options = ["--host", "127.0.0.1", "--port", str(port)]
    with Terminal("textual", "serve", *options, *shlex.split(line)[2:], env=env) as terminal:
        terminal.until("Serving")  # which is said a moment before it is true
        while not is_answered(port):
            terminal.read_for(0.1)
        address = f"http://127.0.0.1:{port}/ws?width=80&height=24"
        async with ClientSession() as session, session.ws_connect(address) as page:
            received = b""
            while b"Port Maren closes its harbour" not in received:
                received += await page.receive_bytes(timeout=LIMIT)
        terminal.press("\x03")
        terminal.ended()


@pytest.mark.model
def test_the_lines_for_the_library_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    section = README.partition("## As a library")[2].partition("\n\nOffsets")[0]
    code = "\n".join(line[4:] for line in section.splitlines() if line.startswith("    "))
    exec(code, {})
    assert "Hedda Lindqvist says: “We did not take this decision lightly" in capsys.readouterr().out


@pytest.mark.model
def test_the_lines_for_a_pipeline_of_ones_own_run(capsys: pytest.CaptureFixture[str]) -> None:
    from annotators.pipeline import load

    namespace: dict[str, Any] = {}
    try:
        exec("\n".join(block("python: spacy")), namespace)
    finally:
        for name in [
            name for name in namespace["nlp"].pipe_names if name in namespace["doc"].spans
        ]:
            load().remove_pipe(name)
    assert capsys.readouterr().out.strip() == "[“We open on Monday,”] denies"
    assert {"#c2e0ff", "#ffdcb0", "#c8f0c0"} <= {*re.findall(r"#\w{6}", namespace["page"])}


def test_tinydb_alone_reads_the_notebook(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tinydb import TinyDB
    from tinydb.table import Table

    mark = mark_of(note="why?")
    notebook.add(mark)
    (path,) = notebook.folder.glob("*.json")
    monkeypatch.setattr(Table, "document_id_class", Table.document_id_class)
    exec("\n".join(block("python: tinydb")), {})
    with TinyDB(path) as database:
        rows = {str(row.doc_id): row["note"] for row in database.table("marks")}
    assert rows == {mark.id: "why?"}


def test_every_command_of_newsread_is_in_the_table() -> None:
    from tui.command_line.synopsis import COMMANDS

    assert all(f"`newsread {name}" in README for name in COMMANDS)


def test_every_library_that_newsread_needs_is_named_with_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {
        re.split(r"[>=<\[]", requirement)[0].lower() for requirement in project["dependencies"]
    }
    licences = README.partition("and licences\n")[2].lower()
    assert needed == {name for name in needed if name in licences}


@pytest.mark.parametrize("path", re.findall(r"\]\(([^):]+)\)", README))
def test_every_link_leads_to_a_file(path: str) -> None:
    assert (ROOT / path).is_file()


def test_it_is_short_enough_to_be_read() -> None:
    assert len(README.splitlines()) <= 280
