"""The line ends of a text that are there only because its lines were broken at some column.

Such a line end is a space, or nothing behind a hyphen that parts a word; the line ends of verse,
lists, addresses, tables and turns of a talk are none. What parts them: a broken line is so full
that the next word would not have fitted, and the sentence goes on.
"""

from __future__ import annotations

import re
from itertools import accumulate, groupby, islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.datelines import dateline_end
from articles.hyphens import hyphen_joint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NARROWEST: Final = 36
WIDEST: Final = 140
"""Columns, here and below counted in characters, that lines are broken at."""

SLACK: Final = 8
"""Columns that a line may be too short or too long, if words say that the sentence goes on."""

GOING_ON: Final = 0.35
"""Of all broken lines this share goes on with a small letter at least; of verse, hardly any."""

SURE: Final = 4
"""More broken lines than these are no chance."""

ENOUGH: Final = 5_000
"""So many lines tell the width of a text."""

HEAD: Final = 200
"""Characters within which a headline ends."""

_MARGIN: Final = (" ", "\t", ">")
_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
"""The indent of a line, and the marks of a mail that is answered."""
_ITEM = re.compile(r"(?:[-*•‣◦▪]|\(?(?:\d{1,3}|[a-z])[.)])[ \t]+\S")
_TURN = re.compile(r"[A-Z][\w.’'()-]*(?: [\w.’'()-]+){0,3}:(?:\s|$)")
_TABLE = re.compile(r"\S(?: {4,}|\t)\S")
_BYLINE = re.compile(
    r"(?:(?:[A-Z][a-z]+ (?:and [a-z]+ )?)?by|B[yY]|(?i:interview|words|text|story|report):) "
    r"[A-Z][\w.,’' -]{1,70}(?<![.,])$"
)
_PARTED = re.compile(r"[^\W\d_][-\u2010]\s*$")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_LEADING_ON = re.compile(
    r" (?:the|an?|of|to|and|or|nor|but|that|than|from|as|since|h(?:is|er)|its|their|our|my|your|who"
    r"|which|whose|when|while|because|if)\s*$"
)
_OPENING = re.compile(r"[\"'“‘«„(\[—–-]*")


class Joint(NamedTuple):
    """A stretch of the text that is only there for its layout, and what it stands for."""

    start: int
    end: int
    stands_for: str


def joints(text: str) -> Iterator[Joint]:
    """The line ends in paragraphs that were broken to fit a width, with the hyphens before them."""
    if "\n" not in text:
        return
    blocks = list(_blocks(text))
    width, count = _width(blocks)
    if width:
        for block in blocks:
            yield from block.joints(text, width, is_sure=count > SURE)


def _blocks(text: str) -> Iterator[_Lines]:
    """Two or more lines in a row that are not empty."""
    at = 0
    for is_empty, group in groupby(text.split("\n"), key=lambda line: not line.strip()):
        lines = list(group)
        if not is_empty and len(lines) > 1:
            yield _Lines(at, lines)
        at += sum(map(len, lines)) + len(lines)


class _Lines(NamedTuple):
    """Lines that follow one another."""

    start: int
    lines: list[str]

    def fits(self) -> Iterator[tuple[int, int, bool]]:
        """For each line but the last: its width, the most that the text can have been broken at,
        and whether the sentence goes on; of two lines alone that is told by how they end, too."""
        for line, after in pairwise(self.lines):
            width, rest = len(line.rstrip()), _bare(after)
            word = 1 if _is_ideograph(rest[:1]) else len(next(iter(rest.split(maxsplit=1)), ""))
            is_rest = leads_on(line) or _is_rest(line, rest)
            is_on = goes_on(line, rest) or (len(self.lines) == 2 and is_rest)
            yield width, width + word, is_on

    def joints(self, text: str, width: int, *, is_sure: bool) -> Iterator[Joint]:
        if any(len(line) > width + SLACK and " " in line.strip() for line in self.lines):
            return
        full, short = self._full(width)
        ends = self.lines[-1].rstrip()[-1:] in '.!?…"”»)’'
        is_likely_wrapped = is_sure or any(map(is_parted, self.lines))
        if is_likely_wrapped and ends and full and all(goes_on for _, _, goes_on in self.fits()):
            full, short = set(range(len(self.lines) - 1)), 0
        if short > len(full) or not (ends or is_sure or len(full) > 2):
            return
        at = self.start
        for number, line in enumerate(self.lines[:-1]):
            if number in full:
                after = self.lines[number + 1]
                end = at + len(line) + len(after) - len(_bare(after)) + 1
                yield _joint(text, at + len(line.rstrip()), end)
            at += len(line) + 1

    def _full(self, width: int) -> tuple[set[int], int]:
        """The numbers of the lines that end for want of room; how many others end unfinished."""
        special = [is_item(_bare(line)) for line in self.lines]
        full, short = set(), 0
        for number, (least, most, is_on) in enumerate(self.fits()):
            line, after = self.lines[number : number + 2]
            slack = SLACK if is_on else 0
            if _is_apart(line, after) or (special[number + 1] and sum(special) > 1):
                continue
            if number < 2 and self.start <= HEAD and begins_story(after):
                continue
            if (is_on and is_parted(line)) or least - slack <= width <= most + slack:
                full.add(number)
            elif not _ENDED.search(line.rstrip()):
                short += 1
        return full, short


