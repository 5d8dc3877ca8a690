"""Where a motion takes the cursor: pure functions of the text and an offset.

Boundaries are looked for near the cursor only, so that a motion costs the same in a text of any
length. A cursor stands on a character that is drawn, never on a line end.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Final

from articles.article import Span
from tui.terminal import graphemes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from articles.article import Article

REACH: Final = 20_000
"""How far a word or sentence is followed, in characters: one endless line must not stop the UI."""

_WORD = re.compile(r"\w+(?:(?:[’'‑.\-]|\xad+)\w+)*")
_UNDRAWN: Final = "\n\xad"
"""Characters that a cursor cannot stand on: line ends, and soft hyphens, which are nothing."""
_GAP = re.compile(r"\s*\S")


def settle(text: str, offset: int) -> int:
    """The nearest place for a cursor: on a drawn character, within the text, at its start."""
    offset = max(0, min(offset, len(text) - 1))
    if offset < len(text) and text[offset] in _UNDRAWN:
        back = len(text[max(0, offset - REACH) : offset].rstrip(_UNDRAWN))
        drawn_end = max(0, offset - REACH) + back
        # A text of nothing but line ends has no drawn character: its last line end stands in.
        offset = drawn_end - 1 if back else min(_skip_line_ends(text, offset), len(text) - 1)
    return graphemes.start_of(text, offset)


def right(text: str, offset: int) -> int:
    """The next character, over line ends."""
    return settle(text, _skip_line_ends(text, graphemes.after(text, offset)))


def left(text: str, offset: int) -> int:
    """The previous character, over line ends."""
    return settle(text, graphemes.before(text, offset))


def next_word(text: str, offset: int) -> int:
    """The start of the next word."""
    here = word_at(text, offset)
    match = _WORD.search(text, here.end if here else offset + 1)
    return match.start() if match else last(text, offset)


def word_end(text: str, offset: int) -> int:
    """The last character of this word, or of the next one if the cursor is there already."""
    match = _WORD.search(text, offset + 1)
    here = word_at(text, offset)
    if here and here.end > offset + 1:
        return here.end - 1
    return match.end() - 1 if match else last(text, offset)


def previous_word(text: str, offset: int) -> int:
    """The start of this word, or of the one before if the cursor is there already."""
    here = word_at(text, offset)
    if here and here.start < offset:
        return here.start
    reach = 256
    while True:
        floor = max(0, offset - reach)
        words = [
            m.start() for m in _WORD.finditer(text, floor, offset) if m.start() > floor or not floor
        ]
        if words:
            return words[-1]
        if not floor:
            return first(text, offset)
        reach *= 4


def next_sentence(text: str, offset: int, borders: Sequence[int] = ()) -> int:
    """The start of the next sentence."""
    here = sentence_at(text, offset, borders)
    if here.start > offset:
        return min(here.start, len(text) - 1)
    match = _GAP.match(text, here.end)
    return match.end() - 1 if match else last(text, offset)


def previous_sentence(text: str, offset: int, borders: Sequence[int] = ()) -> int:
    """The start of this sentence, or of the one before if the cursor is there already."""
    here = sentence_at(text, offset, borders)
    if here.start < offset:
        return here.start
    return min(sentence_at(text, left(text, offset), borders).start, len(text) - 1)


def next_paragraph(text: str, offset: int) -> int:
    """The start of the next paragraph."""
    match = _GAP.match(text, paragraph_at(text, offset).end)
    return match.end() - 1 if match else last(text, offset)


def previous_paragraph(text: str, offset: int) -> int:
    """The start of this paragraph, or of the one before if the cursor is there already."""
    here = paragraph_at(text, offset)
    if here.start < offset:
        return here.start
    return min(paragraph_at(text, left(text, offset)).start, len(text) - 1)


def first(text: str, _offset: int = 0) -> int:
    """The first character."""
    return settle(text, _skip_line_ends(text, 0))


def last(text: str, _offset: int = 0) -> int:
    """The last character."""
    return settle(text, len(text) - 1)


def word_at(text: str, offset: int) -> Span | None:
    """The word that holds `offset`, with its apostrophes and hyphens."""
    start = text.rfind("\n", max(0, offset - 256), offset) + 1 or max(0, offset - 256)
    for match in _WORD.finditer(text, start, min(len(text), offset + REACH)):
        if match.start() > offset:
            return None
        if offset < match.end():
            return Span(match.start(), match.end())
    return None


@lru_cache(maxsize=1)
def paragraph_break(text: str) -> str:
    """What stands between paragraphs: an empty line if the text has any, else a line end."""
    return "\n\n" if "\n\n" in text else "\n"


def paragraph_at(text: str, offset: int) -> Span:
    """The paragraph that holds `offset`, without the line ends around it."""
    gap = paragraph_break(text)
    start = text.rfind(gap, 0, offset + 1)
    start = 0 if start < 0 else start + len(gap)
    while start < len(text) - 1 and text[start] == "\n":
        start += 1
    end = text.find(gap, start)
    return Span(start, max(start + 1, len(text) if end < 0 else end))


def sentence_at(text: str, offset: int, borders: Sequence[int] = ()) -> Span:
    """The sentence that holds `offset`, told by its marks, within a paragraph and the borders.

    Args:
        borders: offsets that no sentence goes over, such as `borders_of` an article.
    """
    paragraph = paragraph_at(text, offset)
    floor = max(
        paragraph.start, offset - REACH, *(border for border in borders if border <= offset)
    )
    ceiling = min(paragraph.end, offset + REACH, *(border for border in borders if border > offset))
    start = floor
    for stop in _sentence_stop().finditer(text, floor, ceiling):
        if _is_abbreviation(text, stop.start()):
            continue
        if stop.end() > offset:
            return _trimmed(text, start, stop.end("mark"), offset)
        start = stop.end()
    return _trimmed(text, start, ceiling, offset)


def borders_of(article: Article) -> tuple[int, ...]:
    """Where headline and byline begin and end: a line end parts them from what follows, no more."""
    apart = [part for part in article.parts if part.kind in ("headline", "byline")]
    return tuple(border for part in apart for border in (part.start, part.end))


def _trimmed(text: str, start: int, end: int, offset: int) -> Span:
    """The stretch without the spaces around it, but with those that `offset` is among."""
    first = start + len(text[start:offset]) - len(text[start:offset].lstrip())
    return Span(first, max(offset + 1, first + 1, first + len(text[first:end].rstrip())))


@cache
def _sentence_stop() -> re.Pattern[str]:
    """The end of a sentence: its mark, closing marks, a space, and what can begin another."""
    return re.compile(
        r"(?P<mark>[.!?…]+[\"'”’)\]]*)\s+(?=[\"'“‘(\[]*[A-Z0-9À-ÞĀ-ſА-ЯΑ-Ω])|(?P<cjk>[。！？])"
    )


_ABBREVIATION = (
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|St|Jr|Sr|vs|No|Inc|Ltd"
    r"|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e|[A-Z]\.[A-Z]))\Z"
)


def _is_abbreviation(text: str, stop: int) -> bool:
    return text[stop] == "." and bool(re.search(_ABBREVIATION, text[max(0, stop - 8) : stop]))


def _skip_line_ends(text: str, offset: int) -> int:
    match = _NOT_LINE_END.search(text, offset)
    return match.start() if match else offset


_NOT_LINE_END = re.compile(f"[^{_UNDRAWN}]")

MOTIONS: Final[dict[str, Callable[[str, int], int]]] = {
    "right": right,
    "left": left,
    "next_word": next_word,
    "word_end": word_end,
    "previous_word": previous_word,
    "next_sentence": next_sentence,
    "previous_sentence": previous_sentence,
    "next_paragraph": next_paragraph,
    "previous_paragraph": previous_paragraph,
    "first": first,
    "last": last,
}
"""Every motion that needs no rows, by the name that a binding's action gives it."""


def motion(name: str, borders: Sequence[int]) -> Callable[[str, int], int]:
    """The motion of that name; by sentences, it stops at the borders too."""
    by_sentence = {"next_sentence": next_sentence, "previous_sentence": previous_sentence}
    return partial(by_sentence[name], borders=borders) if name in by_sentence else MOTIONS[name]
