"""A screen on which commands may be two keys long and have a number before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.chords import PREFIXES, Typed
from tui.key_hints import KeyHints

if TYPE_CHECKING:
    from textual import events


class TypedScreen(Screen[None]):
    """Gathers what is typed until it is a command, and shows in its last line how it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.typed = Typed()
        self.hints = KeyHints(id="hints")

    def count_is(self, count: int | None) -> None:
        """The number that was typed before the key that is about to be handled."""

    def on_key(self, event: events.Key) -> None:
        """Gather a count and the two keys of a command; what is whole goes on its way."""
        key = event.character if event.character and event.is_printable else event.key
        typed = self.typed
        if typed.prefix:
            self._typed(Typed(typed.count))
            if key != "escape":
                # As from the app, since an event does not climb past whoever sent it.
                self.app.call_later(self.app.simulate_key, f"{typed.prefix}{key}")
        elif key in PREFIXES and not self._is_command(event.key):
            self._typed(Typed(typed.count, key))
        elif typed.is_count(key) and not self._is_command(event.key):
            self._typed(typed.digit(key))
        else:
            self._whole(key)
            return
        event.stop()
        event.prevent_default()

    def _whole(self, key: str) -> None:
        """Let a whole command go its way, with the count that stood before it."""
        self.count_is(self.typed.count)
        self._typed(Typed())
        if len(key) == 2 and key[0] in PREFIXES and not self._is_command(key):
            self.hints.tell(f"{key} is no command; press {key[0]} alone to see those there are")

    def _typed(self, typed: Typed) -> None:
        self.typed = typed
        self.hints.after(str(typed), typed.prefix)

    def _is_command(self, key: str) -> bool:
        active = self.active_bindings.get(key)
        return active is not None and active.enabled