def _width(blocks: Sequence[_Lines]) -> tuple[int, int]:
    """The column that most lines were broken at, and how many; 0 if none were.

    A line tells the columns between its own width and the width that it would have with the next
    word; the one that most tell is it, where a line whose sentence goes on counts twice.
    """
    lines = islice((fit for block in blocks for fit in block.fits()), ENOUGH)
    fits = [fit for fit in lines if NARROWEST <= fit[0] <= WIDEST]
    steps = [0] * (WIDEST + 2)
    for least, most, goes_on in fits:
        steps[least] += 1 + goes_on
        steps[min(most, WIDEST) + 1] -= 1 + goes_on
    votes = list(accumulate(steps))
    best = max(range(len(votes)), key=lambda width: (votes[width], width))
    broken = [goes_on for least, most, goes_on in fits if least <= best <= most]
    is_width = sum(broken) >= max(1, GOING_ON * len(broken))
    return (best, len(broken)) if is_width else (0, 0)


def _bare(line: str) -> str:
    """The line without its indent and the marks before it."""
    if line[:1] not in _MARGIN:
        return line
    prefix = _PREFIX.match(line)
    return line[prefix.end() :] if prefix and prefix.end() < len(line) else line.lstrip()


def is_parted(line: str) -> bool:
    """Whether a line ends in a letter and a hyphen."""
    return _PARTED.search(line) is not None


def is_item(line: str) -> bool:
    """Whether a line begins as an item of a list does, or a turn of a talk."""
    return bool(_ITEM.match(line) or _TURN.match(line))


def goes_on(line: str, after: str) -> bool:
    """Whether a sentence goes on from one line to the next."""
    first = after[_OPENING.match(after).end() :][:1]  # type: ignore[union-attr]
    return first.islower() and not _ENDED.search(line.rstrip())


def leads_on(line: str) -> bool:
    """Whether a line ends with a word that no sentence ends with, and no headline."""
    return _LEADING_ON.search(line) is not None


def _is_rest(line: str, after: str) -> bool:
    """Whether a line is the last words of a sentence that a long line before it does not end."""
    is_open = len(line) >= _LONG and not _ENDED.search(line.rstrip())
    return is_open and len(after.split()) <= _FEW and bool(_STOPPED.match(after.rstrip()))


_LONG, _FEW = 50, 5
"""Characters of a line that may have been broken, and words that are rather its rest than a
sentence below a headline."""
_STOPPED = re.compile(
    r"(?!(?:The|An?|He|She|It|They|We|I|You|This|That|There|In|On|At|But|And|No|His|Her|Its|Their)\b)"
    r"[^:]*[.!?][\"'”’»)\]]*$"
)


def _is_apart(line: str, after: str) -> bool:
    """Whether the next line begins something of its own by its look."""
    if _TABLE.search(line) or _TABLE.search(after):
        return True
    if line[:1] not in _MARGIN and after[:1] not in _MARGIN:
        return False
    indent, next_indent = (text[: len(text) - len(_bare(text))] for text in (line, after))
    is_deeper = len(next_indent.expandtabs()) > len(indent.expandtabs())
    is_hung = _ITEM.match(_bare(line)) is not None
    return indent.count(">") != next_indent.count(">") or (is_deeper and not is_hung)


def begins_story(line: str) -> bool:
    """Whether it is a byline or begins with a dateline, as what stands below a headline."""
    return bool(_BYLINE.match(line)) or (line[0] != "(" and dateline_end(line, 0) is not None)


def _joint(text: str, start: int, end: int) -> Joint:
    """What a line end from the last character of a line to the first of the next stands for."""
    last, first = text[start - 1], text[end]
    if last in "-\u2010\xad" and start > 1 and text[start - 2].isalnum() and first.isalnum():
        hyphen = hyphen_joint(text, start - 1, end)
        return Joint(start - 1 + len(hyphen), end, "")
    is_glued = last in "–—/" and start > 1 and not text[start - 2].isspace()
    if is_glued or (_is_ideograph(last) and _is_ideograph(first)):
        return Joint(start, end, "")
    return Joint(start, end, " ")


def _is_ideograph(sign: str) -> bool:
    """Whether this is a sign of Chinese or Japanese, or one as wide as these."""
    return (
        "\u2e80" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or "\uff00" <= sign <= "\uffef"
    )
