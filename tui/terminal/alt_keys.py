"""Keys as they are read from the terminal: Escape and a key right behind it are two.

A terminal sends alt and a key as Escape and that key. Textual reads what comes within a tenth of a
second as alt, or drops the Escape: over a slow line Enter would accept a dialog that Escape was to
leave. No command of newsread needs alt, so only keys with alt that the reader has chosen stay so.
Textual also makes keys of what it does not know, and a terminal's answer may have an `x` in it,
which deletes a note: here nothing is a key that is not known to be one.
"""

from __future__ import annotations

import logging
import sys
from codecs import getincrementaldecoder, register_error
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import constants
from textual.events import AppBlur, AppFocus, Key, Paste, Resize
from textual.keys import Keys
from textual.messages import InBandWindowResize, TerminalSupportsSynchronizedOutput

from tui.terminal import key_sequences
from tui.terminal.sequences import ESC, Sequences, Token
from tui.terminal.textual_private import (
    ANSI_SEQUENCES_KEYS,
    IS_ITERM,
    IgnoredSequence,
    ParseEOF,
    ParseTimeout,
    XTermParser,
    can_read,
    character_to_key,
)

if TYPE_CHECKING:
    from codecs import IncrementalDecoder
    from collections.abc import Callable, Collection, Generator, Iterable

    from textual._parser import Peek1, Read1, TokenCallback
    from textual.driver import Driver
    from textual.message import Message

_logger = logging.getLogger(__name__)

_KNOWN: Final = frozenset(
    sequence
    for sequence, keys in ANSI_SEQUENCES_KEYS.items()
    if len(sequence) > 1 and not (len(sequence) == 2 and isinstance(keys, str))
)
"""Sequences that are a key; two characters only over a word, or deleting one, where one writes."""

_SYNCHRONIZED, _SIZE_IN_BAND = "2026", "2048"


class AltKeyParser(XTermParser):
    """Reads what the terminal sends; `bound` are the keys with alt that do something."""

    def __init__(self, bound: Collection[str], debug: bool = False) -> None:
        self._bound = frozenset(bound)
        self._queue: deque[Message] = deque()
        self._sequences = Sequences(self._enqueue, _KNOWN, soon=constants.ESCAPE_DELAY)
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """The messages that come of what was read at once; nothing at all is its end."""
        mended = self._sequences.mended(data)
        return super().feed(mended) if mended or not data else ()

    def parse(self, token_callback: TokenCallback[Message]) -> Generator[Read1 | Peek1, str, None]:
        """Textual's way to have a parser: asks for characters, and gives messages."""
        reading = self._sequences.read()
        wait = next(reading)
        while True:
            character = None
            try:
                character = yield self.read1(wait)
            except ParseTimeout:
                pass
            except ParseEOF:
                return
            wait = reading.send(character)
            while self._queue:
                token_callback(self._queue.popleft())

    def _enqueue(self, token: Token) -> None:
        """Queue the messages of a token; an error is logged, so that reading goes on behind it."""
        try:
            self._queue.extend(self._messages(*token))
        except Exception:
            _logger.exception("the terminal sent %r", token.text[:200])

    def _messages(self, kind: str, text: str) -> Iterable[Message]:
        if kind == "pasted":
            return [Paste(text)]
        if kind == "behind escape":
            return self._apart(text)
        return self._sequence(text) if kind == "sequence" else self._typed(text)

    def _typed(self, character: str) -> Iterable[Message]:
        if character == ESC:
            return [Key("escape", ESC)]
        if character == "\n":  # Enter, typed before newsread had the terminal; ctrl+j is nothing
            return [Key("enter", "\r")]
        keys = self._sequence_to_key_events(character)
        return [key for key in keys if key.key != Keys.Ignore]

    def _apart(self, character: str) -> Iterable[Message]:
        with_alt = list(self._sequence_to_key_events(character, alt=True))
        if any(key.key in self._bound for key in with_alt):
            return with_alt
        return [*self._typed(ESC), *self._typed(character)]

    def _sequence(self, sequence: str) -> Iterable[Message]:
        if key := key_sequences.key(sequence):
            return self._sequence_to_key_events(key)
        if known := ANSI_SEQUENCES_KEYS.get(sequence):
            return _known(known)
        if size := key_sequences.size(sequence):
            return [self._resized(*size)]
        if key_sequences.is_mouse(sequence):
            moved = self.parse_mouse_code(sequence)
            return [moved] if moved else []
        if key_sequences.is_report(sequence):
            return _reported(sequence)
        if key_sequences.has_parameters(sequence):
            return []  # an answer that nobody here has asked for
        return [message for character in sequence for message in self._typed(character)]

    def _resized(self, columns: int, rows: int, width: int, height: int) -> Message:
        resized = Resize.from_dimensions((columns, rows), (width, height))
        if width and height:
            self.terminal_size, self.terminal_pixel_size = resized.size, resized.pixel_size
            self.mouse_pixels = True
        return resized


def _known(keys: tuple[Keys, ...] | str | IgnoredSequence) -> Iterable[Message]:
    """The keys that Textual's table has for a sequence; of the keypad, the character typed."""
    if isinstance(keys, str):
        return [Key(character_to_key(keys), keys)]
    return [] if isinstance(keys, IgnoredSequence) else [Key(key.value, None) for key in keys]


def _reported(report: str) -> Iterable[Message]:
    """What Textual makes of an answer that it has asked for."""
    if report.endswith(("I", "O")):
        return [AppFocus() if report.endswith("I") else AppBlur()]
    mode, setting = report[len("\x1b[?") : -len("$y")].split(";")
    if mode == _SYNCHRONIZED and int(setting) > 0:
        return [TerminalSupportsSynchronizedOutput()]
    if mode == _SIZE_IN_BAND and constants.SMOOTH_SCROLL and not IS_ITERM:
        return [InBandWindowResize.from_setting_parameter(int(setting))]
    return []


def read_apart(driver: type[Driver], bound: Collection[str]) -> None:
    """Have a driver read Escape and the next key apart, but for the keys in `bound`.

    It also goes on reading behind bytes that are no UTF-8: at those Textual's own would end.
    """
    module = vars(sys.modules[driver.__module__])
    if "XTermParser" in module and can_read():
        module["XTermParser"] = partial(AltKeyParser, bound)
    if "getincrementaldecoder" in module:
        module["getincrementaldecoder"] = _lasting_decoder


def _lasting_decoder(encoding: str) -> Callable[[], IncrementalDecoder]:
    return partial(getincrementaldecoder(encoding), errors=_EIGHT_BIT)


def _as_control(error: UnicodeError) -> tuple[str, int]:
    """For a byte that is no UTF-8: its C1 control character, or else U+FFFD; and where to go on."""
    assert isinstance(error, UnicodeDecodeError)
    byte = error.object[error.start]
    return chr(byte) if byte in _C1 else "\N{REPLACEMENT CHARACTER}", error.end


_EIGHT_BIT: Final = "newsread-eight-bit"
_C1: Final = range(0x80, 0xA0)

register_error(_EIGHT_BIT, _as_control)
