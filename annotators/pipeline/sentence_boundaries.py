"""Where sentences certainly begin or certainly do not, by layout and quotation marks alone.

Plain functions of words; the component around them is in `sentences.py`. What is not certain is
left to the parser, which keeps to what is decided here.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from annotators.text.lemmas import is_reporting
from annotators.text.lexicon import ABBREVIATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

Border = bool | None
"""True: a sentence begins here. False: none does. None: not decided."""

_ENDS = frozenset([".", "?", "!", "…", "...", "?!", "!!", "??", "....", ".."])
_DOUBLE_OPEN = frozenset("“«„")
_DOUBLE_CLOSE = frozenset("”»")
_STRAIGHT = frozenset(['"', "``", "''"])
_SINGLE = frozenset("'‘’")


def sentence_borders(words: Sequence[str], spaced: Sequence[bool]) -> list[Border]:
    """For each word whether a sentence begins there.

    Args:
        words: a text's tokens as spaCy cuts them, line breaks being tokens of their own.
        spaced: whether a space follows each word.
    """
    borders: list[Border] = [None] * len(words)
    for start, end in _paragraphs(words):
        _mark_paragraph(words, spaced, start, end, borders)
    return borders


def _paragraphs(words: Sequence[str]) -> list[tuple[int, int]]:
    """Paragraphs as ranges of words; the breaks after a paragraph belong to it."""
    starts = [i + 1 for i, word in enumerate(words) if "\n" in word and i + 1 < len(words)]
    edges = [0, *starts, len(words)]
    return [(a, b) for a, b in pairwise(edges) if a < b]


def _mark_paragraph(
    words: Sequence[str], spaced: Sequence[bool], start: int, end: int, borders: list[Border]
) -> None:
    marks = quotation_marks(words, spaced, start, end)
    borders[start] = True
    for i in range(start + 1, end):
        if words[i].isspace() or marks.get(i) is False:
            borders[i] = False
        elif spaced[i - 1] and _begins_like_a_sentence(words[i]):
            borders[i] = _behind(words, _before_closing(words, marks, start, i), i, end)


def quotation_marks(
    words: Sequence[str], spaced: Sequence[bool], start: int, end: int
) -> dict[int, bool]:
    """The quotation marks of a paragraph by position: whether each opens.

    Of words, before there is any tree, and by what stands right beside a mark alone. With the marks
    of `annotators.text.quotation_marks` in their place, which pairs them over a paragraph, the
    attributions of PolNeAR dev lose 0.1 points.
    """
    marks: dict[int, bool] = {}
    inside = False
    for i in range(start, end):
        word = words[i]
        if word in _DOUBLE_OPEN or word in _DOUBLE_CLOSE:
            inside = marks[i] = word in _DOUBLE_OPEN
        elif word in _STRAIGHT:
            inside = marks[i] = _straight_opens(words, spaced, start, i, end, inside=inside)
        elif word in _SINGLE and _is_quoting(words, spaced, start, i, end):
            marks[i] = i == start or spaced[i - 1] or words[i - 1] in _DOUBLE_OPEN
    return marks


def _straight_opens(
    words: Sequence[str], spaced: Sequence[bool], start: int, i: int, end: int, *, inside: bool
) -> bool:
    free_before = i == start or spaced[i - 1] or words[i - 1].isspace()
    free_after = i + 1 >= end or spaced[i] or words[i + 1].isspace()
    return free_before if free_before != free_after else not inside


def _is_quoting(words: Sequence[str], spaced: Sequence[bool], start: int, i: int, end: int) -> bool:
    """Whether a single mark quotes, rather than shortens or possesses: only beside punctuation."""
    closes = i > start and not spaced[i - 1] and words[i - 1] in {",", *_ENDS}
    opens = (
        words[i] != "’"
        and i + 1 < end
        and not spaced[i]
        and (i == start or spaced[i - 1])
        and words[i + 1][:1].isupper()
    )
    return closes or opens


def _before_closing(words: Sequence[str], marks: dict[int, bool], start: int, i: int) -> int:
    """The last word before `i` that is no closing mark or bracket."""
    last = i - 1
    while last > start and (marks.get(last) is False or words[last] in {")", "]"}):
        last -= 1
    return last


def _begins_like_a_sentence(word: str) -> bool:
    return word[:1].isupper() or word in _DOUBLE_OPEN or word in _STRAIGHT


def _behind(words: Sequence[str], last: int, i: int, end: int) -> Border:
    """The border at word `i` behind the word `last` and what closes: at a full stop, unless that
    shortens a word; none where “Stop!” Ora Venn shouted goes on."""
    if words[last] == ".":
        return not _is_abbreviation(words[last - 1] if last else "")
    is_called = last < i - 1 and words[last] in _ENDS
    return False if is_called and _reports_soon(words, i, end) else None


def _reports_soon(words: Sequence[str], i: int, end: int) -> bool:
    """Whether the words from `i` on are a short subject and a verb of speech."""
    for word in words[i : min(i + 6, end)]:
        if is_reporting(word.lower()):
            return True
        if word in _ENDS or word in {",", ";"}:
            return False
    return False


def _is_abbreviation(word: str) -> bool:
    return word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")
