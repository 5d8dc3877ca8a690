"""What a terminal sends, taken apart: keys, sequences that are one key, pastes; and no answers.

Input is read by the grammar of ECMA-48, section 5.4 and 5.6: a control sequence ends with its final
byte whether it is known or not, and a control string (DCS, OSC, PM, APC, SOS) with its terminator.
So an answer to what a program before newsread has asked is never taken for keys. A sequence that
does not end is left after a while, and what is typed afterwards is keys again.
"""

from __future__ import annotations

import re
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable

    Reading = Generator[float | None, str | None, None]
    """Is sent characters, or None when nothing came for the seconds that it yielded."""

    Next = Generator[float | None, str | None, str | None]

ESC: Final = "\x1b"

SOON: Final = 0.1
"""Seconds within which a terminal sends the rest of a key; Escape alone is known after them."""

LATE: Final = 2.0
"""Seconds of silence after which what has surely begun, and has not ended, is left."""

LATE_PASTE: Final = 5.0
"""The same for a paste, of which keys would be made if its end came later still."""

LONGEST: Final = 20.0
"""Seconds that a control string may take; then it ends with the next pause."""

MOST: Final = 1 << 20
"""Characters that are kept of a paste, and that a control string may have before it ends so."""

_LONGEST_KEY: Final = 128
"""Characters of a control sequence; longer ones are no key. Textual's own limit is 32."""

_PASTE, _PASTE_END = "200~", f"{ESC}[201~"

_STRINGS: Final = {
    "]": re.compile(r"\d+;"),
    "P": re.compile(r"[!-?]"),
    "_": re.compile("."),
    "^": re.compile("."),
    "X": re.compile("."),
}
"""What begins a control string behind ESC, and how it goes on if that is no two keys typed at once:
newsread has commands that begin with `]`, and `P`, but none of these with a number."""

_EIGHT_BITS: Final = {
    chr(ord(introducer) + 0x40): introducer for introducer in (*_STRINGS, "[", "O")
}
"""The same, and what begins other sequences, as one control character (C1) without ESC."""

_TERMINATORS: Final = ("\x07", "\x9c")
_IN_STRINGS: Final = "\b\t\n\v\f\r"

_END_OF_STRING: Final = re.compile(r"[ -~]+(?:\x07|\x1b\\)")
_ANSWER: Final = re.compile(r"\x1b(?:\]\d+;|P[\d!$+>][ -~]|_G[ -~]|\[[\d<=>?][\d;:]*[ -~])")


class Token(NamedTuple):
    """A character that was typed, also right behind Escape; a whole sequence; or pasted text."""

    kind: Literal["typed", "behind escape", "sequence", "pasted"]
    text: str


