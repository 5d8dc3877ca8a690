"""Text without its layout: lines that were broken to fit a width are made whole.

Mail, Gutenberg texts and many plain files break their lines at some column; `line_ends` tells those
line ends from others.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

Stretch = tuple[int, int, str]
"""A stretch of the text, from its start up to its end, and what it stands for."""

LONGEST_DISPLAYED: Final = 1_000_000
"""Characters; to tell the joints of a million takes a quarter of a second, so that a screen shows a
longer text with the line ends that it has."""


class Flowing(NamedTuple):
    """A text as it is read aloud, and where each of its characters stands in the one it is from."""

    text: str
    borders: tuple[int, ...] = ()
    """Where a stretch begins that was taken over as it is; and where each replacement does."""
    places: tuple[tuple[int, int], ...] = ()
    """For each border where that is in the source, and where what it stands for ends there; the
    same twice for what was taken over."""

    def source(self, span: Span) -> Span:
        """Where in the source a span of the flowing text is."""
        return Span(self._place(span.start)[0], self._place(span.end - 1)[1])

    def _place(self, at: int) -> tuple[int, int]:
        """Where in the source the character begins and ends."""
        if not self.borders:
            return at, at + 1
        number = bisect_right(self.borders, at) - 1
        start, end = self.places[number]
        if start == end:
            start += at - self.borders[number]
            end = start + 1
        return start, end


def flowing(text: str, *, as_seen: bool = False) -> Flowing:
    """The text as it is read aloud: broken lines joined, letters composed, ligatures as letters;
    one space between words, one line end or two between lines, and no other blanks.

    as_seen: with its blanks, and with the marks of its notes and the controls, which have a sign on
    a screen and which nobody reads aloud.
    """
    lines = _with_plain_blanks(text)
    blanks = () if as_seen else _odd_blanks(text, lines)
    stretches = (*_joints(lines), *_odd_letters(text, as_seen), *blanks)
    pieces, borders, places = [], [], []
    at = size = 0
    for start, end, instead in sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1])):
        if start < at:  # a part of a longer one
            continue
        for piece, place in ((text[at:start], (at, at)), (instead, (start, end))):
            if piece:
                pieces.append(piece)
                borders.append(size)
                places.append(place)
                size += len(piece)
        at = end
    if not at:
        return Flowing(text)
    pieces.append(text[at:])
    return Flowing("".join(pieces), (*borders, size), (*places, (at, at)))


@lru_cache(maxsize=1)
def displayed(text: str) -> str:
    """The text as it is laid out anew, as long as it is: a line end within a paragraph is a space,
    or nothing, with soft hyphens before it in the place of what is not drawn."""
    if len(text) > LONGEST_DISPLAYED:
        return text
    pieces, at = [], 0
    for start, end, instead in _joints(text):
        pieces += [text[at:start], instead.rjust(end - start, "\xad")]
        at = end
    return "".join((*pieces, text[at:])) if at else text


def _joints(text: str) -> Iterator[Stretch]:
    """Line ends that stand for a space or nothing; most texts have no two lines in a row."""
    if not re.search(_LINES_IN_A_ROW, text):
        return iter(())
    from articles.line_ends import joints  # whose patterns take a while to make

    return joints(text)


def _with_plain_blanks(text: str) -> str:
    """The text, as long as it is, with `\\n` for every line end and spaces for other blanks."""
    return re.sub(
        _NOT_PLAIN,
        lambda blank: "\n" if blank[0] in _LINE_ENDS else " ",
        text.replace("\r\n", " \n"),
    )


def _odd_blanks(text: str, lines: str) -> Iterator[Stretch]:
    """Blanks that are not one space, one line end or two; `lines` is the text with plain ones."""
    for match in re.finditer(_BLANKS, text):
        start, end = match.span()
        is_outside = start == 0 or end == len(text)
        instead = "" if is_outside else "\n" * min(2, lines.count("\n", start, end)) or " "
        if instead != match[0]:
            yield start, end, instead


def _odd_letters(text: str, as_seen: bool) -> Iterator[Stretch]:
    """What nobody sees, marks of notes, ligatures, and letters written with their accents apart."""
    if not re.search(_ODD_SIGN, text):  # many times as fast as the patterns that look around
        return
    for match in re.finditer(_ODD_ASCII if text.isascii() else _ODD, text):
        if as_seen and (match[0][0] in _NOTE or unicodedata.category(match[0][0]) == "Cc"):
            continue
        is_mark = match[0][0] in _NOTE or not match[0][0].isprintable()
        letters = "" if is_mark else unicodedata.normalize("NFC", match[0])
        if match[0] in _LIGATURES:
            letters = unicodedata.normalize("NFKC", match[0])
        if letters != match[0]:
            yield *match.span(), letters


_CONTROLS = r"\x00-\x08\x0e-\x1b\x7f"
_UNSEEN = (
    rf"{_CONTROLS}\x80-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    r"\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_JOINING = r"(?<![\u0590-\u1fff\u2070-\U0010ffff])[\u200c\u200d]"
"""These mean something in the scripts of Persia and India, and between the signs of a picture."""
_BLANK = rf"[\s{_UNSEEN}\u200c\u200d]"
_BLANKS = rf"\A{_BLANK}+|\s{_BLANK}+|\s\Z|[^\S \n]"
_NOT_PLAIN = r"[^\S \t\n]|[\u200b\u2060\ufeff]"
_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LIGATURES = "ﬀﬁﬂﬃﬄﬅﬆ"
_NOTE = "⁰¹²³⁴⁵⁶⁷⁸⁹["
_BEFORE_NOTE = r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?”’\"')\]]))"
"""A word or a stop: what is raised behind a number, or behind a unit, is no note."""
_NUMBERED = rf"{_BEFORE_NOTE}\[\d{{1,3}}\]"
_ODD_ASCII = rf"{_NUMBERED}|[{_CONTROLS}]"
_ODD = (
    rf"{_NUMBERED}|{_BEFORE_NOTE}[⁰¹²³⁴-⁹]+"
    rf"|[{_UNSEEN}{_LIGATURES}]|{_JOINING}|\w[\u0300-\u036f]+"
)
_ODD_SIGN = rf"[\[⁰¹²³⁴-⁹{_UNSEEN}{_LIGATURES}\u200c\u200d\u0300-\u036f]"
_LINES_IN_A_ROW = r"\S[^\S\n]*\n[^\S\n]*\S"
"""Patterns that are made with the first text that needs them, as all imports wait for the rest."""
