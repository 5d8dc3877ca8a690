"""What stands beside a row of the text: who speaks there, and the signs of the reader's marks.

Pure functions of layers and offsets, so that a row costs two searches by halves, however long the
text is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.reader.document.decoration_kinds import NUMBERS, SIGNS
from tui.reader.document.speeches import Speech

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.text.layers import Layer
    from tui.text.layout import Layout

GOES_ON: Final = "┊"
"""Beside the rows in which somebody goes on to speak."""

RAISED: Final = dict(zip("123456", "¹²³⁴⁵⁶", strict=True))
SEVERAL: Final = "⁺"
"""Where marks of several colours begin at one word."""

Words = tuple[tuple[str, str], ...]
"""Pieces of the margin, each with the kind that it is drawn as."""


def voices_beside(layer: Layer, layout: Layout, row: int, most: int = 1) -> Words:
    """Who begins to speak in a row with the sign of how, else that somebody goes on.

    most: for so many there is room. Where there is room for one and a second voice has its say
    within the same row, both letters stand there, without a sign.
    """
    here, before = _speeches(layer, layout, row), [*_speeches(layer, layout, row - 1)][:most]
    new = [speech for speech in here if speech not in before]
    if not new:
        return ((GOES_ON, next(iter(here)).kind),) if here else ()
    end = layout.bounds(row)[1]
    others = [speech for speech in new if speech.letter != new[0].letter and here[speech] <= end]
    if most < 2 and others:
        return ((new[0].letter, new[0].kind), (others[0].letter, others[0].kind))
    return tuple((f"{speech.letter}{speech.sign}", speech.kind) for speech in new[:most])


def _speeches(layer: Layer, layout: Layout, row: int) -> dict[Speech, int]:
    """The speeches that begin in a row, else the one that began last and goes on; each with the
    offset where it ends, or this range of it."""
    if row < 0:
        return {}
    start, end = layout.bounds(row)
    hits = layer.within(start, end)
    begun = [hit for hit in hits if hit[0] >= start] or hits[-1:]
    return {_speech(layer, number): to for _, to, number in begun}


def _speech(layer: Layer, number: int) -> Speech:
    speech = layer.things[number]
    assert isinstance(speech, Speech)
    return speech


def sign_beside(layers: Mapping[str, Layer], start: int, end: int) -> tuple[str, str]:
    """The sign beside a row, with its kind: of a note, a highlighter, or what went, came, or both.

    Of several highlighters it is the number of the one that begins first.
    """
    hits_by_kind = {
        kind: hits for kind in SIGNS if kind in layers and (hits := layers[kind].within(start, end))
    }
    if hits_by_kind.keys() >= {"removed", "added"}:
        return "±", "removed"
    beginnings = [
        (at, kind) for kind, hits in hits_by_kind.items() for at, *_ in hits if at >= start
    ]
    if notes := [beginning for beginning in beginnings if beginning[1] == "note"]:
        beginnings = notes
    if beginnings:
        kind = min(beginnings, key=lambda beginning: beginning[0])[1]
        return SIGNS[kind], kind
    return next((("│", kind) for kind in hits_by_kind), ("", ""))


def numbers_within(layers: Iterable[Layer], text: str, start: int, end: int) -> dict[int, str]:
    """By the offset of the blank before it, the number of each mark that begins in a row.

    A mark that begins within a word has its number before the word; where no blank of the row
    stands before it, the margin has it.
    """
    numbers: dict[int, str] = {}
    for layer in layers:
        number = NUMBERS[layer.kind]
        for at, *_ in layer.within(start, end):
            blank = text.rfind(" ", start, at) if at >= start else -1
            if blank >= 0:
                is_shared = numbers.get(blank, number) != number
                numbers[blank] = SEVERAL if is_shared else number
    return {at: RAISED.get(number, number) for at, number in numbers.items()}


_PROBES: Final = 8
"""Places of a cell at which it is asked who speaks."""


def strip_of(
    layer: Layer | None, length: int, width: int, read: float
) -> Sequence[tuple[str, str]]:
    """The text from left to right in `width` cells: who speaks there, with the kind it is drawn as.

    length: of the text, in code points; read: how much of it is known, 0 to 1. Of several in one
    cell it is whoever speaks at most of `_PROBES` places in it, so that any length costs the same.
    """
    return [_cell(layer, cell, length, width, read) for cell in range(width)]


def _cell(layer: Layer | None, cell: int, length: int, width: int, read: float) -> tuple[str, str]:
    start, end = cell * length / width, (cell + 1) * length / width
    if layer is None or start >= read * length:
        return " ", ""
    places = {int(start + (end - start) * (n + 0.5) / _PROBES) for n in range(_PROBES)}
    speeches = [
        _speech(layer, hits[-1][2]) for at in sorted(places) if (hits := layer.within(at, at + 1))
    ]
    voices = [(speech.letter, speech.kind) for speech in speeches]
    return max(voices, key=voices.count) if voices else ("·", "")
