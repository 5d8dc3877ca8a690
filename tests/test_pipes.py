"""What comes through a pipe is read to its end, which is not waited for without one."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from articles import ArticleError, load
from articles.web.deadline import end_all
from tui.cli import main


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    return path


@pytest.mark.parametrize("has_writer", [False, True])
def test_a_pipe_that_does_not_end_is_waited_for_no_longer_than_anything_else(
    pipe: Path, monkeypatch: pytest.MonkeyPatch, *, has_writer: bool
) -> None:
    monkeypatch.setattr("articles.opening.SECONDS", 0.1)
    writer = os.open(pipe, os.O_RDWR if has_writer else os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(ArticleError, match=r"pipe\.txt: it had not ended after 0\.1 seconds"):
            load(pipe)
    finally:
        os.close(writer)


def test_a_pipe_that_always_has_more_ends_too(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.opening.SECONDS", 0)
    with pipe.open("r+b", buffering=0) as writer, pytest.raises(ArticleError, match="not ended"):
        writer.write(b"words")
        load(pipe)


def test_a_pipe_is_read_whose_writer_comes_late(pipe: Path) -> None:
    with ThreadPoolExecutor(1) as threads:
        article = threads.submit(load, pipe)
        pipe.write_text("The weir is open.")  # which waits for whoever reads
        assert article.result().text == "The weir is open."


def test_who_leaves_need_not_wait_for_a_pipe(pipe: Path) -> None:
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(load, pipe)
        while not waiting.done():
            end_all()
        assert isinstance(waiting.exception(), ArticleError)


def test_standard_input_that_does_not_end_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("articles.opening.SECONDS", 0.1)
    reader, writer = os.pipe()
    with open(reader, encoding="utf-8") as stdin:  # noqa: PTH123  (a descriptor)
        monkeypatch.setattr("sys.stdin", stdin)
        with pytest.raises(ArticleError, match="standard input: it had not ended"):
            load("-")
    os.close(writer)


@pytest.mark.parametrize("command", [["extract"], ["add"], ["import"], ["feeds", "import"]])
def test_every_command_says_so_in_one_sentence(
    command: list[str],
    pipe: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("articles.opening.SECONDS", 0.1)
    assert main([*command, str(pipe)]) == 1
    message = capsys.readouterr().err
    assert (message.count("\n"), "it had not ended after" in message) == (1, True)
