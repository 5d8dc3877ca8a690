"""Each small file that would take minutes or gigabytes stays within the budget of one file."""

from __future__ import annotations

import re
import resource
import subprocess
import sys

import pytest

from tests.support import bombs

MEMORY = 1_200_000_000
"""Bytes of address space: the budget, and Python with what makes the file."""
CPU = 60


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))


ARTICLE = r"^Article\(text='"
OUTCOMES = {
    "chapter 20,000 times": ARTICLE,
    "chapter under 20,000 names": ARTICLE,
    "chapter of 30 MB": "holds more than 20 MB of text",
    "1,500,000 paragraphs": "holds more than 20 MB of text",
    "500,000 paragraphs": "takes more than|" + ARTICLE,
    "page 20,000 times": "takes more than",
    "forms in forms": "takes more than|but no text",
    "500,000 brackets": "takes more than",
    "aliases": ARTICLE,
    "aliases as a key": ARTICLE,
    "merged aliases": ARTICLE,
    "200,000 parts": "takes more than|holds no HTML",
    "200,000 parameters": "takes more than",
    "100 comments": ARTICLE,
    "100 comments and spaces": ARTICLE,
    "2,500,000 paragraphs": "takes more than|" + ARTICLE,
    "an emoji in 50 MB": ARTICLE,
    "entries": r"takes more than|^FeedDocument\(title='T'",
    "an endless author": "takes more than",
    "an entry": "takes more than|nested|" + ARTICLE,
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_bomb_is_read_or_told_of_within_the_budget(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.bombs", name],
        capture_output=True,
        text=True,
        timeout=300,
        preexec_fn=_limit,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert re.search(OUTCOMES[name], done.stdout)
    assert done.stdout.count("\n") == 1


def test_every_bomb_is_tried() -> None:
    assert set(bombs.FILES) <= set(OUTCOMES)
