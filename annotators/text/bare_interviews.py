"""Interviews without names or marks: questions that have a line each, and answers below them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUESTION: Final = re.compile(
    r"[ \t]*(?:#+ |\*\*|__)?[A-Z][^\n“”\".?!:]{2,200}\?(?:\*\*|__)?[ \t]*"
)
_OWN: Final = re.compile(r"\b(?:I|me|my)\b")
_NAME: Final = re.compile(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)+")
_BYLINE: Final = re.compile(r"\s*(?:by|interview|photo\w*)\b", re.IGNORECASE)
_FEWEST: Final = 3
"""Questions."""


class Answer(NamedTuple):
    """A line of an answer."""

    line: Span
    number: int
    """Of the question, from 0."""
    naming: Span
    """The line above the questions that names the speaker, among others."""


def answers(text: str, lines: Sequence[Span]) -> list[Answer]:
    """The lines that answer questions; none if the text is no interview.

    It is one where at least half of the answers have an `I`, as explanations have none. Of the last
    answer only the first line counts: what is below it may be the article’s own.

    lines: the lines of the text that are not empty.
    """
    asked = [k for k, line in enumerate(lines) if _QUESTION.fullmatch(text, line.start, line.end)]
    if len(asked) < _FEWEST or not (naming := _naming(text, lines[: asked[0]])):
        return []
    runs = [range(a + 1, b) for a, b in pairwise(asked) if b > a + 1]
    runs.append(range(asked[-1] + 1, asked[-1] + 2)[: len(lines) - asked[-1] - 1])
    spoken = [run for run in runs if any(_is_own(text, lines[k]) for k in run)]
    if len(runs) < _FEWEST or 2 * len(spoken) < len(runs):
        return []
    return [Answer(lines[k], number, naming) for number, run in enumerate(runs) for k in run]


def _is_own(text: str, line: Span) -> bool:
    return _OWN.search(text, line.start, line.end) is not None


def _naming(text: str, lines: Sequence[Span]) -> Span | None:
    """The first line with a name of two words and more, but for who wrote the article."""
    named = (line for line in lines if _NAME.search(text, line.start, line.end))
    return next((line for line in named if not _BYLINE.match(line.of(text))), None)
