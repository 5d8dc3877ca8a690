"""`newsread add`: articles kept without a screen."""

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from annotators.findings import Claim, Findings
from annotators.running import batch, cache
from articles.article import Span
from articles.library import Library
from tests.support.pages import bridge_page
from tests.support.web_server import says, served
from tui.cli import main

Capture = pytest.CaptureFixture[str]

STORY = "The bridge shut on Monday.\n\nAda Quill said so.\n"


@pytest.fixture
def library(home: Path) -> Library:
    return Library(home / "data" / "library")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "stories" / "story.txt"
    path.parent.mkdir()
    path.write_text(STORY)
    return path


def test_a_file_is_kept_unread_and_said_to_be(
    library: Library, story: Path, capsys: Capture
) -> None:
    assert main(["add", str(story)]) == 0
    (entry,) = library.entries()
    assert capsys.readouterr().out == f"kept: “{entry.title}”, 9 words\n"
    assert (entry.state, entry.where) == ("new", str(story))


def test_an_article_of_one_word_has_one_word(
    library: Library, story: Path, capsys: Capture
) -> None:
    story.write_text("Tiny.\n")
    assert main(["add", str(story)]) == 0
    assert len(library.entries()) == 1
    assert capsys.readouterr().out == "kept: “Tiny.”, 1 word\n"


def test_what_is_kept_twice_is_there_already(
    library: Library, story: Path, capsys: Capture
) -> None:
    assert main(["add", str(story), str(story)]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == [
        "kept",
        "there already",
    ]
    assert len(library.entries()) == 1


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(
    library: Library, story: Path, capsys: Capture
) -> None:
    assert main(["add", "none.txt", str(story)]) == 1
    assert capsys.readouterr().err == "newsread: none.txt: there is no such file\n"
    assert len(library.entries()) == 1


def test_a_folder_is_all_that_is_in_it(library: Library, story: Path) -> None:
    (story.parent / "below").mkdir()
    (story.parent / "below" / "other.txt").write_text("Other words.")
    assert main(["add", str(story.parent)]) == 0
    assert len(library.entries()) == 2


def test_a_page_is_kept_under_its_address(library: Library) -> None:
    with served({"/a": says(bridge_page("Shut."))}) as web:
        assert main(["add", f"{web.url}/a"]) == 0
    (entry,) = library.entries()
    assert entry.where == f"{web.url}/a"


def test_an_article_comes_through_a_pipe(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert main(["add", "-"]) == 0
    assert len(library.entries()) == 1


def test_who_says_what_is_found_at_once_and_can_be_searched(
    story: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    claim = Claim(content=(Span(0, 25),), speaker="Ada Quill", form="indirect")
    doubtful = replace(claim, speaker="Bo Lind", confidence=0.1)
    found = Findings(claims=(claim, doubtful))
    monkeypatch.setattr(batch, "_findings_of", lambda texts, _: [found] * len(texts))
    monkeypatch.setattr(cache, "fingerprint", lambda pipeline: "fingerprint")
    assert main(["add", "--read", str(story)]) == 0
    assert capsys.readouterr().out.endswith("”: 1 claim of 1 source\n")
    assert main(["search", "by:quill"]) == 0
    assert "bridge shut" in capsys.readouterr().out
