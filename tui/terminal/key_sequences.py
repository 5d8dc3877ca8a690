"""Which control sequences of a terminal are keys, and in what form Textual reads them.

Kitty's keyboard protocol (sw.kovidgoyal.net/kitty/keyboard-protocol) has sub-parameters behind
colons: the key on another layout, and whether it was pressed, repeated or released.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from tui.terminal.terminal_size import is_size

if TYPE_CHECKING:
    from collections.abc import Container

ESC: Final = "\x1b"

_KEY: Final = re.compile(r"\x1b\[([\d:;]*)([u~ABCDEFHPQS])", re.ASCII)
_MOUSE: Final = re.compile(r"\x1b\[<\d{1,6};-?\d{1,6};-?\d{1,6}[Mm]", re.ASCII)
_MODE: Final = re.compile(r"\x1b\[\?\d{1,6};\d\$y", re.ASCII)
_FOCUS: Final = ("\x1b[I", "\x1b[O")
_SIZE: Final = re.compile(
    r"\x1b\[48;(\d+)(?::\d*)*;(\d+)(?::\d*)*;(\d+)(?::\d*)*;(\d+)(?::\d*)*t", re.ASCII
)

_DIGITS: Final = 7
_PRESSED: Final = ("", "1", "2")
"""The first time, or again because it is held; 3 is let go."""

_SHIFT: Final = "2"
_MODIFIERS: Final = range(1, 257)
_OTHER_KEYS: Final = "27"
"""`CSI 27 ; modifiers ; code ~` is how xterm tells of a key under modifyOtherKeys."""

_NUMBERED: Final = {*range(1, 9), *range(11, 16), *range(17, 22), 23, 24}
"""The keys `CSI number ~`; of any other number Textual makes the character of that number."""

_TYPED: Final = {9, 13, 27, 127}
"""Control characters that a keyboard has keys for."""


def size(sequence: str) -> tuple[int, int, int, int] | None:
    """Columns, rows, and width and height in pixels, of a report of the terminal's size.

    None if the sequence is no such report, or no terminal can be of that size.
    """
    match = _SIZE.fullmatch(sequence)
    if match is None or any(len(number) > _DIGITS for number in match.groups()):
        return None
    rows, columns, height, width = map(int, match.groups())
    return (columns, rows, width, height) if is_size(columns, rows) else None


def is_mouse(sequence: str) -> bool:
    """Whether the sequence tells of the mouse."""
    return _MOUSE.fullmatch(sequence) is not None


def is_report(sequence: str) -> bool:
    """Whether it is an answer that Textual has asked for: of a mode, or of having the focus."""
    return sequence in _FOCUS or _MODE.fullmatch(sequence) is not None


def has_parameters(sequence: str) -> bool:
    """Whether there is more to a control sequence than `ESC [` and a final byte."""
    return len(sequence) > len("\x1b[A")


def key(sequence: str) -> str | None:
    """The sequence as Textual reads it if it is a key that was pressed; else None."""
    if (match := _KEY.fullmatch(sequence)) is None or match[1].count(";") > 2:
        return None
    code, modifiers, text = [*match[1].split(";"), "", ""][:3]
    final = match[2]
    if code == _OTHER_KEYS and final == "~":
        code, text, final = text, "", "u"
    code, _, elsewhere = code.partition(":")
    held, _, event = modifiers.partition(":")
    text = text or (elsewhere.partition(":")[0] if held == _SHIFT else "")
    is_pressed = event in _PRESSED and (not held or _within(held, _MODIFIERS))
    if not is_pressed or not _is_code(code, final) or not all(map(_is_text, _parts(text))):
        return None
    return f"{ESC}[{';'.join((code, held, text)).rstrip(';')}{final}"


def _is_code(code: str, final: str) -> bool:
    if final == "u":
        return _is_text(code) or _within(code, _TYPED)
    return _within(code, _NUMBERED) if final == "~" else code in ("", "1")


def _is_text(code: str) -> bool:
    """Whether this is the number of a character that is text, or of one that is a key for kitty."""
    is_character = _within(code, range(0x110000))
    return is_character and unicodedata.category(chr(int(code))) not in ("Cc", "Cs")


def _parts(text: str) -> list[str]:
    return text.split(":") if text else []


def _within(number: str, allowed: Container[int]) -> bool:
    return number.isdecimal() and len(number) <= _DIGITS and int(number) in allowed