class Sequences:
    """Reads characters as they come and gives what they are to `emit`.

    `known` are sequences that are keys though the grammar has them end later (`ESC [ 3 $`), or that
    it does not have; `clock` counts seconds, of which `soon` are waited for the rest of a key.
    """

    def __init__(
        self,
        emit: Callable[[Token], object],
        known: Collection[str] = (),
        clock: Callable[[], float] = monotonic,
        soon: float = SOON,
    ) -> None:
        self._emit = emit
        self._known = known
        self._clock = clock
        self._soon = soon
        self._again: deque[str] = deque()
        self._is_between = True
        self._left = ""
        self._left_at = float("-inf")

    def mended(self, data: str) -> str:
        """What came in one read, without the end of an answer whose beginning is gone.

        It is gone when it was read as Escape and keys, because the rest came late, or by another
        program. Nobody types an escape sequence's end, and several characters before it, at once.
        """
        if not self._is_between:
            return data
        left, self._left = self._left, ""
        if self._clock() - self._left_at < LATE and _ANSWER.match(left + data):
            return left + data
        return _END_OF_STRING.sub("", data, count=1) if _END_OF_STRING.match(data) else data

    def read(self) -> Reading:
        """Read for ever; see `Reading`."""
        while True:
            self._is_between = not self._again
            character = yield from self._next(None)
            self._is_between = False
            if character == ESC:
                yield from self._escape()
            elif character in _EIGHT_BITS:
                self._again.extend(ESC + _EIGHT_BITS[character])
            elif character and not "\x80" <= character < "\xa0":
                self._emit(Token("typed", character))

    def _next(self, wait: float | None) -> Next:
        if self._again:
            return self._again.popleft()
        return (yield wait)

    def _typed(self, characters: Iterable[str]) -> None:
        for character in characters:
            self._emit(Token("typed", character))

    def _broken_off(self, begun: str, character: str | None) -> None:
        """Take what was begun for keys, unless its rest comes late; what came instead is read."""
        self._typed(begun)
        if character is None:
            self._left, self._left_at = begun, self._clock()
        self._again.extend(character or "")

    def _escape(self) -> Reading:
        character = yield from self._next(self._soon)
        if character is None or character == ESC:
            self._broken_off(ESC, character)
        elif character == "[":
            yield from self._control_sequence()
        elif character == "O":
            yield from self._one_more("O")
        elif character in _STRINGS:
            yield from self._string(character)
        elif ESC + character in self._known:
            self._emit(Token("sequence", ESC + character))
        else:
            self._emit(Token("behind escape", character))

    def _one_more(self, begun: str) -> Reading:
        """A key of one more character (SS3, or the Linux console's), or else what was typed."""
        character = yield from self._next(self._soon)
        if character and ESC + begun + character in self._known:
            self._emit(Token("sequence", ESC + begun + character))
        else:
            self._typed(ESC + begun)
            self._again.extend(character or "")

    def _control_sequence(self) -> Reading:
        body = ""
        while not body or not "@" <= body[-1] <= "~":
            character = yield from self._next(LATE if body else self._soon)
            if character is None or not " " <= character <= "~":  # it is broken off
                self._broken_off("" if body else f"{ESC}[", character)
                return
            body = body[:_LONGEST_KEY] + character
            if f"{ESC}[{body}" in self._known:
                break
        if body == "[":
            yield from self._one_more("[[")
        elif body == "M":
            yield from self._old_mouse()
        elif body == _PASTE:
            yield from self._paste()
        else:
            self._emit(Token("sequence", f"{ESC}[{body}"))

    def _old_mouse(self) -> Reading:
        """Skip the three characters that follow in an old terminal's report of the mouse."""
        for _ in range(3):
            character = yield from self._next(LATE)
            if character is None or character < " ":
                self._again.extend(character or "")
                return

    def _paste(self) -> Reading:
        text: list[str] = []
        end = len(_PASTE_END)
        while "".join(text[-end:]) != _PASTE_END:
            character = yield from self._next(LATE_PASTE)
            if character is None:
                break
            text.append(character)
            if len(text) > MOST + end:
                del text[MOST]
        else:
            del text[-end:]
        self._emit(Token("pasted", "".join(text).replace("\0", "")))

    def _string(self, introducer: str) -> Reading:
        """Skip a control string; or emit what turns out to be Escape and keys behind it."""
        begun, length, body, is_sure = self._clock(), 0, f"{ESC}{introducer}", False
        while True:
            is_over = length > MOST or self._clock() - begun > LONGEST
            character = yield from self._next(LATE if is_sure and not is_over else self._soon)
            if character is None or character in _TERMINATORS:
                break
            if character < " " and not (is_sure and character in _IN_STRINGS):
                break
            length += 1
            if not is_sure:
                body += character
                is_sure = _STRINGS[introducer].match(body, len(ESC + introducer)) is not None
        yield from self._end_of_string(character, "" if is_sure else body)

    def _end_of_string(self, character: str | None, typed: str) -> Reading:
        """Skip a terminator; without one, read on with the character that stands in its place."""
        behind = (yield from self._next(self._soon)) if character == ESC else None
        if character in _TERMINATORS or behind == "\\":
            return
        if character == ESC and behind is None:  # and nothing comes that it could belong to
            self._typed(f"{typed}{ESC}")
        else:
            self._broken_off(typed, f"{character or ''}{behind or ''}" or None)
