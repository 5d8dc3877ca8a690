"""What the README says can be done can be done."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.terminal import newsread
from tests.web_server import says, served

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
NEWS = "https://news.example"
FEED = b"""<rss version="2.0"><channel><title>The Maren Post</title><item>
<title>Ferries run again</title><link>%s/ferries</link></item></channel></rss>"""
STORY = b"<html><title>Ferries</title><p>The ferries run again, the harbour office said.</p></html>"

SEEN = {
    "]q": r" · claim",
    "]c": r" · claim, paraphrased",
    "Enter": r"%  [│…]",
    "cy": r"Highlighted in yellow",
    "a": r"ctrl\+s keep",
    "u": r"Undid: ",
    "y": r"words copied",
    "p": r"exact ≈reworded",
    "/": r"Find; a slash",
    "M": r"1 of 1 marks",
    "O": r"Ferry crews.*\n(.*\n)*.*own note",
    "q": r"",
}
"""What comes on the screen after each key of the tour."""

AFTER = {
    "a": ("Ask the engineers.\x13", "Note kept"),
    "p": ("\t", "c Highlight"),
    "/": ("models\r", "1/1"),
    "M": ("\x1b", "p Who says what"),
}
"""What is typed then, as the tour says, to be in the article again, and how that is seen."""


def block(name: str) -> list[str]:
    """The indented lines below a comment."""
    found = re.search(rf"<!-- {re.escape(name)} -->\n\n((?:    .*\n|\n)+)", README)
    assert found, name
    return [line.removeprefix("    ") for line in found[1].splitlines() if line]


def test_there_are_two_commands_for_a_fresh_machine() -> None:
    commands = re.findall(r"<!-- (run|test) -->\n\n    (.+)", README)
    assert [name for name, _ in commands] == ["run", "test"]


def test_every_line_for_a_shell_is_one_that_is_tried() -> None:
    lines = re.findall(r"^    ((?:newsread|python|pip|textual|uv|pipx) .*)", README, re.MULTILINE)
    tried = [line for name in ("run", "test", "tour: keys", "tour: shell") for line in block(name)]
    others = [line for line in lines if line not in tried]
    known = ("python -m tui.picture ", "python -m tests.benchmarks ", "textual serve ")
    assert all(line.startswith(known) for line in others)


def test_the_tour_presses_the_keys_that_are_tried() -> None:
    table = README.partition("## Five minutes")[2].partition("\n\nThe first lines")[0]
    assert re.findall(r"^\| `(.+?)`", table, re.MULTILINE) == [*SEEN]


@pytest.mark.model
def test_every_key_of_the_tour_does_what_it_says(tmp_path: Path) -> None:
    (line,) = block("tour: keys")
    given = [str(ROOT / each) for each in shlex.split(line)[1:]]
    with newsread(*given, home=str(tmp_path), **NO_DESKTOP) as terminal:
        terminal.until("puts these lines away")
        while not list(tmp_path.glob("cache/findings/*/*.json")):
            terminal.read_for(0.1)
        for key, seen in SEEN.items():
            terminal.press(key.replace("Enter", "\r"))
            terminal.until(seen)
            then, back = AFTER.get(key, ("", ""))
            terminal.press(then)
            terminal.until(back)
        assert terminal.ended() == 0


NO_DESKTOP = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "TMUX": "", "STY": ""}


@pytest.mark.model
def test_every_command_of_the_tour_is_done(tmp_path: Path) -> None:
    (tmp_path / "articles").symlink_to(ROOT / "articles")
    with served() as web:
        feed = FEED % web.url.encode()
        web.answers |= {"/feed.xml": says(feed, "application/rss+xml"), "/ferries": says(STORY)}
        script = "\n".join(["set -e", *block("tour: shell")]).replace(NEWS, web.url)
        folder = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        env = {**os.environ, **NO_DESKTOP, "NEWSREAD_HOME": str(tmp_path), "PATH": folder}
        done = subprocess.run(
            ["bash", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True
        )
    assert (done.returncode, len((tmp_path / "findings.jsonl").read_text().splitlines())) == (0, 2)
    assert "## Claims" in done.stdout
    assert "The Maren Post" in done.stdout


def test_the_pictures_are_made_by_the_lines_beside_them() -> None:
    made = re.findall(r"python -m tui\.picture .*? (\S+\.svg)", README)
    shown = re.findall(r"!\[.*?\]\((.+?)\)", README, re.DOTALL)
    assert made == shown
    assert all((ROOT / picture).read_text(encoding="utf-8").startswith("<svg") for picture in made)


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
    shipped = str(ROOT / "annotators" / "language" / "en_newsread")
    exec("\n".join(block("python: spacy")).replace("en_core_web_sm", shipped), {})
    assert capsys.readouterr().out.strip() == "[“We open on Monday,”]"


def test_every_command_of_newsread_is_in_the_table() -> None:
    from tui.cli import COMMANDS

    assert all(f"`newsread {name}" in README for name in COMMANDS)


def test_every_library_that_newsread_needs_is_named_with_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[>=<\[]", each)[0].lower() for each in project["dependencies"]}
    licences = README.partition("## Licences")[2].lower()
    assert needed == {each for each in needed if each in licences}


def test_every_setting_is_in_the_table() -> None:
    from tui.settings import KNOWN

    table = README.partition("## Settings")[2].partition("\n## ")[0]
    for name, setting in KNOWN.items():
        shown = {"themes": "[themes.NAME]"}.get(name, f"[{name}]" if setting.kind is dict else name)
        assert f"| `{shown}` |" in table
