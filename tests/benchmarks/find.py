"""Finding words in the open article, beside Python's own search for the same word.

    python -m tests.benchmarks find

A text of 10 MB, and what somebody might type: each is found several times, as it is with every
letter typed. The text is put into lower case once, beside the keys, when the line to type in opens.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.benchmarks.beside import milliseconds, p95, repeated
from tests.benchmarks.figure import Figure, at_most
from tests.benchmarks.reading import SIZES, story
from tui.text.find import find, lowered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUERIES = {
    "a rare word": "zebra",
    "a word": "bridge",
    "one letter": "e",
    "a phrase": "wait for",
    "a word in marks": "“fall,",
    "an expression": r"/\bsel.e\b",
}
GOAL = at_most(50)
"""Milliseconds."""


def figures(_: Path | None = None, times: int = 20) -> Iterator[Figure]:
    """How long getting ready takes, and each kind of query."""
    text = story(SIZES["10 MB"])
    lowered.cache_clear()
    beside = p95(repeated(lambda: text.count("bridge"), times))
    ready = milliseconds(partial(lowered, text))
    yield Figure("find, 10 MB, made ready", ready, "ms", None, beside, "str.count")
    for what, query in QUERIES.items():
        took = p95(repeated(partial(find, text, query), times))
        yield Figure(f"find, 10 MB, {what}, p95", took, "ms", GOAL, beside, "str.count")
