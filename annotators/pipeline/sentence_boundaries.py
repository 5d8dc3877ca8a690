"""Where sentences certainly begin or certainly do not, by layout and quotation marks alone.

Plain functions of words; the component around them is in `sentences.py`. What is not certain is
left to the parser, which keeps to what is decided here.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from annotators.text.lemmas import is_reporting
from articles.datelines import dateline_end

if TYPE_CHECKING:
    from collections.abc import Sequence

Border = bool | None
"""True: a sentence begins here. False: none does. None: not decided."""

_TERMINAL = frozenset(".?!…")
_ENDS = frozenset([".", "?", "!", "…", "...", "?!", "!!", "??", "....", ".."])
_DOUBLE_OPEN = frozenset("“«„")
_DOUBLE_CLOSE = frozenset("”»")
_STRAIGHT = frozenset(['"', "``", "''"])
_SINGLE = frozenset("'‘’")
_ABBREVIATIONS = frozenset(
    "lt col gen sen rep gov sgt capt maj cpl pvt pfc cmdr hon pres fr mt ft sr supt det "
    "insp vol fig op cit blvd dept univ assn reps sens govs drs profs attn".split()
)


def is_hard_wrapped(text: str) -> bool:
    """Whether lines were broken to fit a width, so that a line break ends no paragraph.

    Judged by the lines that another line follows at once: in wrapped text they are of like length
    and break off in mid-sentence.
    """
    lines = text.split("\n")
    followed = [line.rstrip() for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(followed) < 3:
        return False
    full = sum(45 <= len(line) <= 100 for line in followed)
    broken = sum(line[-1] not in '.?!”":' for line in followed)
    return full >= 0.7 * len(followed) and broken >= 0.6 * len(followed)


def sentence_borders(words: Sequence[str], spaced: Sequence[bool]) -> list[Border]:
    """For each word whether a sentence begins there.

    Args:
        words: a text's tokens as spaCy cuts them, line breaks being tokens of their own.
        spaced: whether a space follows each word.
    """
    text = "".join(w + " " * s for w, s in zip(words, spaced, strict=True))
    wrapped = "\n" in text and is_hard_wrapped(text)
    borders: list[Border] = [None] * len(words)
    for start, end in _paragraphs(words, wrapped):
        _mark_paragraph(words, spaced, start, end, borders)
    sizes = (len(w) + s for w, s in zip(words, spaced, strict=True))
    _keep_datelines(text, [0, *accumulate(sizes)][:-1], borders)
    if wrapped:
        _join_lines(words, borders)
    return borders


def _paragraphs(words: Sequence[str], wrapped: bool) -> list[tuple[int, int]]:
    """Paragraphs as ranges of words; the breaks after a paragraph belong to it."""
    needed = 2 if wrapped else 1
    starts = [
        i + 1 for i, word in enumerate(words) if word.count("\n") >= needed and i + 1 < len(words)
    ]
    edges = [0, *starts, len(words)]
    return [(a, b) for a, b in pairwise(edges) if a < b]


def _mark_paragraph(
    words: Sequence[str], spaced: Sequence[bool], start: int, end: int, borders: list[Border]
) -> None:
    marks = quotation_marks(words, spaced, start, end)
    borders[start] = True
    for i in range(start + 1, end):
        if words[i].isspace():
            borders[i] = False
        elif i in marks or i - 1 in marks or words[i - 1] in _ENDS:
            borders[i] = _at_mark(words, spaced, marks, start, i, end)


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


def _at_mark(
    words: Sequence[str],
    spaced: Sequence[bool],
    marks: dict[int, bool],
    start: int,
    i: int,
    end: int,
) -> Border:
    """The border at a word that is, or comes after, a quotation mark or a final mark."""
    if i in marks and not marks[i]:
        return False
    if i - 1 in marks and marks[i - 1]:
        return False
    last = _before_closing(words, marks, start, i)
    if last is None or not spaced[i - 1]:
        return None if last is not None and words[last] in _ENDS else False if i in marks else None
    after_quotation = last < i - 1
    if words[last] in {",", "—", "–", "--"}:
        return False if after_quotation or i in marks else None
    if words[last] in _ENDS:
        return _after_end(words, last, i, end, after_quotation=after_quotation)
    return False if i in marks or not words[i][:1].isupper() else None


def _before_closing(words: Sequence[str], marks: dict[int, bool], start: int, i: int) -> int | None:
    """The last word before `i` that is no closing mark or bracket."""
    last = i - 1
    while last > start and (marks.get(last) is False or words[last] in {")", "]"}):
        last -= 1
    return last if last >= start else None


def _after_end(
    words: Sequence[str], last: int, i: int, end: int, *, after_quotation: bool
) -> Border:
    first = words[i][:1]
    if first.islower():
        return False if after_quotation else None
    if not (first.isupper() or words[i] in _DOUBLE_OPEN or words[i] in _STRAIGHT):
        return None
    if words[last] == "." and _is_abbreviation(words[last - 1] if last else ""):
        return False
    if _is_list_number(words, last):
        return None
    if words[last] == "." or words[last] == "?":
        asks = words[last] == "?" and after_quotation
        return not (asks and _reports_soon(words, i, end))
    return False if after_quotation and _reports_soon(words, i, end) else None


def _is_abbreviation(word: str) -> bool:
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")


def _is_list_number(words: Sequence[str], last: int) -> bool:
    """Whether the full stop at `last` belongs to a number that counts items: "2. Boil it"."""
    stands_first = last < 2 or words[last - 2].isspace() or words[last - 2] in _ENDS
    return last > 0 and stands_first and words[last - 1].isdigit() and len(words[last - 1]) < 3


def _reports_soon(words: Sequence[str], i: int, end: int) -> bool:
    """Whether the words from `i` on are a short subject and a verb of speech."""
    for word in words[i : min(i + 6, end)]:
        if is_reporting(word.lower()):
            return True
        if word in _ENDS or word in {",", ";"}:
            return False
    return False


def _keep_datelines(text: str, starts: Sequence[int], borders: list[Border]) -> None:
    """A dateline ("LONDON (AP) —") is part of the sentence it stands before; `starts` are the
    offsets of the words."""
    for begin in [k for k, border in enumerate(borders) if border and _opens_line(text, starts[k])]:
        end = dateline_end(text, starts[begin])
        if end is not None:
            behind = bisect_left(starts, end)
            borders[begin + 1 : behind + 1] = [False] * len(borders[begin + 1 : behind + 1])


def _opens_line(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def _join_lines(words: Sequence[str], borders: list[Border]) -> None:
    """In wrapped text a line break inside a paragraph ends no sentence, unless a full stop does."""
    for i in range(1, len(words) - 1):
        runs_on = words[i - 1] not in _ENDS and words[i - 1][-1:] not in _TERMINAL
        if words[i].count("\n") == 1 and borders[i + 1] is None and runs_on:
            borders[i + 1] = False
