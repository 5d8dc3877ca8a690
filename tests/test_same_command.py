"""`newsread same` finds words in other articles, and builds its index of what `extract` wrote."""

import json
from pathlib import Path

import pytest

from annotators.codec import dumps, record
from annotators.findings import Claim, Findings, Person
from articles.article import Article, Span
from tui.cli import main

pytestmark = pytest.mark.usefixtures("home")

QUOTE = "“Nobody will be asked to sleep behind a wall that leaks,”"


def line_of(text: str, words: str, speaker: str, source: str) -> str:
    """A line of `extract`: an article with one claim in it."""
    start = text.index(words)
    claim = Claim(content=(Span(start, start + len(words)),), speaker=speaker, form="direct")
    people = (Person(name=speaker, label="PERSON", mentions=(Span(0, 1),), said=1),)
    article = Article(text=text, title=f"In the {source}", source=source, published="2026-03-01")
    return dumps(record("-", article, Findings(people=people, claims=(claim,))))


@pytest.fixture
def findings_file(tmp_path: Path) -> Path:
    """What a cluster wrote overnight."""
    file = tmp_path / "overnight.jsonl"
    quotation = "“behind a wall that leaks,”"
    lines = [
        line_of(f"{QUOTE} Ines Falk said.", QUOTE, "Ines Falk", "Post"),
        line_of(f"Who would sleep {quotation} asked Otto Sand.", quotation, "Otto Sand", "Herald"),
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_words_are_found_in_what_was_built(
    findings_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["same", "--build", str(findings_file), "asked to sleep behind a wall that leaks"])
        == 0
    )
    out, err = capsys.readouterr()
    assert f"{findings_file}: 2 articles taken in." in err
    assert "2026-03-01, Post, In the Post" in out
    assert "there  “{Nobody will be} asked to sleep behind a wall that leaks”" in out


def test_each_pair_is_an_object_for_scripts(
    findings_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["same", "--build", str(findings_file)])
    capsys.readouterr()
    assert main(["same", "asked to sleep behind a wall that leaks", "--format", "jsonl"]) == 0
    post, herald = map(json.loads, capsys.readouterr().out.splitlines())
    assert (post["there"]["speaker"], post["ways"], post["only_there"]) == (
        "Ines Falk",
        ["turned", "longer"],  # nobody was asked
        ["Nobody will be"],
    )
    assert (herald["ways"], herald["only_here"]) == (["cut"], ["asked to sleep"])


def test_every_statement_of_a_file_is_looked_for(
    findings_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["same", "--build", str(findings_file)])
    story = tmp_path / "story.txt"
    story.write_text(f"The town met.\n\n{QUOTE} Hedda Moen said on Monday.\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["same", str(story)]) == 0
    assert "credited to Ines Falk" in capsys.readouterr().out


def test_what_was_built_stays_until_it_is_left_out(
    findings_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["same", "--build", str(findings_file)])
    capsys.readouterr()
    assert main(["same", "--forget", "asked to sleep behind a wall that leaks"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "Left out: 2 articles built of files." in err
    assert "no other article that was read has these words." in err


def test_a_line_that_is_no_article_is_named_and_costs_no_other(
    findings_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    findings_file.write_text("{\n" + findings_file.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["same", "--build", str(findings_file)]) == 1
    err = capsys.readouterr().err
    assert f"{findings_file}, line 1: this is no JSON" in err
    assert "2 articles taken in." in err


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["same", "--build", "gone.jsonl"]) == 1
    assert "gone.jsonl: cannot be read" in capsys.readouterr().err


def test_without_words_or_a_file_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(["same"])
    assert exit_info.value.code == 2
    assert "no words to look for" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["gone.txt", "/gone/story", "some/where/story.HTML"])
def test_a_file_that_is_not_there_is_not_taken_for_words(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["same", name]) == 1
    assert "there is no such file" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["and/or", "3.5", "Moen.", "a wall.that leaks"])
def test_a_word_with_a_stroke_or_stop_is_a_word(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["same", words]) == 0
    assert "no other article" in capsys.readouterr().err
