"""A function in a process of its own: what comes back, and what becomes of one too big."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from articles import Article, ArticleError, confined
from articles.errors import OverBudgetError, ProcessError, as_article_error


def run(function: object, *arguments: object) -> object:
    return confined.confined(function, *arguments)  # type: ignore[arg-type]


def refuse(name: str) -> None:
    raise ArticleError(name, "there is nothing in it to read")


def fail(kind: type[Exception], *words: str) -> None:
    raise kind(*words)


def take(size: int) -> int:
    return len(bytes(size))


def go_back_for_ever() -> None:
    re.match(r"(?:a|a)*$", "a" * 60 + "b")


def die() -> None:
    ctypes.string_at(0)


def chatter(words: str) -> str:
    print(words)
    os.write(1, words.encode())
    print(words, file=sys.stderr)
    return words


def depth(levels: int) -> int:
    return depth(levels - 1) + 1 if levels else 0


def test_what_it_returns_comes_back() -> None:
    article = Article(text="Tides", notice="High.")
    assert run(article.completed, Article(text="Tides", title="T")) == Article(
        text="Tides", title="T", notice="High."
    )


def test_what_it_prints_is_no_answer_and_on_no_screen(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(chatter, "words") == "words"
    assert capfd.readouterr() == ("", "")


def test_a_key_that_ends_what_runs_on_the_terminal_does_not_reach_it() -> None:
    assert run(os.getpgrp) != os.getpgrp()


def test_a_sentence_comes_back_as_it_was_raised() -> None:
    with pytest.raises(ArticleError, match=r"^a\.pdf: there is nothing in it to read$"):
        run(refuse, "a.pdf")


@pytest.mark.parametrize("kind", [ValueError, KeyError, AssertionError, UnicodeError, OSError])
def test_any_other_failure_comes_back_with_where_it_was(kind: type[Exception]) -> None:
    with pytest.raises(ProcessError, match=r"(?s)in fail.*no such day"):
        run(fail, kind, "no such day")


def test_too_deep_stays_too_deep() -> None:
    with pytest.raises(RecursionError):
        run(depth, 10_000)


def test_more_memory_than_it_may_have_is_none() -> None:
    with pytest.raises(MemoryError):
        run(take, confined.MEMORY)
    assert run(take, confined.MEMORY // 2) == confined.MEMORY // 2


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "SECONDS", 1)
    with pytest.raises(OverBudgetError, match="seconds"):
        run(go_back_for_ever)


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(OverBudgetError, match="memory"):
        run(die)


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (OverBudgetError("takes more than 60 seconds to read"), "a.pdf: it takes more than"),
        (ProcessError("Traceback …"), "a.pdf: this PDF is damaged"),
    ],
)
def test_each_is_a_sentence_at_the_seam(failure: Exception, sentence: str) -> None:
    with pytest.raises(ArticleError, match=sentence), as_article_error("a.pdf", "PDF"):
        raise failure


def test_who_leaves_need_not_wait_for_it() -> None:
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(run, go_back_for_ever)
        while not waiting.done():
            confined.end_all()
        assert isinstance(waiting.exception(), OverBudgetError)
