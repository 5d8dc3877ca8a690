"""The real newsread on a terminal that sends what is no key: nothing of it does anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotators.notebook.notebook import Notebook
from tests.support.readings import SAMPLE
from tests.support.terminal import Terminal, newsread
from tests.support.terminal_sequences import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """newsread with its cursor on a note, which `x` would delete."""
    with newsread(SAMPLE, home=str(tmp_path)) as terminal:
        terminal.until("Ferry crews")
        terminal.press("cy")
        terminal.until("Highlighted in yellow")
        yield terminal


def article(terminal: Terminal) -> list[str]:
    """The words of the article, beside and below which findings may be on their way."""
    return [line[4:] for line in terminal.text.splitlines()[1:-2]]


def marks(folder: Path) -> int:
    return len(Notebook(folder / "data" / "notebook").all())


def test_no_answer_of_a_terminal_does_anything(terminal: Terminal, tmp_path: Path) -> None:
    before = article(terminal)
    terminal.press("".join(ANSWERS.values()))
    terminal.press("\x1b]52;c;xx")
    terminal.read_for(0.3)
    terminal.press("xx\x07\x1b_Gi=1;")
    terminal.read_for(0.3)
    terminal.press("OxK\x1b\\\x1b[48;999999;999999;0;0t")
    assert article(terminal) == before
    terminal.press("q")
    assert terminal.ended() == 0
    assert marks(tmp_path) == 1


def test_a_key_that_is_let_go_does_not_end_newsread(terminal: Terminal, tmp_path: Path) -> None:
    terminal.press("\x1b[113;1:3u\x1b[1;1:3u\x1b[99999999999;1u\x1b[113;1:1u")
    assert terminal.ended() == 0
    assert marks(tmp_path) == 1


def test_what_does_not_end_takes_the_keys_for_a_while_only(terminal: Terminal) -> None:
    terminal.press("\x1b]52;c;AAA")
    terminal.press("\x1b")
    terminal.press("M")
    terminal.until("1 of 1 mark")
    terminal.press("Q")
    assert terminal.ended() == 0


def test_bytes_that_are_no_text_do_not_end_newsread(terminal: Terminal, tmp_path: Path) -> None:
    terminal.send(b"\x9d52;c;x\x07\xff\xfe\xc3(\x9b0;276;0c\x90q\x9c\xf0\x9f")
    terminal.press("M")
    terminal.until("1 of 1 mark")
    terminal.press("Q")
    assert terminal.ended() == 0
    assert marks(tmp_path) == 1
