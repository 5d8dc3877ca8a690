"""What the cookbooks among the samples tell can be done as it stands there."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotators.notebook.mark import mark_on
from articles import load
from articles.article import Span
from tests.support.readings import SAMPLES
from tests.support.web_server import says, served
from tui.commands.key_names import key_label
from tui.commands.registry import BY_ID
from tui.session import stores

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("journalists", "fact-checkers", "researchers")
PAGES = {name: (SAMPLES / f"cookbook-{name}.md").read_text(encoding="utf-8") for name in NAMES}
CLIPPINGS = [*sorted((SAMPLES / "tide-gate").iterdir()), SAMPLES / "harbour-bridge.txt"]
SCRIPTS = str(Path(sys.executable).parent)
NEWS = "https://news.example"
FEED = b"""<rss version="2.0"><channel><title>The Maren Post</title><item>
<title>Ferries run again</title><link>%s/ferries</link></item></channel></rss>"""
STORY = b"<html><title>Ferries</title><p>The ferries run again, the harbour office said.</p></html>"

KEYS = {
    "O": ("library",), "o": ("list-order",), "/": ("list-filter",),
    "=": ("library-story", "same-words"),
    "P": ("people",), "Enter": ("search-open", "list-choose"), "a": ("person-join", "note"),
    "u": ("undo", "list-undo"), "]q": ("next-quote",), "]c": ("next-claim",),
    "]d": ("next-denial",), "y": ("copy",), "Y": ("cite",), "i": ("voices",),
    "R": ("library-fetch", "fetch-again"), "]u": ("next-unread",), "cy": ("highlight-yellow",),
    "t": ("tag",), "c": ("person-compare",), "s": ("same-story",), "v": ("library-versions",),
    "M": ("notebook",), "l": ("orphans",), "ms": ("correct-speaker",), "mr": ("reject-finding",),
    "ma": ("accept-finding",), "mn": ("add-finding",), "mt": ("label",),
}  # fmt: skip
"""The keys that stand in the cookbooks, with the commands that are meant there."""


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a page that are in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def keys(page: str) -> set[str]:
    """What stands as code in the running text and is as short as a key, or is one by name."""
    text = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    return {code for code in re.findall("`([^`]+)`", text) if len(code) < 3 or code in KEYS}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def keep_a_mark() -> None:
    """Keep one mark with a note on the first of the clippings."""
    article = load(CLIPPINGS[0])
    start = article.text.index("the gate was old")
    mark = mark_on(article, Span(start, start + 16), note="Since when?", tags=("gate",))
    notebook = stores.notebook(pytest.fail)
    notebook.add(mark, article=article)


def output(name: str, folder: Path, programs: Sequence[str]) -> str:
    """What the commands of a cookbook print, done one after the other in a folder."""
    (folder / "clippings").mkdir()
    for path in CLIPPINGS:
        shutil.copy(path, folder / "clippings")
    with served() as web:
        web.answers["/feed.xml"] = says(FEED % web.url.encode(), "application/rss+xml")
        web.answers["/ferries"] = says(STORY)
        script = "\n".join(["set -e", *programs]).replace(NEWS, web.url)
        run = subprocess.run(
            ["bash", "-c", script], cwd=folder, capture_output=True, text=True,
            env={**os.environ, "PATH": f"{SCRIPTS}:{os.environ['PATH']}"},
        )  # fmt: skip
    assert run.returncode == 0, f"{name}: {run.stderr}"
    return run.stdout


@pytest.mark.parametrize("name", NAMES)
def test_every_key_of_a_cookbook_is_that_of_its_command(name: str) -> None:
    codes = keys(PAGES[name])
    assert codes <= KEYS.keys()
    for key in codes:
        assert all(key in key_label(BY_ID[command].keys).split() for command in KEYS[key])


def test_what_cron_does_is_a_command_that_is_tried() -> None:
    (line,) = blocks(PAGES["journalists"], "cron")
    command = line.split(maxsplit=5)[5]
    assert any(command in script for script in blocks(PAGES["journalists"], "sh"))


@pytest.mark.model
def test_the_recipes_for_journalists_do_what_they_say(home: Path, tmp_path: Path) -> None:
    keep_a_mark()
    printed = output("journalists", tmp_path, blocks(PAGES["journalists"], "sh"))
    assert "The Maren Post" in printed
    assert {row["speaker"].split()[-1] for row in rows(tmp_path / "brandvik.csv")} == {"Brandvik"}
    assert "Since when?" in (tmp_path / "notes.html").read_text(encoding="utf-8")
    (page,) = (tmp_path / "vault").glob("*.md")
    assert "Since when?" in page.read_text(encoding="utf-8")


@pytest.mark.model
def test_the_recipes_for_fact_checkers_do_what_they_say(home: Path, tmp_path: Path) -> None:
    keep_a_mark()
    printed = output("fact-checkers", tmp_path, blocks(PAGES["fact-checkers"], "sh"))
    assert "Hedda Lindqvist denied that the report had been kept from the council" in printed
    assert "Casper Lunn said" in printed  # to whom one of the clippings credits the mayor's words
    assert {row["polarity"] for row in rows(tmp_path / "denials.csv")} == {"denies"}
    assert [row["note"] for row in rows(tmp_path / "evidence.csv")] == ["Since when?"]


@pytest.mark.model
def test_the_recipes_for_researchers_do_what_they_say(home: Path, tmp_path: Path) -> None:
    keep_a_mark()
    (counting,) = blocks(PAGES["researchers"], "python")
    (tmp_path / "counting.py").write_text(counting, encoding="utf-8")
    first, *others = blocks(PAGES["researchers"], "sh")
    printed = output("researchers", tmp_path, [first, "python counting.py", *others])
    assert re.search(r"^\d+ Orla Brandvik affirms$", printed, re.MULTILINE)
    findings = (tmp_path / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(findings) == len(CLIPPINGS)
    assert (tmp_path / "reuse.jsonl").read_text(encoding="utf-8").count("\n") > 1
    assert {path.suffix for path in (tmp_path / "brat").glob("*")} >= {".ann", ".txt", ".conf"}
    (source,) = json.loads((tmp_path / "sources.json").read_text(encoding="utf-8"))
    assert source["container-title"] == "Ellmouth Record"
