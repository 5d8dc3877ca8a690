"""Escape and a key right behind it, read as the two keys that they are.

A terminal sends alt and a key as Escape and that key. Textual reads what comes within a tenth of a
second as alt, or drops the Escape: over a slow line Enter would accept a dialog that Escape was to
leave. No command of newsread needs alt, so only keys with alt that the reader has chosen stay so.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.events import Key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from textual.driver import Driver

ESC: Final = "\x1b"

_BEGINNINGS: Final = {sequence[1] for sequence in ANSI_SEQUENCES_KEYS if len(sequence) > 2}
"""What stands behind ESC in a sequence for one key: of these more may come."""

_ONE_KEY: Final = {
    sequence
    for sequence, keys in ANSI_SEQUENCES_KEYS.items()
    if len(sequence) == 2 and not isinstance(keys, str)
}
"""Two characters that are one key: over a word, or deleting one, where text is written."""


class Apart(XTermParser):
    """Reads what the terminal sends; `bound` are the keys with alt that do something."""

    def __init__(self, bound: Collection[str], debug: bool = False) -> None:
        self._bound = frozenset(bound)
        super().__init__(debug)

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        if alt or self._is_two(sequence):
            yield from self._apart(sequence[-1])
        else:
            yield from super()._sequence_to_key_events(sequence)

    def _is_two(self, sequence: str) -> bool:
        is_pair = len(sequence) == 2 and sequence[0] == ESC and sequence not in _ONE_KEY
        return is_pair and sequence[1] not in _BEGINNINGS

    def _apart(self, character: str) -> Iterable[Key]:
        with_alt = list(super()._sequence_to_key_events(character, alt=True))
        if any(key.key in self._bound for key in with_alt):
            yield from with_alt
            return
        yield Key("escape", ESC)
        yield from super()._sequence_to_key_events(character)


def read_apart(driver: type[Driver], bound: Collection[str]) -> None:
    """Have a driver read Escape and the next key apart, but for the keys in `bound`."""
    module = vars(sys.modules[driver.__module__])
    if "XTermParser" in module:
        module["XTermParser"] = partial(Apart, bound)
