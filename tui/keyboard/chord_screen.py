"""A screen on which commands may be two keys long and have a number before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.commands.chords import PREFIXES, Typed
from tui.widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from textual import events
    from textual.binding import ActiveBinding


class ChordScreen(Screen[None]):
    """Gathers what is typed until it is a command, and shows in its last line how it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.typed = Typed()
        self.hints = KeyHints(id="hints")

    def count_is(self, count: int | None) -> None:
        """The number that was typed before the key that is about to be handled."""

    def command_done(self, command: str) -> None:
        """What a key is bound to was done; a command by its id, or nothing that has one."""

    def action_copy_text(self) -> None:
        """Say which key leaves: Textual's ctrl+c would copy what it let the mouse select."""
        self.app.action_help_quit()

    def on_key(self, event: events.Key) -> None:
        """Gather a count and the two keys of a command; what is whole is passed to the app.

        Every command goes that one way, so that keys typed ahead are done in the order in which
        they were typed. The app does it, and not the screen, which a command may close.
        """
        key = event.character if event.character and event.is_printable else event.key
        typed = self.typed
        if typed.prefix:
            self._second(key)
        elif key in PREFIXES and not self._command(event.key):
            self._typed(Typed(typed.count, key))
        elif typed.is_count(key) and (typed.count or not self._command(event.key)):
            self._typed(typed.digit(key))
        elif not self._do(event.key):
            return
        event.stop()
        event.prevent_default()

    def _second(self, key: str) -> None:
        """The second key of two; Escape leaves it at the first."""
        prefix, count = self.typed.prefix, self.typed.count
        self._typed(Typed(count))
        chord = f"{prefix}{key}"
        if key == "escape":
            self._typed(Typed())
        elif not self._do(chord):
            self.hints.tell(f"{chord} is no command; press {prefix} alone to see those there are")

    def _do(self, key: str) -> bool:
        """Have done what the key is bound to, as often as was typed; False if that is nothing."""
        count, active = self.typed.count, self._command(key)
        self._typed(Typed())
        if active is None:
            return False
        self.app.call_later(self._done, count, active)
        return True

    async def _done(self, count: int | None, active: ActiveBinding) -> None:
        self.count_is(count)
        await self.app.run_action(active.binding.action, active.node)
        self.command_done(active.binding.id or "")

    def _typed(self, typed: Typed) -> None:
        self.typed = typed
        self.hints.after(str(typed), typed.prefix)

    def _command(self, key: str) -> ActiveBinding | None:
        active = self.active_bindings.get(key)
        return active if active is not None and active.enabled else None
